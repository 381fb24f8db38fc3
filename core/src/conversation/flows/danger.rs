//! Danger first: the emergency card, and taking it back.

use super::{place, request, search};
use crate::conversation::draft::Draft;
use crate::conversation::event::{Context, Event};
use crate::conversation::reply::{Press, Say};
use crate::conversation::state::Conversation;
use crate::understanding::Understanding;
use crate::vocabulary::{Danger, Need};

/// The emergency card, then a line and, where the place is known, what is nearest.
pub fn emergency(state: &mut Conversation, event: &Event, said: &Understanding, context: &Context<'_>) -> Draft {
    if state.known.about_other && !said.about_other {
        // This is about themself: the place of the other person is not theirs.
        state.known.about_other = false;
        state.known.place = None;
        state.known.country = None;
        state.known.abroad = false;
    }
    request::learn(state, said, context);
    state.known.danger = Some(said.danger);
    let mut draft = card(state, said.strangulation, context);
    if let Some(mention) = said.place.as_ref().filter(|mention| mention.ambiguous) {
        request::notice(&mut draft, state);
        return place::which(draft, state, event, mention, context);
    }
    follow(draft, state, event, context)
}

/// The card once more, after the place became known.
pub fn again(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let draft = card(state, false, context);
    follow(draft, state, event, context)
}

fn card(state: &mut Conversation, strangulation: bool, context: &Context<'_>) -> Draft {
    let mut draft = Draft { urgent: true, ..Draft::default() };
    draft.say(Say::Emergency {
        country: search::country(state, context),
        danger: state.known.danger.unwrap_or(Danger::Immediate),
        strangulation,
        about_other: state.known.about_other,
    });
    if state.known.hurts_others {
        draft.text("hurts-others", state.turn);
    } else if !state.told.opened {
        state.told.opened = true;
        draft.text(if state.known.about_other { "believe-other" } else { "believe" }, state.turn);
    }
    draft
}

fn follow(mut draft: Draft, state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let danger = state.known.danger.unwrap_or(Danger::Immediate);
    let mut needs = match danger {
        Danger::Child => vec![Need::ChildAbuse],
        Danger::Suicide | Danger::Immediate | Danger::Medical | Danger::None => vec![Need::Talk],
    };
    let question = search::query(state, event, context, &needs, if danger == Danger::Suicide { 2 } else { 1 });
    let national = context.finder.national(&question);
    let traits = state.known.traits.clone();
    draft.services(&national, &traits);
    search::remember(state, &national);
    if search::place(state, context).is_some() && danger != Danger::Suicide {
        needs = state.known.needs.iter().copied().filter(|need| *need != Need::Police).collect();
        if needs.is_empty() {
            needs.push(Need::Shelter);
        }
        let mut question = search::query(state, event, context, &needs, 2);
        question.exclude.clone_from(&state.known.shown);
        let near = search::find(state, &question, context);
        draft.services(&near, &traits);
        search::remember(state, &near);
    }
    request::notice(&mut draft, state);
    draft.choice(Press::Fine);
    if state.known.place.is_none() && !state.known.place_skipped {
        place::ask(&mut draft, state, context);
    } else {
        state.asking = None;
    }
    draft.after_services();
    draft
}

/// "I am not in danger right now."
pub fn not_in_danger(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    state.known.danger = None;
    let mut draft = Draft::default();
    draft.text("not-in-danger", state.turn);
    request::open(&mut draft, state, "believe");
    request::notice(&mut draft, state);
    state.known.shown.clear();
    if state.known.needs == [Need::Police] {
        state.known.needs.clear();
    }
    request::services(&mut draft, state, event, context);
    draft
}
