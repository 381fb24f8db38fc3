//! How one entry lies in its slot of the file.
//!
//! ```text
//!  0  commit   checksum of everything behind it, and a mark; 0: there is no entry here
//!  8  revision
//! 16  expires
//! 24  due      i64::MAX: never
//! 32  length of the value (4 bytes), of the key (1 byte), 3 zero bytes
//! 40  key, value, zeros up to the end of the slot
//! ```
//! All numbers are little-endian. A slot begins at a multiple of 16, so its commit word lies within one page.

use crate::clock::Timestamp;
use crate::live::{Key, MAX_VALUE, Revision};

/// What lies in front of the key.
pub const HEADER: usize = 40;

/// The longest record: header, longest key, longest value.
pub const LONGEST: usize = HEADER + 120 + MAX_VALUE;

/// What a slot without an entry consists of.
pub static ZEROS: [u8; LONGEST] = [0; LONGEST];

/// Never zero, so that a commit word is not either.
const MARK: u64 = 0x506c_6976;

/// What is written in front of key and value.
pub struct Header {
    pub revision: Revision,
    pub expires: Timestamp,
    pub due: Option<Timestamp>,
}

/// An entry found in a slot.
pub struct Record {
    pub header: Header,
    pub key: Key,
    /// Of the value.
    pub length: usize,
}

/// Writes the record into `buffer` (cleared first) and returns its commit word, which is *not* in the buffer yet: the
/// first eight bytes stay zero until all others are in the file.
pub fn encode(buffer: &mut Vec<u8>, header: &Header, key: &Key, value: &[u8]) -> u64 {
    let key = key.as_str().as_bytes();
    buffer.clear();
    buffer.extend_from_slice(&[0; 8]);
    buffer.extend_from_slice(&header.revision.0.to_le_bytes());
    buffer.extend_from_slice(&header.expires.0.to_le_bytes());
    buffer.extend_from_slice(&header.due.map_or(i64::MAX, |due| due.0).to_le_bytes());
    buffer.extend_from_slice(&u32::try_from(value.len()).unwrap_or(u32::MAX).to_le_bytes());
    buffer.extend_from_slice(&u32::try_from(key.len()).unwrap_or(u32::MAX).to_le_bytes());
    buffer.extend_from_slice(key);
    buffer.extend_from_slice(value);
    commit(&buffer[8..])
}

fn commit(body: &[u8]) -> u64 {
    u64::from(crc32fast::hash(body)) << 32 | MARK
}

/// What a slot holds.
pub enum Slot {
    /// Nothing, and all its bytes are zero.
    Empty,
    /// Nothing, but bytes of an entry that was being written or erased when the process was killed.
    Unfinished,
    /// An entry.
    Full(Record),
    /// Something that Porchlight did not write.
    Damaged,
}

/// Reads a slot.
pub fn decode(slot: &[u8]) -> Slot {
    match word(slot, 0) {
        0 if is_zero(slot) => Slot::Empty,
        0 => Slot::Unfinished,
        _ => full(slot).map_or(Slot::Damaged, Slot::Full),
    }
}

fn full(slot: &[u8]) -> Option<Record> {
    let lengths = word(slot, 32);
    let length = usize::try_from(lengths & 0xffff_ffff).ok()?;
    let key_end = HEADER + usize::try_from(lengths >> 32).ok().filter(|length| *length <= 120)?;
    let end = key_end.checked_add(length).filter(|end| *end <= slot.len())?;
    if length > MAX_VALUE || commit(&slot[8..end]) != word(slot, 0) || !is_zero(&slot[end..]) {
        return None;
    }
    let key = Key::new(std::str::from_utf8(&slot[HEADER..key_end]).ok()?).ok()?;
    let time = |at| i64::from_le_bytes(word(slot, at).to_le_bytes());
    let due = Some(time(24)).filter(|due| *due != i64::MAX).map(Timestamp);
    Some(Record {
        header: Header { revision: Revision(word(slot, 8)), expires: Timestamp(time(16)), due },
        key,
        length,
    })
}

/// Whether all bytes are zero.
pub fn is_zero(bytes: &[u8]) -> bool {
    bytes.chunks(ZEROS.len()).all(|chunk| chunk == &ZEROS[..chunk.len()])
}

/// The eight bytes at `at`, as a number. Slots are never shorter than a header.
pub fn word(bytes: &[u8], at: usize) -> u64 {
    bytes[at..].first_chunk().map_or(0, |word| u64::from_le_bytes(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot() -> Vec<u8> {
        let header = Header { revision: Revision(9), expires: Timestamp(5), due: Some(Timestamp(-3)) };
        let mut bytes = Vec::new();
        let commit = encode(&mut bytes, &header, &Key::new("a/b").unwrap(), b"value");
        assert_eq!(bytes[..8], [0; 8]);
        bytes[..8].copy_from_slice(&commit.to_le_bytes());
        bytes.resize(64, 0);
        bytes
    }

    #[test]
    fn what_was_encoded_is_decoded() {
        let Slot::Full(record) = decode(&slot()) else { panic!("not an entry") };
        assert_eq!((record.key.as_str(), record.length), ("a/b", 5));
        assert_eq!((record.header.revision, record.header.expires), (Revision(9), Timestamp(5)));
        assert_eq!(record.header.due, Some(Timestamp(-3)));
    }

    #[test]
    fn every_changed_bit_is_noticed() {
        for bit in 0..slot().len() * 8 {
            let mut bytes = slot();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(matches!(decode(&bytes), Slot::Damaged), "bit {bit}");
        }
    }

    #[test]
    fn without_its_commit_word_an_entry_is_unfinished_and_without_any_byte_empty() {
        let mut bytes = slot();
        bytes[..8].fill(0);
        assert!(matches!(decode(&bytes), Slot::Unfinished));
        bytes.fill(0);
        assert!(matches!(decode(&bytes), Slot::Empty));
    }
}
