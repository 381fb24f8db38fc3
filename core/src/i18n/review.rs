//! Which texts a named human has reviewed. Stated in `locales/<language>/review.toml`, never assumed: a text without a
//! mark is a draft.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{LocaleFiles, Locales, SAFETY};
use crate::language::Language;

/// How far a text has been reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Written, read by nobody else.
    Drafted,
    /// Read by a second pair of eyes, no name given.
    SecondRead,
    /// Reviewed by a named person who speaks the language.
    Reviewed {
        /// Who.
        by: String,
        /// When.
        on: NaiveDate,
    },
}

impl Mark {
    /// Reads a mark; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "drafted" => Some(Self::Drafted),
            "second-read" => Some(Self::SecondRead),
            _ => {
                let (by, on) = text.strip_prefix("reviewed by ")?.rsplit_once(" on ")?;
                let on = on.parse().ok()?;
                (!by.trim().is_empty()).then(|| Self::Reviewed { by: by.trim().to_owned(), on })
            }
        }
    }
}

/// The marks of one language.
#[derive(Debug, Clone, Default)]
pub struct Marks(BTreeMap<String, Mark>);

#[derive(Deserialize)]
struct File {
    messages: BTreeMap<String, String>,
}

/// Reads the marks of a language. A mark that is not understood counts as a draft.
pub fn of(language: Language) -> Marks {
    let file = LocaleFiles::get(&format!("{language}/review.toml"));
    let text = file.and_then(|file| String::from_utf8(file.data.into_owned()).ok()).unwrap_or_default();
    let messages = toml::from_str::<File>(&text).map(|file| file.messages).unwrap_or_default();
    Marks(messages.into_iter().map(|(key, mark)| (key, Mark::parse(&mark).unwrap_or(Mark::Drafted))).collect())
}

impl Marks {
    /// The mark of a text.
    pub fn mark(&self, key: &str) -> &Mark {
        self.0.get(key).unwrap_or(&Mark::Drafted)
    }

    /// Every text that has a mark.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// How many safety texts there are.
    pub const fn safety(&self) -> usize {
        SAFETY.len()
    }

    /// How many of them no named person has reviewed.
    pub fn unreviewed_safety(&self) -> usize {
        SAFETY.iter().filter(|key| !matches!(self.mark(key), Mark::Reviewed { .. })).count()
    }
}

/// Languages with safety texts that no named person has reviewed.
pub fn unreviewed(locales: &Locales) -> Vec<Language> {
    locales.offered().iter().copied().filter(|language| of(*language).unreviewed_safety() > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_names_a_person_and_a_day() {
        assert_eq!(Mark::parse("drafted"), Some(Mark::Drafted));
        let reviewed = Mark::Reviewed { by: "Ana Ruiz".into(), on: NaiveDate::from_ymd_opt(2026, 11, 3).unwrap() };
        assert_eq!(Mark::parse("reviewed by Ana Ruiz on 2026-11-03"), Some(reviewed));
        for wrong in ["reviewed", "reviewed by  on 2026-11-03", "reviewed by Ana on yesterday", "ok"] {
            assert_eq!(Mark::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_text_without_a_mark_is_a_draft() {
        assert_eq!(of("xx".parse().unwrap()).mark("decoy"), &Mark::Drafted);
    }
}
