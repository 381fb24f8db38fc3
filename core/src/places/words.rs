//! Words that are also names of places, and words that are never misspelt places.
//!
//! One small map from a folded word to what is known of it. Most of it comes from word frequencies and
//! dictionaries; `never.txt`, `people.txt`, `plain.txt` and `kreyol.txt` are reviewed by hand and have the
//! last word.

use super::fold::fold;
use super::import::ImportError;
use std::collections::BTreeMap;
use std::path::Path;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    pub marks: u8,
    /// Ten times the Zipf frequency in the language where it is most frequent: 30 is rare, 50 everyday.
    pub zipf: u8,
}

impl Word {
    /// An ordinary word of some language.
    pub const ORDINARY: u8 = 1;
    /// Too common to be a misspelling of a place.
    pub const COMMON: u8 = 2;
    pub const FIRST_NAME: u8 = 4;
    pub const FAMILY_NAME: u8 = 8;
    /// Never a place, save with its state or country written behind it.
    pub const NEVER: u8 = 16;

    pub const fn is(self, mark: u8) -> bool {
        self.marks & mark != 0
    }
}

fn lines(path: &Path) -> Result<Vec<String>, ImportError> {
    let text = std::fs::read_to_string(path).map_err(|source| ImportError::File {
        file: path.display().to_string(),
        source,
    })?;
    Ok(text
        .lines()
        .map(|l| l.split('#').next().unwrap_or("").trim().to_owned())
        .filter(|l| !l.is_empty())
        .collect())
}

/// Joins the frequency table and the reviewed lists.
pub(crate) fn gather(tables: &Path, data: &Path) -> Result<BTreeMap<String, Word>, ImportError> {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    let mut mark = |word: &str, marks: u8, zipf: u8| {
        let key = fold(word).text;
        if !key.is_empty() && !key.contains([',', ' ']) {
            let known = words.entry(key).or_default();
            known.marks |= marks;
            known.zipf = known.zipf.max(zipf);
        }
    };
    for line in lines(&tables.join("words.tsv"))? {
        let mut columns = line.split('\t');
        let (Some(word), Some(zipf), Some(letters)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let marks = letters.bytes().fold(0, |m, b| {
            m | match b {
                b'W' => Word::ORDINARY,
                b'C' => Word::COMMON,
                b'F' => Word::FIRST_NAME,
                b'S' => Word::FAMILY_NAME,
                _ => 0,
            }
        });
        mark(word, marks, zipf.parse().unwrap_or(0));
    }
    let list = |name: &str| lines(&data.join("words").join(name));
    for word in list("kreyol.txt")? {
        // No frequency list for Haitian Creole was at hand: its everyday words count as everyday.
        mark(&word, Word::ORDINARY | Word::COMMON, 50);
    }
    for word in list("never.txt")? {
        mark(&word, Word::NEVER | Word::ORDINARY | Word::COMMON, 60);
    }
    for word in list("plain.txt")? {
        if let Some(known) = words.get_mut(&fold(&word).text) {
            known.marks &= Word::COMMON;
        }
    }
    for word in list("people.txt")? {
        words.entry(fold(&word).text).or_default().marks |= Word::FIRST_NAME;
    }
    Ok(words)
}

/// The map as bytes.
pub(crate) fn pack(words: &BTreeMap<String, Word>) -> Result<Vec<u8>, ImportError> {
    let mut map = fst::MapBuilder::memory();
    for (word, known) in words {
        if known.marks != 0 {
            map.insert(word, u64::from(known.marks) << 8 | u64::from(known.zipf))?;
        }
    }
    Ok(map.into_inner()?)
}

/// What the packed map knows of a folded word.
pub(crate) fn look_up(map: &fst::Map<&'static [u8]>, word: &str) -> Word {
    map.get(word).map_or(Word::default(), |value| {
        let [zipf, marks, ..] = value.to_le_bytes();
        Word { marks, zipf }
    })
}
