//! Places as settings and directories write them: "Miami-Dade County, Florida".

use super::Gazetteer;
use super::data::{Entry, Record};
use super::fold::fold;
use super::geo;
use super::home::Home;
use super::place::{Country, Kind, PlaceId};
use super::rank;

impl Gazetteer {
    /// The one place that `text` names in full: a name, then the larger ones it is in, separated by commas.
    /// `country` is an ISO code that narrows the search. `None` if no place or more than one fits.
    #[must_use]
    pub fn resolve_area(&self, text: &str, country: Option<&str>) -> Option<PlaceId> {
        let mut parts = text.split(',').map(str::trim).filter(|p| !p.is_empty());
        let name = parts.next()?;
        let outer: Vec<Vec<Record<'_>>> = parts
            .map(|part| self.named(part).map(|(r, _)| r).collect())
            .collect();
        let country = country.and_then(Country::parse).map(Country::sovereign);
        let hearth = Home {
            country,
            area: None,
        }
        .hearth(self);
        let fits = |record: &Record<'_>| {
            country.is_none_or(|c| record.country().sovereign() == c)
                && outer.iter().all(|choices| {
                    choices
                        .iter()
                        .any(|o| o.kind() < record.kind() && geo::holds(o, record))
                })
        };
        let candidates = self
            .named(name)
            .filter(|(r, _)| fits(r))
            .map(|(_, e)| rank::weigh(&self.data, &hearth, e))
            .collect();
        let ranked = rank::rank(candidates);
        ranked.ids.first().copied().filter(|_| !ranked.ambiguous)
    }

    /// Everything that has exactly this name or code.
    fn named(&self, name: &str) -> impl Iterator<Item = (Record<'_>, Entry)> {
        let folded = fold(name).text;
        // A country may be written as its code, "Haiti" as "HT".
        let code = Country::parse(name)
            .filter(|_| name.len() == 2 && name.bytes().all(|b| b.is_ascii_uppercase()));
        let by_code = code.and_then(|c| {
            let [a, b] = c.bytes();
            self.data.index(super::data::id_of(
                Kind::Country,
                u32::from(a) * 256 + u32::from(b),
            ))
        });
        let value = self.names.get(&folded);
        value
            .into_iter()
            .flat_map(|v| self.data.entries(v))
            .map(|e| (self.data.record(e.index()), e))
            .chain(by_code.map(|i| {
                (
                    self.data.record(i),
                    Entry(u32::try_from(i).unwrap_or(0) | Entry::CODE),
                )
            }))
    }
}
