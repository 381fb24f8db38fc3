//! Index and file, kept alike: what the file has is what the index says.

use bytes::Bytes;

use super::file::{Place, StoreFile, WriteError};
use super::folder::Folder;
use super::record::{self, Header};
use crate::clock::Timestamp;
use crate::live::index::{Held, Index};
use crate::live::{Entry, Expect, Key, LiveError, Put, Revision};

/// Where a value is kept.
#[derive(Clone, Copy)]
pub struct Kept {
    pub place: Place,
    pub length: u32,
}

impl Kept {
    pub fn new(place: Place, length: usize) -> Self {
        Self { place, length: u32::try_from(length).unwrap_or(u32::MAX) }
    }

    /// Of the whole record, for erasing it.
    pub fn record_length(self, key: &str) -> usize {
        record::HEADER + key.len() + self.length as usize
    }
}

/// Both, as one; whoever has it has the lock.
pub struct State {
    pub index: Index<Kept>,
    pub file: StoreFile,
    pub folder: Folder,
    /// Set when the file did not do as told: then it may differ from the index, and only a restart finds out how.
    pub broken: bool,
}

impl State {
    /// Writes if `expect` holds.
    pub fn put(&mut self, key: &Key, expect: Expect, put: &Put, now: Timestamp) -> Result<Revision, LiveError> {
        self.index.check(key.as_str(), expect, now)?;
        let revision = self.index.next_revision();
        let header = Header { revision, expires: put.expires, due: put.due };
        let promised = self.file.promise(revision).map_err(WriteError::Broken);
        let place = match promised.and_then(|()| self.file.write(&header, key, &put.value)) {
            Ok(place) => place,
            Err(WriteError::Full(error)) => {
                return Err(LiveError::Unavailable(format!("no room in the memory folder: {error}")));
            }
            Err(WriteError::Broken(error)) => return Err(self.fail(&error)),
        };
        let kept = Kept::new(place, put.value.len());
        if let Some(old) = self.index.insert(key.as_str(), Held::new(kept, revision, put.expires, put.due)) {
            self.erase(old.value, key.as_str())?;
        }
        self.count()?;
        Ok(revision)
    }

    /// Removes whatever is there, and says whether anything was.
    pub fn remove(&mut self, key: &str) -> Result<bool, LiveError> {
        let Some(kept) = self.index.held(key).map(|held| held.value) else { return Ok(false) };
        self.erase(kept, key)?;
        self.index.remove(key);
        self.count()?;
        Ok(true)
    }

    fn count(&mut self) -> Result<(), LiveError> {
        self.file.count(self.index.len()).map_err(|error| self.fail(&error))
    }

    fn erase(&mut self, kept: Kept, key: &str) -> Result<(), LiveError> {
        self.file.erase(kept.place, kept.record_length(key)).map_err(|error| self.fail(&error))
    }

    /// Reads.
    pub fn entry(&mut self, key: &str, now: Timestamp) -> Result<Option<Entry>, LiveError> {
        let Some(held) = self.index.get(key, now) else { return Ok(None) };
        let Held { value: kept, revision, expires, .. } = *held;
        let due = held.due();
        let value = self.file.read(kept.place, key, kept.length as usize).map_err(|error| self.fail(&error))?;
        Ok(Some(Entry { value: Bytes::from(value), revision, expires, due }))
    }

    fn fail(&mut self, error: &std::io::Error) -> LiveError {
        self.broken = true;
        tracing::error!(%error, "The live store's file failed; nothing more is written until a restart");
        broken()
    }
}

/// The answer after the file has failed.
pub fn broken() -> LiveError {
    LiveError::Unavailable("its file failed; restart Porchlight".into())
}
