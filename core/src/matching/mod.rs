//! Matching: filter, rank, explain.

pub mod query;

pub use query::{EmergencyNumbers, Finder, Match, Query, Reason};
