//! In which language a message is: a small model over letters, n-grams and function words, and honest doubt.
//!
//! The model (`locales/language.bin`) learns from the training phrases of every language offered, and, for the rest of
//! the world, from `locales/not-offered.toml`.

use std::borrow::Cow;
use std::collections::HashMap;

use super::augment::{Dice, noise};
use super::features::{Features, hash};
use super::linear::{Linear, WeightsError, sigmoid};
use super::normalise::{Kind, Normalised, normalise};
use super::optimise::{Fit, Sample, Settings, fit};
use super::{Certainty, LanguageGuess};
use crate::language::Language;

/// Room for so many languages, with one column for all others.
pub const COLUMNS: usize = 32;

/// Name of the column for languages that are not offered.
pub const OTHERS: &str = "others";

/// From this probability on a language is certain.
const SURE: f32 = 0.75;
/// From this probability on a message is taken to be in a language that is not offered.
const NOT_OFFERED: f32 = 0.65;
/// Where nothing else tells, a language must be more probable than all others together to be answered in; else it is
/// English. Emoji, digits and hammering on keys resemble some language a little, Chinese for one.
const LIKELY: f32 = 0.5;
/// A second language of at least this probability is read as well.
const ALSO: f32 = 0.12;

/// Settings of the language model.
pub const SETTINGS: Settings = Settings {
    epochs: 8,
    rate: 0.4,
    decay: 1e-6,
    hide_grams: 300,
    hide_concepts: 300,
    rarity: 0.0,
    least: 2,
    most: 24_000,
};

/// Tells languages apart.
pub struct LanguageModel {
    linear: Linear<COLUMNS>,
    offered: Vec<Language>,
    /// Function words of the offered languages: which languages have a word, one bit each.
    words: HashMap<String, u32>,
}

/// How probable each language is.
#[derive(Debug, Clone, PartialEq)]
pub struct Probabilities {
    /// Of the languages offered, in their order.
    pub offered: Vec<f32>,
    /// Of all others together.
    pub others: f32,
}

impl LanguageModel {
    /// Wraps trained weights.
    pub fn new(linear: Linear<COLUMNS>, offered: &[Language], words: &[&[String]]) -> Self {
        Self { linear, offered: offered.to_vec(), words: word_table(words) }
    }

    /// Reads `language.bin`.
    pub fn from_bytes(
        bytes: Cow<'static, [u8]>,
        offered: &[Language],
        words: &[&[String]],
    ) -> Result<Self, WeightsError> {
        let linear = Linear::from_bytes(bytes)?;
        if linear.names != names(offered) {
            return Err(WeightsError::Labels);
        }
        Ok(Self::new(linear, offered, words))
    }

    /// Writes `language.bin`.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.linear.to_bytes()
    }

    /// Checksum of what it was made from.
    pub fn stamp(&self) -> u64 {
        self.linear.stamp
    }

    /// How probable each language is.
    pub fn probabilities(&self, text: &str, read: &Normalised) -> Probabilities {
        let (scores, _) = self.linear.score(&features(text, read, &self.words));
        let count = self.offered.len();
        let values: Vec<f32> = scores[..=count.min(COLUMNS - 1)].iter().map(|score| sigmoid(*score)).collect();
        let sum: f32 = values.iter().sum::<f32>().max(0.05);
        Probabilities {
            offered: values[..count].iter().map(|value| value / sum).collect(),
            others: values.get(count).copied().unwrap_or(0.0) / sum,
        }
    }

    /// The best guess; `hint` is the language of the conversation or of the page. Also gives the bits of the languages
    /// whose patterns should be read.
    pub fn guess(&self, text: &str, read: &Normalised, hint: Option<Language>) -> (LanguageGuess, u32) {
        let probabilities = self.probabilities(text, read);
        let hinted = hint.and_then(|hint| self.offered.iter().position(|language| *language == hint));
        let mut best = 0;
        for (index, value) in probabilities.offered.iter().enumerate() {
            if *value > probabilities.offered.get(best).copied().unwrap_or(0.0) {
                best = index;
            }
        }
        let top = probabilities.offered.get(best).copied().unwrap_or(0.0);
        let words = read.tokens.iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Ideograph)).count();
        let certainty = if words == 0 {
            Certainty::Unsure
        } else if probabilities.others >= NOT_OFFERED && probabilities.others > top {
            Certainty::NotOffered
        } else if top >= SURE {
            Certainty::Sure
        } else {
            Certainty::Unsure
        };
        let english = self.offered.iter().position(|language| *language == Language::ENGLISH);
        match (certainty, hinted, english) {
            (Certainty::Sure, _, _) => {}
            (_, Some(hinted), _) => {
                let value = probabilities.offered.get(hinted).copied().unwrap_or(0.0);
                if words == 0 || certainty == Certainty::NotOffered || value * 4.0 >= top {
                    best = hinted;
                }
            }
            (_, None, Some(english)) if words == 0 || top < LIKELY => best = english,
            (_, None, _) => {}
        }
        let mut bits = 1_u32 << best;
        for (index, value) in probabilities.offered.iter().enumerate() {
            if *value >= ALSO {
                bits |= 1 << index;
            }
        }
        if certainty == Certainty::NotOffered {
            bits = u32::MAX;
        }
        let best = self.offered.get(best).copied().unwrap_or(Language::ENGLISH);
        (LanguageGuess { best, certainty }, bits)
    }
}

fn names(offered: &[Language]) -> Vec<String> {
    offered.iter().map(ToString::to_string).chain([OTHERS.to_owned()]).collect()
}

