//! The live store of one machine: everything on a memory file system, so that it survives a crash of the process and
//! never reaches a disk.
//!
//! In the process: the index (which entries, in which order, which revision). In the file: the values, once, each in a
//! slot of its own (`file.rs`, `record.rs`). One lock around both. A write is a copy into the page cache, some
//! microseconds, so it is done in place: no task, no queue, no batch.
//!
//! # Why readers never see what a crash can undo
//! An entry enters the index, from which all readers read, after its commit word is in the file, and under the same
//! lock. What is in the file is found by the next process, whatever happens to this one. So whoever acts on something
//! they read, or on an acknowledgement, acts on what stays. The other way round, a removal takes the commit word away
//! before it leaves the index, so that nothing comes back that somebody has seen gone. Compare-and-set is decided under
//! the lock, hence in one order.
//!
//! # Why nothing lingers
//! A value is written to one place. Overwriting an entry writes the new value elsewhere, then zeros over the old one;
//! removal and expiry write zeros. All before the answer (expiry: within about a minute). There is no journal.
//!
//! # Why not SQLite
//! Measured side by side (`cargo bench -p porchlight-core --bench live`, 64 callers on two cores that were busy with other
//! things): SQLite on the same tmpfs, writes in groups, takes 4 to 20 times as long per write, and its 99th percentile is
//! milliseconds instead of microseconds. And of 1,000 overwritten values, one could afterwards still read some 700 to 800
//! in its files with a write-ahead log and, in spite of `secure_delete`, some 15 with a truncated journal. This store: none.
//!
//! # What it costs when memory is short
//! A full folder refuses writes and changes nothing. Pages of an erased value come back when its extent (a megabyte of
//! slots of one size) is empty; until then they serve values of that size.

mod file;
mod folder;
mod front;
mod pages;
mod record;
mod reload;
mod slots;
mod state;
mod system;
#[cfg(test)]
mod tests;
mod wipe;

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use async_trait::async_trait;

use self::folder::Folder;
pub use self::folder::{FolderError, Medium, SETTING, default_folder};
pub use self::reload::OpenError;
use self::state::{State, broken};
pub use self::wipe::{Wiped, wipe};
use super::watchers::Watchers;
use super::{Entry, Expect, Key, LiveError, LiveStore, MAX_VALUE, Put, Revision, Watch};
use crate::clock::{Clock, Timestamp};

/// The name of the file.
const STORE: &str = "store";
/// How often the sweep looks for expired entries.
const SWEEP_EVERY: Duration = Duration::from_secs(1);
/// In how many rounds the sweep sees every entry: all within a minute, and each round takes a millisecond or two.
const SWEEP_ROUNDS: usize = 60;
/// How many entries are looked at or read before others get the lock: about a tenth of a millisecond.
const AT_A_TIME: usize = 128;

/// See the module documentation. Dropping it is like a crash: everything stays for the next process.
pub struct EmbeddedStore {
    shared: Arc<Shared>,
}

struct Shared {
    clock: Arc<dyn Clock>,
    /// `None` once it is closed.
    state: Mutex<Option<State>>,
    watchers: Watchers,
}

impl EmbeddedStore {
    /// Takes the folder and finds everything in it again. Needs a Tokio runtime, for the sweep of expired entries.
    pub async fn open(folder: &Path, clock: Arc<dyn Clock>) -> Result<Self, OpenError> {
        let folder = Folder::take(folder)?;
        let (file, index) = reload::reload(&folder, clock.now())?;
        let state = Mutex::new(Some(State { index, file, folder, broken: false }));
        let shared = Arc::new(Shared { clock, state, watchers: Watchers::default() });
        tokio::spawn(sweep(Arc::downgrade(&shared)));
        Ok(Self { shared })
    }

    /// What the folder is kept in; the rule about swap depends on it.
    pub fn medium(&self) -> Result<Medium, LiveError> {
        Ok(self.shared.state()?.as_ref().ok_or_else(closed)?.folder.medium())
    }

