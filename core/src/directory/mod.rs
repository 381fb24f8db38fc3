//! The directory: HSDS model, import, store, snapshot.

pub mod model;
pub mod phone;
pub mod snapshot;
