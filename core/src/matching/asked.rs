//! A question to the directory, digested once so that a thousand services can be held against it.

use chrono::{DateTime, Utc};

use super::entry::{country_code, day, need_bit, trait_bit};
use super::map::{Map, Point, Size, sovereign};
use super::query::Query;
use super::{HIDDEN_MONTHS, STALE_MONTHS};
use crate::places::PlaceId;
use crate::vocabulary::{Danger, Need, Trait, Way};

/// "Near" is within this many kilometres: an hour's drive.
pub(crate) const NEAR_KM: f64 = 80.0;

/// And this many for people who live far from town, where everything is farther.
pub(crate) const NEAR_KM_RURAL: f64 = 160.0;

/// What a conversation is about, which decides the services that are dedicated to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Focus {
    /// Violence at home; also when nothing was said.
    Violence,
    /// A child is hurt.
    Child,
    /// Thoughts of suicide.
    Despair,
    /// One of these needs, which have services of their own: sexual assault, trafficking.
    Need(Need),
}

/// The place asked about.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    pub(crate) place: PlaceId,
    pub(crate) point: Option<Point>,
    pub(crate) size: Size,
    /// The place and those it lies in.
    pub(crate) within: Vec<PlaceId>,
}

/// The digested question.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// What is needed, the most important first, each once, never empty.
    pub(crate) needs: Vec<Need>,
    /// Their bits.
    pub(crate) need_bits: u32,
    pub(crate) traits: u16,
    pub(crate) focus: Focus,
    pub(crate) urgent: bool,
    pub(crate) spot: Option<Spot>,
    /// The country, and the one that answers for it.
    pub(crate) countries: Vec<[u8; 2]>,
    pub(crate) language: String,
    pub(crate) near_km: f64,
    pub(crate) now: DateTime<Utc>,
    today: i32,
    stale_before: i32,
    hidden_before: i32,
}

impl Asked {
    pub(crate) fn new(query: &Query, map: &dyn Map) -> Self {
        let located = query.place.and_then(|place| Some((place, map.locate(place)?)));
        let mut countries = Vec::new();
        let named = located.as_ref().and_then(|(_, located)| located.country.as_deref());
        for country in [named, query.country.as_deref()].into_iter().flatten() {
            for country in [Some(country), sovereign(country)].into_iter().flatten() {
                if let Some(code) = country_code(country).filter(|code| !countries.contains(code)) {
                    countries.push(code);
                }
            }
        }
        let spot = located.filter(|(_, located)| located.size != Size::Country).map(|(place, located)| Spot {
            place,
            point: located.centre.map(Point::new),
            size: located.size,
            within: std::iter::once(place).chain(located.within).collect(),
        });
        let traits = query.traits.iter().fold(0, |bits, word| bits | trait_bit(*word));
        let far = traits & trait_bit(Trait::Rural) != 0;
        let mut asked = Self {
            needs: Vec::new(),
            need_bits: 0,
            traits,
            focus: focus(query),
            urgent: query.danger != Danger::None,
            spot,
            countries,
            language: query.language.as_str().to_owned(),
            near_km: if far { NEAR_KM_RURAL } else { NEAR_KM },
            now: query.now,
            today: day(query.now.date_naive()),
            stale_before: last_day(query.now, STALE_MONTHS),
            hidden_before: last_day(query.now, HIDDEN_MONTHS),
        };
        asked.set_needs(if query.needs.is_empty() { &[Need::Talk] } else { &query.needs });
        asked
    }

    /// The same question about other needs.
    pub(crate) fn about(&self, needs: &[Need]) -> Self {
        let mut other = self.clone();
        other.set_needs(needs);
        other
    }

    fn set_needs(&mut self, needs: &[Need]) {
        self.needs.clear();
        for need in needs {
            if !self.needs.contains(need) {
                self.needs.push(*need);
            }
        }
        self.need_bits = self.needs.iter().fold(0, |bits, need| bits | need_bit(*need));
    }

    pub(crate) const fn says(&self, word: Trait) -> bool {
        self.traits & trait_bit(word) != 0
    }

    pub(crate) const fn wants(&self, need: Need) -> bool {
        self.need_bits & need_bit(need) != 0
    }

    /// Verified more than twelve months ago.
    pub(crate) const fn is_stale(&self, verified: i32) -> bool {
        verified <= self.stale_before
    }

    /// Verified more than fifteen months ago.
    pub(crate) const fn is_hidden(&self, verified: i32) -> bool {
        verified <= self.hidden_before
    }

    /// Days since a day.
    pub(crate) const fn days_since(&self, other: i32) -> i32 {
        self.today - other
    }
}

/// The last day that counts as `months` months ago.
fn last_day(now: DateTime<Utc>, months: i32) -> i32 {
    let months = chrono::Months::new(months.unsigned_abs());
    now.date_naive().checked_sub_months(months).map_or(i32::MIN, day)
}

fn focus(query: &Query) -> Focus {
    match (query.danger, query.needs.first()) {
        (Danger::Suicide, _) => Focus::Despair,
        (Danger::Child, _) | (_, Some(Need::ChildAbuse)) => Focus::Child,
        (_, Some(need @ (Need::SexualAssault | Need::Trafficking))) => Focus::Need(*need),
        _ => Focus::Violence,
    }
}

/// Bits of the ways that need no voice: to write, and for those who sign.
pub(crate) const fn written_ways() -> u8 {
    let mut bits = 0;
    let mut index = 0;
    while index < Way::ALL.len() {
        if Way::ALL[index].is_written() {
            bits |= 1 << index;
        }
        index += 1;
    }
    bits
}
