//! Random operations on a store and, beside it, on a list that is too simple to be wrong.

use std::collections::BTreeMap;

use bytes::Bytes;

use super::{Store, key};
use crate::clock::{Clock, MINUTE, Timestamp};
use crate::live::{Entry, Expect, LiveError, Put, Revision};
use crate::testing::{TestClock, TestRandomness};

/// The reference: what is in the store, as far as anyone can tell.
#[derive(Default)]
struct Model(BTreeMap<String, Entry>);

impl Model {
    fn get(&self, name: &str, now: Timestamp) -> Option<&Entry> {
        self.0.get(name).filter(|entry| now < entry.expires)
    }

    fn list(&self, prefix: &str, now: Timestamp) -> Vec<(String, Entry)> {
        let kept = self.0.iter().filter(|(name, entry)| name.starts_with(prefix) && now < entry.expires);
        kept.map(|(name, entry)| (name.clone(), entry.clone())).collect()
    }

    fn due(&self, before: Timestamp, limit: usize, now: Timestamp) -> Vec<String> {
        let mut due: Vec<_> = self
            .list("", now)
            .into_iter()
            .filter_map(|(name, entry)| Some((entry.due.filter(|due| *due <= before)?, name)))
            .collect();
        due.sort();
        due.into_iter().take(limit).map(|(_, name)| name).collect()
    }
}

/// Applies `operations` random operations to both and compares every answer. The same seed repeats the same run.
pub async fn random_operations_agree_with_the_model(store: Store, clock: TestClock, seed: u64, operations: usize) {
    let random = TestRandomness::seeded(seed);
    let mut model = Model::default();
    let mut greatest = Revision(0);
    let mut last = BTreeMap::new();
    for step in 0..operations {
        let now = clock.now();
        let name = format!("{}/{}", ["a", "b", "ab"][pick(&random, 3)], random.below(6));
        let at = || format!("seed {seed}, step {step}, {name}");
        let present = model.get(&name, now).map(|entry| entry.revision);
        match random.below(12) {
            0..=4 => {
                let expect = match (random.below(8), present) {
                    (0, _) => Expect::Absent,
                    (1, _) => Expect::Revision(Revision(random.below(greatest.0 + 2))),
                    (_, Some(revision)) => Expect::Revision(revision),
                    (_, None) => Expect::Absent,
                };
                let put = random_put(&random, now);
                let holds = match expect {
                    Expect::Absent => present.is_none(),
                    Expect::Revision(revision) => present == Some(revision),
                };
                match store.put(&key(&name), expect, put.clone()).await {
                    Ok(revision) => {
                        assert!(holds, "{}: {expect:?} does not hold", at());
                        let before = last.insert(name.clone(), revision);
                        assert!(before < Some(revision), "{}: {revision:?} after {before:?}", at());
                        greatest = greatest.max(revision);
                        let Put { value, expires, due } = put;
                        model.0.insert(name, Entry { value, revision, expires, due });
                    }
                    Err(error) => assert!(!holds && error == LiveError::Conflict, "{}: {error}", at()),
                }
            }
            5 => {
                let revision = (random.below(3) > 0).then_some(present).flatten();
                let wrong = random.below(4) == 0;
                let revision = if wrong { Some(Revision(greatest.0 + 1)) } else { revision };
                let answer = store.delete(&key(&name), revision).await;
                if wrong && present.is_some() {
                    assert_eq!(answer, Err(LiveError::Conflict), "{}", at());
                } else {
                    assert_eq!(answer, Ok(()), "{}", at());
                    model.0.remove(&name);
                }
            }
            6 => {
                let prefix = ["", "a", "a/", "b/", "ab", "c"][pick(&random, 6)];
                let listed = store.list(prefix).await.unwrap();
                let listed: Vec<_> = listed.into_iter().map(|(key, entry)| (key.as_str().to_owned(), entry)).collect();
                assert_eq!(listed, model.list(prefix, now), "{}: list {prefix:?}", at());
            }
            7 => {
                let before = now.plus(MINUTE * (i64::try_from(random.below(20)).unwrap() - 10));
                let limit = pick(&random, 8);
                let due = store.due(before, limit).await.unwrap();
                let due: Vec<_> = due.iter().map(|key| key.as_str().to_owned()).collect();
                assert_eq!(due, model.due(before, limit, now), "{}: due {before:?} {limit}", at());
            }
            8 => {
                clock.advance(i64::try_from(random.below(4)).unwrap() * MINUTE);
            }
            _ => assert_eq!(store.get(&key(&name)).await.unwrap().as_ref(), model.get(&name, now), "{}", at()),
        }
    }
}

fn pick(random: &TestRandomness, end: usize) -> usize {
    usize::try_from(random.below(end as u64)).unwrap_or_default()
}

/// Mostly short values, some long; due and expiry within minutes, so that moving the clock matters.
fn random_put(random: &TestRandomness, now: Timestamp) -> Put {
    let length = match random.below(10) {
        0 => pick(random, crate::live::MAX_VALUE + 1),
        1..=3 => pick(random, 5_000),
        _ => pick(random, 200),
    };
    let byte = u8::try_from(random.below(256)).unwrap_or_default();
    let minutes = |end| MINUTE * i64::try_from(random.below(end)).unwrap_or_default();
    let expires = now.plus(minutes(40));
    let due = (random.below(2) == 0).then(|| now.plus(minutes(20)));
    Put { value: Bytes::from(vec![byte; length]), expires, due }
}
