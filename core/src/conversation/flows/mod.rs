//! One file for each way a conversation can go. Every flow returns a [`super::draft::Draft`].

pub mod danger;
pub mod human;
pub mod information;
pub mod opening;
pub mod others;
pub mod place;
pub mod request;
mod search;
