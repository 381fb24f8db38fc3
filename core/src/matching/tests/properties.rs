//! What holds for every directory and every question.

use std::collections::HashSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::{Finder, Match, Reason, names, service};
use crate::directory::model::Service;
use crate::directory::snapshot::Snapshot;
use crate::matching::query::Query;
use crate::matching::random::{self, Dice};
use crate::matching::samples::Sketch;
use crate::vocabulary::Need;

struct World {
    map: Arc<Sketch>,
    services: Vec<Service>,
    questions: Vec<Query>,
}

fn world(seed: u64, services: usize) -> World {
    let mut dice = Dice::new(seed);
    let towns = 2 + dice.below(120);
    let (map, towns) = random::country(towns, &mut dice);
    let mut services = random::services(services, &towns, &mut dice);
    // Two segments of one agency, and a little of another.
    for service in &mut services {
        if dice.percent(20) {
            service.source = "other".into();
        }
        if dice.percent(3) {
            service.agency = "other".into();
        }
    }
    let mut questions: Vec<Query> = (0..12).map(|_| random::question(&towns, &mut dice)).collect();
    for question in &mut questions {
        let shown = (0..dice.below(4)).filter(|_| !services.is_empty());
        question.exclude = shown.map(|_| services[dice.below(services.len())].id.clone()).collect();
    }
    World { map: Arc::new(map), services, questions }
}

impl World {
    fn directory(&self) -> Snapshot {
        Snapshot::new(self.services.iter().cloned(), self.map.clone())
    }
}

fn same(one: &[Match], other: &[Match]) -> bool {
    let parts =
        |found: &Match| (found.service.id.clone(), found.score.to_bits(), found.reasons.clone(), found.open_now);
    one.iter().map(parts).eq(other.iter().map(parts))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_a_look_at_everything_finds(seed: u64, count in 0_usize..500) {
        let world = world(seed, count);
        let directory = world.directory();
        for question in &world.questions {
            let (index, scan) = (directory.find(question), directory.find_by_scanning(question));
            prop_assert!(same(&index, &scan), "{:?}\n{:?}\n{:?}", question, names(&index), names(&scan));
        }
    }

    #[test]
    fn answers_keep_to_the_question(seed: u64, count in 0_usize..150) {
        let world = world(seed, count);
        let directory = world.directory();
        for question in &world.questions {
            let found = directory.find(question);
            let lines = directory.national(question);
            prop_assert!(found.len() <= question.limit && lines.len() <= question.limit);
            for found in found.iter().chain(&lines) {
                prop_assert!(!question.exclude.contains(&found.service.id));
                prop_assert_eq!(&found.service.agency, &question.agency);
                prop_assert!(!found.service.location.is_confidential() || found.distance_km.is_none());
                prop_assert!(!found.reasons.contains(&Reason::Near) || !found.reasons.contains(&Reason::NothingNearer));
            }
            let ids: HashSet<_> = found.iter().map(|found| &found.service.id).collect();
            prop_assert_eq!(ids.len(), found.len());
            let hidden = |found: &Match| {
                found.service.verification.verified_on().is_some_and(|day| crate::matching::is_hidden(day, question.now))
            };
            prop_assert!(found.iter().all(hidden) || !found.iter().any(hidden), "hidden ones among others");
        }
    }

    #[test]
    fn the_order_does_not_depend_on_the_order_of_the_directory(seed: u64, count in 0_usize..150) {
        let mut world = world(seed, count);
        let directory = world.directory();
        let before: Vec<_> = world.questions.iter().map(|question| directory.find(question)).collect();
        world.services.reverse();
        let directory = world.directory();
        for (question, before) in world.questions.iter().zip(&before) {
            prop_assert!(same(before, &directory.find(question)));
            prop_assert!(same(before, &directory.find(question)), "twice");
        }
    }

    #[test]
    fn an_unrelated_service_changes_nothing(seed: u64, count in 0_usize..150) {
        let mut world = world(seed, count);
        let before = world.directory();
        let town = world.services.first().map(|one| one.location.clone());
        let mut unrelated = service("unrelated", &[Need::Pets]);
        unrelated.location = town.unwrap_or(unrelated.location);
        world.services.push(unrelated);
        let after = world.directory();
        for question in world.questions.iter().filter(|question| !question.needs.contains(&Need::Pets)) {
            let (before, after) = (before.find(question), after.find(question));
            // Where nothing fits, anything is shown, and the unrelated one may take the place of the last.
            let others: Vec<&str> = names(&after).into_iter().filter(|id| *id != "unrelated").collect();
            prop_assert!(names(&before).starts_with(&others));
            prop_assert!(others.len() == before.len() || others.len() < after.len());
        }
    }

    #[test]
    fn a_larger_limit_only_adds(seed: u64, count in 0_usize..150) {
        let world = world(seed, count);
        let directory = world.directory();
        for question in world.questions.iter().filter(|question| question.needs.len() == 1) {
            let mut larger = question.clone();
            larger.limit = question.limit + 3;
            let (few, many) = (directory.find(question), directory.find(&larger));
            prop_assert!(few.len() <= many.len());
            prop_assert_eq!(few.first().map(|found| &found.service.id), many.first().map(|found| &found.service.id));
        }
    }
}
