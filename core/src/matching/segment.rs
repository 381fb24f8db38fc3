//! The services of one agency from one source, with everything worked out that does not depend on the question.

use std::collections::HashMap;
use std::sync::Arc;

use super::entry::{Entry, Pools, country_code};
use super::index::Index;
use super::map::Map;
use crate::directory::model::{Kind, Service, SharedService};
use crate::ids::ServiceId;

/// One segment of the directory. Never changes: an edit builds another one.
#[derive(Debug)]
pub(crate) struct Segment {
    pub(crate) services: Vec<SharedService>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) pools: Pools,
    pub(crate) index: Index,
    numbers: HashMap<ServiceId, u32>,
    /// National lines and emergency numbers, by country.
    lines: HashMap<[u8; 2], Vec<u32>>,
    emergency: HashMap<[u8; 2], Vec<u32>>,
}

impl Segment {
    /// Builds a segment. Of services with one id the last counts.
    pub(crate) fn new(services: Vec<Service>, map: &dyn Map) -> Self {
        let mut numbers = HashMap::with_capacity(services.len());
        let mut kept: Vec<SharedService> = Vec::with_capacity(services.len());
        for service in services {
            let number = u32::try_from(kept.len()).expect("a directory of fewer than four thousand million services");
            match numbers.insert(service.id.clone(), number) {
                None => kept.push(Arc::new(service)),
                Some(earlier) => {
                    numbers.insert(service.id.clone(), earlier);
                    kept[earlier as usize] = Arc::new(service);
                }
            }
        }
        let mut pools = Pools::default();
        let entries: Vec<Entry> = kept.iter().map(|service| Entry::new(service, map, &mut pools)).collect();
        let (mut lines, mut emergency) = (HashMap::new(), HashMap::new());
        for (number, entry) in (0..).zip(&entries) {
            let by_country: &mut HashMap<[u8; 2], Vec<u32>> = match entry.kind {
                Kind::Emergency(_) => &mut emergency,
                Kind::NationalLine => &mut lines,
                Kind::Local => continue,
            };
            if let Some(country) = entry.country {
                by_country.entry(country).or_default().push(number);
            }
        }
        let index = Index::new(&entries, &pools);
        Self { services: kept, entries, pools, index, numbers, lines, emergency }
    }

    /// The number of a service in this segment.
    pub(crate) fn number(&self, id: &ServiceId) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    /// The national lines of these countries.
    pub(crate) fn lines_of(&self, countries: &[[u8; 2]]) -> impl Iterator<Item = u32> {
        countries.iter().filter_map(|country| self.lines.get(country)).flatten().copied()
    }

    /// The emergency numbers of a country.
    pub(crate) fn emergency_of(&self, country: &str) -> impl Iterator<Item = &SharedService> {
        let numbers = country_code(country).and_then(|code| self.emergency.get(&code));
        numbers.into_iter().flatten().map(|number| &self.services[*number as usize])
    }
}
