//! The one place a person is at, or asks about.

use super::Gazetteer;
use super::cues::Role;
use super::find::{Found, Mention};
use super::home::Home;
use super::place::{Kind, PlaceId};
use std::cmp::Reverse;

/// The place to look for services at.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    pub place: PlaceId,
    /// Where the text says so, with the other places it may be.
    pub mention: Mention,
    /// Ask which one before relying on it.
    pub ambiguous: bool,
}

impl Gazetteer {
    /// The place that the person is at or asks about, or `None`.
    ///
    /// What they say of themselves now ("I live in", "now in") goes before what they only name, and that before
    /// where they come from or have left; then the smaller place goes before the larger around it, and the
    /// later before the earlier.
    #[must_use]
    pub fn best(&self, text: &str, language: Option<&str>, home: &Home) -> Option<Resolved> {
        self.choose(&self.find_all(text, language, home, false), home)
    }

    /// Like [`Gazetteer::best`], for the answer to "where are you?": a bare word that is a small place, such as
    /// "Hope" or "Normal", is then a place.
    #[must_use]
    pub fn best_answer(&self, text: &str, language: Option<&str>, home: &Home) -> Option<Resolved> {
        self.choose(&self.find_all(text, language, home, true), home)
    }

    fn choose(&self, found: &[Found], home: &Home) -> Option<Resolved> {
        let best = found
            .iter()
            .enumerate()
            .max_by_key(|(n, f)| (standing(f.role), self.kind(f), Reverse(f.mention.ambiguous), *n))
            .map(|(_, f)| f)
            .filter(|best| self.may_be_here(best, home))?;
        // "I'm in Florida, in Hialeah": of places as good as each other, one inside the other, the inner.
        let best = found.iter().filter(|f| f.role > Role::Origin || best.role <= Role::Origin).fold(best, |best, f| {
            let inside = best.mention.candidates.first().zip(f.mention.candidates.first()).is_some_and(|(&b, &c)| {
                b != c && (self.contains(b, c) || right_behind(&best.mention, &f.mention) && self.quarter(b, c))
            });
            if inside { f } else { best }
        });
        Some(Resolved {
            place: *best.mention.candidates.first()?,
            ambiguous: best.mention.ambiguous,
            mention: best.mention.clone(),
        })
    }

    /// What they have left is not where they need help, nor is a country they are from: a wrong country is a wrong
    /// number. "I'm from Hialeah", in the agency's own country, is.
    fn may_be_here(&self, found: &Found, home: &Home) -> bool {
        match found.role {
            Role::Away => false,
            Role::Origin => {
                let place = found.mention.candidates.first().and_then(|id| self.place(*id));
                place.is_some_and(|place| {
                    place.kind != Kind::Country
                        && home.country.is_none_or(|country| country.sovereign() == place.country.sovereign())
                })
            }
            Role::Open | Role::At | Role::Here => true,
        }
    }

    /// "New York, dans le Bronx": a smaller city close to a larger one.
    fn quarter(&self, larger: PlaceId, smaller: PlaceId) -> bool {
        let (Some(a), Some(b)) = (self.place(larger), self.place(smaller)) else {
            return false;
        };
        a.kind == Kind::City
            && b.kind == Kind::City
            && a.population > b.population
            && self.distance_km(larger, smaller).is_some_and(|d| d < 35.0)
    }

    fn kind(&self, found: &Found) -> Option<Kind> {
        Some(self.place(*found.mention.candidates.first()?)?.kind)
    }
}

/// No more than a few letters between two mentions: a comma, "in the", "dans le".
fn right_behind(first: &Mention, second: &Mention) -> bool {
    second.range.start >= first.range.end && second.range.start - first.range.end <= 9
}

/// Being somewhere and naming somewhere weigh the same unless the person says which.
const fn standing(role: Role) -> u8 {
    match role {
        Role::Away => 0,
        Role::Origin => 1,
        Role::Open => 2,
        Role::At => 3,
        Role::Here => 4,
    }
}
