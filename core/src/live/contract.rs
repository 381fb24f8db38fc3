//! What every live store does: one suite, run against each implementation (feature `testing`).
//!
//! A store's test calls [`all`] with a function that makes an empty store on the given clock:
//!
//! ```
//! # use std::sync::Arc;
//! # use porchlight_core::live::{contract, memory::MemoryStore, LiveStore};
//! # tokio::runtime::Runtime::new().unwrap().block_on(async {
//! contract::all(async |clock| Arc::new(MemoryStore::new(clock)) as Arc<dyn LiveStore>).await;
//! # });
//! ```

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::{Entry, Expect, Key, LiveError, LiveStore, MAX_VALUE, Put, Revision};
use crate::clock::{Clock, DAY, HOUR, MINUTE, Timestamp};
use crate::testing::{NOON, TestClock};

mod model;

pub use model::random_operations_agree_with_the_model;

/// A store as tests hand it around.
pub type Store = Arc<dyn LiveStore>;

/// Runs everything below, each on a fresh store. Panics at the first difference.
pub async fn all(make: impl AsyncFn(Arc<dyn Clock>) -> Store) {
    macro_rules! run {
        ($($check:ident),* $(,)?) => {$({
            let clock = TestClock::default();
            let store = make(Arc::new(clock.clone())).await;
            $check(store, clock).await;
        })*};
    }
    run!(
        what_was_put_is_read,
        a_write_needs_what_it_expects,
        a_removal_needs_what_it_expects,
        revisions_grow_across_removal_and_expiry,
        listing_is_in_key_order_and_keeps_to_the_prefix,
        a_long_listing_is_complete,
        due_entries_come_earliest_first,
        an_expired_entry_is_not_there,
        sizes_up_to_the_limit_are_kept_and_larger_ones_refused,
        a_watcher_hears_of_writes_and_removals,
        a_watcher_that_never_reads_blocks_nobody,
        of_fifty_writers_exactly_one_wins,
        fifty_writers_that_repeat_all_get_through,
    );
    for seed in 0..8 {
        let clock = TestClock::default();
        let store = make(Arc::new(clock.clone())).await;
        random_operations_agree_with_the_model(store, clock, seed, 600).await;
    }
}

/// A key.
///
/// # Panics
/// When the text is not one.
pub fn key(text: &str) -> Key {
    Key::new(text).expect("a valid key")
}

/// A write of this value that lives for a day and is never due.
pub fn put(value: impl Into<Bytes>) -> Put {
    Put { value: value.into(), expires: NOON.plus(DAY), due: None }
}

async fn value(store: &Store, name: &str) -> Option<Bytes> {
    store.get(&key(name)).await.unwrap().map(|entry| entry.value)
}

async fn what_was_put_is_read(store: Store, _: TestClock) {
    assert_eq!(store.get(&key("a")).await, Ok(None));
    let written = Put { value: "one".into(), expires: NOON.plus(HOUR), due: Some(NOON.plus(MINUTE)) };
    let revision = store.put(&key("a"), Expect::Absent, written.clone()).await.unwrap();
    let entry = Entry { value: "one".into(), revision, expires: written.expires, due: written.due };
    assert_eq!(store.get(&key("a")).await, Ok(Some(entry)));
    let second = store.put(&key("a"), Expect::Revision(revision), put("")).await.unwrap();
    let entry = Entry { value: "".into(), revision: second, expires: NOON.plus(DAY), due: None };
    assert_eq!(store.get(&key("a")).await, Ok(Some(entry)));
    assert_eq!(value(&store, "a/b").await, None, "a key is not its prefix");
}

async fn a_write_needs_what_it_expects(store: Store, _: TestClock) {
    let never = Expect::Revision(Revision(1));
    assert_eq!(store.put(&key("a"), never, put("x")).await, Err(LiveError::Conflict));
    let first = store.put(&key("a"), Expect::Absent, put("one")).await.unwrap();
    assert_eq!(store.put(&key("a"), Expect::Absent, put("x")).await, Err(LiveError::Conflict));
    let second = store.put(&key("a"), Expect::Revision(first), put("two")).await.unwrap();
    assert_eq!(store.put(&key("a"), Expect::Revision(first), put("x")).await, Err(LiveError::Conflict));
    assert_eq!(value(&store, "a").await, Some("two".into()), "a conflict writes nothing");
    let other = store.put(&key("b"), Expect::Absent, put("other")).await.unwrap();
    assert_eq!(store.put(&key("a"), Expect::Revision(other), put("x")).await, Err(LiveError::Conflict));
    store.put(&key("a"), Expect::Revision(second), put("three")).await.unwrap();
}

