//! A live store that fails in every way a real one may, and in no other (feature `testing`).
//!
//! It wraps another store. Which call fails follows from the seed, the key and how often that key was asked for, so a
//! test that failed fails again with the same seed, also when tasks run in another order. Nothing here breaks the
//! contract: no false [`Conflict`](LiveError::Conflict) after a write that happened, no acknowledged write undone, no
//! value that was never committed.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use super::{Change, Entry, Expect, Key, LiveError, LiveStore, Put, Revision, Watch};
use crate::clock::Timestamp;
use crate::testing::mix;

/// How often something goes wrong: so many times in a thousand calls that it can happen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Faults {
    /// A write or removal happens, and its caller is told [`LiveError::Unavailable`].
    pub lost_acknowledgement: u16,
    /// A call does not happen, and its caller is told [`LiveError::Unavailable`].
    pub lost_request: u16,
    /// A write or removal whose caller was told [`LiveError::Unavailable`] happens later, between other calls, if what it
    /// expects still holds then.
    pub late_request: u16,
    /// A read or a list shows an entry as it was before: one of its last [`REMEMBERED`] states, "not there" included.
    pub stale_read: u16,
    /// A key that is due is left out of the answer this time.
    pub overlooked_due: u16,
    /// A hint does not reach the watcher.
    pub lost_hint: u16,
    /// A hint arrives only with the next one, behind it.
    pub late_hint: u16,
    /// An entry is gone before its time when it is next touched.
    pub early_expiry: u16,
    /// A write is refused with [`LiveError::Conflict`] though it need not have been; it did not happen.
    pub needless_conflict: u16,
}

impl Faults {
    /// Everything works.
    pub const NONE: Self = Self {
        lost_acknowledgement: 0,
        lost_request: 0,
        late_request: 0,
        stale_read: 0,
        overlooked_due: 0,
        lost_hint: 0,
        late_hint: 0,
        early_expiry: 0,
        needless_conflict: 0,
    };

    /// Everything goes wrong now and then, except early expiry, which loses data and is switched on by name.
    pub const MANY: Self = Self {
        lost_acknowledgement: 60,
        lost_request: 60,
        late_request: 30,
        stale_read: 100,
        overlooked_due: 100,
        lost_hint: 200,
        late_hint: 200,
        early_expiry: 0,
        needless_conflict: 50,
    };
}

/// How many earlier states of an entry can come back in a stale read.
pub const REMEMBERED: usize = 4;

/// See the module documentation.
pub struct HostileStore {
    inner: Arc<dyn LiveStore>,
    seed: u64,
    memory: Mutex<Memory>,
}

struct Memory {
    faults: Faults,
    /// How often each key was asked for.
    asked: HashMap<Box<str>, u64>,
    /// What was committed, as far as it was seen here; the newest at the end.
    states: HashMap<Key, VecDeque<Option<Entry>>>,
    /// Calls that are still on their way.
    late: VecDeque<Late>,
}

#[derive(Clone)]
enum Late {
    Put(Key, Expect, Put),
    Delete(Key, Option<Revision>),
}

/// The dice of one call: independent numbers from seed, key and count.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, per_mille: u16) -> bool {
        self.0 = mix(self.0.wrapping_add(0x9e37_79b9_7f4a_7c15));
        self.0 % 1_000 < u64::from(per_mille)
    }
}

impl HostileStore {
    /// Wraps a store.
    pub fn new(inner: Arc<dyn LiveStore>, seed: u64, faults: Faults) -> Self {
        let memory = Memory { faults, asked: HashMap::new(), states: HashMap::new(), late: VecDeque::new() };
        Self { inner, seed, memory: Mutex::new(memory) }
    }

    /// Fails in these ways from now on: a test ends with [`Faults::NONE`] to see what everything comes to.
    pub fn set_faults(&self, faults: Faults) {
        self.memory().faults = faults;
    }

