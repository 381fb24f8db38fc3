//! Places in a message. The gazetteer is behind a small trait, so that this module works with any, or none.

use std::ops::Range;

use crate::language::Language;
use crate::places::{Home, PlaceId};

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