async fn a_removal_needs_what_it_expects(store: Store, _: TestClock) {
    assert_eq!(store.delete(&key("a"), None).await, Ok(()));
    assert_eq!(store.delete(&key("a"), Some(Revision(7))).await, Ok(()));
    let first = store.put(&key("a"), Expect::Absent, put("one")).await.unwrap();
    let second = store.put(&key("a"), Expect::Revision(first), put("two")).await.unwrap();
    assert_eq!(store.delete(&key("a"), Some(first)).await, Err(LiveError::Conflict));
    assert_eq!(value(&store, "a").await, Some("two".into()));
    assert_eq!(store.delete(&key("a"), Some(second)).await, Ok(()));
    assert_eq!(value(&store, "a").await, None);
    store.put(&key("a"), Expect::Absent, put("three")).await.unwrap();
    assert_eq!(store.delete(&key("a"), None).await, Ok(()));
    assert_eq!(store.list("").await.unwrap(), []);
}

async fn revisions_grow_across_removal_and_expiry(store: Store, clock: TestClock) {
    let mut last = store.put(&key("a"), Expect::Absent, put("x")).await.unwrap();
    for round in 0..20 {
        let expect = match round % 3 {
            0 => Expect::Revision(last),
            1 => {
                store.delete(&key("a"), None).await.unwrap();
                Expect::Absent
            }
            _ => {
                clock.advance(DAY);
                Expect::Absent
            }
        };
        let expires = clock.now().plus(DAY);
        let next = store.put(&key("a"), expect, Put { expires, ..put("x") }).await.unwrap();
        assert!(next > last, "{next:?} after {last:?}");
        assert_eq!(
            store.put(&key("a"), Expect::Revision(last), put("x")).await,
            Err(LiveError::Conflict),
            "an old revision is not accepted for what was made again"
        );
        last = next;
    }
}

async fn listing_is_in_key_order_and_keeps_to_the_prefix(store: Store, _: TestClock) {
    for name in ["line/b/2", "line/b/10", "line/a/1", "line-x", "lin", "queue/1", "line/b/1"] {
        store.put(&key(name), Expect::Absent, put(name.to_owned())).await.unwrap();
    }
    let listed = |prefix: &'static str| {
        let store = store.clone();
        async move {
            let entries = store.list(prefix).await.unwrap();
            entries.iter().for_each(|(key, entry)| assert_eq!(key.as_str().as_bytes(), &*entry.value));
            entries.into_iter().map(|(key, _)| key.as_str().to_owned()).collect::<Vec<_>>()
        }
    };
    assert_eq!(listed("line/b/").await, ["line/b/1", "line/b/10", "line/b/2"]);
    assert_eq!(listed("line/").await, ["line/a/1", "line/b/1", "line/b/10", "line/b/2"]);
    assert_eq!(listed("line").await, ["line-x", "line/a/1", "line/b/1", "line/b/10", "line/b/2"]);
    assert_eq!(listed("").await.len(), 7);
    assert_eq!(listed("none").await, [""; 0]);
    assert_eq!(listed("queue/1").await, ["queue/1"]);
}

async fn a_long_listing_is_complete(store: Store, _: TestClock) {
    for number in 0..1_500 {
        store.put(&key(&format!("line/{number:05}")), Expect::Absent, put(format!("{number}"))).await.unwrap();
    }
    let listed = store.list("line/").await.unwrap();
    assert_eq!(listed.len(), 1_500);
    for (number, (key, entry)) in listed.iter().enumerate() {
        assert_eq!(key.as_str(), format!("line/{number:05}"));
        assert_eq!(entry.value, format!("{number}"));
    }
}

