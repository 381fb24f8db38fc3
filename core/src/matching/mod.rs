//! Matching: filter, rank, explain.

mod hours;
pub mod query;

pub use hours::{HIDDEN_MONTHS, STALE_MONTHS, is_hidden, is_stale, open_now};
pub use query::{EmergencyNumbers, Finder, Match, Query, Reason};
