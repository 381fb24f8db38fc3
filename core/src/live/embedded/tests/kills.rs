//! The process is killed after the first step of an operation, after the second, and so on; and during the start that
//! follows, again after each of its steps. Every time the next start must find the entry as before or as after, all
//! others untouched, and no byte of what is not there.

use super::*;
use crate::live::embedded::pages::killed_after;

/// What is done to the key `k`, which may be there before.
#[derive(Debug, Clone, Copy)]
struct Case {
    before: Option<usize>,
    /// `None`: it is removed.
    after: Option<usize>,
    /// How many other entries of each size there are.
    others: usize,
}

const SMALL: usize = 30;
const PAGES: usize = 20_000;

#[tokio::test]
async fn whenever_a_write_is_killed_the_entry_is_as_before_or_as_after() {
    for before in [None, Some(SMALL), Some(PAGES)] {
        for after in [None, Some(SMALL), Some(PAGES), Some(MAX_VALUE - 100)] {
            for others in [0, 2] {
                run(Case { before, after, others }).await;
            }
        }
    }
}

async fn run(case: Case) {
    let mut steps = 0;
    while killed(case, steps).await {
        // Giving an extent back is 256 steps that are alike.
        steps += if steps < 50 { 1 } else { 50 };
    }
}

/// Kills after so many steps, and says whether the operation had not come to its end by then.
async fn killed(case: Case, steps: u32) -> bool {
    let fixture = Fixture::new();
    let at = || format!("{case:?} after {steps} steps");
    let store = fixture.open().await;
    for number in 0..case.others {
        for size in [SMALL, PAGES] {
            let name = format!("other/{number}/{size}");
            store.put(&key(&name), Expect::Absent, put(vec![b'o'; size])).await.unwrap();
        }
    }
    let others = store.list("other/").await.unwrap();
    let mut before = None;
    if let Some(size) = case.before {
        store.put(&key("k"), Expect::Absent, put(canary("before", size))).await.unwrap();
        before = store.get(&key("k")).await.unwrap();
    }

    killed_after(Some(steps));
    let expect = before.as_ref().map_or(Expect::Absent, |entry| Expect::Revision(entry.revision));
    let answer = match case.after {
        Some(size) => store.put(&key("k"), expect, put(canary("after", size))).await.map(Some),
        None => store.delete(&key("k"), None).await.map(|()| None),
    };
    let used_up = killed_after(None);
    drop(store);

    let mut start = 0;
    let store = loop {
        killed_after(Some(start));
        let opened = fixture.try_open().await;
        if !killed_after(None) {
            break opened.unwrap_or_else(|error| panic!("{}, start {start}: {error}", at()));
        }
        start += if start < 50 { 1 } else { 50 };
    };
    assert_eq!(store.list("other/").await.unwrap(), others, "{}", at());
    let found = store.get(&key("k")).await.unwrap();
    let is_after = found.as_ref().map(|entry| &entry.value[..])
        == case.after.map(|size| canary("after", size)).as_ref().map(|text| text.as_bytes());
    assert!(is_after || found == before, "{}", at());
    assert!(is_after || answer.is_err(), "{}: acknowledged and undone", at());
    for (name, present) in [("<canary-before>", !is_after), ("<canary-after>", is_after)] {
        assert!(!fixture.contains(name) || (present && found.is_some()), "{}: {name} lingers", at());
    }
    let seen = found.or(before).map(|entry| entry.revision).max(answer.ok().flatten());
    store.delete(&key("k"), None).await.unwrap();
    let next = store.put(&key("k"), Expect::Absent, put("x")).await.unwrap();
    assert!(Some(next) > seen, "{}", at());
    used_up
}
