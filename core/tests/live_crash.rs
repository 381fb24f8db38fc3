//! The embedded live store under `kill -9`: a child process writes from many tasks and says what was acknowledged; the
//! parent kills it in the middle, opens the folder itself, and looks for every acknowledged write.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use porchlight_core::clock::{DAY, SystemClock};
use porchlight_core::live::embedded::EmbeddedStore;
use porchlight_core::live::{Expect, Key, LiveStore, Put};
use porchlight_core::testing::{NOON, TestClock, TestRandomness};

const FOLDER: &str = "PORCHLIGHT_TEST_STORM";
const WRITERS: u64 = 32;

/// What write number `number` to a key consists of: anyone can tell whether a value is whole. Sizes from a few bytes to
/// many pages.
fn value(writer: u64, number: u64) -> Vec<u8> {
    let random = TestRandomness::seeded(writer << 32 | number);
    let longest = [100, 2_000, 9_000, 65_000][usize::try_from(random.below(4)).unwrap()];
    let mut bytes = number.to_le_bytes().to_vec();
    let length = random.below(longest);
    bytes.extend((0..length).map(|at| u8::try_from((at + writer + number) % 251).unwrap()));
    bytes
}

/// Not a test: the child, which the test starts. Writes until it is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn storm() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let store = Arc::new(EmbeddedStore::open(Path::new(&folder), Arc::new(SystemClock)).await.unwrap());
    let writers: Vec<_> = (0..WRITERS).map(|writer| tokio::spawn(write(store.clone(), writer))).collect();
    for writer in writers {
        writer.await.unwrap();
    }
}

async fn write(store: Arc<EmbeddedStore>, writer: u64) {
    let key = Key::new(format!("storm/{writer}")).unwrap();
    let random = TestRandomness::seeded(writer);
    let mut entry = store.get(&key).await.unwrap();
    let mut number = entry.as_ref().map_or(0, |entry| u64::from_le_bytes(entry.value[..8].try_into().unwrap()));
    loop {
        number += 1;
        if random.chance(100) {
            say(&format!("removing {writer}"));
            store.delete(&key, None).await.unwrap();
            say(&format!("removed {writer}"));
            entry = None;
        }
        let expect = entry.as_ref().map_or(Expect::Absent, |entry| Expect::Revision(entry.revision));
        let put = Put { value: value(writer, number).into(), expires: NOON.plus(36_500 * DAY), due: None };
        say(&format!("writing {writer} {number}"));
        store.put(&key, expect, put).await.unwrap();
        say(&format!("wrote {writer} {number}"));
        entry = store.get(&key).await.unwrap();
        tokio::task::yield_now().await;
    }
}

/// One line, in one system call: what the pipe took is read by the parent, also after the kill.
fn say(line: &str) {
    let line = format!("{line}\n");
    std::io::stderr().lock().write_all(line.as_bytes()).unwrap();
}

/// What one writer is known to have done: its last acknowledged value, and what it may have done since.
#[derive(Default, Clone)]
struct Known {
    acknowledged: Option<u64>,
    begun: Option<u64>,
    removing: bool,
}

#[tokio::test]
async fn after_kill_9_every_acknowledged_write_is_there_and_none_half() {
    let parent = tempfile::tempdir_in("/dev/shm").unwrap();
    let folder = parent.path().join("live");
    let mut known: HashMap<u64, Known> = HashMap::new();
    let mut lines = 0;
    for round in 0..12 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "storm", "--nocapture"])
            .env(FOLDER, &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stderr.take().unwrap());
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(60 + round * 13));
            child.kill().unwrap();
            child.wait().unwrap();
        });
        for line in output.lines() {
            lines += 1;
            hear(&mut known, &line.unwrap());
        }
        killer.join().unwrap();

        let store = EmbeddedStore::open(&folder, Arc::new(TestClock::default())).await.unwrap();
        for writer in 0..WRITERS {
            let known = known.entry(writer).or_default();
            let found = store.get(&Key::new(format!("storm/{writer}")).unwrap()).await.unwrap();
            let number = found.map(|entry| {
                let number = u64::from_le_bytes(entry.value[..8].try_into().unwrap());
                assert_eq!(entry.value, value(writer, number), "round {round}: half a value");
                number
            });
            let expected = number == known.acknowledged
                || (number.is_some() && number == known.begun)
                || (number.is_none() && known.removing);
            let Known { acknowledged, begun, removing } = known;
            assert!(expected, "round {round}: {number:?}, not {acknowledged:?}, {begun:?}, removing: {removing}");
            *known = Known { acknowledged: number, ..Known::default() };
        }
        drop(store);
    }
    assert!(lines > 1_000, "only {lines} lines were heard: the storm did not storm");
}

fn hear(known: &mut HashMap<u64, Known>, line: &str) {
    let words: Vec<_> = line.split(' ').collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse().ok());
    let Some(writer) = number(1).filter(|writer| *writer < WRITERS) else { return };
    let known = known.entry(writer).or_default();
    match (words[0], number(2)) {
        ("removing", _) => known.removing = true,
        ("removed", _) => *known = Known::default(),
        ("writing", begun) => known.begun = begun,
        ("wrote", number) => *known = Known { acknowledged: number, ..Known::default() },
        _ => {}
    }
}
