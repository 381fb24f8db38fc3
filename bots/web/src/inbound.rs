//! A form → `Inbound`.

use porchlight_core::channel::{Channel, Content, Inbound};
use porchlight_core::clock::Ambient;
use porchlight_core::ids::{AgencyId, ConversationId, EventId};
use porchlight_core::language::Language;
use porchlight_core::private::Private;

use crate::form::Form;
use crate::keyed_hash::HashKey;
use crate::words::Words;

/// What a form says, if it says anything.
pub fn content(form: &Form, words: &Words<'_>) -> Option<Content> {
    if let Some(choice) = &form.choice {
        return Some(Content::Choice(choice.clone()));
    }
    if form.look {
        return None;
    }
    if let Some(need) = form.need.as_deref().filter(|need| crate::pages::NEEDS.contains(need)) {
        let need = words.get(&format!("web-need-{need}"));
        return Some(Content::Text(Private::new(match form.place.expose().trim() {
            "" => need,
            place => format!("{need}, {place}"),
        })));
    }
    let said = !form.text.expose().trim().is_empty();
    said.then(|| Content::Text(form.text.clone()))
}

/// The id of the event that a form is.
///
/// It comes from the turn *and* from what was said: the same form again is the same event, and is answered once;
/// another text that carries a used turn (a second tab, a draft changed after a failure) is another event, and is not
/// lost. A form without a turn cannot be recognised again: it is taken as new each time rather than ever dropped.
pub fn event(conversation: ConversationId, turn: Option<u64>, content: &Content, ambient: &Ambient) -> EventId {
    let (kind, said) = match content {
        Content::Text(text) => (b't', text.expose().as_bytes()),
        Content::Choice(choice) => (b'c', choice.expose().as_bytes()),
        Content::Media => (b'm', &[][..]),
        Content::Leave => (b'l', &[][..]),
    };
    let turn = match content {
        Content::Leave => 0,
        _ => turn.unwrap_or_else(|| u64::from_le_bytes(ambient.random())),
    };
    let mut message = Vec::with_capacity(9 + said.len());
    message.extend_from_slice(&turn.to_le_bytes());
    message.push(kind);
    message.extend_from_slice(said);
    EventId(HashKey::from_bytes(conversation.as_bytes()).hash(&message))
}

/// The whole of it.
pub fn inbound(
    conversation: ConversationId,
    event: EventId,
    content: Content,
    agency: &AgencyId,
    language: Option<Language>,
) -> Inbound {
    Inbound { conversation, event, channel: Channel::Web, agency: agency.clone(), content, language_hint: language }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(turn: Option<u64>, content: &Content) -> EventId {
        event(ConversationId::from_bytes([1; 16]), turn, content, &Ambient::system())
    }

    #[test]
    fn the_same_form_is_the_same_event_and_another_text_is_not() {
        let (a, b) = (Content::Text("a".to_owned().into()), Content::Text("b".to_owned().into()));
        assert_eq!(id(Some(1), &a), id(Some(1), &a));
        assert_ne!(id(Some(1), &a), id(Some(1), &b));
        assert_ne!(id(Some(1), &a), id(Some(2), &a));
        assert_ne!(id(Some(1), &a), id(Some(1), &Content::Choice("a".to_owned().into())));
        assert_ne!(id(None, &a), id(None, &a), "without a turn nothing is taken for a repetition");
        assert_eq!(id(Some(1), &Content::Leave), id(None, &Content::Leave));
    }
}
