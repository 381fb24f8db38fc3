//! Flood control: slows down whoever sends too much, per conversation and per origin.
//!
//! Adversary: a script, and whoever seizes the machine afterwards. Origins and conversations are counted under a keyed
//! hash; key and counts live in memory only and are thrown away together, every hour. It never decides about the
//! emergency card: what is not admitted is still answered with it (see `conversation.rs`).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use porchlight_core::clock::{Ambient, HOUR, SECOND, Timestamp};
use porchlight_core::ids::ConversationId;

use crate::keyed_hash::HashKey;

/// A bucket: `burst` messages at once, then one every `every` milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// How many at once.
    pub burst: i64,
    /// How long one takes to come back, in milliseconds.
    pub every: i64,
}

/// How many messages are taken how fast.
#[derive(Debug, Clone, Copy)]
pub struct FloodLimits {
    /// For one conversation.
    pub conversation: Rate,
    /// For one origin: one address, or one IPv6 network of a household.
    pub origin: Rate,
    /// Attempts at come-back words of one origin; those that were right are given back.
    pub words: Rate,
    /// The longest time a message is held back before it is taken, in milliseconds; beyond it, it is not taken.
    pub longest_wait: i64,
    /// How many messages may be held back at the same time.
    pub waiting: usize,
}

impl Default for FloodLimits {
    fn default() -> Self {
        Self {
            // A frightened person sends many short lines: twenty at once, then one every two seconds.
            conversation: Rate { burst: 20, every: 2 * SECOND },
            // A library, a shelter, a phone company's gateway, or a proxy that nobody listed as trusted, is one
            // address for hundreds of people: slow enough to keep a script from filling the memory in an hour.
            origin: Rate { burst: 1_000, every: 50 },
            // Nobody mistypes four words twenty times; the core stops everybody at 300 wrong ones in ten minutes, which
            // one origin must not reach.
            words: Rate { burst: 20, every: 30 * SECOND },
            // Longer than this, a person thinks the page is broken.
            longest_wait: 4 * SECOND,
            waiting: 2_000,
        }
    }
}

/// What is to be done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Take it now.
    Now,
    /// Take it after so many milliseconds.
    After(i64),
    /// Do not take it: ask to wait.
    Later,
}

/// Counts messages.
pub struct Flood {
    limits: FloodLimits,
    ambient: Ambient,
    counts: Mutex<Counts>,
}

struct Counts {
    key: HashKey,
    since: Timestamp,
    /// When each bucket will be full again.
    full_at: HashMap<u64, Timestamp>,
}

/// How long a key and what was counted under it live.
const KEY_LIFE: i64 = HOUR;
/// More buckets than this are not kept: beyond it (some 30 MiB) the key is changed early.
const MOST_BUCKETS: usize = 1_000_000;

impl Flood {
    /// Starts with a fresh key.
    pub fn new(limits: FloodLimits, ambient: Ambient) -> Self {
        let counts = Mutex::new(Counts::fresh(&ambient));
        Self { limits, ambient, counts }
    }

    /// Counts one message and says what is to be done with it.
    pub fn admit(&self, conversation: ConversationId, origin: IpAddr) -> Admission {
        let now = self.ambient.now();
        let mut counts = self.counts(now);
        let by_conversation = (counts.key.hash(&conversation_bytes(conversation)), self.limits.conversation);
        let by_origin = (counts.key.hash(&origin_bytes(origin)), self.limits.origin);
        let wait = [by_conversation, by_origin]
            .into_iter()
            .map(|(bucket, rate)| counts.wait(bucket, rate, now))
            .max()
            .unwrap_or_default();
        if wait > self.limits.longest_wait {
            return Admission::Later;
        }
        for (bucket, rate) in [by_conversation, by_origin] {
            let full_at = counts.full_at.entry(bucket).or_insert(now);
            *full_at = (*full_at).max(now).plus(rate.every);
        }
        if wait == 0 { Admission::Now } else { Admission::After(wait) }
    }

    /// Counts one attempt at come-back words, and says whether it may be made.
    pub fn admit_words(&self, origin: IpAddr) -> bool {
        let now = self.ambient.now();
        let mut counts = self.counts(now);
        let bucket = counts.key.hash(&words_bytes(origin));
        let admitted = counts.wait(bucket, self.limits.words, now) == 0;
        if admitted {
            let full_at = counts.full_at.entry(bucket).or_insert(now);
            *full_at = (*full_at).max(now).plus(self.limits.words.every);
        }
        admitted
    }

    /// Takes back what [`Self::admit_words`] counted: the words were not wrong.
    pub fn give_back_words(&self, origin: IpAddr) {
        let mut counts = self.counts(self.ambient.now());
        let bucket = counts.key.hash(&words_bytes(origin));
        if let Some(full_at) = counts.full_at.get_mut(&bucket) {
            *full_at = full_at.plus(-self.limits.words.every);
        }
    }