async fn due_entries_come_earliest_first(store: Store, clock: TestClock) {
    let at = |due: Option<i64>| Put { due: due.map(|minutes| NOON.plus(minutes * MINUTE)), ..put("x") };
    let three = store.put(&key("three"), Expect::Absent, at(Some(3))).await.unwrap();
    store.put(&key("one"), Expect::Absent, at(Some(1))).await.unwrap();
    store.put(&key("never"), Expect::Absent, at(None)).await.unwrap();
    let two = store.put(&key("two"), Expect::Absent, at(Some(2))).await.unwrap();
    let due = async |minutes: i64, limit| {
        let keys = store.due(NOON.plus(minutes * MINUTE), limit).await.unwrap();
        keys.iter().map(|key| key.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(due(0, 10).await, [""; 0]);
    assert_eq!(due(1, 10).await, ["one"], "at the moment itself");
    assert_eq!(due(9, 10).await, ["one", "two", "three"]);
    assert_eq!(due(9, 2).await, ["one", "two"]);
    assert_eq!(due(9, 0).await, [""; 0]);
    store.put(&key("three"), Expect::Revision(three), at(Some(0))).await.unwrap();
    store.put(&key("two"), Expect::Revision(two), at(None)).await.unwrap();
    assert_eq!(due(9, 10).await, ["three", "one"]);
    store.delete(&key("one"), None).await.unwrap();
    assert_eq!(due(9, 10).await, ["three"]);
    clock.advance(DAY);
    assert_eq!(store.due(Timestamp(i64::MAX - 1), 10).await.unwrap(), [], "expired entries are not due");
}

async fn an_expired_entry_is_not_there(store: Store, clock: TestClock) {
    let short = Put { expires: NOON.plus(MINUTE), due: Some(NOON), ..put("short") };
    let revision = store.put(&key("short"), Expect::Absent, short).await.unwrap();
    store.put(&key("long"), Expect::Absent, put("long")).await.unwrap();
    clock.advance(MINUTE - 1);
    assert_eq!(value(&store, "short").await, Some("short".into()));
    clock.advance(1);
    assert_eq!(value(&store, "short").await, None, "gone at the moment itself");
    assert_eq!(store.list("").await.unwrap().len(), 1);
    assert_eq!(store.due(clock.now(), 9).await.unwrap(), []);
    let again = store.put(&key("short"), Expect::Revision(revision), put("x")).await;
    assert_eq!(again, Err(LiveError::Conflict));
    assert_eq!(store.delete(&key("short"), Some(Revision(revision.0 + 99))).await, Ok(()));
    store.put(&key("short"), Expect::Absent, put("again")).await.unwrap();
    assert_eq!(value(&store, "short").await, Some("again".into()));
    let past = Put { expires: NOON, ..put("past") };
    store.put(&key("past"), Expect::Absent, past).await.unwrap();
    assert_eq!(value(&store, "past").await, None);
}

async fn sizes_up_to_the_limit_are_kept_and_larger_ones_refused(store: Store, _: TestClock) {
    let long = key(&"k".repeat(120));
    let mut expect = Expect::Absent;
    for size in [0, 1, 15, 16, 17, 100, 1_000, 4_000, 4_096, 40_000, MAX_VALUE - 1, MAX_VALUE, 10] {
        let bytes: Bytes = (0..size).map(|n| u8::try_from(n % 251).unwrap()).collect();
        let revision = store.put(&long, expect, put(bytes.clone())).await.unwrap();
        assert_eq!(store.get(&long).await.unwrap().unwrap().value, bytes);
        expect = Expect::Revision(revision);
    }
    assert_eq!(store.put(&long, expect, put(vec![1; MAX_VALUE + 1])).await, Err(LiveError::TooLarge));
    assert_eq!(store.get(&long).await.unwrap().unwrap().value.len(), 10);
}

async fn a_watcher_hears_of_writes_and_removals(store: Store, _: TestClock) {
    let mut watch = store.watch("queue/").await.unwrap();
    let mut hint = async || tokio::time::timeout(Duration::from_secs(5), watch.recv()).await.expect("a hint").unwrap();
    let revision = store.put(&key("queue/1"), Expect::Absent, put("x")).await.unwrap();
    assert_eq!(hint().await.key, key("queue/1"));
    store.put(&key("conversation/1"), Expect::Absent, put("x")).await.unwrap();
    store.put(&key("queue/1"), Expect::Revision(revision), put("y")).await.unwrap();
    assert_eq!(hint().await.key, key("queue/1"));
    store.delete(&key("queue/1"), None).await.unwrap();
    assert_eq!(hint().await.key, key("queue/1"));
    store.put(&key("queue/2"), Expect::Absent, put("x")).await.unwrap();
    assert_eq!(hint().await.key, key("queue/2"), "and not of other prefixes");
}

async fn a_watcher_that_never_reads_blocks_nobody(store: Store, _: TestClock) {
    let watches = [store.watch("").await.unwrap(), store.watch("a/").await.unwrap()];
    for number in 0..2_000 {
        store.put(&key(&format!("a/{number}")), Expect::Absent, put("x")).await.unwrap();
    }
    drop(watches);
    store.put(&key("a/last"), Expect::Absent, put("x")).await.unwrap();
}

async fn of_fifty_writers_exactly_one_wins(store: Store, _: TestClock) {
    let revision = store.put(&key("old"), Expect::Absent, put("x")).await.unwrap();
    for (name, expect) in [("new", Expect::Absent), ("old", Expect::Revision(revision))] {
        let writers: Vec<_> = (0..50)
            .map(|writer: u8| {
                let store = store.clone();
                tokio::spawn(async move { (writer, store.put(&key(name), expect, put(vec![writer])).await) })
            })
            .collect();
        let mut winners = Vec::new();
        for writer in writers {
            match writer.await.unwrap() {
                (writer, Ok(revision)) => winners.push((writer, revision)),
                (_, Err(error)) => assert_eq!(error, LiveError::Conflict),
            }
        }
        assert_eq!(winners.len(), 1);
        let entry = store.get(&key(name)).await.unwrap().unwrap();
        assert_eq!((entry.value[0], entry.revision), winners[0]);
    }
}

async fn fifty_writers_that_repeat_all_get_through(store: Store, _: TestClock) {
    let writers: Vec<_> = (0..50u8)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                loop {
                    let entry = store.get(&key("set")).await.unwrap();
                    let expect = entry.as_ref().map_or(Expect::Absent, |entry| Expect::Revision(entry.revision));
                    let mut value = entry.map(|entry| entry.value.to_vec()).unwrap_or_default();
                    value.push(writer);
                    match store.put(&key("set"), expect, put(value)).await {
                        Ok(_) => return,
                        Err(error) => assert_eq!(error, LiveError::Conflict),
                    }
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let value = value(&store, "set").await.unwrap();
    assert_eq!(value.len(), 50);
    assert_eq!(value.iter().collect::<HashSet<_>>().len(), 50, "nobody's write was lost");
}