fn word_table(words: &[&[String]]) -> HashMap<String, u32> {
    let mut table: HashMap<String, u32> = HashMap::new();
    for (index, words) in words.iter().enumerate() {
        for word in *words {
            *table.entry(word.clone()).or_default() |= 1 << index;
        }
    }
    table
}

/// Of a long text the first so many words are enough to tell.
const ENOUGH: usize = 120;

fn features(text: &str, read: &Normalised, words: &HashMap<String, u32>) -> Features {
    let mut out = Features::default();
    let mut name = String::new();
    for token in read.tokens.iter().take(ENOUGH) {
        let folded = &read.folded[token.start..token.end];
        match token.kind {
            Kind::Word => {
                runs(folded, &mut out.grams);
                if let Some(bits) = words.get(folded) {
                    for index in (0..COLUMNS as u32).filter(|index| bits & (1 << index) != 0) {
                        out.grams.push(0x00f0_0000 | index);
                    }
                }
                for c in text.get(token.source.clone()).unwrap_or_default().chars().filter(|c| !c.is_ascii()) {
                    out.grams.push(letter(c));
                }
            }
            Kind::Ideograph => {
                let c = text.get(token.source.clone()).and_then(|part| part.chars().next()).unwrap_or(' ');
                out.grams.push(letter(c));
                let kana = ('\u{3040}'..='\u{30ff}').contains(&c);
                out.concepts.push(if kana { 0x00f1_0001 } else { 0x00f1_0002 });
            }
            Kind::Emoji | Kind::Place => {}
        }
    }
    // Words in pairs, for the little words that several languages share.
    let few = read.tokens.len().min(ENOUGH);
    for pair in 1..few {
        if read.tokens[pair].kind == Kind::Word && read.tokens[pair - 1].kind == Kind::Word {
            name.clear();
            name.push_str(read.word(pair - 1));
            name.push(' ');
            name.push_str(read.word(pair));
            out.grams.push(hash(&name));
        }
    }
    out.grams.sort_unstable();
    out.grams.dedup();
    out.concepts.sort_unstable();
    out.concepts.dedup();
    out
}

/// A letter as typed, in lower case: accents tell languages apart.
fn letter(c: char) -> u32 {
    let low = c.to_lowercase().next().unwrap_or(c);
    0x0100_0000 ^ (low as u32).wrapping_mul(0x9e37_79b1)
}

/// Runs of 1 to 4 letters with the ends of the word marked, and the whole word.
fn runs(word: &str, out: &mut Vec<u32>) {
    let mut chars = [0_u32; 26];
    chars[0] = 0x5e;
    let mut count = 1;
    for c in word.chars().take(24) {
        chars[count] = c as u32;
        count += 1;
    }
    chars[count] = 0x24;
    count += 1;
    for start in 0..count {
        let mut run = 0x811c_9dc5_u32;
        for &c in &chars[start..(start + 4).min(count)] {
            run = (run ^ c).wrapping_mul(0x0100_0193).rotate_left(7);
            out.push(run | 0x8000_0000);
        }
    }
    out.push(hash(word));
}

/// A text to learn a language from.
#[derive(Debug, Clone)]
pub struct Spoken {
    /// Position in the languages offered, or their number for all others.
    pub language: usize,
    /// The text.
    pub text: String,
}

/// Reads `not-offered.toml`.
pub fn not_offered(text: &str) -> Vec<Vec<String>> {
    let table = text.parse::<toml::Table>().unwrap_or_default();
    let list = |value: &toml::Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
    };
    table.values().map(list).collect()
}

/// Learns to tell languages apart.
pub fn train(
    offered: &[Language],
    words: &[&[String]],
    spoken: &[Spoken],
    others: &[Vec<String>],
    stamp: u64,
) -> LanguageModel {
    let table = word_table(words);
    let mut dice = Dice::new(0x1a_4b);
    let mut samples = Vec::new();
    let mut add = |text: &str, language: usize, origin: usize, weight: f32| {
        let read = normalise(text);
        let mut targets = [0.0; COLUMNS];
        targets[language.min(COLUMNS - 1)] = 1.0;
        samples.push(Sample { features: features(text, &read, &table), targets, origin, weight });
    };
    for (origin, one) in spoken.iter().enumerate() {
        add(&one.text, one.language, origin, 1.0);
        let plain: String = bare(&noise(&one.text, 4, &mut dice));
        add(&plain, one.language, origin, 1.0);
        let words: Vec<&str> = one.text.split(' ').collect();
        for _ in 0..2 {
            let from = dice.below(words.len());
            let to = (from + 1 + dice.below(5)).min(words.len());
            add(&words[from..to].join(" "), one.language, origin, 0.4);
        }
    }
    for (number, list) in others.iter().enumerate() {
        // Every list counts alike, however long.
        for round in 0..120 {
            let mut text = String::new();
            for _ in 0..=dice.below(3) {
                text.push_str(list.get(dice.below(list.len())).map_or("", String::as_str));
                text.push(' ');
            }
            let text = if round % 2 == 0 { text } else { bare(&noise(&text, 6, &mut dice)) };
            add(&text, offered.len(), spoken.len() + number * 120 + round, 0.7);
        }
    }
    let Fit { biases, rows } = fit(&samples, &SETTINGS);
    LanguageModel::new(Linear::from_rows(stamp, [0.0; 4], names(offered), biases, &rows), offered, words)
}

/// As typed without accents. Other scripts stay as they are.
fn bare(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if ('\u{c0}'..='\u{24f}').contains(&c) { super::fold::fold_into(c, &mut out) } else { out.push(c) }
    }
    out
}
