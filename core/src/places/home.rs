//! The agency's own area, which decides between places of one name.

use super::data::Record;
use super::place::{Country, Kind, PlaceId};
use super::{Gazetteer, geo};

/// Where an agency is. Unknown parts are `None`; then the larger place wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    pub country: Option<Country>,
    /// A city, county or first-level area.
    pub area: Option<PlaceId>,
}

/// How near a place is to home, from the farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    Abroad,
    Country,
    /// In the state of the home county or city.
    State,
    Area,
}

/// What a look-up needs to know of home, worked out once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hearth<'d> {
    pub country: Option<Country>,
    area: Option<Record<'d>>,
}

impl Home {
    /// Home from the settings' own words, such as `US` and `Miami-Dade County, Florida`. An area that cannot
    /// be told for certain is left out.
    #[must_use]
    pub fn resolve(gazetteer: &Gazetteer, country: Option<&str>, area: Option<&str>) -> Self {
        let country = country.and_then(Country::parse);
        let area =
            area.and_then(|text| gazetteer.resolve_area(text, country.as_ref().map(Country::code)));
        Self {
            country: country.or_else(|| Some(gazetteer.place(area?)?.country)),
            area,
        }
    }

    pub(crate) fn hearth<'d>(&self, gazetteer: &'d Gazetteer) -> Hearth<'d> {
        let area = self
            .area
            .and_then(|id| gazetteer.data.index(id))
            .map(|i| gazetteer.data.record(i));
        Hearth {
            country: self
                .country
                .or_else(|| area.map(|a| a.country()))
                .map(Country::sovereign),
            area,
        }
    }
}

impl Hearth<'_> {
    pub fn nearness(&self, place: &Record<'_>) -> Nearness {
        if let Some(area) = &self.area {
            let same_county = area.county() != 0 && area.county() == place.county();
            if geo::holds(area, place)
                || same_county
                || geo::holds(place, area) && place.kind() >= Kind::Area
            {
                return Nearness::Area;
            }
            if area.area() != 0 && area.area() == place.area() && area.country() == place.country()
            {
                return Nearness::State;
            }
        }
        if self
            .country
            .is_some_and(|c| c == place.country().sovereign())
        {
            Nearness::Country
        } else {
            Nearness::Abroad
        }
    }
}