    /// Lets the calls that are still on their way arrive.
    pub async fn settle(&self) {
        while let Some(late) = { self.memory().late.pop_front() } {
            self.arrive(late).await;
        }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn dice(&self, about: &str) -> (Dice, Faults) {
        let mut memory = self.memory();
        let asked = memory.asked.entry(about.into()).or_default();
        *asked += 1;
        let name = about.bytes().fold(self.seed, |hash, byte| mix(hash ^ u64::from(byte)));
        (Dice(mix(name ^ mix(*asked))), memory.faults)
    }

    /// Begins a call: late ones may arrive first, the entry may expire early, the call may get lost.
    async fn begin(&self, key: &Key) -> Result<(Dice, Faults), LiveError> {
        let (mut dice, faults) = self.dice(key.as_str());
        if dice.roll(300) {
            let late = self.memory().late.pop_front();
            if let Some(late) = late {
                self.arrive(late).await;
            }
        }
        if dice.roll(faults.early_expiry) {
            self.remember(key).await;
            let _ = self.inner.delete(key, None).await;
        }
        if dice.roll(faults.lost_request) {
            return Err(lost());
        }
        Ok((dice, faults))
    }

    async fn arrive(&self, late: Late) {
        // Nobody waits for the answer any more.
        let _ = match late {
            Late::Put(key, expect, put) => {
                self.remember(&key).await;
                self.inner.put(&key, expect, put).await.map(|_| ())
            }
            Late::Delete(key, revision) => {
                self.remember(&key).await;
                self.inner.delete(&key, revision).await
            }
        };
    }

    /// Keeps the present state of an entry, which is about to change, for stale reads.
    async fn remember(&self, key: &Key) {
        let Ok(state) = self.inner.get(key).await else { return };
        let mut memory = self.memory();
        let states = memory.states.entry(key.clone()).or_default();
        if states.back() != Some(&state) {
            states.push_back(state);
        }
        if states.len() > REMEMBERED {
            states.pop_front();
        }
    }

    fn earlier(&self, key: &Key, dice: &Dice) -> Option<Option<Entry>> {
        let memory = self.memory();
        let states = memory.states.get(key)?;
        let index = dice.0 / 1_000 % states.len() as u64;
        states.get(usize::try_from(index).ok()?).cloned()
    }
}

fn lost() -> LiveError {
    LiveError::Unavailable("no answer".into())
}

#[async_trait]
impl LiveStore for HostileStore {
    async fn get(&self, key: &Key) -> Result<Option<Entry>, LiveError> {
        let (mut dice, faults) = self.begin(key).await?;
        if dice.roll(faults.stale_read)
            && let Some(earlier) = self.earlier(key, &dice)
        {
            return Ok(earlier);
        }
        self.inner.get(key).await
    }

    async fn put(&self, key: &Key, expect: Expect, put: Put) -> Result<Revision, LiveError> {
        let (mut dice, faults) = self.begin(key).await?;
        if put.value.len() <= super::MAX_VALUE && dice.roll(faults.late_request) {
            self.memory().late.push_back(Late::Put(key.clone(), expect, put));
            return Err(lost());
        }
        if dice.roll(faults.needless_conflict) {
            return Err(LiveError::Conflict);
        }
        self.remember(key).await;
        let answer = self.inner.put(key, expect, put).await;
        if dice.roll(faults.lost_acknowledgement) { Err(lost()) } else { answer }
    }

    async fn delete(&self, key: &Key, revision: Option<Revision>) -> Result<(), LiveError> {
        let (mut dice, faults) = self.begin(key).await?;
        if dice.roll(faults.late_request) {
            self.memory().late.push_back(Late::Delete(key.clone(), revision));
            return Err(lost());
        }
        self.remember(key).await;
        let answer = self.inner.delete(key, revision).await;
        if dice.roll(faults.lost_acknowledgement) { Err(lost()) } else { answer }
    }

    async fn list(&self, prefix: &str) -> Result<Vec<(Key, Entry)>, LiveError> {
        let (mut dice, faults) = self.dice(&format!("list {prefix}"));
        if dice.roll(faults.lost_request) {
            return Err(lost());
        }
        let mut listed = Vec::new();
        for (key, entry) in self.inner.list(prefix).await? {
            let stale = dice.roll(faults.stale_read).then(|| self.earlier(&key, &dice)).flatten();
            listed.extend(stale.unwrap_or(Some(entry)).map(|entry| (key, entry)));
        }
        Ok(listed)
    }

    async fn due(&self, before: Timestamp, limit: usize) -> Result<Vec<Key>, LiveError> {
        let (mut dice, faults) = self.dice("due");
        if dice.roll(faults.lost_request) {
            return Err(lost());
        }
        let mut due = self.inner.due(before, limit).await?;
        due.retain(|_| !dice.roll(faults.overlooked_due));
        Ok(due)
    }

    async fn watch(&self, prefix: &str) -> Result<Watch, LiveError> {
        let (mut dice, faults) = self.dice(&format!("watch {prefix}"));
        if dice.roll(faults.lost_request) {
            return Err(lost());
        }
        let mut inner = self.inner.watch(prefix).await?;
        if (faults.lost_hint, faults.late_hint) == (0, 0) {
            return Ok(inner);
        }
        let (sender, receiver) = tokio::sync::mpsc::channel(16);
        tokio::spawn(async move {
            let mut late: Vec<Change> = Vec::new();
            while let Some(change) = inner.recv().await {
                if dice.roll(faults.lost_hint) {
                    continue;
                }
                if dice.roll(faults.late_hint) {
                    late.push(change);
                    continue;
                }
                for change in std::iter::once(change).chain(late.drain(..)) {
                    if sender.send(change).await.is_err() {
                        return;
                    }
                }
            }
        });
        Ok(receiver)
    }
}

#[cfg(test)]
mod tests;
