//! Which of several places of one name is meant.

use super::data::{Data, Entry, Record};
use super::geo;
use super::home::{Hearth, Nearness};
use super::place::{Kind, PlaceId};

/// The next place must be this many times smaller for the first to be certain.
const DOMINANT: f64 = 5.0;

/// How many people a place of home is worth more than one abroad. A village in the agency's own county beats a
/// city elsewhere; one somewhere in the same country only beats a place twenty times its size.
const fn home_factor(nearness: Nearness) -> f64 {
    match nearness {
        Nearness::Abroad => 1.0,
        Nearness::Country => 20.0,
        Nearness::State => 1_500.0,
        Nearness::Area => 4_000.0,
    }
}

/// A candidate and what speaks for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate<'d> {
    pub record: Record<'d>,
    pub entry: Entry,
    pub weight: f64,
}

/// Sorted best first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranked {
    pub ids: Vec<PlaceId>,
    pub ambiguous: bool,
}

pub(crate) fn weigh<'d>(data: &'d Data, hearth: &Hearth<'_>, entry: Entry) -> Candidate<'d> {
    let record = data.record(entry.index());
    let name = match record.kind() {
        // "LA" alone is the city, not Louisiana.
        Kind::Area if entry.is(Entry::CODE) => 0.1,
        _ if entry.is(Entry::MAIN | Entry::CODE) => 1.0,
        _ if entry.is(Entry::BARE) => 0.15,
        _ => 0.2,
    };
    let weight =
        f64::from(record.population().max(100)) * name * home_factor(hearth.nearness(&record));
    Candidate {
        record,
        entry,
        weight,
    }
}

/// Ranks the candidates of one mention.
pub(crate) fn rank(mut candidates: Vec<Candidate<'_>>) -> Ranked {
    candidates.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then(a.record.id().cmp(&b.record.id()))
    });
    prefer_inner(&mut candidates);
    let ambiguous = candidates.first().is_some_and(|first| {
        candidates[1..]
            .iter()
            .any(|next| next.weight * DOMINANT > first.weight && !same_spot(first, next))
    });
    Ranked {
        ids: candidates.iter().map(|c| c.record.id()).collect(),
        ambiguous,
    }
}

/// "New York" is the city rather than its state, "Sarasota" the city rather than its county: whoever means the
/// larger says so. A country stays before its own capital.
fn prefer_inner(candidates: &mut [Candidate<'_>]) {
    let Some(first) = candidates.first() else {
        return;
    };
    if !matches!(first.record.kind(), Kind::Area | Kind::County) {
        return;
    }
    let inner = candidates.iter().position(|c| {
        c.record.kind() == Kind::City
            && geo::holds(&first.record, &c.record)
            && c.weight * 200.0 > first.weight
            && (c.entry.is(Entry::MAIN) || !first.entry.is(Entry::MAIN))
            && f64::from(c.record.population()) * 20.0 > f64::from(first.record.population())
    });
    if let Some(inner) = inner {
        candidates[..=inner].rotate_right(1);
        candidates[0].weight = candidates[0].weight.max(candidates[1].weight);
    }
}

/// True for two records of what a person would call one place: a city and its own county or state, or twins.
fn same_spot(first: &Candidate<'_>, next: &Candidate<'_>) -> bool {
    let (a, b) = (&first.record, &next.record);
    geo::holds(a, b)
        || geo::holds(b, a)
        || a.kind() == Kind::City
            && b.kind() == Kind::City
            && a.area() == b.area()
            && a.country() == b.country()
            && geo::apart(a, b) < 15.0
}
