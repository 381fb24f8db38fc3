//! What the classifier looks at: character and word n-grams of the folded message, and what the lexicon saw.

use super::grammar::Reading;
use super::lexicon::{Grammar, Label};
use super::normalise::{Kind, Normalised};

/// Features of a message, as hashes; sorted, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features {
    /// Of the text.
    pub grams: Vec<u32>,
    /// Of what the lexicon saw in it.
    pub concepts: Vec<u32>,
}

/// Longest run of characters inside a word.
const LONGEST: usize = 5;

const PRIME: u32 = 0x0100_0193;

fn mix(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(PRIME).rotate_left(5)
}

/// Spreads the bits, so that the low ones can address a table.
fn finish(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x7feb_352d);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x846c_a68b);
    hash ^ (hash >> 16)
}

/// Hash of a name.
pub fn hash(name: &str) -> u32 {
    finish(name.bytes().fold(0x811c_9dc5, |hash, byte| mix(hash, u32::from(byte))))
}

/// Features of a message.
pub fn extract(text: &Normalised, reading: &Reading) -> Features {
    let mut features = Features::default();
    grams(text, &mut features.grams);
    concepts(reading, &mut features.concepts);
    let count = text.tokens.len();
    let length = match count {
        0..=4 => count,
        5..=7 => 5,
        8..=14 => 6,
        15..=30 => 7,
        _ => 8,
    };
    features.concepts.push(finish(mix(0x51, length as u32)));
    features.grams.sort_unstable();
    features.grams.dedup();
    features.concepts.sort_unstable();
    features.concepts.dedup();
    features
}

fn grams(text: &Normalised, out: &mut Vec<u32>) {
    out.reserve(text.folded.len() * 5);
    let mut words: Vec<u32> = Vec::with_capacity(text.tokens.len());
    for token in &text.tokens {
        let word = &text.folded[token.start..token.end];
        let whole = word.chars().fold(0x1234_5677, |hash, c| mix(hash, c as u32));
        words.push(whole);
        if token.kind == Kind::Word {
            inside(word, out);
        }
    }
    for (index, &word) in words.iter().enumerate() {
        out.push(finish(word));
        let ideograph = text.tokens[index].kind == Kind::Ideograph;
        let mut run = word;
        let longest = if ideograph { 4 } else { 3 };
        for &next in words.iter().take(index + longest).skip(index + 1) {
            run = mix(run, next);
            out.push(finish(run ^ 0x2f));
        }
        // Pairs with something between: "he _ me".
        for skip in 2..=3 {
            if let Some(&next) = words.get(index + skip) {
                out.push(finish(mix(mix(word, 0x77), next)));
            }
        }
    }
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        out.push(finish(mix(*first, 0x5f)));
        out.push(finish(mix(*last, 0x60)));
    }
}

/// Runs of 2 to [`LONGEST`] characters, with the ends of the word marked.
fn inside(word: &str, out: &mut Vec<u32>) {
    let mut chars = [0_u32; 26];
    chars[0] = u32::from(b'^');
    let mut count = 1;
    for c in word.chars().take(24) {
        chars[count] = c as u32;
        count += 1;
    }
    chars[count] = u32::from(b'$');
    count += 1;
    for start in 0..count - 1 {
        let mut run = mix(0x9e37_79b9, chars[start]);
        for &c in &chars[start + 1..(start + LONGEST).min(count)] {
            run = mix(run, c);
            out.push(finish(run));
        }
    }
}

/// The name of a hit's feature, or `None` for grammar words, which have their own.
fn concepts(reading: &Reading, out: &mut Vec<u32>) {
    for seen in &reading.seen {
        let state = u32::from(seen.negated) | u32::from(seen.past) << 1 | u32::from(seen.figure) << 2;
        let label = match seen.hit.label {
            Label::Need(need, strong) => 0x1000 | (need.index() as u32) << 1 | u32::from(strong),
            Label::Danger(danger, strong) => 0x2000 | (danger.index() as u32) << 1 | u32::from(strong),
            Label::NotDanger(danger) => 0x3000 | danger.index() as u32,
            Label::Intent(intent) => 0x4000 | intent.index() as u32,
            Label::Trait(word) => 0x5000 | word.index() as u32,
            Label::Flag(flag) => 0x6000 | flag as u32,
            Label::Grammar(_) => continue,
        };
        out.push(finish(mix(mix(0xc0, label), state)));
    }
    let grammar = [
        (Grammar::Unreal, reading.unreal),
        (Grammar::Past, reading.only_past),
        (Grammar::Now, reading.now),
        (Grammar::Other, reading.other && !reading.own),
        (Grammar::Own, reading.own),
    ];
    for (word, present) in grammar {
        if present {
            out.push(finish(mix(0xc1, word as u32)));
        }
    }
    if reading.seen.is_empty() {
        out.push(finish(0xc2));
    }
}

#[cfg(test)]
mod tests {
    use super::super::normalise::normalise;
    use super::*;

    #[test]
    fn a_typo_keeps_most_of_a_words_features() {
        let of = |text: &str| extract(&normalise(text), &Reading::default()).grams;
        let (right, wrong) = (of("restraining"), of("restraning"));
        let shared = right.iter().filter(|gram| wrong.contains(gram)).count();
        assert!(shared * 2 > right.len(), "{shared} of {}", right.len());
    }
}
