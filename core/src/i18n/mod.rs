//! The fixed texts: Fluent files under `locales/<language>/`, one folder a language.
//!
//! A text missing in a language falls back to English, never to its key. A language is offered only when its emergency
//! and safety texts are complete. Fluent: <https://projectfluent.org>.
//!
//! **Adding a language:** a folder with `conversation.ftl`, `web.ftl`, `review.toml`, `lexicon.toml` and
//! `training.jsonl`; then the weights are trained and the tests tell what is missing. No code changes.

mod bundle;
pub mod review;
mod typed;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentValue};
use rust_embed::RustEmbed;

use crate::language::Language;
use bundle::Texts;
pub use typed::{Typed, fold};

/// The files of the locales: read from disk in debug builds, embedded in release builds.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../locales"]
#[include = "*.ftl"]
#[include = "*.toml"]
pub struct LocaleFiles;

/// Languages in the order in which they are offered; others follow by their tags.
const ORDER: [&str; 6] = ["en", "es", "fr", "ht", "ar", "zh"];

/// Texts without which a language is not offered.
const SAFETY: [&str; 22] = [
    "emergency-title-immediate",
    "emergency-title-medical",
    "emergency-title-child",
    "emergency-title-suicide",
    "emergency-title-other",
    "emergency-call",
    "emergency-call-medical",
    "emergency-chat-cannot",
    "emergency-unknown",
    "emergency-no-number",
    "emergency-immediate",
    "emergency-medical",
    "emergency-child",
    "emergency-suicide",
    "emergency-other",
    "strangulation",
    "find-emergency",
    "no-line",
    "notice-web",
    "decoy",
    "goodbye",
    "erased",
];

/// An error in the files of the locales; found when the program starts and by the tests.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("locales/{file}: {problem}")]
pub struct LocaleError {
    /// Which file.
    pub file: String,
    /// What is wrong.
    pub problem: String,
}

/// All texts of all languages.
pub struct Locales {
    texts: BTreeMap<Language, Texts>,
    offered: Vec<Language>,
    names: Vec<(Language, String)>,
}

