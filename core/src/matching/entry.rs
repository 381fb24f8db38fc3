//! What matching needs to know of a service, worked out once when its segment is built, in a few words of memory.

use chrono::{Datelike, NaiveDate};

use super::map::{Map, Point, Size};
use super::schedule::Schedules;
use super::subject::{Dedication, dedication, is_crisis_line};
use crate::directory::model::{Kind, Location, Service, Verification};
use crate::places::PlaceId;
use crate::vocabulary::{Need, Trait, Way};

/// The bit of a need, so that sets of needs are numbers.
pub(crate) const fn need_bit(need: Need) -> u32 {
    1 << need.index()
}

/// The bit of a trait.
pub(crate) const fn trait_bit(word: Trait) -> u16 {
    1 << word.index()
}

/// The bit of a way of contact.
pub(crate) const fn way_bit(way: Way) -> u8 {
    1 << way.index()
}

/// A country as two capital letters; `None` for what is no country code.
pub(crate) fn country_code(text: &str) -> Option<[u8; 2]> {
    match text.trim().as_bytes() {
        [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
            Some([a.to_ascii_uppercase(), b.to_ascii_uppercase()])
        }
        _ => None,
    }
}

/// How far a service can be trusted, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Trust {
    Unreviewed,
    Public,
    Verified,
}

/// A piece of the segment's pool of places.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slice {
    start: u32,
    length: u32,
}

/// A service, as matching sees it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Where it is, or the centre of the area that is known.
    pub(crate) point: Option<Point>,
    /// Bits of its needs.
    pub(crate) needs: u32,
    /// Bits of its languages, in the table of the segment.
    pub(crate) languages: u128,
    /// Bits of the traits it is made for.
    pub(crate) made_for: u16,
    /// Bits of the ways to reach it.
    pub(crate) ways: u8,
    /// What kind of entry it is.
    pub(crate) kind: Kind,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<[u8; 2]>,
    pub(crate) nationwide: bool,
    /// It says which areas it serves, and all of them are known places.
    pub(crate) stated: bool,
    /// It says which areas it serves, and not all of them could be found on the map.
    pub(crate) unclear: bool,
    /// All that is known is the state it is in.
    pub(crate) vague: bool,
    pub(crate) women_only: bool,
    pub(crate) men_only: bool,
    pub(crate) only_made_for: bool,
    /// Only for a group that no trait stands for.
    pub(crate) narrow: bool,
    pub(crate) government: bool,
    pub(crate) crisis: bool,
    pub(crate) minimum_age: u8,
    pub(crate) maximum_age: u8,
    pub(crate) dedication: Dedication,
    pub(crate) trust: Trust,
    /// The number of the day of its verification, counted from the first of January of the year 1.
    pub(crate) verified: Option<i32>,
    /// Whether there were free beds, and the day that was said.
    pub(crate) beds: Option<(bool, i32)>,
    /// Its opening hours among those of the segment.
    pub(crate) hours: u32,
    /// Places it says it serves, sorted.
    pub(crate) covers: Slice,
    /// Places around what it serves, sorted; and those it is in, unless it says clearly whom it serves.
    pub(crate) touches: Slice,
    /// The smallest known place it is in.
    pub(crate) home: Option<PlaceId>,
    /// Which is a town.
    pub(crate) in_town: bool,
}

/// The lists that entries of one segment share.
#[derive(Debug, Default)]
pub(crate) struct Pools {
    places: Vec<PlaceId>,
    /// Languages, the bit of each being its position.
    languages: Vec<String>,
    pub(crate) schedules: Schedules,
}

/// Languages beyond this many share the last bit, and nobody is told that they are spoken.
const LANGUAGES: usize = 127;

impl Pools {
    pub(crate) fn slice(&self, slice: Slice) -> &[PlaceId] {
        let start = slice.start as usize;
        self.places.get(start..start + slice.length as usize).unwrap_or_default()
    }

    fn keep(&mut self, mut places: Vec<PlaceId>) -> Slice {
        places.sort_unstable();
        places.dedup();
        let start = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        self.places.extend(&places);
        Slice { start, length: u32::try_from(places.len()).unwrap_or(0) }
    }

    fn languages_of(&mut self, service: &Service) -> u128 {
        let own = service.languages.iter();
        let tags = own.chain(service.contacts.iter().flat_map(|contact| &contact.languages));
        let mut bits = 0;
        for tag in tags {
            let language = spoken(tag);
            let position = self.languages.iter().position(|known| *known == language).unwrap_or_else(|| {
                self.languages.push(language);
                self.languages.len() - 1
            });
            bits |= 1 << position.min(LANGUAGES);
        }
        bits
    }

    /// The bit of a language in this segment; 0 where nobody speaks it.
    pub(crate) fn language_bit(&self, tag: &str) -> u128 {
        let language = spoken(tag);
        match self.languages.iter().position(|known| *known == language) {
            Some(position) if position < LANGUAGES => 1 << position,
            _ => 0,
        }
    }
}

