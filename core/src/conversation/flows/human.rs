//! The person asks for a person. Nobody from here joins yet: the lines with people on them, and no promise.

use super::{place, request, search};
use crate::conversation::draft::Draft;
use crate::conversation::event::{Context, Event};
use crate::conversation::state::Conversation;
use crate::vocabulary::Need;

/// Lines that are open now, the ones without speaking first when the person cannot speak.
pub fn person(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    request::open(&mut draft, state, "believe");
    draft.text(if request::cannot_speak(state) { "person-written" } else { "person" }, state.turn);
    request::notice(&mut draft, state);
    if state.known.needs.is_empty() {
        state.known.needs = vec![Need::Talk];
    }
    // The best lines once more, also when they were shown before: this is what was asked for.
    let question = search::query(state, event, context, &[Need::Talk], search::SHOWN + 2);
    let mut lines = context.finder.national(&question);
    lines.retain(|line| line.open_now != Some(false));
    lines.truncate(search::SHOWN);
    let traits = state.known.traits.clone();
    draft.services(&lines, &traits);
    search::remember(state, &lines);
    if lines.is_empty() {
        search::never_empty(&mut draft, state, event, context, search::SHOWN);
    }
    if state.known.place.is_none() && !state.known.place_skipped {
        place::ask(&mut draft, state, context);
    } else {
        state.asking = None;
    }
    draft.after_services();
    draft
}
