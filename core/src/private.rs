//! A person's words and addresses, in a wrapper that cannot be printed.
//!
//! Adversary: whoever reads logs, panics, error messages, metrics or a debugger's pretty printing. [`Private`] has no
//! `Display`; its `Debug` and its `Serialize` say only that something is there. The one place that may write the
//! content down is the live store (memory), through `#[serde(with = "porchlight_core::private::stored")]`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Holds what a person said or what leads to them.
///
/// ```
/// use porchlight_core::private::Private;
/// let words = Private::new("my name is Ana".to_owned());
/// assert_eq!(format!("{words:?}"), "[private]");
/// assert_eq!(serde_json::to_string(&words).unwrap(), "\"[private]\"");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Looks inside. Every call is a place to review: nothing seen here may reach a log, an error or a disk.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Takes the value out, under the same rule as [`Self::expose`].
    pub fn into_exposed(self) -> T {
        self.0
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[private]")
    }
}

impl<T> Serialize for Private<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("[private]")
    }
}

/// Serialises the content itself: for values of the live store, and for nothing else.
pub mod stored {
    use super::{Deserialize, Deserializer, Private, Serialize, Serializer};

    /// Writes the content.
    pub fn serialize<T: Serialize, S: Serializer>(value: &Private<T>, serializer: S) -> Result<S::Ok, S::Error> {
        value.0.serialize(serializer)
    }

    /// Reads the content.
    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Private<T>, D::Error> {
        T::deserialize(deserializer).map(Private)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Serialize, Deserialize)]
    struct Line {
        #[serde(with = "stored")]
        text: Private<String>,
    }

    #[test]
    fn debug_never_shows_the_content_even_inside_other_types() {
        let line = Some(vec![Line { text: Private::new("secret".into()) }]);
        assert!(!format!("{line:?} {line:#?}").contains("secret"));
    }

    #[test]
    fn only_the_stored_form_carries_the_content() {
        let line = Line { text: Private::new("secret".into()) };
        let stored = serde_json::to_string(&line).unwrap();
        let back: Line = serde_json::from_str(&stored).unwrap();
        assert_eq!(back.text.expose(), "secret");
        assert!(!serde_json::to_string(&line.text).unwrap().contains("secret"));
    }
}
