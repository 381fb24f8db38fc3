//! Makes the weights of a language from its training phrases and its lexicon.
//!
//! `cargo run --release -p porchlight-core --bin train` does it for every language (or for those named after `--`),
//! prints cross-validated figures, and writes `locales/<lang>/weights.bin` and `locales/language.bin`.

pub mod tool;

use super::augment::{Dice, noise};
use super::classifier::{Model, Output, Scores, Thresholds, WIDTH};
use super::decide::decide;
use super::features::{Features, extract};
use super::grammar::{Reading, read};
use super::language::Spoken;
use super::lexicon::{Grammar, Label, Lexicon};
use super::linear::Linear;
use super::normalise::{Normalised, PLACE_MARK, normalise};
use super::optimise::{Fit, Sample, Settings, fit};
use super::training_file::Labelled;
use crate::vocabulary::{Danger, Intent, Need};

/// Changes whenever training would give other weights from the same files.
const RECIPE: &str = "recipe 2";

/// Settings found by cross-validation.
pub const SETTINGS: Settings = Settings {
    epochs: 24,
    rarity: 1.0,
    rate: 1.0,
    decay: 3e-4,
    hide_grams: 250,
    hide_concepts: 100,
    least: 2,
    // A row with its hash and scale takes 32 bytes: 1.5 MB.
    most: 47_000,
};

/// For tests: too little to be useful, enough to show that it repeats itself.
pub const SMALL: Settings = Settings { epochs: 2, most: 2_000, ..SETTINGS };

/// Noisy copies of each phrase.
const COPIES: usize = 3;

/// The threshold for further needs is at most so many fiftieths. Some files label each phrase with the one need it was
/// written for; real messages carry one to three, and a second service shown too many costs less than one left out.
const MOST_NEED_STEPS: usize = 13;

/// Below this precision of danger among the held-out phrases, recall is no longer bought.
const LEAST_PRECISION: f64 = 0.66;

/// Into so many parts the phrases are split for cross-validation.
pub const FOLDS: usize = 5;

