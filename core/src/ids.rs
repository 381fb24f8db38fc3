//! Identifiers. Each is a type of its own, and its documentation says where it is unique.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};

/// The text was not an identifier of the expected kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {0}")]
pub struct InvalidId(pub &'static str);

/// One conversation: 128 random bits, unique everywhere, known to the core and to one front end.
///
/// Whoever holds it can read the conversation, so it is a secret: it cannot be printed, and is written out only by
/// [`ConversationId::encode`] (keys of the live store, the hidden field of the web page).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConversationId([u8; 16]);

impl ConversationId {
    /// Makes an identifier from 16 random bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The random bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// 26 lower-case letters and digits.
    pub fn encode(&self) -> String {
        BASE32_NOPAD.encode(&self.0).to_ascii_lowercase()
    }
}

impl FromStr for ConversationId {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId("conversation key");
        if text.len() != 26 {
            return Err(invalid);
        }
        let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).map_err(|_| invalid)?;
        bytes.try_into().map(Self).map_err(|_| invalid)
    }
}

impl fmt::Debug for ConversationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ConversationId(…)")
    }
}

impl Serialize for ConversationId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.encode())
    }
}

impl<'de> Deserialize<'de> for ConversationId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// One thing that happened in one conversation (a message, a press of a button, a timer), unique within it.
///
/// A front end derives it from what its platform repeats on redelivery (an update id, the turn number of a form), so
/// that the same event always has the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub u64);

/// One owed reply, unique within its conversation and increasing; also the place of its line in the thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineNumber(pub u32);

macro_rules! text_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub std::sync::Arc<str>);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self { Self(text.into()) }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self { Self(text.into()) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    };
}

text_id! {
    /// An agency, unique in one installation. The first one is called `default`.
    AgencyId
}
text_id! {
    /// A named source of directory records (the starter directory, one imported package), unique in one agency.
    SourceId
}
text_id! {
    /// A service of the directory, unique in one installation and the same after every re-import: it is derived from
    /// agency, source and the publisher's own id.
    ServiceId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conversation_key_reads_back_and_never_prints() {
        let id = ConversationId::from_bytes([7; 16]);
        assert_eq!(id.encode().parse::<ConversationId>(), Ok(id));
        assert!(!format!("{id:?}").contains(&id.encode()));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "short", "ÄÄÄÄÄÄÄÄÄÄÄÄÄ", "00000000000000000000000000", "aaaaaaaaaaaaaaaaaaaaaaaaaaa"]
        {
            assert!(text.parse::<ConversationId>().is_err(), "{text}");
        }
    }
}
