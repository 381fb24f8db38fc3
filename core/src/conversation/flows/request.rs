//! The person asks for something, or tells what is happening: services, at once.

use super::{place, search};
use crate::conversation::draft::Draft;
use crate::conversation::event::{Context, Event};
use crate::conversation::reply::{Arg, Press, Say};
use crate::conversation::state::{Asking, Conversation};
use crate::directory::model::Kind;
use crate::matching::Match;
use crate::understanding::Understanding;
use crate::vocabulary::{Danger, Need, Trait};

/// The needs offered as a menu, most asked first. Every other need is reached by words.
const MENU: [Need; 9] = [
    Need::Talk,
    Need::Shelter,
    Need::Legal,
    Need::Counseling,
    Need::Medical,
    Need::Money,
    Need::Housing,
    Need::Children,
    Need::Immigration,
];

/// Takes over what a message said. True when it changes what is asked of the directory.
pub fn learn(state: &mut Conversation, said: &Understanding, context: &Context<'_>) -> bool {
    let before = (state.known.needs.clone(), state.known.place, state.known.country.clone());
    if !said.needs.is_empty() {
        state.known.needs.clone_from(&said.needs);
    }
    for word in &said.traits {
        if !state.known.traits.contains(word) {
            state.known.traits.push(*word);
        }
    }
    if said.about_other {
        state.known.about_other = true;
    }
    if let Some(mention) = &said.place {
        place::learn(state, mention, context);
    }
    before != (state.known.needs.clone(), state.known.place, state.known.country.clone())
}

/// The first words of the first substantive reply: thanks, and that they are believed.
pub fn open(draft: &mut Draft, state: &mut Conversation, believe: &str) {
    if state.told.opened {
        return;
    }
    state.told.opened = true;
    draft.text("thanks-for-writing", state.turn).text(believe, state.turn);
}

/// The notice, once, before anything is asked.
pub fn notice(draft: &mut Draft, state: &mut Conversation) {
    if !state.told.notice {
        state.told.notice = true;
        draft.text(&format!("notice-{}", state.channel.as_str()), 0);
    }
}

/// Answers a request.
pub fn request(state: &mut Conversation, event: &Event, said: &Understanding, context: &Context<'_>) -> Draft {
    let changed = learn(state, said, context);
    if changed {
        state.known.shown.clear();
    }
    let mut draft = Draft::default();
    open(&mut draft, state, if state.known.about_other { "believe-other" } else { "believe" });
    notice(&mut draft, state);
    if said.unsure && said.needs.is_empty() && state.known.needs.is_empty() {
        return ask_need(draft, state, event, context);
    }
    if state.known.about_other && said.about_other {
        draft.text("friend", state.turn);
    }
    inform(&mut draft, state, said.strangulation);
    if let Some(mention) = said.place.as_ref().filter(|mention| mention.ambiguous) {
        return place::which(draft, state, event, mention, context);
    }
    services(&mut draft, state, event, context);
    draft
}

/// A need chosen from the menu.
pub fn need(state: &mut Conversation, event: &Event, need: Need, context: &Context<'_>) -> Draft {
    state.known.needs = vec![need];
    state.known.shown.clear();
    let mut draft = Draft::default();
    open(&mut draft, state, "believe");
    notice(&mut draft, state);
    inform(&mut draft, state, false);
    services(&mut draft, state, event, context);
    draft
}

/// Short facts that belong to a need.
fn inform(draft: &mut Draft, state: &Conversation, strangulation: bool) {
    let needs = &state.known.needs;
    if strangulation {
        draft.text("strangulation", 0);
    }
    if needs.contains(&Need::ProtectionOrder) {
        draft.text("protection-order", 0);
    }
    if needs.first() == Some(&Need::SexualAssault) {
        draft.text("sexual-assault", 0);
    }
    if needs.first() == Some(&Need::TechSafety) {
        draft.text("tech-safety", 0);
    }
}

/// Services for what is known, and the questions that would make them better.
pub fn services(draft: &mut Draft, state: &mut Conversation, event: &Event, context: &Context<'_>) {
    state.asking = None;
    let needs = if state.known.needs.is_empty() { vec![Need::Talk] } else { state.known.needs.clone() };
    let mut question = search::query(state, event, context, &needs, search::SHOWN);
    question.exclude.clone_from(&state.known.shown);
    let found = if question.country.is_none() && question.place.is_none() {
        Vec::new()
    } else {
        search::find(state, &question, context)
    };
    let traits = state.known.traits.clone();
    if !found.is_empty() {
        draft.text(if state.known.shown.is_empty() { "here-are" } else { "here-are-more" }, state.turn);
        draft.services(&found, &traits);
        search::remember(state, &found);
    } else if !state.known.shown.is_empty() {
        draft.text("no-more", state.turn);
    }
    if !has_line_now(&found) {
        search::never_empty(draft, state, event, context, 1);
    } else if let Some(country) = search::country(state, context).filter(|c| !context.finder.has_violence_line(c)) {
        draft.say(Say::with("no-line", 0, vec![("country", Arg::Country(country))]));
    }
    offers(draft, &needs);
    if state.known.place.is_none() && !state.known.place_skipped {
        place::ask(draft, state, context);
    }
    draft.after_services();
}

/// Whether somebody answers one of these now, whatever the hour.
fn has_line_now(found: &[Match]) -> bool {
    found.iter().any(|one| one.service.kind == Kind::NationalLine && one.open_now != Some(false))
}

fn offers(draft: &mut Draft, needs: &[Need]) {
    let legal = [Need::Legal, Need::ProtectionOrder, Need::Police, Need::Immigration];
    if needs.iter().any(|need| legal.contains(need)) {
        draft.choice(Press::Legal);
    }
    let safety = [Need::SafetyPlanning, Need::TechSafety, Need::Stalking, Need::Shelter, Need::Talk];
    if needs.iter().any(|need| safety.contains(need)) {
        draft.choice(Press::Safety);
    }
}

/// "More."
pub fn more(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    open(&mut draft, state, "believe");
    notice(&mut draft, state);
    services(&mut draft, state, event, context);
    draft
}

/// "Something else": the menu.
pub fn menu(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    ask_need(Draft::default(), state, event, context)
}

/// One short question with choices, and a line all the same.
fn ask_need(mut draft: Draft, state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    draft.text("ask-need", state.turn);
    search::never_empty(&mut draft, state, event, context, 1);
    state.asking = Some(Asking::Need);
    for need in MENU {
        draft.choice(Press::Need(need));
    }
    draft.choice(Press::Safety).choice(Press::Person).choice(Press::Leave);
    draft
}

/// Whether the person said that they cannot speak aloud.
pub fn cannot_speak(state: &Conversation) -> bool {
    state.known.traits.iter().any(|word| matches!(word, Trait::CannotTalk | Trait::Deaf))
}

/// Whether there is a danger that was not taken back.
pub fn in_danger(state: &Conversation) -> bool {
    state.known.danger.is_some_and(|danger| danger != Danger::None)
}