/// Checksum of what weights are made from.
pub fn stamp(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts.iter().chain(&[RECIPE]) {
        for byte in part.bytes().filter(|byte| *byte != b'\r').chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// The fold a phrase belongs to.
pub fn fold_of(phrase: &Labelled) -> usize {
    (stamp(&[&phrase.text]) >> 20) as usize % FOLDS
}

/// The phrase with its place replaced by a mark, as the engine sees it once it has recognised the place.
pub fn masked(phrase: &Labelled) -> String {
    match phrase.place.as_deref().and_then(|place| phrase.text.find(place).map(|at| (at, place.len()))) {
        Some((at, length)) => {
            format!("{}{PLACE_MARK}{}", &phrase.text[..at], &phrase.text[at + length..])
        }
        None => phrase.text.clone(),
    }
}

/// What the lexicon of one language sees in a text.
pub fn look(lexicon: &Lexicon, language: usize, text: &str) -> (Normalised, Reading, Features) {
    let text = normalise(text);
    let reading = read(&text, &lexicon.find(&text, 1 << language));
    let features = extract(&text, &reading);
    (text, reading, features)
}

/// The columns that should be 1.
fn targets(phrase: &Labelled) -> [f32; WIDTH] {
    let mut targets = [0.0; WIDTH];
    let mut set = |output: Output| targets[output.column()] = 1.0;
    phrase.needs.iter().for_each(|need| set(Output::Need(*need)));
    phrase.traits.iter().for_each(|word| set(Output::Trait(*word)));
    set(Output::Intent(phrase.intent.unwrap_or(Intent::Request)));
    if let Some(danger) = phrase.danger.filter(|danger| *danger != Danger::None) {
        set(Output::Danger(danger));
        set(Output::AnyDanger);
    }
    if phrase.about_other {
        set(Output::AboutOther);
    }
    targets
}

/// The samples made of phrases: each as it is, with noise, and some joined in pairs, because people write more than
/// one sentence.
pub fn samples(lexicon: &Lexicon, language: usize, phrases: &[&Labelled]) -> Vec<Sample<WIDTH>> {
    let mut dice = Dice::new(0x5eed);
    let mut samples = Vec::with_capacity(phrases.len() * (COPIES + 2));
    for (origin, phrase) in phrases.iter().enumerate() {
        let targets = targets(phrase);
        let clean = masked(phrase);
        let mut add = |text: &str, weight: f32| {
            let features = look(lexicon, language, text).2;
            samples.push(Sample { features, targets, origin, weight });
        };
        add(&clean, 1.0);
        for copy in 0..COPIES {
            let base = if copy == 0 { &phrase.text } else { &clean };
            add(&noise(base, 3 + copy * 2, &mut dice), 0.5);
        }
    }
    let told: Vec<usize> = (0..phrases.len())
        .filter(|index| phrases[*index].intent == Some(Intent::Request) && phrases[*index].text.chars().count() < 120)
        .collect();
    let light: Vec<usize> = (0..phrases.len())
        .filter(|index| {
            matches!(phrases[*index].intent, Some(Intent::Greeting | Intent::Thanks | Intent::About | Intent::Human))
        })
        .collect();
    for round in 0..phrases.len() / 2 {
        let (Some(&one), Some(&two)) = (told.get(dice.below(told.len())), told.get(dice.below(told.len()))) else {
            break;
        };
        let first = match light.get(dice.below(light.len())) {
            Some(&light) if round % 3 == 0 => light,
            _ => one,
        };
        let (first, second) = (phrases[first], phrases[two]);
        if first.about_other != second.about_other && first.intent == Some(Intent::Request) {
            continue;
        }
        let joined = join(first, second);
        let text = format!("{}. {}", masked(first), masked(second));
        let features = look(lexicon, language, &text).2;
        samples.push(Sample { features, targets: targets(&joined), origin: two, weight: 0.3 });
    }
    from_patterns(lexicon, language, phrases.len(), &mut dice, &mut samples);
    samples
}

/// How many ways to say each pattern are learned from.
const WAYS: usize = 25;

/// What one of them counts beside a phrase.
const PATTERN_WEIGHT: f32 = 0.3;

/// Samples made of the lexicon's patterns, so that the classifier knows their words too, and knows them misspelt.
/// What a pattern does not tell stays unknown.
fn from_patterns(
    lexicon: &Lexicon,
    language: usize,
    first_origin: usize,
    dice: &mut Dice,
    samples: &mut Vec<Sample<WIDTH>>,
) {
    for (number, (label, pattern)) in lexicon.patterns(language).enumerate() {
        let mut targets = [-1.0; WIDTH];
        let mut all = |outputs: &mut dyn Iterator<Item = Output>, value: f32| {
            outputs.for_each(|output| targets[output.column()] = value);
        };
        match label {
            Label::Need(need, true) => {
                all(&mut Need::ALL.iter().map(|need| Output::Need(*need)), 0.0);
                all(&mut [Output::Need(need), Output::Intent(Intent::Request)].into_iter(), 1.0);
            }
            Label::Danger(danger, true) => {
                all(&mut Output::all().filter(|output| matches!(output, Output::Danger(_))), 0.0);
                all(&mut [Output::Danger(danger), Output::AnyDanger].into_iter(), 1.0);
            }
            Label::NotDanger(danger) => all(&mut [Output::Danger(danger), Output::AnyDanger].into_iter(), 0.0),
            Label::Intent(intent) => {
                all(&mut Output::all().filter(|output| matches!(output, Output::Intent(_))), 0.0);
                all(&mut [Output::AnyDanger].into_iter(), 0.0);
                all(&mut [Output::Intent(intent)].into_iter(), 1.0);
            }
            Label::Trait(word) => all(&mut [Output::Trait(word)].into_iter(), 1.0),
            Label::Grammar(Grammar::Other) => all(&mut [Output::AboutOther].into_iter(), 1.0),
            Label::Grammar(Grammar::Own) => all(&mut [Output::AboutOther].into_iter(), 0.0),
            _ => continue,
        }
        let sequences = super::pattern::parse(pattern).unwrap_or_default();
        let mut said: Vec<String> = Vec::new();
        for way in 0..WAYS {
            let Some(items) = sequences.get(dice.below(sequences.len())) else { break };
            let clean = super::pattern::example(items, |of| dice.below(of));
            if clean.is_empty() || said.contains(&clean) {
                continue;
            }
            let text = if way % 2 == 1 { noise(&clean, 3, dice) } else { clean.clone() };
            said.push(clean);
            let text = normalise(&text);
            let mut features = extract(&text, &Reading::default());
            features.concepts.clear();
            samples.push(Sample { features, targets, origin: first_origin + number, weight: PATTERN_WEIGHT });
        }
    }
}

/// What two messages in one say.
fn join(first: &Labelled, second: &Labelled) -> Labelled {
    let mut joined = second.clone();
    let rank = |phrase: &Labelled| phrase.intent.map_or(0, |intent| usize::from(intent != Intent::Human));
    if rank(first) == 0 {
        joined.intent = Some(Intent::Human);
    }
    let mut needs = first.needs.clone();
    needs.extend(second.needs.iter().filter(|need| !first.needs.contains(need)));
    joined.needs = needs;
    joined.danger = first.danger.max(second.danger);
    joined.about_other = first.about_other || second.about_other;
    joined.traits.extend(first.traits.iter().filter(|word| !second.traits.contains(word)));
    joined
}

/// Trains on phrases. `thresholds` are those found by [`calibrate`].
pub fn train(
    lexicon: &Lexicon,
    language: usize,
    phrases: &[&Labelled],
    settings: &Settings,
    stamp: u64,
    thresholds: Thresholds,
) -> Model {
    let Fit { biases, rows } = fit(&samples(lexicon, language, phrases), settings);
    Model::new(Linear::from_rows(stamp, [0.0; 4], Model::names(), biases, &rows), thresholds)
}

/// A phrase as a model saw it that had not learned from it.
pub struct HeldOut<'a> {
    /// The phrase.
    pub phrase: &'a Labelled,
    /// As read.
    pub text: Normalised,
    /// What the lexicon saw.
    pub reading: Reading,
    /// What the model thought.
    pub scores: Scores,
}

/// Cross-validation: every phrase judged by a model trained on the others.
pub fn hold_out<'a>(
    lexicon: &Lexicon,
    language: usize,
    phrases: &'a [Labelled],
    settings: &Settings,
) -> Vec<HeldOut<'a>> {
    let mut out = Vec::with_capacity(phrases.len());
    for fold in 0..FOLDS {
        let rest: Vec<&Labelled> = phrases.iter().filter(|phrase| fold_of(phrase) != fold).collect();
        let model = train(lexicon, language, &rest, settings, 0, Thresholds::default());
        for phrase in phrases.iter().filter(|phrase| fold_of(phrase) == fold) {
            let (text, reading, features) = look(lexicon, language, &masked(phrase));
            let scores = model.score(&features);
            out.push(HeldOut { phrase, text, reading, scores });
        }
    }
    out
}

