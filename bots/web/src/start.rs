//! The key that an empty page proposes for the conversation to come.
//!
//! Looking at a page creates nothing, and yet the first form, posted again by a reload, must be answered once, and
//! must not bring anything back after the conversation was left. So the page carries a random key and the minute it
//! was made in; the conversation begins under that key when the first message arrives.
//!
//! Adversary: whoever presses Back and reloads after the person left. While the page is young, the tombstone of the
//! conversation (and [`crate::gone`]) tells that it was ended; once it is old, its first form starts nothing any more.

use std::str::FromStr;

use porchlight_core::clock::{Ambient, HOUR, MINUTE, Timestamp};
use porchlight_core::ids::{ConversationId, InvalidId};

/// How long a page can start a conversation. Ended conversations must be remembered for as long.
pub const START_LIFE: i64 = 6 * HOUR;

/// The key of a conversation to come, and when it was proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The key.
    pub conversation: ConversationId,
    minute: i64,
}

impl Start {
    /// Proposes a fresh key.
    pub fn propose(ambient: &Ambient) -> Self {
        Self::of(ConversationId::from_bytes(ambient.random()), ambient)
    }

    /// Proposes this key, now.
    pub fn of(conversation: ConversationId, ambient: &Ambient) -> Self {
        Self { conversation, minute: ambient.now().0 / MINUTE }
    }

    /// Whether a conversation can still begin under it.
    pub fn is_young(&self, now: Timestamp) -> bool {
        let age = now.since(Timestamp(self.minute.saturating_mul(MINUTE)));
        // A minute of the future: two machines' clocks, a minute of rounding.
        (-MINUTE..START_LIFE).contains(&age)
    }

    /// As it stands in the page.
    pub fn encode(&self) -> String {
        format!("{}.{}", self.minute, self.conversation.encode())
    }
}

impl FromStr for Start {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId("start");
        let (minute, conversation) = text.trim().split_once('.').ok_or(InvalidId("start"))?;
        Ok(Self { conversation: conversation.parse()?, minute: minute.parse().map_err(|_| invalid)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_reads_back_and_grows_old() {
        let start = Start { conversation: ConversationId::from_bytes([3; 16]), minute: 100 };
        assert_eq!(start.encode().parse(), Ok(start));
        assert!(start.is_young(Timestamp(101 * MINUTE)));
        assert!(!start.is_young(Timestamp(100 * MINUTE + START_LIFE)));
        assert!(!Start { minute: i64::MAX, ..start }.is_young(Timestamp(0)));
    }
}
