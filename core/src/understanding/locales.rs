//! The files of `locales/` that understanding needs. In a debug build they are read from disk, in a release build they
//! are part of the program. A language is a folder with a `lexicon.toml`.

use std::borrow::Cow;

use crate::language::Language;

#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../locales"]
#[include = "*/lexicon.toml"]
#[include = "*/safety.toml"]
#[include = "*/weights.bin"]
#[include = "language.bin"]
struct Files;

/// The languages that have a lexicon, in alphabetical order.
pub fn languages() -> Vec<Language> {
    let mut languages: Vec<Language> =
        Files::iter().filter_map(|path| path.strip_suffix("/lexicon.toml").and_then(|tag| tag.parse().ok())).collect();
    languages.sort();
    languages
}

/// A file of a language, or of all (`language.bin`).
pub fn file(path: &str) -> Option<Cow<'static, [u8]>> {
    Some(Files::get(path)?.data)
}

/// A text file.
pub fn text(path: &str) -> Option<String> {
    String::from_utf8(file(path)?.into_owned()).ok()
}
