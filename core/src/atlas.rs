//! The gazetteer as the conversation sees it, and the names of countries in every language.
//!
//! Names of countries: `core/data/countries.tsv`, built by `tools/countries/build` from Unicode CLDR.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::conversation::Atlas;
use crate::directory::model::Coordinates;
use crate::language::Language;
use crate::matching::map::{Located, Map, Size};
use crate::places::{Gazetteer, Kind, PlaceId};

const COUNTRIES: &str = include_str!("../data/countries.tsv");

/// Names of countries by code and language.
static NAMES: LazyLock<HashMap<(&'static str, Language), &'static str>> = LazyLock::new(|| {
    let mut lines = COUNTRIES.lines();
    let header: Vec<Option<Language>> =
        lines.next().unwrap_or_default().split('\t').skip(1).map(|tag| tag.parse().ok()).collect();
    let mut names = HashMap::new();
    for line in lines {
        let mut cells = line.split('\t');
        let Some(code) = cells.next() else { continue };
        for (language, name) in header.iter().zip(cells) {
            if let Some(language) = language {
                names.insert((code, *language), name);
            }
        }
    }
    names
});

impl Atlas for Gazetteer {
    fn country_of(&self, place: PlaceId) -> Option<String> {
        let country = self.place(place)?.country;
        // Puerto Rico has lines of its own in the directory; the other territories share those of the United States.
        let answers = if country.code() == "PR" { country } else { country.sovereign() };
        Some(answers.code().to_owned())
    }

    fn is_country(&self, place: PlaceId) -> bool {
        self.place(place).is_some_and(|place| place.kind == Kind::Country)
    }

    fn name_of(&self, place: PlaceId, language: Language) -> Option<String> {
        let place = self.place(place)?;
        if place.kind == Kind::Country {
            return Some(self.country_name(place.country.code(), language));
        }
        let mut name = place.name.to_owned();
        if let (Kind::PostalCode, Some(city)) = (place.kind, place.city) {
            name = format!("{city} {name}");
        }
        match place.area.filter(|area| place.kind != Kind::Area && area.name != place.name) {
            Some(area) => Some(format!("{name}, {}", area.name)),
            None => Some(name),
        }
    }

    fn country_name(&self, country: &str, language: Language) -> String {
        let name = |language| NAMES.get(&(country, language)).map(|name| (*name).to_owned());
        name(language).or_else(|| name(Language::ENGLISH)).unwrap_or_else(|| country.to_owned())
    }
}

/// The gazetteer that is part of the program.
#[derive(Debug, Clone, Copy)]
pub struct EmbeddedAtlas;

impl Atlas for EmbeddedAtlas {
    fn country_of(&self, place: PlaceId) -> Option<String> {
        Gazetteer::embedded().country_of(place)
    }

    fn is_country(&self, place: PlaceId) -> bool {
        Gazetteer::embedded().is_country(place)
    }

    fn name_of(&self, place: PlaceId, language: Language) -> Option<String> {
        Gazetteer::embedded().name_of(place, language)
    }

    fn country_name(&self, country: &str, language: Language) -> String {
        Gazetteer::embedded().country_name(country, language)
    }
}

impl Map for EmbeddedAtlas {
    fn locate(&self, place: PlaceId) -> Option<Located> {
        let gazetteer = Gazetteer::embedded();
        let found = gazetteer.place(place)?;
        let country = found.country.code();
        let area = found.area.filter(|_| found.kind > Kind::Area);
        let mut within = Vec::new();
        if let (Kind::PostalCode, Some(city), Some(area)) = (found.kind, found.city, area) {
            within.extend(gazetteer.resolve_area(&format!("{city}, {}", area.name), Some(country)));
        }
        if let (true, Some(county), Some(area)) = (found.kind > Kind::County, found.county, area) {
            within.extend(gazetteer.resolve_area(&format!("{county}, {}", area.name), Some(country)));
        }
        within.extend(area.map(|area| area.id));
        within.dedup();
        Some(Located {
            centre: Some(Coordinates { latitude: found.latitude, longitude: found.longitude }),
            country: self.country_of(place),
            size: match found.kind {
                Kind::Country => Size::Country,
                Kind::Area => Size::Area,
                Kind::County => Size::County,
                Kind::City | Kind::PostalCode => Size::Town,
            },
            within,
        })
    }

    fn resolve(&self, name: &str, country: Option<&str>) -> Option<PlaceId> {
        Gazetteer::embedded().resolve_area(name, country)
    }

    fn postal_code(&self, code: &str, country: Option<&str>) -> Option<PlaceId> {
        let gazetteer = Gazetteer::embedded();
        let found = gazetteer.resolve_area(code, country)?;
        gazetteer.place(found).filter(|place| place.kind == Kind::PostalCode).map(|place| place.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_a_name_in_every_language_offered() {
        let atlas = Gazetteer::embedded();
        for language in crate::i18n::Locales::embedded().offered() {
            for code in ["US", "ES", "HT", "SV", "RU", "JO", "CN"] {
                assert_ne!(atlas.country_name(code, *language), code, "{code} {language}");
            }
        }
        assert_eq!(atlas.country_name("ES", "fr".parse().unwrap()), "Espagne");
        assert_eq!(atlas.country_name("XX", Language::ENGLISH), "XX");
    }
}
