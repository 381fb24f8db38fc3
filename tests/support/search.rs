//! Looks for what identifies somebody, in whatever way it may have been written down.

use std::collections::BTreeSet;
use std::path::Path;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use data_encoding::{BASE32_NOPAD, BASE64_NOPAD, BASE64URL_NOPAD, Encoding, HEXLOWER};
use sha2::{Digest, Sha256};

use super::web::percent;

/// Finds some texts in bytes. Letters of ASCII count alike in both cases, and so does what is written in them: hex,
/// percent, escapes.
pub struct Search {
    automaton: AhoCorasick,
    names: Vec<String>,
}

/// A shorter pattern would be found by chance.
const SHORTEST: usize = 7;

impl Search {
    /// A search for all of these, in every encoding.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut patterns: Vec<Vec<u8>> = Vec::new();
        let mut names = Vec::new();
        for text in texts {
            for (encoding, pattern) in spellings(text).iter().flat_map(|text| encodings(text)) {
                if pattern.len() >= SHORTEST && !patterns.contains(&pattern) {
                    patterns.push(pattern);
                    names.push(format!("{text} as {encoding}"));
                }
            }
        }
        let automaton = AhoCorasickBuilder::new().ascii_case_insensitive(true).build(&patterns).unwrap();
        Self { automaton, names }
    }

    /// What is in these bytes.
    pub fn find(&self, bytes: &[u8]) -> BTreeSet<&str> {
        self.automaton
            .find_overlapping_iter(bytes)
            .map(|found| self.names[found.pattern().as_usize()].as_str())
            .collect()
    }

    /// What is in the files of a folder, and in their names.
    pub fn find_below(&self, folder: &Path) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        for (name, content) in files(folder) {
            found.extend(self.find(name.as_bytes()));
            found.extend(self.find(&content));
        }
        found
    }
}

/// Every file below a folder, with all its bytes.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The same text as typed, in small and in capital letters, and without what separates its parts.
fn spellings(text: &str) -> BTreeSet<String> {
    let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let plain = [text.to_owned(), bare];
    plain.iter().flat_map(|text| [text.clone(), text.to_lowercase(), text.to_uppercase()]).collect()
}

/// A text in every encoding.
fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = text.as_bytes();
    let escaped = |c: char, form: &dyn Fn(u32) -> String| form(u32::from(c));
    let json_all: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let json: String = text
        .chars()
        .map(|c| {
            let mut units = [0; 2];
            if c.is_ascii() {
                c.to_string()
            } else {
                c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
            }
        })
        .collect();
    let rust: String =
        text.chars().map(|c| if c.is_ascii() { c.into() } else { c.escape_unicode().to_string() }).collect();
    let every = |form: &dyn Fn(u32) -> String| text.chars().map(|c| escaped(c, form)).collect::<String>().into_bytes();
    let digest = Sha256::digest(bytes);
    let mut encoded = vec![
        ("text", bytes.to_vec()),
        ("percent", percent(text, false).into_bytes()),
        ("form", percent(text, true).into_bytes()),
        ("percent, every byte", bytes.iter().map(|byte| format!("%{byte:02x}")).collect::<String>().into_bytes()),
        ("hex", HEXLOWER.encode(bytes).into_bytes()),
        ("UTF-16 LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16 BE", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("JSON escapes", json.into_bytes()),
        ("JSON escapes, every letter", json_all.into_bytes()),
        ("Rust escapes", rust.into_bytes()),
        ("HTML, decimal", every(&|c| format!("&#{c};"))),
        ("HTML, hexadecimal", every(&|c| format!("&#x{c:x};"))),
        ("SHA-256", digest.to_vec()),
        ("SHA-256 in hex", HEXLOWER.encode(&digest).into_bytes()),
        ("SHA-256 in base64", BASE64_NOPAD.encode(&digest).into_bytes()),
    ];
    for at in 0..5 {
        encoded.push(("base32", inside(&BASE32_NOPAD, bytes, at, 5)));
        if at < 3 {
            encoded.push(("base64", inside(&BASE64_NOPAD, bytes, at, 3)));
            encoded.push(("base64url", inside(&BASE64URL_NOPAD, bytes, at, 3)));
        }
    }
    encoded
}

/// What an encoding in groups always has for these bytes when `before` others of the same group stand in front of them,
/// whatever they are and whatever follows.
fn inside(encoding: &Encoding, bytes: &[u8], before: usize, group: usize) -> Vec<u8> {
    let bits = encoding.bit_width();
    let whole = [&vec![0; before][..], bytes].concat();
    let letters = encoding.encode(&whole).into_bytes();
    let start = (before * 8).div_ceil(bits);
    let end = whole.len() * 8 / bits;
    debug_assert!(before < group);
    letters[start..end].to_vec()
}
