//! For tests and benchmarks: a map drawn by hand, and services that are quickly written down.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::map::{Located, Map, Size};
use super::query::Query;
use crate::directory::model::{
    Contact, Coordinates, Coverage, Eligibility, EmergencyRole, Hours, Kind, Location, Service, Verification,
};
use crate::language::Language;
use crate::places::PlaceId;
use crate::vocabulary::{Danger, Need, Trait, Way};

/// A map with a few places on it.
#[derive(Debug, Default)]
pub struct Sketch {
    places: HashMap<PlaceId, Located>,
    names: HashMap<String, PlaceId>,
}

impl Sketch {
    /// Draws a place. `within` are the places around it, from the smallest; `name` is what directories call it.
    #[must_use]
    pub fn place(mut self, id: u32, name: &str, size: Size, country: &str, at: (f64, f64), within: &[u32]) -> Self {
        let located = Located {
            centre: Some(Coordinates { latitude: at.0, longitude: at.1 }),
            country: Some(country.to_owned()),
            size,
            within: within.iter().map(|id| PlaceId(*id)).collect(),
        };
        self.places.insert(PlaceId(id), located);
        self.names.insert(name.to_owned(), PlaceId(id));
        self
    }
}

impl Map for Sketch {
    fn locate(&self, place: PlaceId) -> Option<Located> {
        self.places.get(&place).cloned()
    }

    fn resolve(&self, name: &str, country: Option<&str>) -> Option<PlaceId> {
        let place = *self.names.get(name)?;
        let of = self.places.get(&place)?.country.as_deref();
        country.is_none_or(|country| of == Some(country)).then_some(place)
    }

    fn postal_code(&self, code: &str, country: Option<&str>) -> Option<PlaceId> {
        self.resolve(code, country)
    }
}

/// Florida.
pub const FLORIDA: PlaceId = PlaceId(1);
/// Miami-Dade County, Florida.
pub const MIAMI_DADE: PlaceId = PlaceId(2);
/// Broward County, Florida.
pub const BROWARD: PlaceId = PlaceId(3);
/// Miami, in Miami-Dade.
pub const MIAMI: PlaceId = PlaceId(4);
/// Hialeah, in Miami-Dade, 13 km from Miami.
pub const HIALEAH: PlaceId = PlaceId(5);
/// Fort Lauderdale, in Broward, 40 km from Miami.
pub const FORT_LAUDERDALE: PlaceId = PlaceId(6);
/// Key West, 207 km from Miami.
pub const KEY_WEST: PlaceId = PlaceId(7);
/// A postal code of Hialeah.
pub const ZIP_33012: PlaceId = PlaceId(8);
/// Ontario, Canada.
pub const ONTARIO: PlaceId = PlaceId(9);
/// Toronto, in Ontario.
pub const TORONTO: PlaceId = PlaceId(10);
/// Winnipeg, in Manitoba.
pub const WINNIPEG: PlaceId = PlaceId(12);
/// San Juan, Puerto Rico.
pub const SAN_JUAN: PlaceId = PlaceId(13);

/// The map that these places are on.
pub fn sketch() -> Sketch {
    use Size::{Area, County, Town};
    Sketch::default()
        .place(1, "Florida", Area, "US", (28.75, -82.5), &[])
        .place(2, "Miami-Dade County, Florida", County, "US", (25.61, -80.50), &[1])
        .place(3, "Broward County, Florida", County, "US", (26.15, -80.45), &[1])
        .place(4, "Miami, Florida", Town, "US", (25.774, -80.194), &[2, 1])
        .place(5, "Hialeah, Florida", Town, "US", (25.858, -80.278), &[2, 1])
        .place(6, "Fort Lauderdale, Florida", Town, "US", (26.122, -80.143), &[3, 1])
        .place(7, "Key West, Florida", Town, "US", (24.555, -81.782), &[1])
        .place(8, "33012", Town, "US", (25.865, -80.300), &[5, 2, 1])
        .place(9, "Ontario", Area, "CA", (49.25, -84.5), &[])
        .place(10, "Toronto, Ontario", Town, "CA", (43.706, -79.399), &[9])
        .place(11, "Manitoba", Area, "CA", (55.0, -97.0), &[])
        .place(12, "Winnipeg, Manitoba", Town, "CA", (49.884, -97.147), &[11])
        .place(13, "San Juan", Town, "PR", (18.466, -66.106), &[])
}

