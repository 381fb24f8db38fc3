//! Finding everything again at start, and refusing what cannot be relied on.
//!
//! The whole file is read and checked before anything in it is changed, so that a refusal leaves it as it was. A kill
//! interrupts at most one write, and leaves at most one unfinished slot and one entry twice (the new one written, the
//! old one not erased yet), and the count of entries wrong by one. More than that was not Porchlight's doing.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use super::STORE;
use super::file::{EXTENT, EXTENT_HEADER, Place, StoreFile, extent_start};
use super::folder::{Folder, FolderError};
use super::front::{self, Front, unseal};
use super::record::{Header, Record, Slot, decode, is_zero, word};
use super::slots::{Slots, is_size_class, slots_per_extent};
use super::state::Kept;
use crate::clock::Timestamp;
use crate::live::Revision;
use crate::live::index::{Held, Index};

pub(super) const NEW: &str = "store.new";

/// Why the store did not open. Every message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot hold a live store.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The file is not as Porchlight left it.
    #[error(
        "the live store {} is damaged ({what}). Nothing was changed or lost by this attempt. If a copy of it exists on \
         another memory file system, put that back; otherwise `porchlight wipe` forgets all open conversations and \
         starts empty", file.display()
    )]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What is wrong, without content.
        what: String,
    },
    /// Another version of Porchlight wrote it in another format.
    #[error(
        "the live store {} was written by another version of Porchlight (format {version}). Start that version again \
         until its conversations are over, or run `porchlight wipe` to forget them", file.display()
    )]
    OtherVersion {
        /// The file.
        file: PathBuf,
        /// Its format.
        version: u64,
    },
    /// The system refused something.
    #[error("the live store {} cannot be read: {error}", file.display())]
    System {
        /// The file.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Opens the store in a folder, or makes an empty one; forgets what has expired.
pub(super) fn reload(folder: &Folder, now: Timestamp) -> Result<(StoreFile, Index<Kept>), OpenError> {
    let path = folder.path().join(STORE);
    let system = |error| OpenError::System { file: path.clone(), error };
    let file = open_or_make(folder).map_err(system)?;
    match front::read(&file).map_err(system)? {
        Front::Ours { extents, promised, entries } => {
            let found = Found::scan(&file, extents, promised, &path)?;
            let present = found.index.len() as u64;
            if present.abs_diff(entries) > 1 {
                return Err(damaged(&path, format!("{present} entries are there and {entries} should be")));
            }
            found.settle(file, promised, entries, now).map_err(system)
        }
        Front::OtherVersion(version) => Err(OpenError::OtherVersion { file: path, version }),
        Front::Damaged(what) => Err(damaged(&path, what)),
    }
}

/// A new file gets its name only when its first page is complete.
fn open_or_make(folder: &Folder) -> io::Result<File> {
    match folder.open(STORE, false) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            front::format(folder.open(NEW, true)?)?;
            std::fs::rename(folder.path().join(NEW), folder.path().join(STORE))?;
            folder.open(STORE, false)
        }
        other => other,
    }
}

fn damaged(path: &Path, what: impl Into<String>) -> OpenError {
    OpenError::Damaged { file: path.into(), what: what.into() }
}

/// What is in the file.
struct Found {
    slots: Slots,
    index: Index<Kept>,
    /// Records that a newer one of the same key has replaced.
    replaced: Vec<(Place, usize)>,
    /// Slots of a write or an erasure that a kill interrupted, with their sizes.
    unfinished: Vec<(Place, usize)>,
    /// Extents that have a size and no entry.
    empty: Vec<u32>,
}

impl Found {
    fn scan(file: &File, extents: u32, promised: u64, path: &Path) -> Result<Self, OpenError> {
        let mut found = Self {
            slots: Slots::default(),
            index: Index::new(Revision(promised)),
            replaced: Vec::new(),
            unfinished: Vec::new(),
            empty: Vec::new(),
        };
        let mut bytes = vec![0; usize::try_from(EXTENT).unwrap_or_default()];
        for extent in 0..extents {
            found.slots.grow();
            let read = file.read_exact_at(&mut bytes, extent_start(extent));
            read.map_err(|error| OpenError::System { file: path.into(), error })?;
            found.scan_extent(extent, &bytes, promised).map_err(|what| {
                let what = format!("{what}, in the part from byte {}", Place::new(extent, 0, 0).offset());
                damaged(path, what)
            })?;
        }
        if found.unfinished.len() > 1 || found.replaced.len() > 1 {
            let (unfinished, twice) = (found.unfinished.len(), found.replaced.len());
            let what = format!("{unfinished} entries are cut off and {twice} are there twice; a crash leaves one");
            return Err(damaged(path, what));
        }
        Ok(found)
    }

    fn scan_extent(&mut self, extent: u32, bytes: &[u8], promised: u64) -> Result<(), &'static str> {
        let size = match word(bytes, 0) {
            0 if is_zero(bytes) => return Ok(()),
            sealed => unseal(sealed).filter(|size| is_size_class(*size)).ok_or("the size of entries is not known")?,
        };
        let size = u32::try_from(size).map_err(|_| "the size of entries is not known")?;
        self.slots.dedicate(extent, size);
        let (header, slots) = bytes.split_at(usize::try_from(EXTENT_HEADER).unwrap_or_default());
        let (used, rest) = slots.split_at(size as usize * slots_per_extent(size) as usize);
        if !is_zero(&header[8..]) || !is_zero(rest) {
            return Err("there are bytes between the entries");
        }
        let mut kept = false;
        for (number, slot) in (0..).zip(used.chunks_exact(size as usize)) {
            let place = Place::new(extent, number, size);
            match decode(slot) {
                Slot::Empty => continue,
                Slot::Damaged => return Err("an entry does not match its checksum"),
                Slot::Unfinished => self.unfinished.push((place, size as usize)),
                Slot::Full(record) if record.header.revision.0 > promised => {
                    return Err("an entry is newer than the store");
                }
                Slot::Full(record) => self.keep_newer(place, record)?,
            }
            self.slots.mark(extent, number);
            kept = true;
        }
        if !kept {
            self.empty.push(extent);
        }
        Ok(())
    }

    fn keep_newer(&mut self, place: Place, record: Record) -> Result<(), &'static str> {
        let key = record.key.as_str();
        let kept = Kept::new(place, record.length);
        let Header { revision, expires, due } = record.header;
        let older = match self.index.held(key) {
            Some(present) if present.revision == revision => {
                return Err("two entries have the same key and revision");
            }
            Some(present) if present.revision > revision => Some(kept),
            _ => self.index.insert(key, Held::new(kept, revision, expires, due)).map(|older| older.value),
        };
        self.replaced.extend(older.map(|older| (older.place, older.record_length(key))));
        Ok(())
    }

    /// Finishes what a kill interrupted, erases what has expired, and takes up the rest.
    fn settle(self, file: File, promised: u64, entries: u64, now: Timestamp) -> io::Result<(StoreFile, Index<Kept>)> {
        let mut file = StoreFile::new(file, self.slots, promised, entries);
        let mut index = self.index;
        file.count(index.len())?;
        for (place, length) in self.unfinished.into_iter().chain(self.replaced) {
            file.erase(place, length)?;
        }
        for extent in self.empty {
            file.retire(extent)?;
        }
        for key in index.expired(now, usize::MAX) {
            if let Some(held) = index.remove(key.as_str()) {
                file.erase(held.value.place, held.value.record_length(key.as_str()))?;
                file.count(index.len())?;
            }
        }
        Ok((file, index))
    }
}
