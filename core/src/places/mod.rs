//! The gazetteer: which place a person means, in the languages and spellings people write in.
//!
//! Everything is embedded in the program and read where it lies: no network, no parsing at start. A look-up
//! runs in one pass over the text, in steps that are one file each:
//!
//! 1. `fold` makes one spelling of case, accents, scripts and widths;
//! 2. `spot` finds the names, longest first, in an automaton of all names;
//! 3. `postal` and `typo` find ZIP codes and misspelt names in what is left;
//! 4. `join` puts "City, State, Country" together;
//! 5. `evidence` decides whether a name is a place here at all, from the words before it (`cues`) and from
//!    how ordinary a word it is (`words`);
//! 6. `rank` orders the places of one name by nearness to [`Home`] and by population;
//! 7. `best` picks the one place that the person is at or asks about.
//!
//! **Adding names**: write lines into `data/places/supplement.csv` and run `tools/gazetteer/build` (its README says which
//! files come from where).
//! **A word is wrongly taken for a place**: add it to `data/places/words/never.txt` or `people.txt`, or, if the
//! words before it misled, see `cues`; then add the sentence to `cases.tsv`.
//! **A place is wrongly taken for a word**: `data/places/words/plain.txt`.

mod best;
mod cues;
mod data;
mod evidence;
mod find;
mod fold;
mod geo;
mod home;
pub mod import;
mod join;
mod names;
mod place;
mod postal;
mod rank;
mod resolve;
mod spot;
mod tables;
mod typo;
mod words;

pub use best::Resolved;
pub use data::Broken;
pub use find::Mention;
pub use home::Home;
pub use place::{Area, Country, Kind, Place, PlaceId};

use std::sync::LazyLock;

/// All places and all their names.
pub struct Gazetteer {
    data: data::Data,
    names: names::Names,
    typos: fst::raw::Fst<&'static [u8]>,
    words: fst::Map<&'static [u8]>,
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (places, codes) = self.counts();
        f.debug_struct("Gazetteer")
            .field("places", &places)
            .field("postal_codes", &codes)
            .finish_non_exhaustive()
    }
}

static EMBEDDED: LazyLock<Gazetteer> = LazyLock::new(|| {
    Gazetteer::new(
        include_bytes!("../../data/places/places.bin"),
        include_bytes!("../../data/places/latin.fst"),
        include_bytes!("../../data/places/other.fst"),
        include_bytes!("../../data/places/typos.fst"),
        include_bytes!("../../data/places/words.fst"),
    )
    .expect("the embedded gazetteer is read by a test")
});

impl Gazetteer {
    /// The gazetteer that is part of the program.
    ///
    /// # Panics
    /// Only if the program was built around damaged files, which a test would have shown.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// A gazetteer over files that live as long as the program.
    ///
    /// # Errors
    /// If a file is not what [`import`] writes.
    pub fn new(
        places: &'static [u8],
        latin: &'static [u8],
        other: &'static [u8],
        typos: &'static [u8],
        words: &'static [u8],
    ) -> Result<Self, Broken> {
        Ok(Self {
            data: data::Data::new(places)?,
            names: names::Names::new(latin, other)?,
            typos: fst::raw::Fst::new(typos).map_err(|_| Broken::Names)?,
            words: fst::Map::new(words).map_err(|_| Broken::Names)?,
        })
    }

    /// The place with this id.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Option<Place> {
        self.data.place(id)
    }

    /// How many places (postal codes apart) and how many postal codes there are.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.data.len(), self.data.zip_count())
    }

    /// Kilometres from one place to another, along the surface of the Earth.
    #[must_use]
    pub fn distance_km(&self, a: PlaceId, b: PlaceId) -> Option<f64> {
        let (a, b) = (self.place(a)?, self.place(b)?);
        Some(geo::distance_km(
            (a.latitude, a.longitude),
            (b.latitude, b.longitude),
        ))
    }

    /// True if `place` is, or lies in, the country, area or county `outer`; a city contains its postal codes.
    #[must_use]
    pub fn contains(&self, outer: PlaceId, place: PlaceId) -> bool {
        if outer == place {
            return true;
        }
        let (Some(o), Some(p)) = (self.place(outer), self.place(place)) else {
            return false;
        };
        let same_area = o.area.map(|a| a.id) == p.area.map(|a| a.id) && o.country == p.country;
        match o.kind {
            Kind::Country => o.country == p.country || o.country == p.country.sovereign(),
            Kind::Area => same_area && p.kind > Kind::Country,
            Kind::County => same_area && o.county == p.county && p.kind >= Kind::County,
            Kind::City => same_area && p.kind == Kind::PostalCode && p.city == Some(o.name),
            Kind::PostalCode => false,
        }
    }

    fn word(&self, folded: &str) -> words::Word {
        words::look_up(&self.words, folded)
    }
}

#[cfg(test)]
mod tests;
