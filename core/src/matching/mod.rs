//! Matching: which services of the directory fit a person, in which order, and why.
//!
//! | to change | look at |
//! |---|---|
//! | who may be shown at all | [`filter`] |
//! | what counts for more, and how much | [`rank`] |
//! | what is dedicated to violence at home | [`subject`] |
//! | how an answer is put together from the best | [`find`] |
//! | national lines and emergency numbers | [`lines`] |
//! | the reasons given | [`explain`] |
//! | speed, and nothing else | [`index`], [`tree`] |
//!
//! What a service is, as far as matching goes, is worked out once ([`entry`]) when its [`segment`] is built; a question
//! is digested once ([`asked`]). The map comes from outside ([`Map`]). Nothing here reads a clock.

mod asked;
mod entry;
mod explain;
mod filter;
mod find;
mod hours;
mod index;
mod lines;
pub mod map;
pub mod query;
#[cfg(any(test, feature = "testing"))]
pub mod random;
mod rank;
#[cfg(any(test, feature = "testing"))]
pub mod samples;
mod schedule;
mod segment;
mod select;
mod subject;
#[cfg(test)]
mod tests;
mod tree;

pub use hours::{HIDDEN_MONTHS, STALE_MONTHS, is_hidden, is_stale, open_now};
pub use map::{Located, Map, Size};
pub use query::{EmergencyNumbers, Finder, Match, Query, Reason};

pub(crate) use asked::Asked;
pub(crate) use entry::country_code;
pub(crate) use find::find;
pub(crate) use lines::{emergency, has_violence_line, national};
pub(crate) use map::sovereign;
pub(crate) use segment::Segment;
pub(crate) use select::Shelf;
