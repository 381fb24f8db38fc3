//! The gazetteer.

/// A place of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct PlaceId(pub u32);

/// Where an agency is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {}