/// A service, open to everybody, of public sources, in the United States, with a telephone.
pub fn service(id: &str, needs: &[Need]) -> Service {
    Service {
        id: id.into(),
        agency: "default".into(),
        source: "sample".into(),
        source_id: id.into(),
        name: id.to_owned(),
        name_en: None,
        organization: id.to_owned(),
        description: None,
        kind: Kind::Local,
        needs: needs.to_vec(),
        contacts: vec![Contact { way: Way::Voice, value: id.to_owned(), note: None, languages: Vec::new() }],
        languages: vec!["en".to_owned()],
        hours: Hours { osm: None, text: None, time_zone: None },
        location: Location::Remote,
        coverage: Coverage { country: Some("US".to_owned()), ..Coverage::default() },
        eligibility: Eligibility::default(),
        cost: None,
        free: None,
        documents: Vec::new(),
        show_with: Vec::new(),
        beds: None,
        government: false,
        verification: Verification::PublicSources { seen: None },
    }
}

/// A national line, always open, as the starter directory has them.
pub fn line(id: &str, country: &str, needs: &[Need]) -> Service {
    let coverage = Coverage { country: Some(country.to_owned()), nationwide: true, ..Coverage::default() };
    let mut line = Service { kind: Kind::NationalLine, coverage, ..service(id, needs) };
    line.hours.osm = Some("24/7".to_owned());
    line
}

/// An emergency number.
pub fn emergency(id: &str, country: &str, role: EmergencyRole) -> Service {
    Service { kind: Kind::Emergency(role), ..line(id, country, &[Need::Police, Need::Medical]) }
}

/// Small changes that make a sample.
pub trait Sample: Sized {
    /// At a point of a town that may be shown.
    #[must_use]
    fn at(self, city: &str, point: (f64, f64)) -> Self;
    /// In a town, at a place that must not be shown.
    #[must_use]
    fn hidden_in(self, city: &str) -> Self;
    /// Says that it serves these areas only.
    #[must_use]
    fn serving(self, areas: &[&str]) -> Self;
    /// For people with these traits; for nobody else if `only`.
    #[must_use]
    fn made_for(self, traits: &[Trait], only: bool) -> Self;
    /// With one more way to reach it.
    #[must_use]
    fn way(self, way: Way) -> Self;
    /// Speaking these languages.
    #[must_use]
    fn speaking(self, languages: &[&str]) -> Self;
    /// Verified by the agency on a day.
    #[must_use]
    fn verified(self, day: &str) -> Self;
    /// Open at these hours, in New York's time.
    #[must_use]
    fn open(self, osm: &str) -> Self;
}

impl Sample for Service {
    fn at(mut self, city: &str, (latitude, longitude): (f64, f64)) -> Self {
        self.location = Location::Public {
            address: Some("1 Main Street".to_owned()),
            city: Some(city.to_owned()),
            area: Some("Florida".to_owned()),
            coordinates: Some(Coordinates { latitude, longitude }),
        };
        self
    }

    fn hidden_in(mut self, city: &str) -> Self {
        self.location = Location::Confidential { city: Some(city.to_owned()), area: Some("Florida".to_owned()) };
        self
    }

    fn serving(mut self, areas: &[&str]) -> Self {
        self.coverage.nationwide = false;
        self.coverage.areas = areas.iter().map(|area| (*area).to_owned()).collect();
        self
    }

    fn made_for(mut self, traits: &[Trait], only: bool) -> Self {
        self.eligibility.made_for = traits.to_vec();
        self.eligibility.only_made_for = only;
        self
    }

    fn way(mut self, way: Way) -> Self {
        self.contacts.push(Contact { way, value: format!("{way}"), note: None, languages: Vec::new() });
        self
    }

    fn speaking(mut self, languages: &[&str]) -> Self {
        self.languages = languages.iter().map(|tag| (*tag).to_owned()).collect();
        self
    }

    fn verified(mut self, day: &str) -> Self {
        let on: NaiveDate = day.parse().expect("a day");
        self.verification = Verification::Verified { by: "administrator".to_owned(), on };
        self
    }

    fn open(mut self, osm: &str) -> Self {
        self.hours = Hours { osm: Some(osm.to_owned()), text: None, time_zone: Some("America/New_York".to_owned()) };
        self
    }
}

/// A question in English at noon of a Friday, in the United States, for three services.
pub fn question(needs: &[Need], place: Option<PlaceId>) -> Query {
    Query {
        agency: "default".into(),
        needs: needs.to_vec(),
        danger: Danger::None,
        place,
        country: Some("US".to_owned()),
        traits: Vec::new(),
        language: Language::ENGLISH,
        exclude: Vec::new(),
        now: "2026-11-20T17:00:00Z".parse().expect("a moment"),
        limit: 3,
    }
}
