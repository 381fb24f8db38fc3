//! The live store: everything about people who write, in memory, each entry with a revision and an expiry.
//!
//! One small trait, several implementations: [`memory`] (in-process), [`embedded`] (a file on a memory file system that
//! survives a crash of the process) and, for tests, `hostile` (lost acknowledgements, stale reads, gaps in watches,
//! early expiry). All of them pass the suite in `contract`.
//!
//! Adding an implementation: decide writes with `index.rs` if it lives in this process, and give its constructor to
//! `contract::all` in a test.
//!
//! Rules for callers: a write whose answer is [`LiveError::Unavailable`] may have happened. Whoever repeats it must be
//! able to tell (event ids in the value, compare-and-set by revision).

#[cfg(any(test, feature = "testing"))]
pub mod contract;
pub mod embedded;
#[cfg(any(test, feature = "testing"))]
pub mod hostile;
mod index;
pub mod memory;
mod watchers;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;

use crate::clock::Timestamp;

/// The name of an entry: `conversation/<id>`, `line/<conversation>/<number>` … Lower-case ASCII, digits, `/`, `-`, `_`;
/// 1 to 120 bytes. It contains no platform id and nothing a person said.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

impl Key {
    /// Makes a key. Anything outside the alphabet is refused.
    pub fn new(text: impl AsRef<str>) -> Result<Self, LiveError> {
        let text = text.as_ref();
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'_');
        if text.is_empty() || text.len() > 120 || !text.bytes().all(allowed) {
            return Err(LiveError::InvalidKey);
        }
        Ok(Self(text.into()))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Keys carry conversation ids, so they do not print.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({}/…)", self.0.split('/').next().unwrap_or_default())
    }
}

/// The version of an entry: grows with every write to that key, also across delete and re-creation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);

/// An entry as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// What was put.
    pub value: Bytes,
    /// For the next compare-and-set.
    pub revision: Revision,
    /// When the store forgets it.
    pub expires: Timestamp,
    /// When [`LiveStore::due`] lists it.
    pub due: Option<Timestamp>,
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("bytes", &self.value.len())
            .field("revision", &self.revision)
            .finish_non_exhaustive()
    }
}

/// What must be true of an entry for a write to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// There is no (unexpired) entry.
    Absent,
    /// The entry has exactly this revision.
    Revision(Revision),
}

/// A write.
#[derive(Clone)]
pub struct Put {
    /// The new value, at most [`MAX_VALUE`] bytes.
    pub value: Bytes,
    /// When the store forgets it; the store's own expiry is a backstop, the engine's timers come first.
    pub expires: Timestamp,
    /// When it is to be listed by [`LiveStore::due`]; `None`: never.
    pub due: Option<Timestamp>,
}

/// The largest value: 64 KiB, what one conversation may weigh.
pub const MAX_VALUE: usize = 64 * 1024;

/// Why an operation did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LiveError {
    /// The entry is not as expected: read it again. Nothing was written.
    #[error("the entry has changed")]
    Conflict,
    /// The store did not answer, or answered too late: the write may or may not have happened.
    #[error("the live store is not available: {0}")]
    Unavailable(String),
    /// The value is larger than [`MAX_VALUE`]. Nothing was written.
    #[error("the value is too large for the live store")]
    TooLarge,
    /// The key has a character outside the alphabet, or a bad length.
    #[error("not a valid key of the live store")]
    InvalidKey,
}

/// Something under a watched prefix changed. A hint, not a log: changes may be merged or missed, so a watcher also
/// looks by itself from time to time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which entry.
    pub key: Key,
}

/// A subscription; ends when the store closes.
pub type Watch = tokio::sync::mpsc::Receiver<Change>;

/// See the module documentation.
#[async_trait]
pub trait LiveStore: Send + Sync + 'static {
    /// Reads an entry; `None` when there is none or it has expired.
    async fn get(&self, key: &Key) -> Result<Option<Entry>, LiveError>;

    /// Writes if `expect` holds. When this returns, the entry survives a crash of the process.
    async fn put(&self, key: &Key, expect: Expect, put: Put) -> Result<Revision, LiveError>;

    /// Removes the entry if it has this revision (`None`: whatever its revision). Removing what is not there succeeds.
    /// When this returns, the bytes of the value are gone from the store's files.
    async fn delete(&self, key: &Key, revision: Option<Revision>) -> Result<(), LiveError>;

    /// Keys and entries under a prefix, in key order.
    async fn list(&self, prefix: &str) -> Result<Vec<(Key, Entry)>, LiveError>;

    /// Up to `limit` keys whose `due` is at or before a moment, the earliest first.
    async fn due(&self, before: Timestamp, limit: usize) -> Result<Vec<Key>, LiveError>;

    /// Hints about changes under a prefix, from now on.
    async fn watch(&self, prefix: &str) -> Result<Watch, LiveError>;
}
