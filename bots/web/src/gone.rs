//! Conversations that were left a short time ago, by their random keys, in memory.
//!
//! Adversary: whoever presses Back and reloads. The core remembers an ended conversation only until every front end
//! has forgotten it; this remembers it for as long as a page could begin it anew ([`crate::start::START_LIFE`]), and
//! while the live store does not answer.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use porchlight_core::clock::{MINUTE, Timestamp};
use porchlight_core::ids::ConversationId;

use crate::start::START_LIFE;

/// Beyond this many, the oldest are dropped early: 200,000 keys are about 15 MiB.
const MOST: usize = 200_000;

#[derive(Default)]
struct Keys {
    known: HashSet<ConversationId>,
    by_age: VecDeque<(Timestamp, ConversationId)>,
}

/// Remembers which conversations were left.
#[derive(Default)]
pub struct Gone(Mutex<Keys>);

impl Gone {
    /// Remembers that a conversation was left.
    pub fn add(&self, conversation: ConversationId, now: Timestamp) {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.known.insert(conversation) {
            keys.by_age.push_back((now, conversation));
        }
        while let Some((at, oldest)) = keys.by_age.front().copied() {
            if keys.by_age.len() <= MOST && now.since(at) <= START_LIFE + MINUTE {
                break;
            }
            keys.by_age.pop_front();
            keys.known.remove(&oldest);
        }
    }

    /// Whether it was left.
    pub fn has(&self, conversation: ConversationId) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).known.contains(&conversation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_is_remembered_for_as_long_as_its_page_could_begin_it_anew() {
        let gone = Gone::default();
        let (first, second) = (ConversationId::from_bytes([1; 16]), ConversationId::from_bytes([2; 16]));
        gone.add(first, Timestamp(0));
        assert!(gone.has(first) && !gone.has(second));
        gone.add(second, Timestamp(START_LIFE));
        assert!(gone.has(first));
        gone.add(second, Timestamp(START_LIFE + 2 * MINUTE));
        gone.add(ConversationId::from_bytes([3; 16]), Timestamp(START_LIFE + 2 * MINUTE));
        assert!(!gone.has(first) && gone.has(second));
    }
}
