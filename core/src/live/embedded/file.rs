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
use std::os::unix::fs::FileExt;

use super::record::{self, Header};
use super::slots::{Slots, size_class};
use super::system;
use crate::live::{Key, Revision};

/// Where the extents begin.
const FRONT: u64 = 4_096;
const MAGIC: &[u8; 16] = b"porchlight live\n";
/// Grows with every change of the format.
const VERSION: u64 = 1;
const VERSION_AT: u64 = 16;
const REVISION_AT: u64 = 24;
const EXTENTS_AT: u64 = 32;
const ENTRIES_AT: u64 = 40;

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

static ZEROS: [u8; record::LONGEST] = [0; record::LONGEST];

/// A number with its own check in the upper 16 bits of one word: it is written whole or not at all, and a word that
/// was not written by this function is noticed.
pub fn seal(number: u64) -> u64 {
    let check = crc32fast::hash(&number.to_le_bytes()) & 0xffff;
    (number & 0xffff_ffff_ffff) | u64::from(check) << 48
}

/// The number of a sealed word.
pub fn unseal(word: u64) -> Option<u64> {
    let number = word & 0xffff_ffff_ffff;
    (word != 0 && seal(number) == word).then_some(number)
}

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
    pub file: File,
    pub slots: Slots,
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

/// What the page in front says.
pub enum Front {
    Ours { extents: u32, promised: u64, entries: u64 },
    OtherVersion(u64),
    Damaged(&'static str),
}

/// Writes the page in front of an empty file.
pub fn format(file: &File) -> io::Result<()> {
    file.set_len(FRONT)?;
    file.write_all_at(MAGIC, 0)?;
    for (at, number) in [(VERSION_AT, VERSION), (REVISION_AT, 0), (EXTENTS_AT, 0), (ENTRIES_AT, 0)] {
        file.write_all_at(&seal(number).to_le_bytes(), at)?;
    }
    Ok(())
}

/// Reads the page in front.
pub fn front(file: &File) -> io::Result<Front> {
    let length = file.metadata()?.len();
    if length < FRONT {
        return Ok(Front::Damaged("it is too short"));
    }
    let mut page = [0; 48];
    file.read_exact_at(&mut page, 0)?;
    if page[..16] != *MAGIC {
        return Ok(Front::Damaged("it does not begin like a live store"));
    }
    let number = |at| unseal(record::word(&page, usize::try_from(at).unwrap_or_default()));
    Ok(match (number(VERSION_AT), number(REVISION_AT), number(EXTENTS_AT), number(ENTRIES_AT)) {
        (Some(VERSION), Some(promised), Some(extents), Some(entries)) => {
            let present = (length - FRONT) / EXTENT;
            match u32::try_from(extents) {
                Ok(extents) if u64::from(extents) <= present => Front::Ours { extents, promised, entries },
                _ => Front::Damaged("its end is missing"),
            }
        }
        (Some(version), ..) if version != VERSION => Front::OtherVersion(version),
        _ => Front::Damaged("its first page does not match its checks"),
    })
}

/// Reads a whole extent.
pub fn read_extent(file: &File, extent: u32, bytes: &mut [u8]) -> io::Result<()> {
    file.read_exact_at(bytes, extent_start(extent))
}

fn extent_start(extent: u32) -> u64 {
    FRONT + u64::from(extent) * EXTENT
}

impl StoreFile {
    /// A file whose slots are known.
    pub fn new(file: File, slots: Slots, promised: u64, counted: u64) -> Self {
        Self { file, slots, promised, counted, buffer: Vec::new() }
    }

    /// Writes down how many entries there are; after every write and erasure.
    pub fn count(&mut self, entries: usize) -> io::Result<()> {
        let entries = entries as u64;
        if entries != self.counted {
            self.write_word(ENTRIES_AT, seal(entries))?;
            self.counted = entries;
        }
        Ok(())
    }

    /// Makes sure that no later process gives out this revision again.
    pub fn promise(&mut self, revision: Revision) -> io::Result<()> {
        if revision.0 > self.promised {
            let promised = revision.0 + PROMISED;
            self.write_word(REVISION_AT, seal(promised))?;
            self.promised = promised;
        }
        Ok(())
    }

    /// Writes an entry to a free slot. When this returns, it survives this process.
    pub fn write(&mut self, header: &Header, key: &Key, value: &[u8]) -> Result<Place, WriteError> {
        let place = self.free_slot(record::HEADER + key.as_str().len() + value.len()).map_err(WriteError::Full)?;
        let commit = record::encode(&mut self.buffer, header, key, value);
        self.file
            .write_all_at(&self.buffer[8..], place.offset() + 8)
            .and_then(|()| self.write_word(place.offset(), commit))
            .map_err(WriteError::Broken)?;
        Ok(place)
    }

    /// Overwrites a record with zeros and frees its slot. When this returns, nothing of it is in the file.
    pub fn erase(&mut self, place: Place, length: usize) -> io::Result<()> {
        self.write_word(place.offset(), 0)?;
        self.file.write_all_at(&ZEROS[..length.saturating_sub(8)], place.offset() + 8)?;
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
        self.write_word(start, 0)?;
        system::give_back(&self.file, start..start + EXTENT)
    }

    /// Reads a value.
    pub fn read(&self, place: Place, key: &str, length: usize) -> io::Result<Vec<u8>> {
        let mut value = vec![0; length];
        self.file.read_exact_at(&mut value, place.offset() + (record::HEADER + key.len()) as u64)?;
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
            let ahead = end.next_multiple_of(AHEAD).min(EXTENT);
            let start = extent_start(extent);
            if let Err(error) = system::take_memory(&self.file, start + backed..start + ahead) {
                self.free(place)?;
                return Err(error);
            }
            *self.slots.backed(extent) = ahead;
        }
        Ok(place)
    }

    fn new_extent(&mut self, size: u32) -> io::Result<Place> {
        let extent = match self.slots.unused_extent() {
            Some(extent) => extent,
            None => {
                let extents = self.slots.extents() + 1;
                self.file.set_len(extent_start(extents))?;
                self.write_word(EXTENTS_AT, seal(extents.into()))?;
                self.slots.grow()
            }
        };
        let start = extent_start(extent);
        system::take_memory(&self.file, start..start + FRONT)?;
        self.write_word(start, seal(size.into()))?;
        self.slots.dedicate(extent, size);
        self.slots.take(size).ok_or_else(|| io::Error::other("a new extent has no room"))
    }

    fn write_word(&self, at: u64, word: u64) -> io::Result<()> {
        self.file.write_all_at(&word.to_le_bytes(), at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_word_is_read_back_and_any_other_is_refused() {
        for number in [0, 1, 48, 65_536, (1 << 48) - 1] {
            assert_eq!(unseal(seal(number)), Some(number));
            (0..64).for_each(|bit| assert_eq!(unseal(seal(number) ^ 1 << bit), None, "{number} {bit}"));
        }
        assert_ne!(seal(0), 0, "an unwritten word is not a number");
        assert_eq!(unseal(0), None);
    }
}
