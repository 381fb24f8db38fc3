//! Sending what is owed: claim, render, send, mark.
//!
//! Where a channel shows a line once however often it is sent (the web page), no claim is needed. Elsewhere owner,
//! attempt and lease are recorded before the platform is called; a lease that ran out means *maybe sent*, and
//! [`crate::conversation::Owed::may_repeat`] says what follows.

use std::sync::Arc;

use super::{Read, Service, TRIES};
use crate::channel::{Capabilities, FrontEnd, Outbound, SendError};
use crate::conversation::reply::{LEASE, Lease, Outcome};
use crate::conversation::{Conversation, Owed, Policy};
use crate::ids::{AgencyId, ConversationId, LineNumber};
use crate::live::{Expect, LiveError};
use crate::matching::Finder;
use crate::render::{Renderer, Surroundings};

/// What renders for one agency at one moment; keeps the directory of that moment alive.
pub(super) struct Rendering {
    finder: Arc<Arc<dyn Finder>>,
    policy: Policy,
}

impl Service {
    /// Sends everything owed that may be sent now, in order.
    pub(super) async fn deliver(&self, conversation: ConversationId) -> Result<(), LiveError> {
        self.deliver_from(conversation, None).await
    }

    /// The same, from the value as it was just read or written.
    pub(super) async fn deliver_from(
        &self,
        conversation: ConversationId,
        mut known: Option<Read>,
    ) -> Result<(), LiveError> {
        for _ in 0..TRIES {
            let read = match known.take() {
                Some(read) => read,
                None => match self.read(conversation).await? {
                    Some(read) => read,
                    None => return Ok(()),
                },
            };
            let now = self.ambient.now();
            let Some(first) = next_owed(&read.state) else { return Ok(()) };
            if !first.is_free(now) {
                return Ok(());
            }
            let line = first.line;
            let front_end = self.front_ends.get(&read.state.channel).cloned();
            let Some(front_end) = front_end else { return Ok(()) };
            if front_end.capabilities().idempotent {
                known = self.deliver_all(conversation, read, front_end.as_ref()).await?;
            } else if let Some(outcome) = self.deliver_claimed(conversation, read, line, front_end.as_ref()).await? {
                self.mark(conversation, line, outcome).await?;
                self.sweep_if_erased(conversation).await?;
            }
        }
        Ok(())
    }

    /// For a channel that shows a line once: all at once, marked together. The value as marked; `None`: read it again.
    async fn deliver_all(
        &self,
        conversation: ConversationId,
        read: Read,
        front_end: &dyn FrontEnd,
    ) -> Result<Option<Read>, LiveError> {
        let Read { mut state, expect } = read;
        let now = self.ambient.now();
        #[cfg(any(test, feature = "testing"))]
        if self.mutated(crate::testing::Mutation::MarkBeforeSend) {
            let owed = std::mem::take(&mut state.owed);
            if self.write(conversation, &state, expect).await.is_some() {
                self.deliver_loose(conversation, &state, owed).await;
            }
            return Ok(None);
        }
        let rendering = self.rendering(&state.agency);
        let mut sent = 0;
        for owed in &state.owed {
            let outbound = self.render(&rendering, owed, &state, front_end.capabilities());
            self.write_reply(conversation, &outbound, now).await?;
            match front_end.send(conversation, &outbound).await {
                Ok(()) | Err(SendError::Refused { .. } | SendError::Gone) => sent += 1,
                Err(SendError::Retry { .. } | SendError::MaybeSent) => break,
            }
        }
        if sent < state.owed.len() {
            let owed = &mut state.owed[sent];
            owed.attempt = owed.attempt.saturating_add(1);
            owed.not_before = now.plus(owed.backoff());
        }
        state.owed.drain(..sent);
        match self.write(conversation, &state, expect).await {
            Some(revision) => Ok(Some(Read { state, expect: Expect::Revision(revision) })),
            None => {
                self.sweep_if_erased(conversation).await?;
                Ok(None)
            }
        }
    }

