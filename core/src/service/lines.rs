//! Lines of the thread: immutable entries, written before the value that refers to them.

use serde::{Deserialize, Serialize};

use super::{ANY, Service};
use crate::channel::{Content, Inbound, Outbound};
use crate::clock::Timestamp;
use crate::conversation::state::LIFETIME;
use crate::conversation::{Conversation, Event, EventKind};
use crate::door::{Body, Line, NotAccepted, Thread};
use crate::ids::{ConversationId, EventId, LineNumber};
use crate::language::Language;
use crate::live::{Expect, Key, LiveError, Put};
use crate::private::Private;

/// A line as it lies in the store.
#[derive(Serialize, Deserialize)]
struct Stored {
    /// The event that wrote it; replies have none.
    event: Option<EventId>,
    body: Body,
}

impl Service {
    /// Writes the person's line under the next number and takes that number. False: somebody else was faster, begin
    /// again. A number taken by an event that was never applied is skipped.
    pub(super) async fn write_line(
        &self,
        conversation: ConversationId,
        state: &mut Conversation,
        inbound: &Inbound,
        event: &Event,
    ) -> Result<bool, LiveError> {
        let language = state.language.or(inbound.language_hint).unwrap_or(Language::ENGLISH);
        let text = match (&inbound.content, &event.kind) {
            (_, EventKind::Pressed(press)) => Private::new(self.renderer(&state.agency).choice(language, press).label),
            (Content::Text(text) | Content::Choice(text), _) => text.clone(),
            (Content::Media | Content::Leave, _) => return Ok(true),
        };
        let stored = Stored { event: Some(inbound.event), body: Body::Person { text: cut(text) } };
        let bytes = serde_json::to_vec(&stored).map_err(|_| LiveError::TooLarge)?;
        loop {
            let number = state.next_line;
            let key = line_key(conversation, number)?;
            let put = Put { value: bytes.clone().into(), expires: event.at.plus(2 * LIFETIME), due: None };
            match self.live.put(&key, Expect::Absent, put).await {
                Ok(_) => {
                    state.take_line();
                    return Ok(true);
                }
                Err(LiveError::Conflict) => {}
                Err(error) => return Err(error),
            }
            let Some(entry) = self.live.get(&key).await? else { return Ok(false) };
            let theirs: Option<Stored> = serde_json::from_slice(&entry.value).ok();
            if theirs.is_some_and(|line| line.event == Some(inbound.event)) {
                state.take_line();
                return Ok(true);
            }
            let now = self.read(conversation).await?;
            if now.is_some_and(|read| read.state.next_line > number || read.state.is_erased()) {
                return Ok(false);
            }
            // Written by an event that is being applied at this moment (then one of the two compare-and-sets fails) or
            // never was (its process died): in both cases the number belongs to nobody in the value we write.
            state.skipped.push(number);
            state.take_line();
        }
    }

    /// Writes a reply as a line of the thread. Doing it again changes nothing: what was shown first stays.
    pub(super) async fn write_reply(
        &self,
        conversation: ConversationId,
        reply: &Outbound,
        now: Timestamp,
    ) -> Result<(), LiveError> {
        let stored = Stored { event: None, body: Body::Bot { reply: reply.clone() } };
        let bytes = serde_json::to_vec(&stored).map_err(|_| LiveError::TooLarge)?;
        let put = Put { value: bytes.into(), expires: now.plus(2 * LIFETIME), due: None };
        match self.live.put(&line_key(conversation, reply.line)?, Expect::Absent, put).await {
            Ok(_) | Err(LiveError::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The thread after a number.
    pub(super) async fn read_thread(
        &self,
        conversation: ConversationId,
        after: Option<LineNumber>,
    ) -> Result<Option<Thread>, NotAccepted> {
        let unavailable = |_| NotAccepted::Unavailable;
        let Some(read) = self.read(conversation).await.map_err(unavailable)? else { return Ok(None) };
        let state = read.state;
        let mut lines = Vec::new();
        for (key, entry) in self.live.list(&prefix(conversation)).await.map_err(unavailable)? {
            let Some(number) = number_of(&key) else { continue };
            let visible = number >= state.first_line
                && number < state.next_line
                && after.is_none_or(|after| number > after)
                && !state.skipped.contains(&number);
            if !visible {
                continue;
            }
            if let Ok(stored) = serde_json::from_slice::<Stored>(&entry.value) {
                lines.push(Line { number, body: stored.body });
            }
        }
        let first_owed = state.owed.first().map(|owed| owed.line);
        // A reply that is still to come stands before what was written after it: show nothing out of order.
        lines.retain(|line| first_owed.is_none_or(|owed| line.number < owed || line.body.speaker() == PERSON));
        Ok(Some(Thread {
            lines,
            pending: !state.owed.is_empty(),
            ended: state.is_erased(),
            language: state.language.unwrap_or(Language::ENGLISH),
        }))
    }

    /// Deletes all lines below a number.
    pub(super) async fn sweep_lines(&self, conversation: ConversationId, below: LineNumber) -> Result<(), LiveError> {
        for (key, _) in self.live.list(&prefix(conversation)).await? {
            if number_of(&key).is_some_and(|number| number < below) {
                self.live.delete(&key, ANY).await?;
            }
        }
        Ok(())
    }
}

const PERSON: crate::door::Speaker = crate::door::Speaker::Person;

/// The longest line kept, in bytes: an entry of the live store holds 64 KiB, and JSON may double a byte.
const LONGEST: usize = 24 * 1024;

/// Keeps head and tail of a very long message, as the understanding does.
fn cut(text: Private<String>) -> Private<String> {
    let words = text.expose();
    if words.len() <= LONGEST {
        return text;
    }
    let head = floor(words, LONGEST / 2);
    let tail = floor(words, words.len() - LONGEST / 2);
    Private::new(format!("{}\n…\n{}", &words[..head], &words[tail..]))
}

/// The last character boundary at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn prefix(conversation: ConversationId) -> String {
    format!("line/{}/", conversation.encode())
}

fn line_key(conversation: ConversationId, number: LineNumber) -> Result<Key, LiveError> {
    Key::new(format!("{}{:010}", prefix(conversation), number.0))
}

fn number_of(key: &Key) -> Option<LineNumber> {
    key.as_str().rsplit('/').next()?.parse().ok().map(LineNumber)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_very_long_line_keeps_its_head_and_its_tail() {
        let text = format!("START{}END", "é".repeat(60_000));
        let short = cut(Private::new(text));
        assert!(short.expose().len() <= LONGEST + 8);
        assert!(short.expose().starts_with("START") && short.expose().ends_with("END"));
    }
}
