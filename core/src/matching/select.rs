//! The best of an agency's services for a question: by looking at every one of them, or by the index. Both must agree,
//! and a test holds them to it.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::asked::Asked;
use super::filter::{Pass, Reach, accepts, reach, reaches};
use super::index;
use super::rank;
use super::segment::Segment;
use crate::directory::model::SharedService;
use crate::ids::ServiceId;

/// A service in the running.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) segment: &'a Segment,
    pub(crate) number: u32,
    pub(crate) reach: Reach,
    pub(crate) open: Option<bool>,
    pub(crate) score: f64,
}

impl<'a> Candidate<'a> {
    pub(crate) fn service(&self) -> &'a SharedService {
        &self.segment.services[self.number as usize]
    }

    pub(crate) fn is(&self, other: &Candidate<'_>) -> bool {
        std::ptr::eq(self.segment, other.segment) && self.number == other.number
    }

    /// The better one first; no two services are equal.
    fn order(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then_with(|| self.service().id.cmp(&other.service().id))
    }
}

/// The best so far, at most so many, in order.
#[derive(Debug)]
pub(crate) struct Top<'a> {
    most: usize,
    list: Vec<Candidate<'a>>,
}

impl<'a> Top<'a> {
    fn new(most: usize) -> Self {
        Self { most, list: Vec::with_capacity(most + 1) }
    }

    /// Whether something with at most this score can still get in.
    pub(crate) fn admits(&self, bound: f64) -> bool {
        bound > f64::NEG_INFINITY && self.has_room_for(bound)
    }

    fn has_room_for(&self, bound: f64) -> bool {
        self.list.len() < self.most || self.list.last().is_some_and(|last| bound >= last.score)
    }

    fn offer(&mut self, candidate: Candidate<'a>) {
        if self.list.iter().any(|known| known.is(&candidate)) {
            return;
        }
        let position = self.list.partition_point(|known| known.order(&candidate) == Ordering::Less);
        if position < self.most {
            self.list.insert(position, candidate);
            self.list.truncate(self.most);
        }
    }
}

/// An agency's segments, and which services are out of the running.
#[derive(Debug, Clone)]
pub(crate) struct Shelf<'a> {
    pub(crate) segments: Vec<&'a Segment>,
    /// Services already shown, by segment.
    excluded: Vec<HashSet<u32>>,
    /// Looks at every service instead of asking the index; for tests and benchmarks.
    scanning: bool,
}

impl<'a> Shelf<'a> {
    pub(crate) fn new(segments: Vec<&'a Segment>, exclude: &[ServiceId]) -> Self {
        let numbers = |segment: &&Segment| exclude.iter().filter_map(|id| segment.number(id)).collect();
        let excluded = segments.iter().map(numbers).collect();
        Self { segments, excluded, scanning: false }
    }

    /// Its segments, each with what is left out of it.
    pub(crate) fn with_excluded(&self) -> impl Iterator<Item = (&'a Segment, &HashSet<u32>)> {
        self.segments.iter().copied().zip(&self.excluded)
    }

    /// The same, with nothing left out.
    pub(crate) fn whole(&self) -> Self {
        Self { segments: self.segments.clone(), excluded: vec![HashSet::new(); self.segments.len()], ..self.clone() }
    }

    /// The best `most` services, in order.
    pub(crate) fn top(&self, asked: &Asked, pass: Pass, most: usize) -> Vec<Candidate<'a>> {
        let mut top = Top::new(most);
        let viewers: Vec<Viewer<'_, 'a>> = self
            .with_excluded()
            .map(|(segment, excluded)| {
                let language = segment.pools.language_bit(&asked.language);
                Viewer { segment, excluded, asked, pass, language }
            })
            .collect();
        if self.scanning {
            for viewer in &viewers {
                (0..).take(viewer.segment.entries.len()).for_each(|number| viewer.look(number, &mut top));
            }
        } else {
            index::search(&viewers, asked, pass, &mut top);
        }
        top.list
    }

    /// The same, looking at every service.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn by_scanning(self) -> Self {
        Self { scanning: true, ..self }
    }

    /// A service by id, as a candidate, if it may be shown to this person and was not shown already.
    pub(crate) fn candidate(&self, id: &ServiceId, asked: &Asked, pass: Pass) -> Option<Candidate<'a>> {
        self.segments.iter().zip(&self.excluded).find_map(|(segment, excluded)| {
            let number = segment.number(id)?;
            let language = segment.pools.language_bit(&asked.language);
            let mut top = Top::new(1);
            Viewer { segment, excluded, asked, pass, language }.look(number, &mut top);
            top.list.pop()
        })
    }
}

/// Looks at the services of one segment with one question in mind.
pub(crate) struct Viewer<'q, 'a> {
    pub(crate) segment: &'a Segment,
    pub(crate) excluded: &'q HashSet<u32>,
    pub(crate) asked: &'q Asked,
    pub(crate) pass: Pass,
    pub(crate) language: u128,
}

impl<'a> Viewer<'_, 'a> {
    /// Looks at one service, and offers it if it may be shown.
    pub(crate) fn look(&self, number: u32, top: &mut Top<'a>) {
        let entry = &self.segment.entries[number as usize];
        // What it can have at most is quickly known, and mostly not enough.
        let fitness = rank::fitness(entry, self.asked, self.language);
        let most = rank::open(Some(true), self.asked);
        if !top.admits(fitness + most) || !accepts(entry, self.asked, self.pass) || self.excluded.contains(&number) {
            return;
        }
        let Some(reach) = reach(entry, &self.segment.pools, self.asked).filter(|reach| reaches(*reach, self.pass))
        else {
            return;
        };
        let score = fitness + rank::locality(entry, reach, self.asked);
        if !top.admits(score + most) {
            return;
        }
        let open = self.segment.pools.schedules.open_at(entry.hours, self.asked.now);
        let score = score + rank::open(open, self.asked);
        top.offer(Candidate { segment: self.segment, number, reach, open, score });
    }
}