/// The thresholds that served the held-out phrases best.
pub fn calibrate(held_out: &[HeldOut<'_>]) -> Thresholds {
    let mut best = Thresholds::default();
    let steps = |from: usize, to: usize| (from..=to).map(|step| step as f32 / 50.0);
    let pick = |candidates: Vec<f32>, value: &dyn Fn(f32) -> f64| {
        let mut chosen = (f64::MIN, 0.0);
        for candidate in candidates {
            let score = value(candidate);
            if score > chosen.0 {
                chosen = (score, candidate);
            }
        }
        chosen.1
    };
    best.need = pick(steps(5, MOST_NEED_STEPS).collect(), &|need| {
        let thresholds = Thresholds { need, ..best };
        let (mut right, mut wrong, mut missed) = (0.0, 0.0, 0.0);
        for held in held_out {
            let verdict = decide(&held.text, &held.reading, &held.scores, &thresholds);
            let hits = verdict.needs.iter().filter(|need| held.phrase.needs.contains(need)).count() as f64;
            right += hits;
            wrong += verdict.needs.len() as f64 - hits;
            missed += held.phrase.needs.len() as f64 - hits;
        }
        2.0 * right / (2.0 * right + wrong + missed)
    });
    // Danger: recall before precision; but below a precision of two thirds a card shown too often is no longer read.
    best.danger = pick(steps(2, 30).collect(), &|danger| {
        let thresholds = Thresholds { danger, ..best };
        let (mut right, mut wrong, mut missed) = (0.0, 0.0, 0.0_f64);
        for held in held_out {
            let fired = decide(&held.text, &held.reading, &held.scores, &thresholds).danger != Danger::None;
            let real = held.phrase.danger.unwrap_or(Danger::None) != Danger::None;
            match (fired, real) {
                (true, true) => right += 1.0,
                (true, false) => wrong += 1.0,
                (false, true) => missed += 1.0,
                (false, false) => {}
            }
        }
        let recall = right / f64::max(right + missed, 1.0);
        let precision = right / f64::max(right + wrong, 1.0);
        f64::min(recall, 0.98) + f64::min(precision, LEAST_PRECISION) * 4.0 + 0.1 * precision
    });
    let f1 = |value: &dyn Fn(&HeldOut<'_>) -> (f64, f64, f64)| {
        let (mut right, mut wrong, mut missed) = (0.0, 0.0, 0.0);
        for held in held_out {
            let (r, w, m) = value(held);
            right += r;
            wrong += w;
            missed += m;
        }
        2.0 * right / f64::max(2.0 * right + wrong + missed, 1.0)
    };
    best.about_other = pick(steps(4, 35).collect(), &|about_other| {
        let thresholds = Thresholds { about_other, ..best };
        f1(&|held| match (
            decide(&held.text, &held.reading, &held.scores, &thresholds).about_other,
            held.phrase.about_other,
        ) {
            (true, true) => (1.0, 0.0, 0.0),
            (true, false) => (0.0, 1.0, 0.0),
            (false, true) => (0.0, 0.0, 1.0),
            (false, false) => (0.0, 0.0, 0.0),
        })
    });
    best.traits = pick(steps(4, 35).collect(), &|traits| {
        let thresholds = Thresholds { traits, ..best };
        f1(&|held| {
            let verdict = decide(&held.text, &held.reading, &held.scores, &thresholds);
            let hits = verdict.traits.iter().filter(|word| held.phrase.traits.contains(word)).count() as f64;
            (hits, verdict.traits.len() as f64 - hits, held.phrase.traits.len() as f64 - hits)
        })
    });
    best
}

/// Messages that the language model learns from: each phrase with its language's number.
pub fn spoken(number: usize, phrases: &[Labelled]) -> Vec<Spoken> {
    phrases.iter().map(|phrase| Spoken { language: number, text: masked(phrase) }).collect()
}
