//! Restarts, damage and erasure. A kill after every single step is in [`kills`], a real one in
//! `core/tests/live_crash.rs`.

mod erasure;
mod kills;

use std::os::unix::fs::FileExt;

use bytes::Bytes;
use tempfile::TempDir;

use super::record::Header;
use super::*;
use crate::clock::{DAY, HOUR, MINUTE};
use crate::live::contract::{self, key, put};
use crate::testing::{NOON, TestClock, TestRandomness};

struct Fixture {
    parent: TempDir,
    clock: TestClock,
}

impl Fixture {
    fn new() -> Self {
        Self { parent: tempfile::tempdir_in("/dev/shm").unwrap(), clock: TestClock::default() }
    }

    fn folder(&self) -> std::path::PathBuf {
        self.parent.path().join("live")
    }

    async fn try_open(&self) -> Result<EmbeddedStore, OpenError> {
        EmbeddedStore::open(&self.folder(), Arc::new(self.clock.clone())).await
    }

    async fn open(&self) -> EmbeddedStore {
        self.try_open().await.unwrap()
    }

    async fn refusal(&self) -> String {
        let Err(error) = self.try_open().await else { panic!("opened") };
        error.to_string()
    }

    /// Whether this text is anywhere in any file of the folder.
    fn contains(&self, text: &str) -> bool {
        self.folder().read_dir().unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            // Most pages are empty; looking at each of their bytes takes long in a debug build.
            let pages = bytes.chunks(4_096).filter(|page| !record::is_zero(page));
            let bytes = pages.collect::<Vec<_>>().concat();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        })
    }

    fn file(&self) -> std::fs::File {
        std::fs::OpenOptions::new().read(true).write(true).open(self.folder().join(STORE)).unwrap()
    }

    /// The byte of the file at which this text begins.
    fn find(&self, text: &str) -> u64 {
        let bytes = std::fs::read(self.folder().join(STORE)).unwrap();
        bytes.windows(text.len()).position(|window| window == text.as_bytes()).unwrap() as u64
    }
}

