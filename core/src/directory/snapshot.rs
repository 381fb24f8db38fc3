//! The directory as it is at one moment: immutable, in memory, and swapped whole by its owner.
//!
//! It is made of segments, one for each agency and source. Building one again (after an edit, an import, a new day's
//! sync) shares all others with the snapshot before:
//!
//! ```ignore
//! let next = directory.load().with(&agency, &source, services);   // may take a while: not in an async task
//! directory.store(Arc::new(Arc::new(next)));                      // every question from now on sees it
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use super::model::{Coordinates, Service, SharedService};
use crate::ids::{AgencyId, ServiceId, SourceId};
use crate::matching::{
    Asked, EmergencyNumbers, Finder, Map, Match, Query, Segment, Shelf, country_code, emergency, find,
    has_violence_line, national, sovereign,
};
use crate::places::PlaceId;
use crate::vocabulary::Danger;

/// See the module documentation.
#[derive(Clone)]
pub struct Snapshot {
    segments: BTreeMap<(AgencyId, SourceId), Arc<Segment>>,
    map: Arc<dyn Map>,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sizes = self
            .segments
            .iter()
            .map(|((agency, source), segment)| (format!("{agency}/{source}"), segment.services.len()));
        f.debug_map().entries(sizes).finish()
    }
}

impl Snapshot {
    /// A directory with nothing in it.
    pub fn empty(map: Arc<dyn Map>) -> Self {
        Self { segments: BTreeMap::new(), map }
    }

    /// A directory of these services; each says which agency and source it is of.
    pub fn new(services: impl IntoIterator<Item = Service>, map: Arc<dyn Map>) -> Self {
        let mut parts: BTreeMap<(AgencyId, SourceId), Vec<Service>> = BTreeMap::new();
        for service in services {
            parts.entry((service.agency.clone(), service.source.clone())).or_default().push(service);
        }
        let segments =
            parts.into_iter().map(|(key, services)| (key, Arc::new(Segment::new(services, &*map)))).collect();
        Self { segments, map }
    }

    /// The same directory with what one agency has from one source replaced. Services of other agencies or sources
    /// among `services` are left out: they would be found under the wrong one.
    #[must_use]
    pub fn with(&self, agency: &AgencyId, source: &SourceId, services: Vec<Service>) -> Self {
        let mut next = self.clone();
        let own: Vec<Service> =
            services.into_iter().filter(|service| service.agency == *agency && service.source == *source).collect();
        let key = (agency.clone(), source.clone());
        if own.is_empty() {
            next.segments.remove(&key);
        } else {
            next.segments.insert(key, Arc::new(Segment::new(own, &*self.map)));
        }
        next
    }

    /// The same directory without what one agency has from one source.
    #[must_use]
    pub fn without(&self, agency: &AgencyId, source: &SourceId) -> Self {
        self.with(agency, source, Vec::new())
    }

    /// How many services there are.
    pub fn len(&self) -> usize {
        self.segments.values().map(|segment| segment.services.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// Every service, by agency and source, in the order they were given.
    pub fn services(&self) -> impl Iterator<Item = &SharedService> {
        self.segments.values().flat_map(|segment| &segment.services)
    }

    /// The same answer as [`Finder::find`], from a look at every service: what the index is measured against.
    #[cfg(any(test, feature = "testing"))]
    pub fn find_by_scanning(&self, query: &Query) -> Vec<Match> {
        let centre = query.place.and_then(|place| self.centre(place));
        find(&self.shelf(query).by_scanning(), query, &Asked::new(query, &*self.map), centre)
    }

    fn shelf(&self, query: &Query) -> Shelf<'_> {
        let own = self.segments.iter().filter(|((agency, _), _)| *agency == query.agency);
        Shelf::new(own.map(|(_, segment)| &**segment).collect(), &query.exclude)
    }

    fn all(&self) -> impl Iterator<Item = &Segment> + Clone {
        self.segments.values().map(|segment| &**segment)
    }
}

impl Finder for Snapshot {
    fn find(&self, query: &Query) -> Vec<Match> {
        let centre = query.place.and_then(|place| self.centre(place));
        find(&self.shelf(query), query, &Asked::new(query, &*self.map), centre)
    }

    fn emergency(&self, country: &str, danger: Danger) -> Option<EmergencyNumbers> {
        emergency(self.all(), country, danger)
    }

    fn national(&self, query: &Query) -> Vec<Match> {
        national(&self.shelf(query), &Asked::new(query, &*self.map), query.limit)
    }

    fn has_violence_line(&self, country: &str) -> bool {
        let countries = [Some(country), sovereign(country)];
        let mut codes = countries.into_iter().flatten().filter_map(country_code);
        codes.any(|code| self.all().any(|segment| has_violence_line(segment, code)))
    }

    fn service(&self, id: &ServiceId) -> Option<SharedService> {
        self.all().find_map(|segment| Some(segment.services[segment.number(id)? as usize].clone()))
    }

    fn services(&self) -> usize {
        self.len()
    }

    fn centre(&self, place: PlaceId) -> Option<Coordinates> {
        self.map.locate(place)?.centre
    }
}
