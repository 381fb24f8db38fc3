//! Places in a message. The gazetteer is behind a small trait, so that this module works with any, or none.

use std::ops::Range;

use crate::language::Language;
use crate::places::{Gazetteer, Home, PlaceId};

/// A name of a place in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundPlace {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it means, most likely first; never empty.
    pub candidates: Vec<PlaceId>,
    /// Whether one must ask which.
    pub ambiguous: bool,
    /// Whether this is the place that the person is at or asks about; at most one is.
    pub chosen: bool,
}

/// Finds places.
pub trait PlaceFinder: Send + Sync {
    /// The places named in a text, in order, not overlapping.
    fn find(&self, text: &str, language: Option<Language>, home: &Home) -> Vec<FoundPlace>;

    /// Whether two names can mean the same place.
    fn same(&self, one: &str, two: &str) -> bool;
}

/// Knows no places.
pub struct NoPlaces;

impl PlaceFinder for NoPlaces {
    fn find(&self, _: &str, _: Option<Language>, _: &Home) -> Vec<FoundPlace> {
        Vec::new()
    }

    fn same(&self, _: &str, _: &str) -> bool {
        false
    }
}

/// The gazetteer that is part of the program.
pub struct Embedded;

impl PlaceFinder for Embedded {
    fn find(&self, text: &str, language: Option<Language>, home: &Home) -> Vec<FoundPlace> {
        let gazetteer = Gazetteer::embedded();
        let tag = language.as_ref().map(Language::as_str);
        let mentions = gazetteer.find(text, tag, home);
        // One mention is the one; of several the gazetteer chooses.
        let chosen = match mentions.as_slice() {
            [] => return Vec::new(),
            [only] => Some(only.range.clone()),
            _ => gazetteer.best(text, tag, home).map(|best| best.mention.range),
        };
        mentions
            .into_iter()
            .filter(|mention| !mention.candidates.is_empty())
            .map(|mention| FoundPlace {
                chosen: chosen.as_ref() == Some(&mention.range),
                range: mention.range,
                ambiguous: mention.ambiguous,
                candidates: mention.candidates,
            })
            .collect()
    }

    fn same(&self, one: &str, two: &str) -> bool {
        let gazetteer = Gazetteer::embedded();
        let home = Home::default();
        match (gazetteer.best_answer(one, None, &home), gazetteer.best_answer(two, None, &home)) {
            (Some(one), Some(two)) => one.place == two.place,
            _ => false,
        }
    }
}
