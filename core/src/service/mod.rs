//! The one door of the core: takes what comes in, applies it, and has the replies delivered.
//!
//! An event is applied by: read the value, run the pure step, compare-and-set the new value *with the replies it owes
//! inside*, then deliver. Every event has an id; one already in the ring changes nothing, so a compare-and-set whose
//! answer was lost is safe to repeat. Lines of the thread are immutable entries of their own, written before the value
//! that refers to them.

mod comeback;
mod delivery;
mod door;
#[cfg(test)]
pub(crate) mod doubles;
mod engine;
mod lines;
#[cfg(test)]
mod model_test;
mod pump;
#[cfg(test)]
mod tests;

pub use engine::{EmbeddedEngine, home};

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use arc_swap::ArcSwap;

use crate::channel::{Channel, Content, FrontEnd, Inbound};
use crate::clock::{Ambient, Timestamp};
use crate::conversation::state::{Asking, MAX_OWED};
use crate::conversation::{Atlas, Context, Conversation, Effect, Event, EventKind, Policy, Press, TimerKind, step};
use crate::door::NotAccepted;
use crate::i18n::{Locales, Typed};
use crate::ids::{AgencyId, ConversationId, EventId};
use crate::language::Language;
use crate::live::{Entry, Expect, Key, LiveError, LiveStore, Put, Revision};
use crate::matching::Finder;
use crate::private::Private;
use crate::understanding::Understanding;

/// How often one operation is begun again after a lost race or a lost answer before it is given up. Every lost race
/// means that another one was won, so a conversation would have to receive this many events at the same moment.
const TRIES: usize = 24;

/// What reads a message. The understanding engine implements it; so do small doubles in tests.
pub trait Understand: Send + Sync + 'static {
    /// Understands a message; `language` is the one the conversation is in so far.
    fn understand(&self, text: &Private<String>, language: Option<Language>, policy: &Policy) -> Understanding;
}

/// The directory of the moment; swapped whole when it changes.
pub type Directory = ArcSwap<Arc<dyn Finder>>;

/// What a [`Service`] is made of.
pub struct Parts {
    /// Conversations and lines.
    pub live: Arc<dyn LiveStore>,
    /// Time and randomness.
    pub ambient: Ambient,
    /// Fixed texts.
    pub locales: &'static Locales,
    /// The gazetteer.
    pub atlas: Arc<dyn Atlas>,
    /// The understanding engine.
    pub understanding: Arc<dyn Understand>,
    /// The directory.
    pub directory: Arc<Directory>,
    /// What each agency decided.
    pub agencies: HashMap<AgencyId, Policy>,
    /// The sending sides.
    pub front_ends: Vec<Arc<dyn FrontEnd>>,
}

/// See the module documentation.
pub struct Service {
    live: Arc<dyn LiveStore>,
    ambient: Ambient,
    locales: &'static Locales,
    typed: &'static Typed,
    atlas: Arc<dyn Atlas>,
    understanding: Arc<dyn Understand>,
    directory: Arc<Directory>,
    agencies: HashMap<AgencyId, Policy>,
    nowhere: Policy,
    /// The safe words of every language, folded.
    safe_words: HashSet<String>,
    front_ends: HashMap<Channel, Arc<dyn FrontEnd>>,
    /// A random number of this process, for claims.
    owner: u64,
    comeback: comeback::Attempts,
    #[cfg(any(test, feature = "testing"))]
    mutation: Option<crate::testing::Mutation>,
}

/// A conversation as it was read.
struct Read {
    state: Conversation,
    expect: Expect,
}