/// Arguments of a text.
pub type Args<'a> = &'a [(&'a str, Value)];

/// The value of an argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Inserted as it is.
    Text(String),
    /// Inserted as a number of the language.
    Number(f64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Locales {
    /// The texts that came with the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Locales> = LazyLock::new(|| {
            // The files are part of the program and every one of them is parsed by a test.
            Locales::load().expect("the locales that come with the program are valid")
        });
        &EMBEDDED
    }

    /// Reads and checks every file.
    pub fn load() -> Result<Self, LocaleError> {
        let mut sources: BTreeMap<Language, Vec<(String, String)>> = BTreeMap::new();
        for file in LocaleFiles::iter().filter(|file| file.ends_with(".ftl")) {
            let error = |problem: &str| LocaleError { file: file.to_string(), problem: problem.to_owned() };
            let (folder, _) = file.split_once('/').ok_or_else(|| error("must be in the folder of a language"))?;
            let language = folder.parse().map_err(|_| error("the folder is not a language tag"))?;
            let data = LocaleFiles::get(&file).ok_or_else(|| error("cannot be read"))?.data;
            let text = String::from_utf8(data.into_owned()).map_err(|_| error("is not UTF-8"))?;
            sources.entry(language).or_default().push((file.to_string(), text));
        }
        let mut texts = BTreeMap::new();
        for (language, files) in sources {
            texts.insert(language, Texts::parse(language, files)?);
        }
        let mut offered: Vec<Language> = texts
            .iter()
            .filter(|(_, texts)| SAFETY.iter().all(|key| texts.has(key)))
            .map(|(language, _)| *language)
            .collect();
        offered.sort_by_key(|language| {
            let known = ORDER.iter().position(|tag| *tag == language.as_str());
            (known.unwrap_or(ORDER.len()), *language)
        });
        if !offered.contains(&Language::ENGLISH) {
            let problem = "English must be complete: everything falls back to it".to_owned();
            return Err(LocaleError { file: "en/conversation.ftl".to_owned(), problem });
        }
        let mut locales = Self { texts, offered, names: Vec::new() };
        locales.names = locales.offered.iter().map(|language| (*language, locales.own_name(*language))).collect();
        Ok(locales)
    }

    /// The languages offered, in order.
    pub fn offered(&self) -> &[Language] {
        &self.offered
    }

    /// The languages offered, in order, each by its own name.
    pub fn names(&self) -> &[(Language, String)] {
        &self.names
    }

    /// A text, in English where the language does not have it; empty where no language has it.
    pub fn text(&self, language: Language, key: &str, args: Args<'_>) -> String {
        self.own(language, key, args).or_else(|| self.own(Language::ENGLISH, key, args)).unwrap_or_default()
    }

    /// A text in exactly this language.
    pub fn own(&self, language: Language, key: &str, args: Args<'_>) -> Option<String> {
        let texts = self.texts.get(&language)?;
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value {
                Value::Text(text) => FluentValue::from(text.clone()),
                Value::Number(number) => FluentValue::from(*number),
            };
            fluent.set(*name, value);
        }
        texts.format(key, None, &fluent)
    }

    /// One of the variants of a text (`key`, `key-2`, `key-3` …), counted round.
    pub fn variant(&self, language: Language, key: &str, number: u32, args: Args<'_>) -> String {
        let language = if self.has(language, key) { language } else { Language::ENGLISH };
        let count = self.variants(language, key);
        match number % count {
            0 => self.text(language, key, args),
            other => self.text(language, &format!("{key}-{}", other + 1), args),
        }
    }

    /// How many variants a text has; at least 1.
    pub fn variants(&self, language: Language, key: &str) -> u32 {
        let mut count = 1;
        while self.has(language, &format!("{key}-{}", count + 1)) {
            count += 1;
        }
        count
    }

    /// Whether a language has a text of its own.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.texts.get(&language).is_some_and(|texts| texts.has(key))
    }

    /// An attribute of a text in exactly this language.
    pub fn attribute(&self, language: Language, key: &str, attribute: &str) -> Option<String> {
        self.texts.get(&language)?.format(key, Some(attribute), &FluentArgs::new())
    }

    /// Every key of a language, with the names of the arguments it uses; for checks.
    pub fn keys(&self, language: Language) -> BTreeMap<String, Vec<String>> {
        self.texts.get(&language).map(Texts::keys).unwrap_or_default()
    }

    /// The languages that have a folder, offered or not.
    pub fn all(&self) -> impl Iterator<Item = Language> + '_ {
        self.texts.keys().copied()
    }

    /// The name of a language in its own words.
    pub fn own_name(&self, language: Language) -> String {
        self.own(language, "own-name", &[]).unwrap_or_else(|| language.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_offered_first() {
        assert_eq!(Locales::embedded().offered().first(), Some(&Language::ENGLISH));
    }

    #[test]
    fn a_missing_text_is_english_and_never_a_key() {
        let locales = Locales::embedded();
        let unknown: Language = "xx".parse().unwrap();
        assert_eq!(locales.text(unknown, "decoy", &[]), locales.text(Language::ENGLISH, "decoy", &[]));
        assert_eq!(locales.text(Language::ENGLISH, "no-such-key", &[]), "");
    }

    #[test]
    fn variants_are_counted_round() {
        let locales = Locales::embedded();
        let count = locales.variants(Language::ENGLISH, "believe");
        assert!(count >= 2);
        let first = locales.variant(Language::ENGLISH, "believe", 0, &[]);
        assert_eq!(locales.variant(Language::ENGLISH, "believe", count, &[]), first);
        assert_ne!(locales.variant(Language::ENGLISH, "believe", 1, &[]), first);
    }
}
