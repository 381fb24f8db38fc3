//! What is gone is gone from the bytes, and its memory comes back.

use super::*;

#[tokio::test]
async fn nothing_of_a_value_is_left_after_overwriting_removal_expiry_and_wipe() {
    let fixture = Fixture::new();
    for length in [10, 200, 3_000, 9_000, 50_000] {
        let store = fixture.open().await;
        let text = |name| canary(name, length);
        let mut revision = store.put(&key("over"), Expect::Absent, put(text("old0"))).await.unwrap();
        for name in ["old1", "old2", "new"] {
            revision = store.put(&key("over"), Expect::Revision(revision), put(text(name))).await.unwrap();
        }
        store.put(&key("deleted-key"), Expect::Absent, put(text("removed"))).await.unwrap();
        let short = Put { expires: NOON.plus(MINUTE), ..put(text("expired")) };
        store.put(&key("expired-key"), Expect::Absent, short.clone()).await.unwrap();
        assert!(fixture.contains("<canary-new>") && fixture.contains("<canary-removed>"));
        store.delete(&key("deleted-key"), None).await.unwrap();
        fixture.clock.advance(MINUTE);
        store.sweep().unwrap();
        for gone in ["<canary-old", "<canary-removed", "<canary-expired", "deleted-key", "expired-key"] {
            assert!(!fixture.contains(gone), "{gone} {length}");
        }
        assert!(fixture.contains("<canary-new>"));

        fixture.clock.set(NOON);
        store.put(&key("expired-key"), Expect::Absent, short).await.unwrap();
        drop(store);
        fixture.clock.advance(HOUR);
        let store = fixture.open().await;
        assert!(!fixture.contains("<canary-expired"), "what expired while nobody ran is swept at start");
        store.delete(&key("over"), None).await.unwrap();
        assert!(!fixture.contains("<canary-"));
        store.put(&key("kept"), Expect::Absent, put(text("kept"))).await.unwrap();
        // An open descriptor still sees the bytes of a file that was removed: they must be gone, not only the name.
        let file = fixture.file();
        store.close(false).unwrap();
        assert_eq!(file.metadata().unwrap().len(), 0);
        assert!(!fixture.folder().exists());
        fixture.clock.set(NOON);
    }
}

#[tokio::test]
async fn memory_goes_back_when_entries_go() {
    let fixture = Fixture::new();
    let store = fixture.open().await;
    for number in 0..3_000 {
        store.put(&key(&format!("a/{number}")), Expect::Absent, put(vec![1; 3_000])).await.unwrap();
    }
    let taken = || {
        use std::os::unix::fs::MetadataExt;
        fixture.file().metadata().unwrap().blocks() * 512
    };
    assert!(taken() > 9_000_000 && taken() < 10_500_000, "{} bytes", taken());
    for number in 0..3_000 {
        store.delete(&key(&format!("a/{number}")), None).await.unwrap();
    }
    assert!(taken() <= 8_192, "{} bytes", taken());
    drop(store);
    assert_eq!(fixture.open().await.list("").await.unwrap(), []);
}

#[tokio::test]
async fn wipe_leaves_files_alone_that_are_not_porchlights() {
    let fixture = Fixture::new();
    fixture.open().await.close(true).unwrap();
    let other = fixture.folder().join("other");
    std::fs::write(&other, "x").unwrap();
    assert_eq!(wipe(&fixture.folder()).unwrap(), Wiped::Erased { bytes: 4_096, folder_removed: false });
    assert!(other.exists() && !fixture.folder().join(STORE).exists());
}

/// A small memory file system.
struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    fn new(kind: &str, options: &str, at: &'a Path) -> Self {
        let arguments = ["-t", kind, "-o", options, kind];
        assert!(std::process::Command::new("mount").args(arguments).arg(at).status().unwrap().success());
        Self(at)
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[tokio::test]
#[ignore = "needs root: mounts a small tmpfs"]
async fn when_memory_is_full_writes_are_refused_and_everything_else_goes_on() {
    let fixture = Fixture::new();
    let _mounted = Mounted::new("tmpfs", "size=1m,mode=700", fixture.parent.path());
    let store = fixture.open().await;
    let refused = |answer: &Result<Revision, LiveError>| matches!(answer, Err(LiveError::Unavailable(why)) if why.contains("no room"));
    store.put(&key("60/first"), Expect::Absent, put(vec![1; 60])).await.unwrap();
    let mut count = 1;
    for size in [30_000, 1_000, 60] {
        for number in 0.. {
            let answer = store.put(&key(&format!("{size}/{number}")), Expect::Absent, put(vec![1; size])).await;
            if answer.is_err() {
                assert!(refused(&answer), "{answer:?}");
                break;
            }
            count += 1;
        }
    }
    assert!(count > 30, "{count} entries");
    assert_eq!(store.list("").await.unwrap().len(), count);
    let entry = store.get(&key("60/first")).await.unwrap().unwrap();
    assert!(refused(&store.put(&key("60/first"), Expect::Revision(entry.revision), put(vec![2; 40_000])).await));
    assert_eq!(store.get(&key("60/first")).await.unwrap(), Some(entry), "a refused write changes nothing");
    store.delete(&key("30000/0"), None).await.unwrap();
    drop(store);
    let store = fixture.open().await;
    assert_eq!(store.list("").await.unwrap().len(), count - 1);
    store.put(&key("again"), Expect::Absent, put(vec![3; 30_000])).await.unwrap();
    store.close(false).unwrap();
}

#[tokio::test]
#[ignore = "needs root: mounts memory file systems"]
async fn file_systems_that_are_never_swapped_are_told_apart_and_erase_as_well() {
    let kinds =
        [("ramfs", "mode=700", Medium::Ramfs), ("tmpfs", "size=1m,mode=700,noswap", Medium::Tmpfs { noswap: true })];
    for (kind, options, medium) in kinds {
        let fixture = Fixture::new();
        let _mounted = Mounted::new(kind, options, fixture.parent.path());
        let store = fixture.open().await;
        assert_eq!(store.medium(), Ok(medium));
        store.put(&key("a"), Expect::Absent, put(canary("removed", 50_000))).await.unwrap();
        store.put(&key("b"), Expect::Absent, put(canary("kept", 50_000))).await.unwrap();
        store.delete(&key("a"), None).await.unwrap();
        drop(store);
        assert!(!fixture.contains("<canary-removed>") && fixture.contains("<canary-kept>"));
        let store = fixture.open().await;
        assert_eq!(store.list("").await.unwrap().len(), 1);
        store.delete(&key("b"), None).await.unwrap();
        assert!(!fixture.contains("<canary-"));
        drop(store);
        assert!(matches!(wipe(&fixture.folder()), Ok(Wiped::Erased { folder_removed: true, .. })), "{kind}");
    }
}
