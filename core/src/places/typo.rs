//! Misspelt names: one letter wrong in six, two in ten; the first letter is always kept.
//!
//! Walks the automaton of names that people write from, allowing a letter changed, added, left out, or two
//! swapped. Only the word that nothing knows may be wrong: its neighbours ("los angelos") must be right, which
//! also keeps the walk short. Everyday words are never misspelt places.

use super::Gazetteer;
use super::data::{Entry, Record};
use super::fold::{Folded, Gap, Script};
use super::home::{Hearth, Nearness};
use super::place::Kind;
use super::rank;
use super::spot::Spot;
use super::words::Word;
use std::ops::Range;

/// More than this many near names, and none of them is what was meant.
const MOST: usize = 48;

/// People far away are not guessed at: a misspelt name is only taken for a place abroad of at least this size.
const KNOWN_ABROAD: u32 = 100_000;

/// Adds spots for misspelt names among the tokens that no exact name took.
pub(crate) fn mend(
    gazetteer: &Gazetteer,
    folded: &Folded,
    hearth: &Hearth<'_>,
    spots: &mut Vec<Spot>,
) {
    let mut at = 0;
    while at < folded.tokens.len() {
        let found = if is_candidate(gazetteer, folded, at) && !covered(spots, at) {
            mend_one(gazetteer, folded, hearth, spots, at)
        } else {
            None
        };
        at += 1;
        if let Some(spot) = found {
            at = spot.last.max(at);
            spots.retain(|s| s.last <= spot.first || s.first >= spot.last);
            spots.push(spot);
            spots.sort_by_key(|s| s.first);
        }
    }
}

fn covered(spots: &[Spot], at: usize) -> bool {
    let next = spots.partition_point(|s| s.last <= at);
    spots.get(next).is_some_and(|s| s.first <= at)
}

fn is_candidate(gazetteer: &Gazetteer, folded: &Folded, at: usize) -> bool {
    let token = &folded.tokens[at];
    let word = folded.token(at);
    token.script == Script::Word
        && (4..=24).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && doubt(gazetteer, word).is_some()
}

/// How unlikely a word is to be meant as it stands. Rare ones (35: a few in a million words, mostly misspellings
/// that many people make) are only mended beside words that are right; `None` for everyday words.
fn doubt(gazetteer: &Gazetteer, word: &str) -> Option<bool> {
    let known = gazetteer.word(word);
    if known.marks == 0 {
        Some(true)
    } else if known.marks == Word::COMMON && known.zipf < 35 {
        Some(false)
    } else {
        None
    }
}

/// Token windows around an unknown word that may be one name, longest first.
fn windows(folded: &Folded, at: usize) -> impl Iterator<Item = Range<usize>> {
    let tokens = &folded.tokens;
    let joined = |t: usize| {
        tokens
            .get(t)
            .is_some_and(|t| t.gap == Gap::Loose && t.script == Script::Word)
    };
    let (back, on) = (joined(at), joined(at + 1));
    let (back2, on2) = (back && at >= 2 && joined(at - 1), on && joined(at + 2));
    [
        (back && on).then(|| at - 1..at + 2),
        back2.then(|| at - 2..at + 1),
        on2.then(|| at..at + 3),
        back.then(|| at - 1..at + 1),
        on.then(|| at..at + 2),
        Some(at..at + 1),
    ]
    .into_iter()
    .flatten()
}

/// State, province or country right behind the word: then two letters may be wrong in a shorter one.
fn outer_after<'g>(gazetteer: &'g Gazetteer, spots: &[Spot], last: usize) -> Vec<Record<'g>> {
    spots
        .iter()
        .find(|s| s.first == last)
        .map_or_else(Vec::new, |s| {
            s.entries
                .iter()
                .map(|e| gazetteer.data.record(e.index()))
                .filter(|r| r.kind() <= Kind::Area)
                .collect()
        })
}

