//! How answers are put together, told with small directories.

mod found;
mod national;
mod properties;
mod together;

use std::sync::Arc;

use super::query::{Finder, Match, Query, Reason};
use super::samples::{self, Sample, line, question, service, sketch};
use crate::directory::model::Service;
use crate::directory::snapshot::Snapshot;

fn directory(services: impl IntoIterator<Item = Service>) -> Snapshot {
    Snapshot::new(services, Arc::new(sketch()))
}

fn names(found: &[Match]) -> Vec<&str> {
    found.iter().map(|found| found.service.id.as_str()).collect()
}

fn find(services: impl IntoIterator<Item = Service>, query: &Query) -> Vec<String> {
    names(&directory(services).find(query)).into_iter().map(str::to_owned).collect()
}

fn national(services: impl IntoIterator<Item = Service>, query: &Query) -> Vec<String> {
    names(&directory(services).national(query)).into_iter().map(str::to_owned).collect()
}

fn has(found: &Match, reason: Reason) -> bool {
    found.reasons.contains(&reason)
}
