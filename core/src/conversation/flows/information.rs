//! The page about staying safer, and legal information in plain words.

use super::{request, search};
use crate::conversation::draft::Draft;
use crate::conversation::event::{Context, Event};
use crate::conversation::reply::{Arg, LegalTopic, Press, Say};
use crate::conversation::state::{Asking, Conversation};
use crate::vocabulary::Need;

/// Before anything about safety is shown: is this device safe?
pub fn safety(state: &mut Conversation, _event: &Event, _context: &Context<'_>) -> Draft {
    state.asking = Some(Asking::Device);
    let mut draft = Draft::default();
    draft.text("ask-device", state.turn).choice(Press::Yes).choice(Press::No).always();
    draft
}

/// The answer to that.
pub fn device_answered(state: &mut Conversation, event: &Event, safe: bool, context: &Context<'_>) -> Draft {
    state.asking = None;
    let mut draft = Draft::default();
    if safe {
        draft.text("safety-prepare", 0).text("safety-moment", 0).text("safety-after", 0);
        draft.say(Say::with("safety-word", 0, vec![("word", Arg::SafeWord)]));
    } else {
        draft.text("device-unsafe", 0);
    }
    with_services(draft, state, event, Need::SafetyPlanning, context)
}

/// Which topic.
pub fn legal_menu(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    request::notice(&mut draft, state);
    draft.text("ask-legal", state.turn);
    state.asking = Some(Asking::Legal);
    for topic in LegalTopic::ALL {
        draft.choice(Press::LegalTopic(topic));
    }
    search::never_empty(&mut draft, state, event, context, 1);
    draft.always();
    draft
}

/// One topic, and who can help with it nearby.
pub fn legal_topic(state: &mut Conversation, event: &Event, topic: LegalTopic, context: &Context<'_>) -> Draft {
    state.asking = Some(Asking::Legal);
    let mut draft = Draft::default();
    draft.text(&format!("law-{}", topic.as_str()), 0).text("law-caution", 0);
    for other in LegalTopic::ALL.into_iter().filter(|other| *other != topic) {
        draft.choice(Press::LegalTopic(other));
    }
    with_services(draft, state, event, Need::Legal, context)
}

fn with_services(
    mut draft: Draft,
    state: &mut Conversation,
    event: &Event,
    need: Need,
    context: &Context<'_>,
) -> Draft {
    let question = search::query(state, event, context, &[need], 2);
    let known = question.country.is_some() || question.place.is_some();
    let found = if known { search::find(state, &question, context) } else { Vec::new() };
    let traits = state.known.traits.clone();
    draft.services(&found, &traits);
    search::remember(state, &found);
    if !draft.leads_somewhere() {
        search::never_empty(&mut draft, state, event, context, 1);
    }
    draft.choice(Press::Elsewhere).always();
    draft
}