fn mend_one(
    gazetteer: &Gazetteer,
    folded: &Folded,
    hearth: &Hearth<'_>,
    spots: &[Spot],
    at: usize,
) -> Option<Spot> {
    let mut best: Option<(u8, f64, Spot)> = None;
    let unknown = doubt(gazetteer, folded.token(at)) == Some(true);
    for window in windows(folded, at).filter(|w| unknown || w.len() > 1) {
        let text = folded.span(window.start, window.end);
        let base = folded.tokens[window.start].start;
        let loose = folded.tokens[at].start - base..folded.tokens[at].end - base;
        let outer = outer_after(gazetteer, spots, window.end);
        let most = match (text.len(), loose.len()) {
            (0..6, _) => continue,
            (_, 0..10) if outer.is_empty() => 1,
            _ => 2,
        };
        for (name, distance) in near_names(gazetteer, text, &loose, most) {
            let Some(value) = gazetteer.names.get(&name) else {
                continue;
            };
            let entries: Vec<Entry> = gazetteer
                .data
                .entries(value)
                .filter(|e| !e.is(Entry::CODE))
                .collect();
            let likely = entries
                .iter()
                .map(|&e| rank::weigh(&gazetteer.data, hearth, e))
                .filter(|c| {
                    let near = hearth.nearness(&c.record);
                    let known = near >= Nearness::State
                        || c.record.population() >= KNOWN_ABROAD
                        || near == Nearness::Country && distance == 1;
                    if outer.is_empty() {
                        known
                    } else {
                        outer.iter().any(|o| super::geo::holds(o, &c.record))
                    }
                });
            let Some(weight) = likely.map(|c| c.weight).max_by(f64::total_cmp) else {
                continue;
            };
            if best
                .as_ref()
                .is_none_or(|b| (distance, -weight) < (b.0, -b.1))
            {
                let spot = Spot {
                    first: window.start,
                    last: window.end,
                    start: base,
                    entries,
                    clitic: false,
                    distance,
                };
                best = Some((distance, weight, spot));
            }
        }
        // A longer window that fits says more than a shorter one.
        if best.as_ref().is_some_and(|b| b.0 == 1) {
            break;
        }
    }
    best.map(|b| b.2)
}

/// Names within `most` edits of `text`, edits being allowed only inside `loose`, with their distances.
fn near_names(
    gazetteer: &Gazetteer,
    text: &str,
    loose: &Range<usize>,
    most: u8,
) -> Vec<(String, u8)> {
    for allowed in 1..=most {
        let mut walk = Walk {
            gazetteer,
            text: text.as_bytes(),
            loose: loose.clone(),
            name: Vec::with_capacity(text.len() + 2),
            found: Vec::new(),
        };
        walk.step(gazetteer.typos.root().addr(), 0, allowed);
        let mut found: Vec<(String, u8)> = walk
            .found
            .into_iter()
            .filter_map(|n| Some((String::from_utf8(n).ok()?, allowed)))
            .collect();
        found.sort();
        found.dedup();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

struct Walk<'a> {
    gazetteer: &'a Gazetteer,
    text: &'a [u8],
    loose: Range<usize>,
    name: Vec<u8>,
    found: Vec<Vec<u8>>,
}

impl Walk<'_> {
    /// Goes on from a state of the automaton, `at` letters into the text, with some edits left.
    fn step(&mut self, state: usize, at: usize, left: u8) {
        if self.found.len() >= MOST {
            return;
        }
        let node = self.gazetteer.typos.node(state);
        // All edits are spent before a name counts, so that a distance is exact.
        if at == self.text.len() && node.is_final() && left == 0 {
            self.found.push(self.name.clone());
        }
        if let Some(&letter) = self.text.get(at)
            && let Some(n) = node.find_input(letter)
        {
            self.enter(node.transition(n).addr, letter, at + 1, left);
        }
        // Edits: never on the first letter, only inside the unknown word (or right behind it).
        if left == 0 || at == 0 || !(self.loose.start..=self.loose.end).contains(&at) {
            return;
        }
        let inside = at < self.loose.end;
        if inside {
            self.step(state, at + 1, left - 1); // a letter too many
        }
        for transition in node.transitions() {
            let letter = transition.inp;
            self.enter(transition.addr, letter, at, left - 1); // a letter too few
            if inside && letter != self.text[at] {
                self.enter(transition.addr, letter, at + 1, left - 1); // another letter
            }
            if at + 1 < self.loose.end && letter == self.text[at + 1] && letter != self.text[at] {
                let after = self.gazetteer.typos.node(transition.addr);
                if let Some(n) = after.find_input(self.text[at]) {
                    self.name.push(letter); // two letters swapped
                    self.enter(after.transition(n).addr, self.text[at], at + 2, left - 1);
                    self.name.pop();
                }
            }
        }
    }

    fn enter(&mut self, state: usize, letter: u8, at: usize, left: u8) {
        self.name.push(letter);
        self.step(state, at, left);
        self.name.pop();
    }
}

/// A misspelling needs more evidence than a name.
pub(crate) fn penalty(spot: &Spot) -> f32 {
    f32::from(spot.distance)
}