/// A canary that fills several pages, so that a remaining page would be seen.
fn canary(name: &str, length: usize) -> String {
    let canary = format!("<canary-{name}>");
    canary.repeat(length / canary.len() + 1)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_embedded_store_keeps_the_contract() {
    let fixture = Fixture::new();
    let count = std::sync::atomic::AtomicUsize::new(0);
    contract::all(async |clock| {
        let number = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let folder = fixture.parent.path().join(number.to_string());
        Arc::new(EmbeddedStore::open(&folder, clock).await.unwrap()) as contract::Store
    })
    .await;
}

#[tokio::test]
async fn a_restart_finds_everything_and_goes_on_with_greater_revisions() {
    let fixture = Fixture::new();
    let mut store = fixture.open().await;
    let due = Put { value: "due".into(), expires: NOON.plus(HOUR), due: Some(NOON) };
    let first = store.put(&key("a"), Expect::Absent, due).await.unwrap();
    let gone = store.put(&key("b"), Expect::Absent, put("gone")).await.unwrap();
    store.delete(&key("b"), None).await.unwrap();
    for size in [0, 100, 5_000, MAX_VALUE] {
        store.put(&key(&format!("c/{size}")), Expect::Absent, put(vec![7; size])).await.unwrap();
    }
    let before = store.list("").await.unwrap();
    for _ in 0..3 {
        drop(store);
        store = fixture.open().await;
        assert_eq!(store.list("").await.unwrap(), before);
        assert_eq!(store.due(NOON, 9).await.unwrap(), [key("a")]);
    }
    assert_eq!(store.put(&key("b"), Expect::Revision(gone), put("x")).await, Err(LiveError::Conflict));
    assert!(store.put(&key("b"), Expect::Absent, put("again")).await.unwrap() > gone);
    assert!(store.put(&key("a"), Expect::Revision(first), put("x")).await.unwrap() > gone);
}

#[tokio::test]
async fn random_operations_and_restarts_agree_with_what_was_acknowledged() {
    let fixture = Fixture::new();
    let random = TestRandomness::seeded(3);
    let mut expected = std::collections::BTreeMap::new();
    for _ in 0..10 {
        let store = fixture.open().await;
        for _ in 0..300 {
            let name = format!("k/{}", random.below(40));
            let length = usize::try_from(random.below(4) * random.below(12_000)).unwrap();
            let value = Bytes::from(vec![u8::try_from(random.below(256)).unwrap(); length]);
            store.delete(&key(&name), None).await.unwrap();
            expected.remove(&name);
            if random.chance(800) {
                store.put(&key(&name), Expect::Absent, put(value.clone())).await.unwrap();
                expected.insert(name, value);
            }
        }
        drop(store);
        let listed = fixture.open().await.list("").await.unwrap();
        let listed: Vec<_> = listed.into_iter().map(|(key, entry)| (key.as_str().to_owned(), entry.value)).collect();
        assert_eq!(listed, expected.clone().into_iter().collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn the_sweep_runs_by_itself() {
    let fixture = Fixture::new();
    let store = fixture.open().await;
    let mut watch = store.watch("").await.unwrap();
    store.put(&key("a"), Expect::Absent, Put { expires: NOON.plus(1), ..put("x") }).await.unwrap();
    watch.recv().await.unwrap();
    fixture.clock.advance(1);
    assert_eq!(watch.recv().await.unwrap().key, key("a"), "the watcher hears of it");
    assert!(store.is_empty());
}

#[tokio::test]
async fn a_second_store_in_the_folder_is_refused_and_so_is_wiping_it() {
    let fixture = Fixture::new();
    let store = fixture.open().await;
    store.put(&key("a"), Expect::Absent, put("x")).await.unwrap();
    assert!(fixture.refusal().await.contains("in use by another Porchlight"));
    assert!(wipe(&fixture.folder()).unwrap_err().to_string().contains("stop that one first"));
    assert_eq!(store.list("").await.unwrap().len(), 1);
    store.close(true).unwrap();
    assert!(matches!(store.get(&key("a")).await, Err(LiveError::Unavailable(_))));
    assert_eq!(store.watch("").await.err(), Some(closed()));
    assert_eq!(fixture.open().await.list("").await.unwrap().len(), 1, "closing kept it");
    let bytes = 2 * 4_096;
    assert_eq!(wipe(&fixture.folder()).unwrap(), Wiped::Erased { bytes, folder_removed: true });
    assert_eq!(wipe(&fixture.folder()).unwrap(), Wiped::Nothing);
}

#[tokio::test]
async fn a_write_that_a_kill_cut_off_is_not_there_and_its_bytes_are_erased() {
    let fixture = Fixture::new();
    let store = fixture.open().await;
    store.put(&key("a"), Expect::Absent, put("kept")).await.unwrap();
    store.put(&key("b"), Expect::Absent, put("cut off")).await.unwrap();
    drop(store);
    // As it is before the commit word is written, or after it is taken away.
    let record = fixture.find("bcut off") - record::HEADER as u64;
    fixture.file().write_all_at(&[0; 8], record).unwrap();
    let store = fixture.open().await;
    assert_eq!(store.list("").await.unwrap().len(), 1);
    assert!(!fixture.contains("cut off"));
    store.put(&key("b"), Expect::Absent, put("again")).await.unwrap();
}

#[tokio::test]
async fn of_an_entry_that_was_being_overwritten_the_new_value_counts() {
    let fixture = Fixture::new();
    for (old, new) in [(10, 10_000), (10_000, 10), (10, 11)] {
        let store = fixture.open().await;
        store.put(&key("a"), Expect::Absent, put(canary("old", old))).await.unwrap();
        let revision = {
            let mut state = store.shared.state().unwrap();
            let state = state.as_mut().unwrap();
            let revision = state.index.next_revision();
            let header = Header { revision, expires: NOON.plus(DAY), due: None };
            assert!(state.file.write(&header, &key("a"), canary("new", new).as_bytes()).is_ok());
            revision
        };
        drop(store);
        assert!(fixture.contains("<canary-old>"));
        let store = fixture.open().await;
        assert_eq!(store.get(&key("a")).await.unwrap().unwrap().revision, revision);
        assert!(!fixture.contains("<canary-old>") && fixture.contains("<canary-new>"));
        store.delete(&key("a"), None).await.unwrap();
    }
}

#[tokio::test]
async fn a_damaged_file_is_refused_unchanged_with_advice() {
    let fixture = Fixture::new();
    let store = fixture.open().await;
    for number in 0..100 {
        store.put(&key(&format!("a/{number}")), Expect::Absent, put(format!("value {number}"))).await.unwrap();
    }
    drop(store);
    let whole = std::fs::read(fixture.folder().join(STORE)).unwrap();
    let zeroed = |from: usize, to: usize| {
        let mut bytes = whole.clone();
        bytes[from..to].fill(0);
        bytes
    };
    let mut flipped = whole.clone();
    flipped[usize::try_from(fixture.find("value 42")).unwrap()] ^= 1;
    let cases = [
        ("one bit", flipped),
        ("cut off", whole[..whole.len() - 1].to_vec()),
        ("extents gone", whole[..4_096].to_vec()),
        ("empty", Vec::new()),
        ("not a store", vec![1; whole.len()]),
        ("front page zeroed", zeroed(16, 4_096)),
        ("extent header zeroed", zeroed(4_096, 4_104)),
        ("whole entries zeroed", zeroed(4_096 + 16 + 64 * 20, 4_096 + 16 + 64 * 22)),
        ("a page zeroed", zeroed(8_192, 12_288)),
        ("sector with two commit words zeroed", {
            let mut bytes = whole.clone();
            for text in ["a/7value 7", "a/8value 8"] {
                let at = usize::try_from(fixture.find(text)).unwrap() - record::HEADER;
                bytes[at..at + 8].fill(0);
            }
            bytes
        }),
    ];
    for (name, bytes) in cases {
        std::fs::write(fixture.folder().join(STORE), &bytes).unwrap();
        let Err(error) = fixture.try_open().await else { panic!("{name}: opened") };
        let refusal = error.to_string();
        assert!(refusal.contains("is damaged") && refusal.contains("porchlight wipe"), "{name}: {refusal}");
        assert!(!refusal.contains("value"), "{name}: {refusal}");
        assert_eq!(std::fs::read(fixture.folder().join(STORE)).unwrap(), bytes, "{name}");
    }
    std::fs::write(fixture.folder().join(STORE), &whole).unwrap();
    fixture.file().write_all_at(&front::seal(2).to_le_bytes(), 16).unwrap();
    assert!(fixture.refusal().await.contains("another version of Porchlight (format 2)"));
    std::fs::write(fixture.folder().join(STORE), &whole).unwrap();
    assert_eq!(fixture.open().await.len(), 100);
}
