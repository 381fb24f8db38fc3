//! Spotting: which tokens of a text are, letter for letter, the name of something.

use super::Gazetteer;
use super::data::Entry;
use super::fold::{Folded, Script};
use super::words::Word;

/// A run of tokens that is a name, before anything is decided about it.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Where the name begins in the folded text: behind an Arabic "in" or "and", if one is attached.
    pub start: usize,
    pub entries: Vec<Entry>,
    /// An attached Arabic preposition stands for a written one.
    pub clitic: bool,
    /// Letters that had to be changed: 0 for an exact name.
    pub distance: u8,
}

/// Arabic letters that are written together with the next word: and, so, in, to, like. The empty one comes
/// first; the second column is what the name then begins with.
const CLITICS: &[(&str, &str, bool)] = &[
    ("", "", false),
    ("ب", "", true),
    ("ل", "", true),
    ("و", "", false),
    ("ف", "", true),
    ("وب", "", true),
    ("ال", "", false),
    ("بال", "", true),
    ("وال", "", false),
    ("لل", "", true),
    ("لل", "ال", true),
    ("عال", "ال", true),
    ("ع", "", true),
];

/// All exact names, leftmost and longest, without overlap.
pub(crate) fn spots(gazetteer: &Gazetteer, folded: &Folded) -> Vec<Spot> {
    let mut spots = Vec::new();
    let mut at = 0;
    while at < folded.tokens.len() {
        if let Some(spot) = longest(gazetteer, folded, at) {
            at = spot.last;
            spots.push(spot);
        } else {
            at += 1;
        }
    }
    spots
}

fn longest(gazetteer: &Gazetteer, folded: &Folded, at: usize) -> Option<Spot> {
    let token = folded.tokens[at];
    if token.script == Script::Number || !may_start(folded, at) {
        return None;
    }
    let text = &folded.text[token.start..];
    if !text.starts_with(|c| ('\u{0600}'..='\u{06FF}').contains(&c)) {
        return walk(gazetteer, folded, at, "", "");
    }
    let mut best: Option<Spot> = None;
    // "And if" is not Van with an "and".
    let whole = gazetteer
        .word(folded.token(at))
        .is(Word::ORDINARY | Word::NEVER);
    for &(attached, begins, clitic) in CLITICS {
        let article = begins == "ال"
            || text
                .strip_prefix(attached)
                .is_some_and(|t| t.starts_with("ال"));
        if whole && !attached.is_empty() && !article {
            continue;
        }
        // What is left of the first word must still be a word of three letters.
        if token.end - token.start < attached.len() + 6 || !text.starts_with(attached) {
            continue;
        }
        if let Some(mut spot) = walk(gazetteer, folded, at, attached, begins)
            && best.as_ref().is_none_or(|b| spot.last > b.last)
        {
            spot.clitic = clitic;
            best = Some(spot);
        }
    }
    best
}

/// Korean names begin where a word begins.
fn may_start(folded: &Folded, at: usize) -> bool {
    folded.tokens[at].script != Script::Syllable
        || at == 0
        || folded.tokens[at - 1].script != Script::Syllable
        || folded.tokens[at].gap != super::fold::Gap::None
}

fn walk(
    gazetteer: &Gazetteer,
    folded: &Folded,
    at: usize,
    attached: &str,
    begins: &str,
) -> Option<Spot> {
    let start = folded.tokens[at].start + attached.len();
    let mut end = at;
    let mut best: Option<(usize, u64)> = None;
    gazetteer
        .names
        .beginnings(begins, &folded.text[start..], |length, value| {
            while folded
                .tokens
                .get(end)
                .is_some_and(|t| t.end < start + length)
            {
                end += 1;
            }
            let Some(last) = folded.tokens.get(end) else {
                return;
            };
            if last.end == start + length && ends_well(gazetteer, folded, at, end) {
                best = Some((end + 1, value));
            }
        });
    let (last, value) = best?;
    Some(Spot {
        first: at,
        last,
        start,
        entries: gazetteer.data.entries(value).collect(),
        clitic: false,
        distance: 0,
    })
}

/// A name of several words is not one if all of them are words that never make a place ("of me", "in a").
fn ends_well(gazetteer: &Gazetteer, folded: &Folded, first: usize, last: usize) -> bool {
    first == last
        || folded.tokens[first].script != Script::Word
        || (first..=last)
            .any(|t| folded.token(t).len() > 2 && !gazetteer.word(folded.token(t)).is(Word::NEVER))
}
