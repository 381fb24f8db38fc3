//! The live store inside one process: nothing survives a crash. For tests, and to try Porchlight out.

use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use bytes::Bytes;

use super::index::{Held, Index};
use super::watchers::Watchers;
use super::{Entry, Expect, Key, LiveError, LiveStore, MAX_VALUE, Put, Revision, Watch};
use crate::clock::{Clock, Timestamp};

/// How many entries every write looks at for expired ones: more than one, so that the walk overtakes the growth.
const SWEPT_PER_WRITE: usize = 4;

/// See the module documentation.
pub struct MemoryStore {
    clock: Arc<dyn Clock>,
    index: Mutex<Index<Bytes>>,
    watchers: Watchers,
}

impl MemoryStore {
    /// An empty store.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, index: Mutex::new(Index::new(Revision(0))), watchers: Watchers::default() }
    }

    /// How many entries are held, those included that have expired and are not swept yet.
    pub fn len(&self) -> usize {
        self.index.lock().map_or(0, |index| index.len())
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets all expired entries now, and says how many there were.
    pub fn sweep(&self) -> usize {
        let Ok(mut index) = self.index.lock() else { return 0 };
        let examine = index.len() + 1;
        // Twice: the first walk may start in the middle.
        sweep(&mut index, self.clock.now(), examine) + sweep(&mut index, self.clock.now(), examine)
    }

    /// Ends all watches.
    pub fn close(&self) {
        self.watchers.close();
    }

    fn index(&self) -> Result<MutexGuard<'_, Index<Bytes>>, LiveError> {
        self.index.lock().map_err(|_| LiveError::Unavailable("an earlier write panicked".into()))
    }
}

impl Drop for MemoryStore {
    fn drop(&mut self) {
        self.watchers.close();
    }
}

fn sweep(index: &mut Index<Bytes>, now: Timestamp, examine: usize) -> usize {
    let expired = index.expired(now, examine);
    for key in &expired {
        index.remove(key.as_str());
    }
    expired.len()
}

fn entry(held: &Held<Bytes>) -> Entry {
    Entry { value: held.value.clone(), revision: held.revision, expires: held.expires, due: held.due() }
}

#[async_trait]
impl LiveStore for MemoryStore {
    async fn get(&self, key: &Key) -> Result<Option<Entry>, LiveError> {
        Ok(self.index()?.get(key.as_str(), self.clock.now()).map(entry))
    }

    async fn put(&self, key: &Key, expect: Expect, put: Put) -> Result<Revision, LiveError> {
        if put.value.len() > MAX_VALUE {
            return Err(LiveError::TooLarge);
        }
        let now = self.clock.now();
        let revision = {
            let mut index = self.index()?;
            index.check(key.as_str(), expect, now)?;
            let revision = index.next_revision();
            index.insert(key.as_str(), Held::new(put.value, revision, put.expires, put.due));
            sweep(&mut index, now, SWEPT_PER_WRITE);
            revision
        };
        self.watchers.notify(key);
        Ok(revision)
    }

    async fn delete(&self, key: &Key, revision: Option<Revision>) -> Result<(), LiveError> {
        let removed = {
            let mut index = self.index()?;
            index.check_removal(key.as_str(), revision, self.clock.now())?;
            index.remove(key.as_str())
        };
        if removed.is_some() {
            self.watchers.notify(key);
        }
        Ok(())
    }

    async fn list(&self, prefix: &str) -> Result<Vec<(Key, Entry)>, LiveError> {
        let index = self.index()?;
        let entries = index.page(prefix, None, self.clock.now(), usize::MAX);
        Ok(entries.map(|(key, held)| (key, entry(held))).collect())
    }

    async fn due(&self, before: Timestamp, limit: usize) -> Result<Vec<Key>, LiveError> {
        Ok(self.index()?.due(before, limit, self.clock.now()))
    }

    async fn watch(&self, prefix: &str) -> Result<Watch, LiveError> {
        Ok(self.watchers.watch(prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::MINUTE;
    use crate::live::contract::{self, key, put};
    use crate::testing::{NOON, TestClock};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn the_store_in_memory_keeps_the_contract() {
        contract::all(async |clock| Arc::new(MemoryStore::new(clock)) as contract::Store).await;
    }

    #[tokio::test]
    async fn writes_sweep_what_has_expired_before_it_grows() {
        let clock = TestClock::default();
        let store = MemoryStore::new(Arc::new(clock.clone()));
        for round in 0..100 {
            for number in 0..100 {
                let name = key(&format!("{round}/{number}"));
                let expires = clock.now().plus(MINUTE);
                store.put(&name, Expect::Absent, Put { expires, ..put("x") }).await.unwrap();
            }
            clock.advance(MINUTE);
            assert!(store.len() <= 200, "{} entries in round {round}", store.len());
        }
        store.sweep();
        assert!(store.is_empty());
    }

    #[tokio::test]
    async fn an_entry_does_not_print_its_key_or_its_value() {
        let store = MemoryStore::new(Arc::new(TestClock::at(NOON)));
        store.put(&key("conversation/abc"), Expect::Absent, put("secret")).await.unwrap();
        let listed = format!("{:?}", store.list("").await.unwrap());
        assert!(!listed.contains("abc") && !listed.contains("secret"), "{listed}");
    }
}