    /// For a platform that shows a message as often as it is sent: claim, then send once. `None`: not claimed.
    async fn deliver_claimed(
        &self,
        conversation: ConversationId,
        read: Read,
        line: LineNumber,
        front_end: &dyn FrontEnd,
    ) -> Result<Option<Outcome>, LiveError> {
        let Read { mut state, expect } = read;
        let now = self.ambient.now();
        let Some(owed) = state.owed.iter_mut().find(|owed| owed.line == line) else { return Ok(None) };
        if owed.maybe_sent(now) {
            if !owed.may_repeat(front_end.capabilities()) {
                return Ok(Some(Outcome::Done));
            }
            owed.lapses = owed.lapses.saturating_add(1);
        }
        owed.attempt = owed.attempt.saturating_add(1);
        owed.lease = Some(Lease { owner: self.owner, until: now.plus(LEASE) });
        let claimed = owed.clone();
        #[cfg(any(test, feature = "testing"))]
        if self.mutated(crate::testing::Mutation::MarkBeforeSend) {
            state.owed.retain(|owed| owed.line != line);
        }
        if self.write(conversation, &state, expect).await.is_none() {
            return Ok(None);
        }
        let rendering = self.rendering(&state.agency);
        let outbound = self.render(&rendering, &claimed, &state, front_end.capabilities());
        self.write_reply(conversation, &outbound, now).await?;
        Ok(Some(match front_end.send(conversation, &outbound).await {
            Ok(()) | Err(SendError::Refused { .. } | SendError::Gone) => Outcome::Done,
            Err(SendError::Retry { after }) => Outcome::Retry { after },
            Err(SendError::MaybeSent) => Outcome::Unknown,
        }))
    }

    /// A reply written while the conversation was being erased does not stay.
    async fn sweep_if_erased(&self, conversation: ConversationId) -> Result<(), LiveError> {
        match self.read(conversation).await? {
            Some(read) if read.state.is_erased() => self.sweep_lines(conversation, &read.state).await,
            _ => Ok(()),
        }
    }

    /// Records what became of an attempt.
    async fn mark(&self, conversation: ConversationId, line: LineNumber, outcome: Outcome) -> Result<(), LiveError> {
        for _ in 0..TRIES {
            // What was sent and is not marked is sent again: a store that fails for a moment is asked again first.
            let Read { mut state, expect } = match self.read(conversation).await {
                Ok(Some(read)) => read,
                Ok(None) => return Ok(()),
                Err(_) => continue,
            };
            let now = self.ambient.now();
            let Some(owed) = state.owed.iter_mut().find(|owed| owed.line == line) else { return Ok(()) };
            let mine = owed.lease.is_none_or(|lease| lease.owner == self.owner || lease.until <= now);
            if !mine {
                return Ok(());
            }
            match outcome {
                Outcome::Done => state.owed.retain(|owed| owed.line != line),
                Outcome::Retry { after } => {
                    owed.lease = None;
                    owed.not_before = now.plus(after.max(owed.backoff()));
                }
                // The lease stays; when it lapses, the contract decides.
                Outcome::Unknown => return Ok(()),
            }
            if self.write(conversation, &state, expect).await.is_some() {
                return Ok(());
            }
        }
        Err(LiveError::Conflict)
    }

    fn render(
        &self,
        rendering: &Rendering,
        owed: &Owed,
        state: &Conversation,
        capabilities: &Capabilities,
    ) -> Outbound {
        let surroundings =
            Surroundings { place: state.known.place.or(rendering.policy.area), country: self.country(state) };
        self.renderer_of(rendering).render(owed, capabilities, &surroundings)
    }

    fn country(&self, state: &Conversation) -> Option<String> {
        let of_place = state.known.place.and_then(|place| self.atlas.country_of(place));
        of_place.or_else(|| state.known.country.clone()).or_else(|| self.policy(&state.agency).country.clone())
    }

    pub(super) fn rendering(&self, agency: &AgencyId) -> Rendering {
        Rendering { finder: self.directory.load_full(), policy: self.policy(agency).clone() }
    }

    pub(super) fn renderer_of<'a>(&'a self, rendering: &'a Rendering) -> Renderer<'a> {
        Renderer {
            locales: self.locales,
            finder: rendering.finder.as_ref().as_ref(),
            atlas: self.atlas.as_ref(),
            policy: &rendering.policy,
            now: self.ambient.now().to_utc(),
        }
    }

    /// Sends replies that no value holds: what the planted bugs do.
    #[cfg(any(test, feature = "testing"))]
    pub(super) async fn deliver_loose(&self, conversation: ConversationId, state: &Conversation, owed: Vec<Owed>) {
        let Some(front_end) = self.front_ends.get(&state.channel).cloned() else { return };
        let rendering = self.rendering(&state.agency);
        for owed in owed {
            let outbound = self.render(&rendering, &owed, state, front_end.capabilities());
            let _ = self.write_reply(conversation, &outbound, self.ambient.now()).await;
            let _ = front_end.send(conversation, &outbound).await;
        }
    }
}

/// What is sent next: the urgent before the rest where nothing is under way, else in order.
fn next_owed(state: &Conversation) -> Option<&Owed> {
    let first = state.owed.first()?;
    if first.lease.is_some() {
        return Some(first);
    }
    state.owed.iter().find(|owed| owed.urgent).or(Some(first))
}
