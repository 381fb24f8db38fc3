//! Where the person at risk is: asking, understanding the answer, going elsewhere.

use super::{danger, request, search};
use crate::conversation::draft::Draft;
use crate::conversation::event::{Context, Event};
use crate::conversation::reply::Press;
use crate::conversation::state::{Asking, Conversation};
use crate::places::PlaceId;
use crate::understanding::{PlaceMention, Understanding};

/// How often the question is asked before it is dropped.
const ASK_AT_MOST: u8 = 2;

/// How many places are offered when several have the name.
const OFFERED: usize = 4;

/// Takes over a place that was named.
pub fn learn(state: &mut Conversation, mention: &PlaceMention, context: &Context<'_>) {
    let country = context.atlas.country_of(mention.place);
    if context.atlas.is_country(mention.place) {
        state.known.abroad = false;
        state.known.place = None;
        state.known.country = country;
        return;
    }
    if mention.ambiguous {
        let same = mention.others.iter().all(|other| context.atlas.country_of(*other) == country);
        state.known.place = None;
        state.known.abroad = !same;
        state.known.country = if same { country } else { None };
        return;
    }
    state.known.abroad = false;
    state.known.place = Some(mention.place);
    state.known.country = country;
    state.known.place_skipped = false;
}

/// Adds the question, at most twice in a conversation.
pub fn ask(draft: &mut Draft, state: &mut Conversation, context: &Context<'_>) {
    if state.told.place_asked >= ASK_AT_MOST {
        return;
    }
    state.told.place_asked += 1;
    state.asking = Some(Asking::Place);
    let key = match (state.known.about_other, search::country(state, context).is_some()) {
        (true, _) => "ask-place-other",
        (false, true) => "ask-place",
        (false, false) => "ask-place-country",
    };
    draft.text(key, 0).choice(Press::Skip);
}

/// Several places have the name: national help now, and which one.
pub fn which(
    mut draft: Draft,
    state: &mut Conversation,
    event: &Event,
    mention: &PlaceMention,
    context: &Context<'_>,
) -> Draft {
    search::never_empty(&mut draft, state, event, context, 2);
    draft.text("which-place", 0);
    let candidates: Vec<PlaceId> =
        std::iter::once(mention.place).chain(mention.others.iter().copied()).take(OFFERED).collect();
    for place in &candidates {
        draft.choice(Press::Place(*place));
    }
    state.asking = Some(Asking::WhichPlace(candidates));
    draft.choice(Press::Skip).always();
    draft
}

/// A message that answers the question.
pub fn answered(state: &mut Conversation, event: &Event, said: &Understanding, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    request::learn(state, said, context);
    state.known.shown.clear();
    if let Some(mention) = said.place.as_ref().filter(|mention| mention.ambiguous) {
        return which(draft, state, event, mention, context);
    }
    if request::in_danger(state) {
        return danger::again(state, event, context);
    }
    request::open(&mut draft, state, "believe");
    request::notice(&mut draft, state);
    request::services(&mut draft, state, event, context);
    draft
}

/// A place chosen from several.
pub fn chosen(state: &mut Conversation, event: &Event, place: PlaceId, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    if context.atlas.country_of(place).is_none() {
        return not_found(state, event, context);
    }
    state.known.abroad = false;
    state.known.place = Some(place);
    state.known.country = context.atlas.country_of(place);
    state.known.shown.clear();
    if request::in_danger(state) {
        return danger::again(state, event, context);
    }
    request::open(&mut draft, state, "believe");
    request::notice(&mut draft, state);
    request::services(&mut draft, state, event, context);
    draft
}

/// The answer names no place we know.
pub fn not_found(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    draft.text("place-not-found", state.turn);
    search::never_empty(&mut draft, state, event, context, 2);
    if state.told.place_asked < ASK_AT_MOST {
        state.told.place_asked += 1;
        state.asking = Some(Asking::Place);
        draft.choice(Press::Skip);
    } else {
        state.asking = None;
    }
    draft.always();
    draft
}

/// "Skip."
pub fn skipped(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    state.known.place_skipped = true;
    state.asking = None;
    let mut draft = Draft::default();
    draft.text("skipped", 0);
    search::never_empty(&mut draft, state, event, context, search::SHOWN);
    draft.after_services();
    draft
}

/// "Somewhere else."
pub fn elsewhere(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    state.known.place = None;
    state.known.place_skipped = false;
    state.known.shown.clear();
    state.asking = Some(Asking::Place);
    let mut draft = Draft::default();
    draft.text("ask-elsewhere", 0);
    search::never_empty(&mut draft, state, event, context, 1);
    draft.choice(Press::Skip).always();
    draft
}
