//! What the stores of one process have in common: which entries there are, in which order, and whether a write may
//! happen. `V` is the value itself ([`super::memory`]) or the place where it is kept (`embedded`).
//!
//! Pure: no clock, no I/O. Entries are one ordered map and nothing else (one key in memory per entry: a hash map beside
//! it would cost 60 MB at a million lines, and save half a microsecond), plus the few that have a due time.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::{Expect, Key, LiveError, Revision};
use crate::clock::Timestamp;

/// Stands for "no due time": eight bytes less per entry than an `Option`.
const NEVER: Timestamp = Timestamp(i64::MAX);

/// One entry.
pub(super) struct Held<V> {
    pub value: V,
    pub revision: Revision,
    pub expires: Timestamp,
    due: Timestamp,
}

impl<V> Held<V> {
    pub fn new(value: V, revision: Revision, expires: Timestamp, due: Option<Timestamp>) -> Self {
        Self { value, revision, expires, due: due.unwrap_or(NEVER) }
    }

    pub fn due(&self) -> Option<Timestamp> {
        (self.due != NEVER).then_some(self.due)
    }

    fn lives(&self, now: Timestamp) -> bool {
        now < self.expires
    }
}

/// See the module documentation.
pub(super) struct Index<V> {
    entries: BTreeMap<Box<str>, Held<V>>,
    due: BTreeSet<(Timestamp, Box<str>)>,
    /// One counter for all keys: so a key that is deleted and made again goes on from where it was.
    last: Revision,
    /// Where the search for expired entries goes on.
    cursor: Box<str>,
}

impl<V> Index<V> {
    /// An empty index whose first revision is `last` + 1.
    pub fn new(last: Revision) -> Self {
        Self { entries: BTreeMap::new(), due: BTreeSet::new(), last, cursor: Box::default() }
    }

    /// How many entries there are, expired ones included.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The revision for the next write.
    pub fn next_revision(&mut self) -> Revision {
        self.last.0 += 1;
        self.last
    }

    /// The entry, unless it has expired.
    pub fn get(&self, key: &str, now: Timestamp) -> Option<&Held<V>> {
        self.entries.get(key).filter(|held| held.lives(now))
    }

    /// The entry, expired or not.
    pub fn held(&self, key: &str) -> Option<&Held<V>> {
        self.entries.get(key)
    }

    /// Whether a write that expects this may happen now.
    pub fn check(&self, key: &str, expect: Expect, now: Timestamp) -> Result<(), LiveError> {
        let present = self.get(key, now).map(|held| held.revision);
        match (expect, present) {
            (Expect::Absent, None) => Ok(()),
            (Expect::Revision(expected), Some(revision)) if expected == revision => Ok(()),
            _ => Err(LiveError::Conflict),
        }
    }

    /// Whether a removal that expects this revision may happen now. What has expired is not there, so it may go.
    pub fn check_removal(&self, key: &str, expected: Option<Revision>, now: Timestamp) -> Result<(), LiveError> {
        match (expected, self.get(key, now)) {
            (Some(expected), Some(held)) if held.revision != expected => Err(LiveError::Conflict),
            _ => Ok(()),
        }
    }

    /// Sets the entry and returns the one it replaces.
    pub fn insert(&mut self, key: &str, held: Held<V>) -> Option<Held<V>> {
        let due = held.due;
        let replaced = match self.entries.get_mut(key) {
            Some(present) => Some(std::mem::replace(present, held)),
            None => self.entries.insert(key.into(), held),
        };
        let before = replaced.as_ref().map_or(NEVER, |replaced| replaced.due);
        if before != due {
            self.forget_due(before, key);
            if due != NEVER {
                self.due.insert((due, key.into()));
            }
        }
        replaced
    }

    /// Removes the entry and returns it.
    pub fn remove(&mut self, key: &str) -> Option<Held<V>> {
        let held = self.entries.remove(key)?;
        self.forget_due(held.due, key);
        Some(held)
    }

    fn forget_due(&mut self, due: Timestamp, key: &str) {
        if due != NEVER {
            self.due.remove(&(due, key.into()));
        }
    }

    /// Up to `limit` unexpired entries under a prefix, in key order, from behind `after` on (`None`: from the start).
    pub fn page(
        &self,
        prefix: &str,
        after: Option<&str>,
        now: Timestamp,
        limit: usize,
    ) -> impl Iterator<Item = (Key, &Held<V>)> {
        let from = after.map_or(Bound::Included(prefix), Bound::Excluded);
        self.entries
            .range::<str, _>((from, Bound::Unbounded))
            .take_while(move |(key, _)| key.starts_with(prefix))
            .filter(move |(_, held)| held.lives(now))
            .take(limit)
            .map(|(key, held)| (Key((&**key).into()), held))
    }

    /// Up to `limit` keys of unexpired entries that are due at or before a moment, the earliest first.
    pub fn due(&self, before: Timestamp, limit: usize, now: Timestamp) -> Vec<Key> {
        self.due
            .iter()
            .take_while(|(due, _)| *due <= before)
            .filter(|(_, key)| self.get(key, now).is_some())
            .take(limit)
            .map(|(_, key)| Key((&**key).into()))
            .collect()
    }

    /// Looks at the next `examine` entries, in turn through all of them, and returns the keys of those that have
    /// expired. A walk instead of an index by expiry: no bytes per entry, and nobody waits for the store's own expiry.
    pub fn expired(&mut self, now: Timestamp, examine: usize) -> Vec<Key> {
        let mut seen = 0;
        let mut last = None;
        let mut expired = Vec::new();
        for (key, held) in
            self.entries.range::<str, _>((Bound::Excluded(&*self.cursor), Bound::Unbounded)).take(examine)
        {
            seen += 1;
            last = Some(key);
            if !held.lives(now) {
                expired.push(Key((&**key).into()));
            }
        }
        self.cursor = if seen < examine { Box::default() } else { last.cloned().unwrap_or_default() };
        expired
    }
}