    /// How many entries are held, those included that have expired and are not swept yet.
    pub fn len(&self) -> usize {
        self.shared.with(|state| Ok(state.index.len())).unwrap_or_default()
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Erases all expired entries now.
    pub fn sweep(&self) -> Result<(), LiveError> {
        let examine = self.len() + 1;
        // Twice: the first walk may start in the middle.
        self.shared.sweep(examine).and_then(|()| self.shared.sweep(examine))
    }

    /// Ends all watches and answers nothing any more. With `keep` everything stays for the next process (SIGTERM: an
    /// upgrade forgets nobody), without it is overwritten and removed (Ctrl-C).
    pub fn close(&self, keep: bool) -> Result<(), LiveError> {
        self.shared.watchers.close();
        let Some(state) = self.shared.take() else { return Ok(()) };
        if !keep {
            wipe::erase(state.folder).map_err(|error| LiveError::Unavailable(format!("could not erase: {error}")))?;
        }
        Ok(())
    }
}

impl Drop for EmbeddedStore {
    fn drop(&mut self) {
        self.shared.watchers.close();
        self.shared.take();
    }
}

/// Erases expired entries, a part of them every second.
async fn sweep(shared: Weak<Shared>) {
    loop {
        tokio::time::sleep(SWEEP_EVERY).await;
        let Some(shared) = shared.upgrade() else { return };
        let mut left = shared.with(|state| Ok(state.index.len())).unwrap_or_default() / SWEEP_ROUNDS + AT_A_TIME;
        while left > 0 {
            // What cannot be erased is reported by every write too.
            if shared.sweep(AT_A_TIME).is_err() {
                break;
            }
            left = left.saturating_sub(AT_A_TIME);
            tokio::task::yield_now().await;
        }
    }
}

fn closed() -> LiveError {
    LiveError::Unavailable("it is closed".into())
}

impl Shared {
    fn state(&self) -> Result<MutexGuard<'_, Option<State>>, LiveError> {
        // After a panic under the lock, index and file may differ.
        self.state.lock().map_err(|_| broken())
    }

    fn take(&self) -> Option<State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> Result<T, LiveError>) -> Result<T, LiveError> {
        match self.state()?.as_mut() {
            Some(state) if state.broken => Err(broken()),
            Some(state) => act(state),
            None => Err(closed()),
        }
    }

    fn sweep(&self, examine: usize) -> Result<(), LiveError> {
        let now = self.clock.now();
        let expired = self.with(|state| {
            let expired = state.index.expired(now, examine);
            expired.iter().try_for_each(|key| state.remove(key.as_str()).map(|_| ()))?;
            Ok(expired)
        })?;
        expired.iter().for_each(|key| self.watchers.notify(key));
        Ok(())
    }
}

#[async_trait]
impl LiveStore for EmbeddedStore {
    async fn get(&self, key: &Key) -> Result<Option<Entry>, LiveError> {
        let now = self.shared.clock.now();
        self.shared.with(|state| state.entry(key.as_str(), now))
    }

    async fn put(&self, key: &Key, expect: Expect, put: Put) -> Result<Revision, LiveError> {
        if put.value.len() > MAX_VALUE {
            return Err(LiveError::TooLarge);
        }
        let now = self.shared.clock.now();
        let revision = self.shared.with(|state| state.put(key, expect, &put, now))?;
        self.shared.watchers.notify(key);
        Ok(revision)
    }

    async fn delete(&self, key: &Key, revision: Option<Revision>) -> Result<(), LiveError> {
        let now = self.shared.clock.now();
        let removed = self.shared.with(|state| {
            state.index.check_removal(key.as_str(), revision, now)?;
            state.remove(key.as_str())
        })?;
        if removed {
            self.shared.watchers.notify(key);
        }
        Ok(())
    }

    /// Each entry is as it was at one moment, not all at the same: a long list is read in parts.
    async fn list(&self, prefix: &str) -> Result<Vec<(Key, Entry)>, LiveError> {
        let mut listed: Vec<(Key, Entry)> = Vec::new();
        loop {
            let after = listed.last().map(|(key, _)| key.clone());
            let now = self.shared.clock.now();
            let part = self.shared.with(|state| {
                let page = state.index.page(prefix, after.as_ref().map(Key::as_str), now, AT_A_TIME);
                let keys: Vec<_> = page.map(|(key, _)| key).collect();
                let mut part = Vec::with_capacity(keys.len());
                for key in keys {
                    let entry = state.entry(key.as_str(), now)?;
                    part.extend(entry.map(|entry| (key, entry)));
                }
                Ok(part)
            })?;
            let last = part.len() < AT_A_TIME;
            listed.extend(part);
            if last {
                return Ok(listed);
            }
            tokio::task::yield_now().await;
        }
    }

    async fn due(&self, before: Timestamp, limit: usize) -> Result<Vec<Key>, LiveError> {
        let now = self.shared.clock.now();
        self.shared.with(|state| Ok(state.index.due(before, limit, now)))
    }

    async fn watch(&self, prefix: &str) -> Result<Watch, LiveError> {
        self.shared.with(|_| Ok(()))?;
        Ok(self.shared.watchers.watch(prefix))
    }
}
