//! The file of the live store: a page about the store, then extents of equal slots.
//!
//! ```text
//! 0     "porchlight live\n", version, greatest revision that may have been given out, number of extents, of entries
//! 4096  extent 0: size of its slots (0: not in use), slots, each with one entry or all zeros
//! …     extent 1 …
//! ```
//! A file on a memory file system is the page cache itself: what `write` has copied there is there for the next process,
//! however this one ends, without any `fsync`. A process can be killed between two system calls, and within a long one
//! between two pages, but not within the copy of one aligned word. So an entry is written with its first word zero and
//! counts from the moment its first word, the checksum, is written; it is erased the other way round. Every other change
//! of state is one word too. There is no journal, so there is nothing to truncate: no byte is ever in two places longer
//! than one overwriting takes.

use std::fs::File;
use std::io;

use super::front::{ENTRIES_AT, EXTENTS_AT, FRONT, REVISION_AT, seal};
use super::pages::{PAGE, Pages};
use super::record::{self, Header};
use super::slots::{Slots, size_class};
use crate::live::{Key, Revision};

/// Bytes of an extent. Large enough that its 16 bytes in front do not matter and small enough that a size class that is
/// hardly used costs nothing (memory is taken page by page, so an unused rest is free).
pub const EXTENT: u64 = 1 << 20;
/// In front of the slots of an extent.
pub const EXTENT_HEADER: u64 = 16;

/// How many revisions are promised at once: so that the page in front is written once in a million writes. A restart
/// skips the rest of a promise, which 48 bits can bear a quarter of a billion times.
const PROMISED: u64 = 1 << 20;

/// How much memory an extent takes at a time: few calls, and little taken for a size that is hardly used.
const AHEAD: u64 = 64 << 10;

/// Where a record lies, in units of 16 bytes from the first extent on: four bytes an entry, for 64 GiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(u32);

impl Place {
    /// Slot `slot` of `size` bytes in extent `extent`.
    pub fn new(extent: u32, slot: u32, size: u32) -> Self {
        let units = EXTENT / 16 * u64::from(extent) + (EXTENT_HEADER + u64::from(slot) * u64::from(size)) / 16;
        Self(u32::try_from(units).unwrap_or(u32::MAX))
    }

    /// The extent, and the byte in it.
    pub fn split(self) -> (u32, u64) {
        let offset = u64::from(self.0) * 16;
        (u32::try_from(offset / EXTENT).unwrap_or(u32::MAX), offset % EXTENT)
    }

    /// The byte in the file.
    pub fn offset(self) -> u64 {
        FRONT + u64::from(self.0) * 16
    }
}

/// The open file, and which slots of it are taken.
pub struct StoreFile {
    pages: Pages,
    slots: Slots,
    /// Promised in the page in front.
    promised: u64,
    /// Written down in the page in front: how many entries there are, or one more or less. So a file that has lost
    /// entries without any other trace is noticed.
    counted: u64,
    buffer: Vec<u8>,
}

/// Why an entry was not written.
pub enum WriteError {
    /// There is no room; nothing has changed.
    Full(io::Error),
    /// The file cannot be relied on any more.
    Broken(io::Error),
}

/// Where an extent begins.
pub fn extent_start(extent: u32) -> u64 {
    FRONT + u64::from(extent) * EXTENT
}

impl StoreFile {
    /// A file whose slots are known.
    pub fn new(file: File, slots: Slots, promised: u64, counted: u64) -> Self {
        Self { pages: Pages::new(file), slots, promised, counted, buffer: Vec::new() }
    }

    /// Writes down how many entries there are; after every write and erasure.
    pub fn count(&mut self, entries: usize) -> io::Result<()> {
        let entries = entries as u64;
        if entries != self.counted {
            self.pages.write_word(seal(entries), ENTRIES_AT)?;
            self.counted = entries;
        }
        Ok(())
    }

    /// Makes sure that no later process gives out this revision again.
    pub fn promise(&mut self, revision: Revision) -> io::Result<()> {
        if revision.0 > self.promised {
            let promised = revision.0 + PROMISED;
            self.pages.write_word(seal(promised), REVISION_AT)?;
            self.promised = promised;
        }
        Ok(())
    }

    /// Writes an entry to a free slot. When this returns, it survives this process.
    pub fn write(&mut self, header: &Header, key: &Key, value: &[u8]) -> Result<Place, WriteError> {
        let place = self.free_slot(record::HEADER + key.as_str().len() + value.len()).map_err(WriteError::Full)?;
        let commit = record::encode(&mut self.buffer, header, key, value);
        self.pages
            .write(&self.buffer[8..], place.offset() + 8)
            .and_then(|()| self.pages.write_word(commit, place.offset()))
            .map_err(WriteError::Broken)?;
        Ok(place)
    }

    /// Overwrites a record with zeros and frees its slot. When this returns, nothing of it is in the file.
    pub fn erase(&mut self, place: Place, length: usize) -> io::Result<()> {
        self.pages.write_word(0, place.offset())?;
        self.pages.write(&record::ZEROS[..length.saturating_sub(8)], place.offset() + 8)?;
        self.free(place)
    }

    fn free(&mut self, place: Place) -> io::Result<()> {
        match self.slots.free(place) {
            Some(extent) => self.retire(extent),
            None => Ok(()),
        }
    }

    /// Gives the memory of an extent without entries back.
    pub fn retire(&mut self, extent: u32) -> io::Result<()> {
        self.slots.retire(extent);
        let start = extent_start(extent);
        self.pages.write_word(0, start)?;
        self.pages.give_back(start..start + EXTENT)
    }

    /// Reads a value.
    pub fn read(&self, place: Place, key: &str, length: usize) -> io::Result<Vec<u8>> {
        let mut value = vec![0; length];
        self.pages.read(&mut value, place.offset() + (record::HEADER + key.len()) as u64)?;
        Ok(value)
    }

    /// Takes a slot and the memory behind it.
    fn free_slot(&mut self, length: usize) -> io::Result<Place> {
        let size = size_class(length);
        let place = match self.slots.take(size) {
            Some(place) => place,
            None => self.new_extent(size)?,
        };
        let (extent, within) = place.split();
        let end = within + u64::from(size);
        let backed = *self.slots.backed(extent);
        if end > backed {
            let start = extent_start(extent);
            let take = |until: u64| self.pages.take_memory(start + backed..start + until).map(|()| until);
            // When memory is nearly full, there may still be enough for this one.
            let ahead = take(end.next_multiple_of(AHEAD).min(EXTENT)).or_else(|_| take(end.next_multiple_of(PAGE)));
            let ahead = match ahead {
                Ok(ahead) => ahead,
                Err(error) => {
                    self.free(place)?;
                    return Err(error);
                }
            };
            *self.slots.backed(extent) = ahead;
        }
        Ok(place)
    }

    fn new_extent(&mut self, size: u32) -> io::Result<Place> {
        let extent = match self.slots.unused_extent() {
            Some(extent) => extent,
            None => {
                let extents = self.slots.extents() + 1;
                self.pages.set_length(extent_start(extents))?;
                self.pages.write_word(seal(extents.into()), EXTENTS_AT)?;
                self.slots.grow()
            }
        };
        let start = extent_start(extent);
        self.pages.take_memory(start..start + PAGE)?;
        self.pages.write_word(seal(size.into()), start)?;
        self.slots.dedicate(extent, size);
        self.slots.take(size).ok_or_else(|| io::Error::other("a new extent has no room"))
    }
}
