//! Doubles for tests: a clock that the test moves, and randomness that repeats.
//!
//! Compiled with the feature `testing` (and in this crate's own tests). The shared suites live beside what they test:
//! the live store's in [`crate::live::contract`].

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use crate::clock::{Ambient, Clock, Randomness, Timestamp};

/// Where test clocks start: 1 January 2026, 12:00 UTC. A fixed date, so that a failing test fails again tomorrow.
pub const NOON: Timestamp = Timestamp(1_767_268_800_000);

/// A clock that stands still until the test moves it. Clones show the same time.
#[derive(Debug, Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl Default for TestClock {
    fn default() -> Self {
        Self::at(NOON)
    }
}

impl TestClock {
    /// A clock that shows `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(now.0)))
    }

    /// Moves forward (or, with a negative number, back) and says what it shows then.
    pub fn advance(&self, milliseconds: i64) -> Timestamp {
        Timestamp(self.0.fetch_add(milliseconds, Ordering::SeqCst) + milliseconds)
    }

    /// Shows `now` from now on.
    pub fn set(&self, now: Timestamp) {
        self.0.store(now.0, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// The same bytes from the same seed, in the order in which they are asked for (SplitMix64). Clones share the sequence.
#[derive(Debug, Clone)]
pub struct TestRandomness(Arc<AtomicU64>);

impl TestRandomness {
    /// A sequence of its own for every seed.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(AtomicU64::new(seed)))
    }

    /// The next 64 bits.
    pub fn next(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        mix(self.0.fetch_add(STEP, Ordering::SeqCst).wrapping_add(STEP))
    }

    /// A number from 0 to `end` - 1 (0 when `end` is 0).
    pub fn below(&self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or(0)
    }

    /// True `per_mille` times in a thousand.
    pub fn chance(&self, per_mille: u16) -> bool {
        self.below(1_000) < u64::from(per_mille)
    }
}

impl Randomness for TestRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
    }
}

/// Spreads a number over all 64 bits; for decisions that depend on a seed and on what they are about.
pub fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A clock and a generator to hand around, and the clock again, to move it.
pub fn ambient(seed: u64) -> (Ambient, TestClock) {
    let clock = TestClock::default();
    let ambient = Ambient { clock: Arc::new(clock.clone()), randomness: Arc::new(TestRandomness::seeded(seed)) };
    (ambient, clock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::MINUTE;

    #[test]
    fn the_clock_moves_only_when_told_and_all_clones_with_it() {
        let (ambient, clock) = ambient(1);
        assert_eq!(ambient.now(), NOON);
        assert_eq!(clock.advance(MINUTE), NOON.plus(MINUTE));
        assert_eq!(ambient.now(), NOON.plus(MINUTE));
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        let bytes = |seed| ambient(seed).0.random::<19>();
        assert_eq!(bytes(7), bytes(7));
        assert_ne!(bytes(7), bytes(8));
    }
}

/// A bug that can be planted, to see that the model test finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutation {
    /// Event ids are not remembered.
    NoDedupe,
    /// A reply is marked as sent before it is sent.
    MarkBeforeSend,
    /// A value is written whatever its revision.
    PutWithoutCompare,
    /// Replies are sent without standing in the value first.
    ReplyOutsideValue,
    /// A timer that ran out stays.
    TimerTwice,
}

impl Mutation {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::NoDedupe, Self::MarkBeforeSend, Self::PutWithoutCompare, Self::ReplyOutsideValue, Self::TimerTwice];
}