impl Service {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        let front_ends = parts.front_ends.into_iter().map(|front_end| (front_end.channel(), front_end)).collect();
        let of_language = |language: &Language| crate::i18n::fold(&parts.locales.text(*language, "safe-word", &[]));
        let safe_words = parts.locales.offered().iter().map(of_language).collect();
        let nowhere = Policy { languages: parts.locales.offered().to_vec(), ..Policy::default() };
        Self {
            owner: u64::from_le_bytes(parts.ambient.random()),
            typed: Typed::embedded(),
            live: parts.live,
            ambient: parts.ambient,
            locales: parts.locales,
            atlas: parts.atlas,
            understanding: parts.understanding,
            directory: parts.directory,
            agencies: parts.agencies,
            nowhere,
            safe_words,
            front_ends,
            comeback: comeback::Attempts::default(),
            #[cfg(any(test, feature = "testing"))]
            mutation: None,
        }
    }

    /// Plants a bug, to see that the tests find it.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn with_mutation(mut self, mutation: Option<crate::testing::Mutation>) -> Self {
        self.mutation = mutation;
        self
    }

    #[cfg(any(test, feature = "testing"))]
    fn mutated(&self, mutation: crate::testing::Mutation) -> bool {
        self.mutation == Some(mutation)
    }

    fn policy(&self, agency: &AgencyId) -> &Policy {
        self.agencies.get(agency).unwrap_or(&self.nowhere)
    }

    /// Applies an event of a person; returns once it is safe and, where the channel allows, answered.
    async fn accept(&self, inbound: Inbound) -> Result<(), NotAccepted> {
        let conversation = inbound.conversation;
        let mut understood = None;
        for _ in 0..TRIES {
            let now = self.ambient.now();
            let read = match self.read(conversation).await {
                Ok(Some(read)) => read,
                Ok(None) => Read {
                    state: Conversation::new(inbound.agency.clone(), inbound.channel, now),
                    expect: Expect::Absent,
                },
                Err(_) => continue,
            };
            if self.seen(&read.state, inbound.event) {
                return self.finish(conversation, read).await;
            }
            if read.state.is_erased() {
                return Err(NotAccepted::Ended);
            }
            if read.state.owed.len() >= MAX_OWED {
                self.deliver(conversation).await.map_err(|_| NotAccepted::Unavailable)?;
                if read.state.owed.iter().all(|owed| !owed.is_free(now)) {
                    return Err(NotAccepted::Unavailable);
                }
                continue;
            }
            let kind = self.event_kind(&inbound, &read.state, &mut understood);
            let erases = kind.erases();
            let event = Event { id: inbound.event, at: now, kind, hint: inbound.language_hint };
            if let Some(written) = self.apply(conversation, read, &event, (!erases).then_some(&inbound)).await {
                return self.finish(conversation, written).await;
            }
            // The line we may have written must not outlive a conversation that was erased meanwhile.
            self.withdraw_line(conversation, inbound.event).await;
        }
        Err(NotAccepted::Unavailable)
    }

    /// Whether an event was applied before.
    fn seen(&self, state: &Conversation, event: EventId) -> bool {
        #[cfg(any(test, feature = "testing"))]
        if self.mutated(crate::testing::Mutation::NoDedupe) {
            return false;
        }
        state.ring.contains(event)
    }

    /// What follows an applied event: erasing first, then replies. Both are taken up again by the pump if this process
    /// dies here; an erase is answered only once the lines are gone. `read` is the value as it was just read or written:
    /// if another process has changed it since, the compare-and-set says so, and it is read again.
    async fn finish(&self, conversation: ConversationId, mut read: Read) -> Result<(), NotAccepted> {
        if read.state.must_sweep() || read.state.must_forget() {
            self.clean(conversation).await.map_err(|_| NotAccepted::Unavailable)?;
            match self.read(conversation).await {
                Ok(Some(now)) => read = now,
                _ => return Ok(()),
            }
        }
        // The event is safe: what cannot be delivered now is delivered by the pump.
        let _ = self.deliver_from(conversation, Some(read)).await;
        Ok(())
    }

    /// One attempt to apply an event; the value as written. `None`: begin again.
    async fn apply(
        &self,
        conversation: ConversationId,
        read: Read,
        event: &Event,
        said: Option<&Inbound>,
    ) -> Option<Read> {
        let mut before = read.state;
        if !matches!(event.kind, EventKind::Timer(_)) {
            before.wake(event.at);
        }
        if let Some(inbound) = said {
            self.write_line(conversation, &mut before, inbound, event).await.ok()?;
        }
        #[cfg(any(test, feature = "testing"))]
        if self.mutated(crate::testing::Mutation::NoDedupe) {
            before.ring = crate::conversation::state::Ring::default();
        }
        let finder = self.directory.load_full();
        let policy = self.policy(&before.agency);
        let context = Context { finder: finder.as_ref().as_ref(), atlas: self.atlas.as_ref(), policy };
        #[cfg(any(test, feature = "testing"))]
        let (old_ring, old_timers) = (before.ring.clone(), before.timers.clone());
        let outcome = step(before, event, &context);
        #[cfg_attr(not(any(test, feature = "testing")), expect(unused_mut, reason = "mutations change it"))]
        let mut state = outcome.state;
        #[cfg(any(test, feature = "testing"))]
        {
            use crate::testing::Mutation;
            if self.mutated(Mutation::TimerTwice) && matches!(event.kind, EventKind::Timer(_)) {
                (state.ring, state.timers) = (old_ring, old_timers);
            }
            if self.mutated(Mutation::ReplyOutsideValue) {
                let owed = std::mem::take(&mut state.owed);
                let revision = self.write(conversation, &state, read.expect).await?;
                self.deliver_loose(conversation, &state, owed).await;
                return Some(Read { state, expect: Expect::Revision(revision) });
            }
        }
        let revision = self.write(conversation, &state, read.expect).await?;
        Some(Read { state, expect: Expect::Revision(revision) })
    }

    /// What an inbound means in the state the conversation is in.
    fn event_kind(
        &self,
        inbound: &Inbound,
        state: &Conversation,
        understood: &mut Option<Box<Understanding>>,
    ) -> EventKind {
        match &inbound.content {
            Content::Leave => EventKind::Left,
            Content::Media => EventKind::Media,
            Content::Choice(id) => match Press::parse(id.expose()) {
                Some(press) => EventKind::Pressed(press),
                None => self.said(id, inbound, state, understood),
            },
            Content::Text(text) => {
                if self.is_safe_word(text, self.policy(&inbound.agency)) {
                    return EventKind::SafeWord;
                }
                let language = state.language.or(inbound.language_hint);
                match self.typed.press(text.expose(), language, self.locales.offered()) {
                    Some(press) if fits(&press, state) => EventKind::Pressed(press),
                    _ => self.said(text, inbound, state, understood),
                }
            }
        }
    }

    fn said(
        &self,
        text: &Private<String>,
        inbound: &Inbound,
        state: &Conversation,
        understood: &mut Option<Box<Understanding>>,
    ) -> EventKind {
        let policy = self.policy(&inbound.agency);
        let language = state.language.or(inbound.language_hint);
        let understood =
            understood.get_or_insert_with(|| Box::new(self.understanding.understand(text, language, policy)));
        EventKind::Said(understood.clone())
    }

    /// The agency's safe words and those of every language, in any state.
    fn is_safe_word(&self, text: &Private<String>, policy: &Policy) -> bool {
        if text.expose().len() > 200 {
            return false;
        }
        let folded = crate::i18n::fold(text.expose());
        !folded.is_empty()
            && (self.safe_words.contains(&folded)
                || policy.safe_words.iter().any(|word| crate::i18n::fold(word) == folded))
    }

    /// Lets timers that ran out have their effect.
    async fn run_timers(&self, conversation: ConversationId) -> Result<(), LiveError> {
        for _ in 0..TRIES {
            let Some(read) = self.read(conversation).await? else { return Ok(()) };
            let now = self.ambient.now();
            let Some(timer) = read.state.timers.iter().find(|timer| timer.at <= now).copied() else { return Ok(()) };
            let event = Event {
                id: timer_event(timer.kind, timer.at),
                at: now,
                kind: EventKind::Timer(timer.kind),
                hint: None,
            };
            self.apply(conversation, read, &event, None).await;
            #[cfg(any(test, feature = "testing"))]
            if self.mutated(crate::testing::Mutation::TimerTwice) {
                return Ok(());
            }
        }
        Err(LiveError::Conflict)
    }

    /// Deletes lines that left the thread, and has the front end forget an erased conversation.
    async fn clean(&self, conversation: ConversationId) -> Result<(), LiveError> {
        for _ in 0..TRIES {
            let Some(Read { mut state, expect }) = self.read(conversation).await? else { return Ok(()) };
            let effects =
                [state.must_sweep().then_some(Effect::SweepLines), state.must_forget().then_some(Effect::Forget)];
            let mut changed = false;
            for effect in effects.into_iter().flatten() {
                match effect {
                    Effect::SweepLines => {
                        self.sweep_lines(conversation, &state).await?;
                        state.swept_to = state.first_line;
                        changed = true;
                    }
                    Effect::Forget => {
                        self.forget_comeback(conversation).await?;
                        let confirmed = match self.front_ends.get(&state.channel) {
                            Some(front_end) => front_end.forget(conversation).await.is_ok(),
                            None => true,
                        };
                        if confirmed {
                            state.phase = crate::conversation::Phase::Erased { forgotten: true };
                            changed = true;
                        }
                    }
                }
            }
            if !changed || self.write(conversation, &state, expect).await.is_some() {
                return Ok(());
            }
        }
        Err(LiveError::Conflict)
    }

    async fn read(&self, conversation: ConversationId) -> Result<Option<Read>, LiveError> {
        let Some(Entry { value, revision, .. }) = self.live.get(&key(conversation)?).await? else { return Ok(None) };
        match serde_json::from_slice(&value) {
            Ok(state) => Ok(Some(Read { state, expect: Expect::Revision(revision) })),
            Err(_) => {
                tracing::error!("a conversation in the live store could not be read; it starts anew");
                self.live.delete(&key(conversation)?, Some(revision)).await?;
                Ok(None)
            }
        }
    }

    /// Compare-and-set. `None`: lost the race, or the answer was lost; read again.
    async fn write(&self, conversation: ConversationId, state: &Conversation, expect: Expect) -> Option<Revision> {
        #[cfg(any(test, feature = "testing"))]
        let expect = if self.mutated(crate::testing::Mutation::PutWithoutCompare) {
            match self.read(conversation).await {
                Ok(Some(read)) => read.expect,
                _ => expect,
            }
        } else {
            expect
        };
        let key = key(conversation).ok()?;
        let value = serde_json::to_vec(state).ok()?;
        let put = Put { value: value.into(), expires: state.expires(), due: state.due() };
        self.live.put(&key, expect, put).await.ok()
    }
}

