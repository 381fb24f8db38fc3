//! The conversation value: everything the core knows about one conversation, at most 64 KiB, in the live store only.

use serde::{Deserialize, Serialize};

use super::reply::Owed;
use crate::channel::Channel;
use crate::clock::{DAY, MINUTE, Timestamp};
use crate::ids::{AgencyId, EventId, LineNumber, ServiceId};
use crate::language::Language;
use crate::places::PlaceId;
use crate::vocabulary::{Danger, Need, Trait};

/// After this long without a word from the person, everything understood is forgotten and the next reply is the
/// neutral greeting: somebody else may hold the phone. Long enough to make a call or read a card in peace.
pub const SILENCE: i64 = 30 * MINUTE;

/// After this long without a word the conversation is erased. One day: long enough to come back from a night shift,
/// short enough that a seized machine holds one day at most.
pub const LIFETIME: i64 = DAY;

/// How long after an erase the lines are swept once more: whoever was writing one at that moment has written it or died.
pub const SECOND_SWEEP: i64 = 2 * MINUTE;

/// How far an erase moves the line numbers on, so that no reply written at the same moment has the number of the line
/// that says goodbye. Far more than the replies one conversation can owe at once.
const ERASE_GAP: u32 = 1_000;

/// How long a tombstone stays, so that late redeliveries of an erased conversation stay unanswered.
pub const TOMBSTONE: i64 = DAY;

/// How many event ids are remembered. Platforms redeliver within minutes; nobody writes 128 messages in that time
/// that flood control lets through.
pub const RING: usize = 128;

/// More owed replies than this and new messages are not accepted until some are delivered: the value must stay small,
/// and a message that is not accepted is redelivered by the platform or kept in the box of the page.
pub const MAX_OWED: usize = 16;

/// How many lines of the person a thread keeps: a long evening's talk; 20 bytes of the value each.
pub const MAX_LINES: usize = 256;

/// How many services already shown are remembered for "more".
pub const MAX_SHOWN: usize = 60;

/// One conversation. Changed by [`super::step`] and by the delivery marks in [`super::reply`] alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// Whose page it was written to.
    pub agency: AgencyId,
    /// Which front end.
    pub channel: Channel,
    /// Open, or a tombstone.
    pub phase: Phase,
    /// The language to answer in, once known.
    pub language: Option<Language>,
    /// The events applied last.
    pub ring: Ring,
    /// The number the next line gets.
    pub next_line: LineNumber,
    /// Lines below this number are no longer part of the thread.
    pub first_line: LineNumber,
    /// Lines below this number have been deleted from the store.
    pub swept_to: LineNumber,
    /// The person's lines of the thread, oldest first. A line in the store that is not listed here (its process died
    /// before the event was applied) is not part of the thread.
    pub said: Vec<SaidLine>,
    /// Replies not yet delivered, in order.
    pub owed: Vec<Owed>,
    /// When the person last did something.
    pub active: Timestamp,
    /// What runs out, and when.
    pub timers: Vec<Timer>,
    /// What was understood since the last silence.
    pub known: Known,
    /// What has been said since the last silence.
    pub told: Told,
    /// What the last reply asked, if anything.
    pub asking: Option<Asking>,
    /// Counts up with every reply; picks variants of texts.
    pub turn: u32,
    /// A fingerprint of the last reply, so that it is not repeated.
    pub last_reply: Option<u64>,
}

/// A line of the person: its place in the thread, and the event whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidLine {
    /// Its place.
    pub number: LineNumber,
    /// Its event; the text lies in an entry of its own.
    pub event: EventId,
}

/// Where a conversation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The bot answers.
    Open,
    /// Erased: a content-free tombstone. `forgotten` once the front end has confirmed its deletions.
    Erased {
        /// Whether the front end has confirmed.
        forgotten: bool,
    },
}

/// What was understood. Forgotten after [`SILENCE`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Known {
    /// Needs, the most recent request's.
    pub needs: Vec<Need>,
    /// Where the person at risk is.
    pub place: Option<PlaceId>,
    /// The country, when only that is known; ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// They chose not to say where.
    pub place_skipped: bool,
    /// Traits, accumulated.
    pub traits: Vec<Trait>,
    /// The person at risk is somebody else.
    pub about_other: bool,
    /// They said that they hurt others: no shelter is named to them.
    pub hurts_others: bool,
    /// A place was named that may be in another country: the agency's own country says nothing then.
    pub abroad: bool,
    /// The danger last heard and not taken back.
    pub danger: Option<Danger>,
    /// Services shown.
    pub shown: Vec<ServiceId>,
}

/// What has been said, so that it is said once. Forgotten after [`SILENCE`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Told {
    /// The believing opening.
    pub opened: bool,
    /// The notice: automated, what this channel keeps, how to leave.
    pub notice: bool,
    /// How to find the place question's answer was asked this many times.
    pub place_asked: u8,
}

/// A question the last reply asked: decides how a short answer is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asking {
    /// Which city, county or postal code.
    Place,
    /// Which of these places.
    WhichPlace(Vec<PlaceId>),
    /// Whether this device is safe, before the safety page.
    Device,
    /// What kind of help.
    Need,
    /// Which topic of the legal information.
    Legal,
    /// Whether everything is to be deleted.
    Erase,
}

/// Something that happens by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timer {
    /// What.
    pub kind: TimerKind,
    /// When.
    pub at: Timestamp,
}

