//! The live store: how fast, how late, how large; `cargo bench -p porchlight-core --bench live`.
//!
//! Beside the embedded store, in the same run: the store without any durability, and SQLite with group commit on the
//! same file system, which is what one would use instead.

#![expect(clippy::print_stdout, reason = "a program that prints its figures")]

mod sqlite;

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use porchlight_core::clock::{DAY, SystemClock};
use porchlight_core::live::embedded::EmbeddedStore;
use porchlight_core::live::memory::MemoryStore;
use porchlight_core::live::{Expect, Key, LiveStore, Put, Revision};

const CALLERS: u64 = 64;
const PUTS: u64 = 400_000;
/// A conversation and a line, as DESIGN section 11 counts them.
const CONVERSATION: usize = 1_500;
const LINE: usize = 150;

#[tokio::main]
async fn main() {
    let parent = tempfile::tempdir_in("/dev/shm").unwrap();
    let clock = Arc::new(SystemClock);
    println!("{CALLERS} callers, each in turn a conversation of {CONVERSATION} B and a new line of {LINE} B");
    storm("in memory, not durable", PUTS, &Live(Arc::new(MemoryStore::new(clock.clone())))).await;
    let folder = parent.path().join("storm");
    let store = Arc::new(EmbeddedStore::open(&folder, clock.clone()).await.unwrap());
    storm("embedded", PUTS, &Live(store.clone())).await;
    gets(store.clone()).await;
    deletes(store.clone()).await;
    store.close(false).unwrap();
    for journal in ["WAL", "TRUNCATE"] {
        let file = parent.path().join(format!("{journal}.sqlite"));
        let store = sqlite::Sqlite::open(&file, journal).await;
        storm(&format!("SQLite in groups, journal {journal}"), PUTS / 8, &store).await;
        let left = sqlite::lingering(&store, &file).await;
        println!("{:38} {left} of 1,000 overwritten values can still be read in its files", "");
    }
    large(&parent.path().join("large")).await;
}

/// What is measured.
trait Puts: Clone + Send + Sync + 'static {
    fn put(&self, key: String, size: usize, revision: Option<Revision>) -> impl Future<Output = Revision> + Send;
}

struct Live<S>(Arc<S>);

impl<S> Clone for Live<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<S: LiveStore> Puts for Live<S> {
    async fn put(&self, key: String, size: usize, revision: Option<Revision>) -> Revision {
        let expect = revision.map_or(Expect::Absent, Expect::Revision);
        self.0.put(&Key::new(key).unwrap(), expect, put(size)).await.unwrap()
    }
}

impl Puts for sqlite::Sqlite {
    async fn put(&self, key: String, size: usize, _: Option<Revision>) -> Revision {
        self.put(key, vec![b'x'; size]).await;
        Revision(0)
    }
}

fn put(size: usize) -> Put {
    let now = porchlight_core::clock::Ambient::system().now();
    Put { value: vec![b'x'; size].into(), expires: now.plus(DAY), due: None }
}

/// As long and as random as a real one.
fn conversation(number: u64) -> String {
    let spread = porchlight_core::testing::mix(number);
    format!("{spread:016x}{number:010x}")
}

async fn storm(name: &str, puts: u64, store: &impl Puts) {
    let started = Instant::now();
    let callers: Vec<_> = (0..CALLERS)
        .map(|caller| {
            let store = store.clone();
            tokio::spawn(async move {
                let id = conversation(caller);
                let mut took = Vec::new();
                let mut revision = None;
                for number in 0..puts / CALLERS / 2 {
                    let begun = Instant::now();
                    store.put(format!("line/{id}/{number:06}"), LINE, None).await;
                    took.push(begun.elapsed());
                    let begun = Instant::now();
                    revision = Some(store.put(format!("conversation/{id}"), CONVERSATION, revision).await);
                    took.push(begun.elapsed());
                    // The embedded store never makes a caller wait, so callers would not take turns.
                    tokio::task::yield_now().await;
                }
                took
            })
        })
        .collect();
    let mut took = Vec::new();
    for caller in callers {
        took.extend(caller.await.unwrap());
    }
    report(name, "puts/s", started.elapsed(), took);
}