/// Whether words for a button are meant as such where the conversation stands: "no" and "report" are, after the
/// question; otherwise they are words like any other.
fn fits(press: &Press, state: &Conversation) -> bool {
    match press {
        Press::Yes | Press::No => matches!(state.asking, Some(Asking::Device | Asking::Erase)),
        Press::LegalTopic(_) => state.asking == Some(Asking::Legal),
        Press::Skip => state.asking.is_some(),
        Press::More => !state.known.shown.is_empty(),
        _ => true,
    }
}

/// The same timer has the same event id.
fn timer_event(kind: TimerKind, at: Timestamp) -> EventId {
    let kind = match kind {
        TimerKind::Silence => 1,
        TimerKind::Lifetime => 2,
        TimerKind::SecondSweep => 3,
    };
    // The high bit keeps timers apart from what front ends derive.
    EventId((1 << 63) | ((at.0.unsigned_abs() & ((1 << 60) - 1)) << 2) | kind)
}

fn key(conversation: ConversationId) -> Result<Key, LiveError> {
    Key::new(format!("conversation/{}", conversation.encode()))
}

/// The conversation of a key, if it is the key of one.
fn conversation_of(key: &Key) -> Option<ConversationId> {
    key.as_str().strip_prefix("conversation/")?.parse().ok()
}

/// Only for entries that are no conversation values.
const ANY: Option<Revision> = None;