    fn counts(&self, now: Timestamp) -> MutexGuard<'_, Counts> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if !(0..KEY_LIFE).contains(&now.since(counts.since)) || counts.full_at.len() > MOST_BUCKETS {
            *counts = Counts::fresh(&self.ambient);
        }
        counts
    }

    /// Forgets what was counted for a conversation.
    pub fn forget(&self, conversation: ConversationId) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let bucket = counts.key.hash(&conversation_bytes(conversation));
        counts.full_at.remove(&bucket);
    }
}

impl Counts {
    fn fresh(ambient: &Ambient) -> Self {
        Self { key: HashKey::from_bytes(&ambient.random()), since: ambient.now(), full_at: HashMap::new() }
    }

    /// How long until the bucket has room for one more.
    fn wait(&self, bucket: u64, rate: Rate, now: Timestamp) -> i64 {
        let missing = self.full_at.get(&bucket).map_or(0, |full_at| full_at.since(now).max(0));
        // More than can ever be missing: the clock was set back. Nobody is held back for that.
        let missing = if missing > (rate.burst + 16) * rate.every { 0 } else { missing };
        (missing + rate.every - rate.burst * rate.every).max(0)
    }
}

fn conversation_bytes(conversation: ConversationId) -> [u8; 17] {
    let mut bytes = [b'c'; 17];
    bytes[1..].copy_from_slice(conversation.as_bytes());
    bytes
}

fn words_bytes(origin: IpAddr) -> [u8; 10] {
    let mut bytes = [b'w'; 10];
    bytes[1..].copy_from_slice(&origin_bytes(origin));
    bytes
}

/// An IPv6 household has a whole /64 network; its lower half says nothing and changes at will.
fn origin_bytes(origin: IpAddr) -> [u8; 9] {
    let mut bytes = [b'4'; 9];
    match origin.to_canonical() {
        IpAddr::V4(address) => bytes[1..5].copy_from_slice(&address.octets()),
        IpAddr::V6(address) => {
            bytes[0] = b'6';
            bytes[1..].copy_from_slice(&address.octets()[..8]);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use porchlight_core::clock::{Clock, SystemRandomness};

    use super::*;

    #[derive(Default)]
    struct Hand(AtomicI64);
    impl Clock for Hand {
        fn now(&self) -> Timestamp {
            Timestamp(self.0.load(Ordering::SeqCst))
        }
    }

    fn flood() -> (Arc<Hand>, Flood) {
        let clock = Arc::new(Hand::default());
        let ambient = Ambient { clock: clock.clone(), randomness: Arc::new(SystemRandomness) };
        let limits = FloodLimits {
            conversation: Rate { burst: 3, every: 1_000 },
            origin: Rate { burst: 5, every: 100 },
            words: Rate { burst: 2, every: 1_000 },
            longest_wait: 2_000,
            waiting: 10,
        };
        (clock, Flood::new(limits, ambient))
    }

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn a_burst_is_taken_then_slowed_then_put_off_and_time_heals() {
        let (clock, flood) = flood();
        let id = ConversationId::from_bytes([1; 16]);
        let seen: Vec<_> = (0..7).map(|_| flood.admit(id, HERE)).collect();
        use Admission::{After, Later, Now};
        assert_eq!(seen, [Now, Now, Now, After(1_000), After(2_000), Later, Later]);
        clock.0.store(5_000, Ordering::SeqCst);
        assert_eq!(flood.admit(id, HERE), Now);
    }

    #[test]
    fn one_origin_is_slowed_over_many_conversations_and_another_is_not() {
        let (_, flood) = flood();
        let ids: Vec<_> = (0..6).map(|n| ConversationId::from_bytes([n; 16])).collect();
        let seen: Vec<_> = ids.iter().map(|id| flood.admit(*id, HERE)).collect();
        assert_eq!(seen[4..], [Admission::Now, Admission::After(100)]);
        assert_eq!(flood.admit(ids[0], "192.0.2.1".parse().unwrap()), Admission::Now);
    }

    #[test]
    fn a_household_counts_once_however_it_changes_its_address() {
        let (_, flood) = flood();
        for n in 0..5_u8 {
            let address: IpAddr = format!("2001:db8::{n}").parse().unwrap();
            assert_eq!(flood.admit(ConversationId::from_bytes([n; 16]), address), Admission::Now);
        }
        assert_ne!(flood.admit(ConversationId::from_bytes([9; 16]), "2001:db8::ffff".parse().unwrap()), Admission::Now);
    }

    #[test]
    fn key_and_counts_are_thrown_away_together_after_an_hour() {
        let (clock, flood) = flood();
        let before = flood.counts.lock().unwrap().key.hash(b"x");
        flood.admit(ConversationId::from_bytes([1; 16]), HERE);
        clock.0.store(KEY_LIFE, Ordering::SeqCst);
        flood.admit(ConversationId::from_bytes([2; 16]), HERE);
        let counts = flood.counts.lock().unwrap();
        assert_ne!(counts.key.hash(b"x"), before);
        assert_eq!(counts.full_at.len(), 2);
    }
}