/// The language of a tag, dialects under the name that people's messages are filed under.
fn spoken(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match primary.as_str() {
        "cmn" | "yue" | "nan" | "zho" => "zh".into(),
        "fil" => "tl".into(),
        "arb" | "ary" | "arz" | "apc" | "acm" => "ar".into(),
        "pes" | "prs" => "fa".into(),
        "hat" => "ht".into(),
        _ => primary,
    }
}

impl Entry {
    /// Reads a service, with the map for the places it names.
    pub(crate) fn new(service: &Service, map: &dyn Map, pools: &mut Pools) -> Self {
        let stated_country = service.coverage.country.as_deref().and_then(country_code);
        let country_text = stated_country.and_then(|code| String::from_utf8(code.to_vec()).ok());
        let home = home(service, map, country_text.as_deref());
        let located = home.and_then(|place| map.locate(place));
        let mut touches = Vec::new();
        let mut covers = Vec::new();
        let mut nationwide = service.coverage.nationwide;
        let mut unclear = false;
        let coverage = &service.coverage;
        let areas = coverage.areas.iter().map(|area| map.resolve(area, country_text.as_deref()));
        let codes = coverage.postal_codes.iter().map(|code| map.postal_code(code, country_text.as_deref()));
        for place in areas.chain(codes) {
            match place.and_then(|place| Some((place, map.locate(place)?))) {
                Some((_, located)) if located.size == Size::Country => nationwide = true,
                Some((place, located)) => {
                    covers.push(place);
                    touches.extend(located.within);
                }
                None => unclear = true,
            }
        }
        let mut point = match &service.location {
            Location::Public { coordinates: Some(at), .. } => Some(Point::new(*at)),
            _ => None,
        };
        let mut vague = false;
        match &located {
            // A whole state has no surroundings: who is known to be somewhere in it may serve all of it.
            Some(area) if area.size <= Size::Area => {
                vague = point.is_none() && covers.is_empty() && !unclear && area.size == Size::Area;
                covers.extend(home.filter(|_| vague));
            }
            Some(town) => point = point.or_else(|| town.centre.map(Point::new)),
            None => {}
        }
        if service.kind == Kind::NationalLine && coverage.areas.is_empty() && coverage.postal_codes.is_empty() {
            nationwide = true;
        }
        let stated = !covers.is_empty() && !unclear;
        if !stated {
            touches.extend(home);
            touches.extend(located.iter().flat_map(|located| &located.within));
        }
        let country = stated_country.or_else(|| country_code(located.as_ref()?.country.as_deref()?));
        let eligibility = &service.eligibility;
        Self {
            point,
            needs: service.needs.iter().fold(0, |bits, need| bits | need_bit(*need)),
            languages: pools.languages_of(service),
            made_for: eligibility.made_for.iter().fold(0, |bits, word| bits | trait_bit(*word)),
            ways: service.contacts.iter().fold(0, |bits, contact| bits | way_bit(contact.way)),
            kind: service.kind,
            country,
            nationwide,
            stated,
            unclear,
            vague,
            women_only: eligibility.women_only,
            men_only: eligibility.men_only,
            only_made_for: eligibility.only_made_for && !eligibility.made_for.is_empty(),
            narrow: eligibility.only_made_for && eligibility.made_for.is_empty(),
            government: service.government,
            crisis: is_crisis_line(service),
            minimum_age: eligibility.minimum_age.unwrap_or(0),
            maximum_age: eligibility.maximum_age.unwrap_or(u8::MAX),
            dedication: dedication(service),
            trust: match service.verification {
                Verification::Unreviewed => Trust::Unreviewed,
                Verification::PublicSources { .. } => Trust::Public,
                Verification::Verified { .. } => Trust::Verified,
            },
            verified: service.verification.verified_on().map(day),
            beds: service.beds.map(|(count, said)| (count > 0, day(said))),
            hours: pools.schedules.keep(&service.hours),
            covers: pools.keep(covers),
            touches: pools.keep(touches),
            home,
            in_town: located.is_some_and(|home| home.size == Size::Town),
        }
    }
}

/// The number of a day.
pub(crate) fn day(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// The smallest place that a service is known to be in.
fn home(service: &Service, map: &dyn Map, country: Option<&str>) -> Option<PlaceId> {
    let (city, area) = match &service.location {
        Location::Remote => return None,
        Location::Public { city, area, .. } | Location::Confidential { city, area } => {
            (city.as_deref(), area.as_deref())
        }
    };
    let filled = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (city, area) = (filled(city), filled(area));
    match (city, area) {
        (Some(city), Some(area)) => {
            map.resolve(&format!("{city}, {area}"), country).or_else(|| map.resolve(&area, country))
        }
        (Some(city), None) => map.resolve(&city, country),
        (None, Some(area)) => map.resolve(&area, country),
        (None, None) => None,
    }
}
