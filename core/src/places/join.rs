//! "City, State, Country": names that stand together and say more together.

use super::Gazetteer;
use super::data::{Entry, Record};
use super::fold::{Folded, Gap, Script};
use super::geo;
use super::home::Hearth;
use super::place::Kind;
use super::rank::{self, Candidate};
use super::spot::Spot;
use super::words::Word;

/// A place as it stands in the text, made of one or more spots.
#[derive(Clone, Debug)]
pub(crate) struct Group<'d> {
    pub spot: Spot,
    pub candidates: Vec<Candidate<'d>>,
    /// A second name confirmed the first.
    pub joined: bool,
}

/// Words that may stand between a place and the larger one it is in.
const BETWEEN: &[&str] = &[
    "in",
    "en",
    "de",
    "nan",
    "of",
    "au",
    "an",
    "etat",
    "estado",
    "state",
    "في",
    "的",
    "ولايه",
];

/// Abbreviations that are words: "de", "pa", "va", "il", "ma".
const WORDS: &[&str] = &[
    "al", "ar", "as", "ca", "co", "de", "ga", "hi", "id", "il", "in", "la", "ma", "me", "mi", "mo",
    "ms", "ne", "no", "oh", "ok", "on", "or", "pa", "pe", "sa", "se", "si", "so", "te", "to", "us",
    "va", "vi", "wa", "ba", "es", "do", "am", "an", "ap", "as", "ce", "go", "tu", "yu", "act",
    "tas", "vic", "son", "sin", "ver", "qui", "hid", "gro", "que", "mor",
];

/// Abbreviations that are answers of another sort.
const CHATTER: &[&str] = &[
    "ok", "hi", "oh", "no", "me", "or", "in", "so", "to", "do", "am", "on",
];

/// A city within this distance of a larger one, named with it, is its suburb or quarter.
const SUBURB_KM: f64 = 40.0;

/// Puts the spots of a text together, from left to right.
pub(crate) fn groups<'d>(
    gazetteer: &'d Gazetteer,
    folded: &Folded,
    hearth: &Hearth<'_>,
    mut spots: Vec<Spot>,
) -> Vec<Group<'d>> {
    keep_codes(gazetteer, folded, &mut spots);
    let mut groups: Vec<Group<'d>> = Vec::with_capacity(spots.len());
    for spot in spots {
        let candidates: Vec<_> = spot
            .entries
            .iter()
            .map(|&e| rank::weigh(&gazetteer.data, hearth, e))
            .collect();
        if let Some(previous) = groups.last_mut()
            && adjacent(folded, previous.spot.last, spot.first)
            && join(gazetteer, folded, previous, &spot, &candidates)
        {
            continue;
        }
        groups.push(Group {
            spot,
            candidates,
            joined: false,
        });
    }
    for group in groups.iter_mut().filter(|g| !g.joined) {
        drop_bare_counties(gazetteer, folded, group);
    }
    groups
}

/// "Power", "Young" and "Lee" are counties only with the word "county" or their state.
fn drop_bare_counties(gazetteer: &Gazetteer, folded: &Folded, group: &mut Group<'_>) {
    let word = gazetteer.word(folded.span(group.spot.first, group.spot.last));
    if word.is(Word::ORDINARY | Word::FIRST_NAME | Word::FAMILY_NAME) {
        group.candidates.retain(|c| !c.entry.is(Entry::BARE));
    }
}

/// Nothing between two spots but a comma or one small word.
fn adjacent(folded: &Folded, last: usize, first: usize) -> bool {
    let gap = |t: usize| folded.tokens.get(t).map_or(Gap::Stop, |t| t.gap);
    match first.checked_sub(last) {
        Some(0) => gap(first) != Gap::Stop,
        Some(1) => {
            gap(last) <= Gap::Comma
                && gap(first) <= Gap::Loose
                && BETWEEN.contains(&folded.token(last))
        }
        _ => false,
    }
}

