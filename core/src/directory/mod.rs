//! The directory: HSDS model, import, store, snapshot.
//!
//! | file | what |
//! |---|---|
//! | [`model`] | a service as matching and conversation see it |
//! | [`records`] | the HSDS 3 records as the store keeps them; the only list of columns on the Rust side |
//! | [`additions`] | what Porchlight adds to HSDS |
//! | [`import`] | packages → records, with every problem listed |
//! | [`confidential`], [`streets`], [`seal`] | what is confidential, and how it is kept out |
//! | [`store`] | the database |
//! | [`assemble`], [`needs`], [`hours`], [`languages`] | records → services |
//! | [`starter`] | national lines, there from the first start |
//! | [`phone`] | links of published contacts |
//!
//! The next change: a column is added in [`records`] and a migration; an addition in [`additions`] and [`assemble`]; a
//! need's words in `core/data/directory/needs.csv`.

pub mod additions;
pub mod assemble;
pub mod confidential;
pub mod hours;
pub mod import;
pub mod keys;
pub mod languages;
pub mod model;
pub mod needs;
pub mod phone;
pub mod records;
pub mod report;
pub mod seal;
pub mod snapshot;
pub mod starter;
pub mod store;
pub mod streets;
