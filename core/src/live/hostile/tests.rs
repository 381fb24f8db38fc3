//! The wrapper alone changes nothing; with faults, what a caller may rely on still holds.

use super::*;
use crate::clock::Clock;
use crate::live::contract::{self, key, put};
use crate::live::memory::MemoryStore;
use crate::testing::TestClock;

fn hostile(seed: u64, faults: Faults) -> (Arc<HostileStore>, Arc<MemoryStore>) {
    let inner = Arc::new(MemoryStore::new(Arc::new(TestClock::default())));
    (Arc::new(HostileStore::new(inner.clone(), seed, faults)), inner)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_faults_it_keeps_the_contract() {
    contract::all(async |clock: Arc<dyn Clock>| {
        let inner = Arc::new(MemoryStore::new(clock));
        Arc::new(HostileStore::new(inner, 1, Faults::NONE)) as contract::Store
    })
    .await;
}

/// Adds one to a counter, once per event, as the conversation engine does: the value says which events it contains.
async fn apply(store: &HostileStore, name: &Key, event: u8) {
    for _ in 0..200 {
        let Ok(entry) = store.get(name).await else { continue };
        let mut events = entry.as_ref().map(|entry| entry.value.to_vec()).unwrap_or_default();
        if events.contains(&event) {
            return;
        }
        events.push(event);
        let expect = entry.map_or(Expect::Absent, |entry| Expect::Revision(entry.revision));
        if store.put(name, expect, put(events)).await.is_ok() {
            return;
        }
    }
    panic!("never got through");
}

#[tokio::test]
async fn events_with_an_id_are_applied_exactly_once_whatever_fails() {
    for seed in 0..200 {
        let (store, inner) = hostile(seed, Faults::MANY);
        let name = key("conversation/a");
        let writers: Vec<_> = (0..4u8)
            .map(|writer| {
                let (store, name) = (store.clone(), name.clone());
                tokio::spawn(async move {
                    for event in 0..10 {
                        apply(&store, &name, writer * 10 + event).await;
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        store.settle().await;
        let mut events = inner.get(&name).await.unwrap().unwrap().value.to_vec();
        events.sort_unstable();
        assert_eq!(events, (0..40).collect::<Vec<u8>>(), "seed {seed}");
    }
}

/// Writes down every entry that was ever committed.
struct Recorder(MemoryStore, Mutex<Vec<Entry>>);

#[async_trait]
impl LiveStore for Recorder {
    async fn get(&self, key: &Key) -> Result<Option<Entry>, LiveError> {
        self.0.get(key).await
    }
    async fn put(&self, key: &Key, expect: Expect, put: Put) -> Result<Revision, LiveError> {
        let revision = self.0.put(key, expect, put.clone()).await?;
        let Put { value, expires, due } = put;
        self.1.lock().unwrap().push(Entry { value, revision, expires, due });
        Ok(revision)
    }
    async fn delete(&self, key: &Key, revision: Option<Revision>) -> Result<(), LiveError> {
        self.0.delete(key, revision).await
    }
    async fn list(&self, prefix: &str) -> Result<Vec<(Key, Entry)>, LiveError> {
        self.0.list(prefix).await
    }
    async fn due(&self, before: Timestamp, limit: usize) -> Result<Vec<Key>, LiveError> {
        self.0.due(before, limit).await
    }
    async fn watch(&self, prefix: &str) -> Result<Watch, LiveError> {
        self.0.watch(prefix).await
    }
}

#[tokio::test]
async fn every_value_read_was_committed_once_and_every_acknowledged_one_too() {
    for seed in 0..50 {
        let inner = Arc::new(Recorder(MemoryStore::new(Arc::new(TestClock::default())), Mutex::default()));
        let store = HostileStore::new(inner.clone(), seed, Faults { early_expiry: 20, ..Faults::MANY });
        let committed = |entry: &Entry| inner.1.lock().unwrap().contains(entry);
        let mut stale = 0;
        for number in 0..200u8 {
            let present = inner.get(&key("a")).await.unwrap();
            let expect = present.map_or(Expect::Absent, |entry| Expect::Revision(entry.revision));
            if let Ok(revision) = store.put(&key("a"), expect, put(vec![number])).await {
                let entry = Entry { value: vec![number].into(), revision, expires: put("").expires, due: None };
                assert!(committed(&entry), "seed {seed}: {entry:?}");
            }
            if number % 9 == 0 {
                let _ = store.delete(&key("a"), None).await;
            }
            let Ok(read) = store.get(&key("a")).await else { continue };
            stale += u32::from(read != inner.get(&key("a")).await.unwrap());
            assert!(read.as_ref().is_none_or(committed), "seed {seed}: {read:?}");
            let listed = store.list("").await.unwrap_or_default();
            assert!(listed.iter().all(|(_, entry)| committed(entry)), "seed {seed}");
        }
        assert!(stale > 0, "seed {seed}: no read was stale");
    }
}

#[tokio::test]
async fn the_same_seed_fails_the_same_calls_and_each_fault_alone_can_be_had() {
    async fn answers(seed: u64, faults: Faults) -> (String, usize) {
        let (store, inner) = hostile(seed, faults);
        let mut log = String::new();
        for number in 0..300 {
            let name = key(&format!("a/{}", number % 5));
            let entry = inner.get(&name).await.unwrap();
            let expect = entry.map_or(Expect::Absent, |entry| Expect::Revision(entry.revision));
            log += &format!("{:?}", store.put(&name, expect, put(vec![1])).await);
            log += &format!("{:?}", store.get(&name).await);
            log += &format!("{:?}", store.list("").await);
            log += &format!("{:?}", store.delete(&name, Some(Revision(number))).await);
        }
        (log, inner.len())
    }
    assert_eq!(answers(1, Faults::MANY).await, answers(1, Faults::MANY).await);
    assert_ne!(answers(1, Faults::MANY).await, answers(2, Faults::MANY).await);
    let quiet = answers(1, Faults::NONE).await;
    assert!(!quiet.0.contains("Unavailable"));
    let alone = [
        Faults { lost_acknowledgement: 100, ..Faults::NONE },
        Faults { lost_request: 100, ..Faults::NONE },
        Faults { late_request: 100, ..Faults::NONE },
        Faults { stale_read: 100, ..Faults::NONE },
        Faults { early_expiry: 100, ..Faults::NONE },
        Faults { needless_conflict: 100, ..Faults::NONE },
    ];
    for faults in alone {
        assert_ne!(answers(1, faults).await, quiet, "{faults:?}");
    }
}

#[tokio::test]
async fn hints_are_lost_and_late_but_never_invented() {
    let (store, _) = hostile(5, Faults { lost_hint: 300, late_hint: 300, ..Faults::NONE });
    let mut watch = store.watch("a/").await.unwrap();
    let reader = tokio::spawn(async move {
        let mut heard = Vec::new();
        while let Some(change) = watch.recv().await {
            heard.push(change.key);
        }
        heard
    });
    for number in 0..100 {
        store.put(&key(&format!("a/{number:03}")), Expect::Absent, put("x")).await.unwrap();
        tokio::task::yield_now().await;
    }
    drop(store);
    let heard = reader.await.unwrap();
    assert!(heard.len() > 20 && heard.len() < 90, "{}", heard.len());
    assert!(!heard.is_sorted(), "none was late");
    assert!(heard.iter().all(|heard| heard.as_str().starts_with("a/")));
}
