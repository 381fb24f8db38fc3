//! The page in front of the file: what the store as a whole must not forget.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

use super::file::EXTENT;
use super::pages::{PAGE, Pages};
use super::record;

/// Bytes of the page; the first extent follows.
pub const FRONT: u64 = PAGE;
const MAGIC: &[u8; 16] = b"porchlight live\n";
/// Grows with every change of the format.
const VERSION: u64 = 1;
const VERSION_AT: u64 = 16;
/// The greatest revision that may have been given out.
pub const REVISION_AT: u64 = 24;
/// How many extents the file has.
pub const EXTENTS_AT: u64 = 32;
/// How many entries there are, or one more or less.
pub const ENTRIES_AT: u64 = 40;

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

/// What the page in front says.
pub enum Front {
    Ours { extents: u32, promised: u64, entries: u64 },
    OtherVersion(u64),
    Damaged(&'static str),
}

/// Writes the page in front of an empty file.
pub fn format(file: File) -> io::Result<()> {
    let pages = Pages::new(file);
    pages.set_length(FRONT)?;
    pages.write(MAGIC, 0)?;
    for (at, number) in [(VERSION_AT, VERSION), (REVISION_AT, 0), (EXTENTS_AT, 0), (ENTRIES_AT, 0)] {
        pages.write_word(seal(number), at)?;
    }
    Ok(())
}

/// Reads the page in front.
pub fn read(file: &File) -> io::Result<Front> {
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
