//! Lines of the thread: immutable entries, written before the value that refers to them.

use serde::{Deserialize, Serialize};

use super::{ANY, Service};
use crate::channel::{Content, Inbound, Outbound, Part};
use crate::clock::Timestamp;
use crate::conversation::state::{LIFETIME, SECOND_SWEEP};
use crate::conversation::{Conversation, Event, EventKind};
use crate::door::{Body, Line, NotAccepted, Thread};
use crate::ids::{ConversationId, EventId, LineNumber};
use crate::language::Language;
use crate::live::{Expect, Key, LiveError, MAX_VALUE, Put};
use crate::private::Private;

/// A line as it lies in the store.
#[derive(Serialize, Deserialize)]
struct Stored {
    body: Body,
}

impl Service {
    /// Writes the person's line and lists it in the value. The same event writes the same line, so doing it again
    /// changes nothing.
    pub(super) async fn write_line(
        &self,
        conversation: ConversationId,
        state: &mut Conversation,
        inbound: &Inbound,
        event: &Event,
    ) -> Result<(), LiveError> {
        let language = state.language.or(inbound.language_hint).unwrap_or(Language::ENGLISH);
        let text = match (&inbound.content, &event.kind) {
            (_, EventKind::Pressed(press)) => Private::new(self.renderer(&state.agency).choice(language, press).label),
            (Content::Text(text) | Content::Choice(text), _) => text.clone(),
            (Content::Media | Content::Leave, _) => return Ok(()),
        };
        let stored = Stored { body: Body::Person { text: cut(text) } };
        let bytes = serde_json::to_vec(&stored).map_err(|_| LiveError::TooLarge)?;
        let put = Put { value: bytes.into(), expires: event.at.plus(2 * LIFETIME), due: None };
        match self.live.put(&said_key(conversation, event.id)?, Expect::Absent, put).await {
            Ok(_) | Err(LiveError::Conflict) => state.list_line(event.id),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Deletes the line of an event that could not be applied because the conversation was erased. What this misses
    /// (a crash) the second sweep finds.
    pub(super) async fn withdraw_line(&self, conversation: ConversationId, event: EventId) {
        let Ok(Some(read)) = self.read(conversation).await else { return };
        let Ok(key) = said_key(conversation, event) else { return };
        if read.state.is_erased() && !read.state.ring.contains(event) {
            let _ = self.live.delete(&key, ANY).await;
        }
    }

    /// Writes a reply as a line of the thread. Doing it again changes nothing: what was shown first stays.
    pub(super) async fn write_reply(
        &self,
        conversation: ConversationId,
        reply: &Outbound,
        now: Timestamp,
    ) -> Result<(), LiveError> {
        let encode = |reply: &Outbound| {
            serde_json::to_vec(&Stored { body: Body::Bot { reply: reply.clone() } }).map_err(|_| LiveError::TooLarge)
        };
        let mut bytes = encode(reply)?;
        if bytes.len() > MAX_VALUE {
            // A directory with very long texts must not silence the reply: names, numbers and the card stay.
            let mut lean = reply.clone();
            for part in &mut lean.parts {
                if let Part::Service(card) = part {
                    card.facts.clear();
                    card.contacts.truncate(8);
                }
            }
            bytes = encode(&lean)?;
        }
        let put = Put { value: bytes.into(), expires: now.plus(2 * LIFETIME), due: None };
        match self.live.put(&reply_key(conversation, reply.line)?, Expect::Absent, put).await {
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
        // Whoever asks only whether the conversation is there is not made to wait for its lines.
        let prefix = match after {
            Some(after) if after.0.saturating_add(1) >= state.next_line.0 => None,
            _ => Some(prefix(conversation)),
        };
        let listed = match &prefix {
            Some(prefix) => self.live.list(prefix).await.map_err(unavailable)?,
            None => Vec::new(),
        };
        for (key, entry) in listed {
            let number = match owner(&key) {
                Some(Owner::Said(event)) => state.said.iter().find(|line| line.event == event).map(|line| line.number),
                Some(Owner::Reply(number)) => {
                    (number >= state.first_line && number < state.next_line).then_some(number)
                }
                None => None,
            };
            let Some(number) = number.filter(|number| after.is_none_or(|after| *number > after)) else { continue };
            if let Ok(stored) = serde_json::from_slice::<Stored>(&entry.value) {
                lines.push(Line { number, body: stored.body });
            }
        }
        lines.sort_by_key(|line| line.number);
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

    /// Deletes all lines that have left the thread: everything of an erased conversation but its last words, and of
    /// one that goes on what is no longer listed. A line whose event is being applied at this moment is not listed
    /// yet: it is left alone while it is young.
    pub(super) async fn sweep_lines(
        &self,
        conversation: ConversationId,
        state: &Conversation,
    ) -> Result<(), LiveError> {
        let young = self.ambient.now().plus(2 * LIFETIME - SECOND_SWEEP);
        for (key, entry) in self.live.list(&prefix(conversation)).await? {
            let stays = match owner(&key) {
                Some(Owner::Said(event)) => {
                    let listed = state.said.iter().any(|line| line.event == event);
                    let under_way = entry.expires > young && !state.ring.contains(event);
                    !state.is_erased() && (listed || under_way)
                }
                Some(Owner::Reply(number)) => number >= state.first_line,
                None => false,
            };
            if !stays {
                self.live.delete(&key, ANY).await?;
            }
        }
        Ok(())
    }
}

/// Whose line an entry is.
enum Owner {
    /// The person's, of this event.
    Said(EventId),
    /// The bot's, with this number.
    Reply(LineNumber),
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

fn said_key(conversation: ConversationId, event: EventId) -> Result<Key, LiveError> {
    Key::new(format!("{}said-{:016x}", prefix(conversation), event.0))
}

fn reply_key(conversation: ConversationId, number: LineNumber) -> Result<Key, LiveError> {
    Key::new(format!("{}reply-{:010}", prefix(conversation), number.0))
}

fn owner(key: &Key) -> Option<Owner> {
    let (kind, id) = key.as_str().rsplit('/').next()?.split_once('-')?;
    match kind {
        "said" => u64::from_str_radix(id, 16).ok().map(|id| Owner::Said(EventId(id))),
        "reply" => id.parse().ok().map(|number| Owner::Reply(LineNumber(number))),
        _ => None,
    }
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