fn join<'d>(
    gazetteer: &Gazetteer,
    folded: &Folded,
    previous: &mut Group<'d>,
    spot: &Spot,
    outer: &[Candidate<'d>],
) -> bool {
    let next = &folded.tokens[spot.first];
    // "My friend Paris" is no quarter of anywhere.
    let name = gazetteer.word(folded.span(previous.spot.first, previous.spot.last));
    let chance = !previous.joined && name.is(Word::NEVER | Word::ORDINARY | Word::FIRST_NAME);
    let word = |s: &Spot| gazetteer.word(folded.span(s.first, s.last)).is(Word::NEVER);
    // "My" is Vietnamese for the United States, and nothing of the kind in "my mobile".
    if word(spot) && !outer.iter().any(|o| o.entry.is(Entry::CODE)) {
        return false;
    }
    let holds = |o: &Candidate<'d>, c: &Candidate<'d>| {
        !(chance && o.record.kind() == Kind::City) && within(&c.record, &o.record, o.entry)
    };
    let inner: Vec<_> = previous
        .candidates
        .iter()
        .filter(|c| outer.iter().any(|o| holds(o, c)))
        .copied()
        .collect();
    if !inner.is_empty() {
        previous.candidates = inner;
        previous.spot.last = spot.last;
        previous.joined = true;
        return true;
    }
    // The larger first: "Florida, Miami", as Chinese and Arabic often have it.
    let characters = next.script == Script::Character;
    let reversed: Vec<_> = outer
        .iter()
        .filter(|c| {
            !c.entry.is(Entry::CODE)
                && c.record.population() >= 1_000
                && previous.candidates.iter().any(|o| {
                    (characters || o.record.kind() <= Kind::Area)
                        && within(&c.record, &o.record, o.entry)
                })
        })
        .copied()
        .collect();
    let list = next.gap == Gap::Comma && next.script == Script::Word && reversed.len() != 1;
    if reversed.is_empty() || list || chance || previous.joined && !characters {
        return false;
    }
    previous.candidates = reversed;
    previous.spot.last = spot.last;
    previous.joined = true;
    true
}

/// True if naming `outer` behind `inner` tells which `inner` is meant.
fn within(inner: &Record<'_>, outer: &Record<'_>, entry: Entry) -> bool {
    if outer.kind() == Kind::City {
        return inner.kind() == Kind::City
            && inner.id() != outer.id()
            && entry.is(Entry::MAIN | Entry::CODE)
            && inner.country() == outer.country()
            && inner.population() < outer.population()
            && geo::apart(inner, outer) < SUBURB_KM;
    }
    inner.kind() > outer.kind() && geo::holds(outer, inner)
}

/// Drops two-letter codes that are only words here: "in", "or", "me", "la", "de".
fn keep_codes(gazetteer: &Gazetteer, folded: &Folded, spots: &mut Vec<Spot>) {
    let mut n = 0;
    while n < spots.len() {
        let spot = &spots[n];
        let only_codes = spot.entries.iter().all(|e| e.is(Entry::CODE));
        let behind = n > 0
            && adjacent(folded, spots[n - 1].last, spot.first)
            && spots[n - 1].last == spot.first;
        if only_codes
            && spot.last - spot.first == 1
            && !is_code(gazetteer, folded, spot.first, behind)
        {
            spots.remove(n);
        } else {
            n += 1;
        }
    }
}

/// Abbreviations that are words of a language people write to us in.
pub(crate) fn is_word(gazetteer: &Gazetteer, code: &str) -> bool {
    WORDS.contains(&code) || gazetteer.word(code).is(Word::NEVER)
}

fn is_code(gazetteer: &Gazetteer, folded: &Folded, at: usize, behind: bool) -> bool {
    let token = &folded.tokens[at];
    let alone = folded.tokens.len() == 1;
    let capitals = token.shouted && folded.cased;
    let word = is_word(gazetteer, folded.token(at));
    if !behind {
        // "FL" as a whole answer, "in tx"; "OR" only in capitals; "OK" never.
        let name = folded.token(at);
        return !CHATTER.contains(&name)
            && (!is_word(gazetteer, name) || capitals || alone && token.shouted);
    }
    let last = folded
        .tokens
        .get(at + 1)
        .is_none_or(|t| t.gap >= Gap::Comma || t.script == Script::Number);
    capitals || last || !word
}