/// What a timer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimerKind {
    /// Forget what was understood.
    Silence,
    /// Erase.
    Lifetime,
    /// Sweep the lines of an erased conversation once more.
    SecondSweep,
}

/// The last [`RING`] event ids, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ring(Vec<EventId>);

impl Ring {
    /// Whether the event was applied.
    pub fn contains(&self, event: EventId) -> bool {
        self.0.contains(&event)
    }

    /// Remembers an event, forgetting the oldest when full.
    pub fn push(&mut self, event: EventId) {
        if self.0.len() >= RING {
            self.0.remove(0);
        }
        self.0.push(event);
    }
}

impl Conversation {
    /// A conversation in which nothing has happened.
    pub fn new(agency: AgencyId, channel: Channel, now: Timestamp) -> Self {
        let mut conversation = Self {
            agency,
            channel,
            phase: Phase::Open,
            language: None,
            ring: Ring::default(),
            next_line: LineNumber(1),
            first_line: LineNumber(1),
            swept_to: LineNumber(1),
            said: Vec::new(),
            owed: Vec::new(),
            active: now,
            timers: Vec::new(),
            known: Known::default(),
            told: Told::default(),
            asking: None,
            turn: 0,
            last_reply: None,
        };
        conversation.touch(now);
        conversation
    }

    /// Whether it was erased.
    pub const fn is_erased(&self) -> bool {
        matches!(self.phase, Phase::Erased { .. })
    }

    /// Forgets everything if there was a silence before this moment. True when there was.
    pub fn wake(&mut self, now: Timestamp) -> bool {
        let silent = !self.is_erased() && now.since(self.active) >= SILENCE;
        if silent {
            self.forget_context();
            self.active = now;
        }
        silent
    }

    /// The person did something: the timers start again.
    pub fn touch(&mut self, now: Timestamp) {
        self.active = now;
        self.timers = vec![
            Timer { kind: TimerKind::Silence, at: now.plus(SILENCE) },
            Timer { kind: TimerKind::Lifetime, at: now.plus(LIFETIME) },
        ];
    }

    /// Takes the next line number.
    pub fn take_line(&mut self) -> LineNumber {
        let line = self.next_line;
        self.next_line = LineNumber(line.0.saturating_add(1));
        line
    }

    /// When the store must wake somebody for this conversation.
    pub fn due(&self) -> Option<Timestamp> {
        let timers = self.timers.iter().map(|timer| timer.at);
        let owed = self.owed.iter().map(Owed::due);
        let unfinished = (self.must_sweep() || self.must_forget()).then_some(self.active);
        timers.chain(owed).chain(unfinished).min()
    }

    /// Whether lines that left the thread are still in the store.
    pub fn must_sweep(&self) -> bool {
        self.swept_to < self.first_line
    }

    /// Whether the front end has still to confirm its deletions.
    pub const fn must_forget(&self) -> bool {
        matches!(self.phase, Phase::Erased { forgotten: false })
    }

    /// When the store may drop it: the backstop behind the timers, twice as long.
    pub fn expires(&self) -> Timestamp {
        let life = if self.is_erased() { TOMBSTONE } else { 2 * LIFETIME };
        self.active.plus(life)
    }

    /// Forgets everything said and understood, as after a silence. Lines up to now leave the thread.
    pub fn forget_context(&mut self) {
        self.known = Known::default();
        self.language = None;
        self.told = Told::default();
        self.asking = None;
        self.last_reply = None;
        self.turn = 0;
        self.clear_thread();
    }

    /// Lines up to now leave the thread; what is still owed stays in it.
    pub fn clear_thread(&mut self) {
        let first = self.owed.first().map_or(self.next_line, |owed| owed.line);
        self.first_line = first;
        self.said.retain(|line| line.number >= first);
    }

    /// Lists a line of the person under the next number; the oldest lines leave a very long thread.
    pub fn list_line(&mut self, event: EventId) {
        let number = self.take_line();
        self.said.push(SaidLine { number, event });
        if self.said.len() > MAX_LINES {
            self.said.drain(..MAX_LINES / 4);
            self.first_line = self.said.first().map_or(self.next_line, |line| line.number);
        }
    }

    /// Turns it into a tombstone: only what is needed to stay silent about it remains.
    pub fn erase(&mut self, now: Timestamp) {
        self.forget_context();
        self.phase = Phase::Erased { forgotten: false };
        self.owed.clear();
        self.next_line = LineNumber(self.next_line.0.saturating_add(ERASE_GAP));
        self.first_line = self.next_line;
        self.said.clear();
        self.timers = vec![Timer { kind: TimerKind::SecondSweep, at: now.plus(SECOND_SWEEP) }];
        self.active = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_forgets_the_oldest_event_first() {
        let mut ring = Ring::default();
        for id in 0..=RING as u64 {
            ring.push(EventId(id));
        }
        assert!(!ring.contains(EventId(0)));
        assert!(ring.contains(EventId(1)) && ring.contains(EventId(RING as u64)));
    }

    #[test]
    fn an_erased_conversation_keeps_nothing_that_was_said() {
        let mut conversation = Conversation::new(AgencyId::from("default"), Channel::Web, Timestamp(0));
        conversation.known.needs = vec![Need::Shelter];
        conversation.known.place = Some(PlaceId(7));
        conversation.erase(Timestamp(5));
        assert_eq!(conversation.known, Known::default());
        assert!(conversation.is_erased() && conversation.owed.is_empty());
        assert_eq!(conversation.due(), Some(Timestamp(5)), "the front end still has to confirm");
    }
}
