//! A language of the conversation, as a small copyable tag.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use tinystr::TinyAsciiStr;

use crate::ids::InvalidId;

/// A language by its BCP 47 primary subtag ("en", "ht"), lower case. Which ones are offered is decided by the folders
/// under `locales/`, not by this type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(TinyAsciiStr<8>);

impl Language {
    /// English: the language everything falls back to.
    pub const ENGLISH: Self = Self(tinystr::tinystr!(8, "en"));

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self.as_str(), "ar" | "fa" | "he" | "ur" | "ps" | "yi")
    }
}

impl FromStr for Language {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let primary = text.split(['-', '_']).next().unwrap_or_default();
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Err(InvalidId("language tag"));
        }
        TinyAsciiStr::try_from_str(&primary.to_ascii_lowercase()).map(Self).map_err(|_| InvalidId("language tag"))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_cut_to_its_language() {
        assert_eq!("es-MX".parse::<Language>().unwrap().as_str(), "es");
        assert_eq!("HT".parse::<Language>().unwrap().as_str(), "ht");
        assert!("".parse::<Language>().is_err());
        assert!("日本".parse::<Language>().is_err());
    }
}
