//! The files of `locales/` that understanding needs. In a debug build they are read from disk, in a release build they
//! are part of the program. A language is a folder with a `lexicon.toml`.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::language::Language;

#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../locales"]
#[include = "*/lexicon.toml"]
#[include = "*/safety.toml"]
#[include = "*/weights.bin"]
#[include = "language.bin"]
struct Files;

/// Where the files come from.
#[derive(Debug, Clone)]
pub enum Locales {
    /// The program itself.
    Embedded,
    /// A folder laid out like `locales/`.
    Folder(PathBuf),
}

impl Locales {
    /// The languages that have a lexicon, in alphabetical order.
    pub fn languages(&self) -> Vec<Language> {
        let mut languages: Vec<Language> = match self {
            Self::Embedded => Files::iter()
                .filter_map(|path| path.strip_suffix("/lexicon.toml").and_then(|tag| tag.parse().ok()))
                .collect(),
            Self::Folder(folder) => folders(folder)
                .filter(|folder| folder.join("lexicon.toml").is_file())
                .filter_map(|folder| folder.file_name()?.to_str()?.parse().ok())
                .collect(),
        };
        languages.sort();
        languages
    }

    /// A file of a language (`es/lexicon.toml`), or of all (`language.bin`).
    pub fn file(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Embedded => Some(Files::get(path)?.data),
            Self::Folder(folder) => std::fs::read(folder.join(path)).ok().map(Cow::Owned),
        }
    }

    /// A text file.
    pub fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.file(path)?.into_owned()).ok()
    }
}

fn folders(folder: &Path) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()))
}