async fn gets(store: Arc<EmbeddedStore>) {
    let started = Instant::now();
    let callers: Vec<_> = (0..CALLERS)
        .map(|caller| {
            let store = store.clone();
            tokio::spawn(async move {
                let key = Key::new(format!("conversation/{}", conversation(caller))).unwrap();
                let mut took = Vec::new();
                for _ in 0..PUTS / CALLERS {
                    let begun = Instant::now();
                    assert!(store.get(&key).await.unwrap().is_some());
                    took.push(begun.elapsed());
                }
                took
            })
        })
        .collect();
    let mut took = Vec::new();
    for caller in callers {
        took.extend(caller.await.unwrap());
    }
    report("embedded", "gets/s", started.elapsed(), took);
}

async fn deletes(store: Arc<EmbeddedStore>) {
    let keys: Vec<_> = store.list("line/").await.unwrap().into_iter().map(|(key, _)| key).collect();
    let started = Instant::now();
    let mut took = Vec::new();
    for key in &keys {
        let begun = Instant::now();
        store.delete(key, None).await.unwrap();
        took.push(begun.elapsed());
    }
    report("embedded, one caller", "deletes/s", started.elapsed(), took);
}

fn report(name: &str, what: &str, elapsed: Duration, mut took: Vec<Duration>) {
    took.sort_unstable();
    let rate = took.len() as f64 / elapsed.as_secs_f64();
    let at = |part: usize| took[(took.len() * part / 1_000).min(took.len() - 1)];
    println!(
        "{name:38} {rate:>9.0} {what:<9}  p50 {:>9.1?}  p99 {:>9.1?}  p99.9 {:>9.1?}  max {:>9.1?}",
        at(500),
        at(990),
        at(999),
        took[took.len() - 1]
    );
}

/// 100,000 conversations of ten lines.
async fn large(folder: &Path) {
    const CONVERSATIONS: u64 = 100_000;
    let clock = Arc::new(SystemClock);
    let before = resident();
    let store = EmbeddedStore::open(folder, clock.clone()).await.unwrap();
    let (line, value) = (put(LINE), put(CONVERSATION));
    let started = Instant::now();
    for number in 0..CONVERSATIONS {
        let id = conversation(number);
        for seq in 0..10 {
            let key = Key::new(format!("line/{id}/{seq:06}")).unwrap();
            store.put(&key, Expect::Absent, line.clone()).await.unwrap();
        }
        let value = Put { due: Some(value.expires), ..value.clone() };
        store.put(&Key::new(format!("conversation/{id}")).unwrap(), Expect::Absent, value).await.unwrap();
    }
    println!("{CONVERSATIONS} conversations of ten lines, written in {:.1?}:", started.elapsed());
    let (process, file) = (resident() - before, taken(folder));
    println!("  process {} MiB + file {} MiB = {} MiB", process >> 20, file >> 20, (process + file) >> 20);
    drop(store);
    let started = Instant::now();
    let store = EmbeddedStore::open(folder, clock).await.unwrap();
    println!(
        "  found again by the next process in {:.1?}, process {} MiB",
        started.elapsed(),
        (resident() - before) >> 20
    );
    let started = Instant::now();
    let listed = store.list("conversation/").await.unwrap().len();
    println!("  {listed} conversations listed with their values in {:.1?}", started.elapsed());
    store.close(false).unwrap();
}

/// Anonymous memory of this process; what it maps of files is counted with the file.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1_024
}

fn taken(folder: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    folder.read_dir().unwrap().map(|file| file.unwrap().metadata().unwrap().blocks() * 512).sum()
}
