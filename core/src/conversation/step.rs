//! One event applied to one conversation.

use super::draft::Draft;
use super::event::{Context, Event, EventKind};
use super::flows;
use super::reply::{Owed, Press, Say};
use super::state::{Asking, Conversation, Timer, TimerKind};
use crate::language::Language;
use crate::understanding::{Certainty, Shape, Understanding};
use crate::vocabulary::{Danger, Intent};

/// What came of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The new value, with the replies it owes inside.
    pub state: Conversation,
    /// What else is to be done, after the value is safe.
    pub effects: Vec<Effect>,
}

/// Something to be done after the value is safe. Each may be done again without harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Lines that are no longer part of the thread are deleted.
    SweepLines,
    /// The front end deletes what it can and forgets the address.
    Forget,
}

/// Applies an event. One that was applied before changes nothing.
pub fn step(mut state: Conversation, event: &Event, context: &Context<'_>) -> Step {
    if state.ring.contains(event.id) {
        return Step { state, effects: Vec::new() };
    }
    state.ring.push(event.id);
    if let EventKind::Timer(kind) = event.kind {
        return timer(state, kind, event);
    }
    if state.is_erased() {
        return Step { state, effects: Vec::new() };
    }
    let mut effects = Vec::new();
    // The timer may not have run yet, but the silence is over all the same.
    if state.wake(event.at) {
        effects.push(Effect::SweepLines);
    }
    state.touch(event.at);
    match &event.kind {
        EventKind::CameBack => {
            // The words were right; what stood in the lost tab is shown to nobody again.
            state.clear_thread();
            effects.push(Effect::SweepLines);
            return Step { state, effects };
        }
        EventKind::Left => {
            state.erase(event.at);
            effects.extend([Effect::SweepLines, Effect::Forget]);
            return Step { state, effects };
        }
        EventKind::SafeWord => return farewell(state, event, "decoy"),
        EventKind::Pressed(Press::Leave) => return farewell(state, event, "goodbye"),
        EventKind::Pressed(Press::Yes) if state.asking == Some(Asking::Erase) => {
            return farewell(state, event, "erased");
        }
        EventKind::Said(said) if erases(said) => return farewell(state, event, "erased"),
        _ => {}
    }
    let draft = respond(&mut state, event, context);
    owe(&mut state, event, draft);
    Step { state, effects }
}

/// Whether a message plainly asks to forget, and says nothing else that needs an answer first. What only may be meant so
/// ("he deleted everything on my phone") is asked back.
pub(super) fn erases(said: &Understanding) -> bool {
    let plainly = said.why.iter().any(|evidence| evidence.label == "intent.erase");
    let more = said.why.iter().any(|evidence| {
        evidence.weight >= 1.0 && (evidence.label.starts_with("need.") || evidence.label.starts_with("danger."))
    });
    said.intent == Intent::Erase && said.danger == Danger::None && said.needs.is_empty() && plainly && !more
}

/// Erases, and owes one line that says nothing about what was here.
fn farewell(mut state: Conversation, event: &Event, key: &str) -> Step {
    let said = match &event.kind {
        EventKind::Said(said) if said.language.certainty == Certainty::Sure => Some(said.language.best),
        _ => None,
    };
    let language = said.or(state.language).or(event.hint).unwrap_or(Language::ENGLISH);
    state.erase(event.at);
    let mut draft = Draft::default();
    draft.text(key, 0);
    state.language = Some(language);
    push(&mut state, event, language, draft);
    Step { state, effects: vec![Effect::SweepLines, Effect::Forget] }
}

fn timer(mut state: Conversation, kind: TimerKind, event: &Event) -> Step {
    let due = |timer: &Timer| timer.kind == kind && timer.at <= event.at;
    if !state.timers.iter().any(due) {
        return Step { state, effects: Vec::new() };
    }
    state.timers.retain(|timer| !due(timer));
    match kind {
        TimerKind::Silence => {
            state.forget_context();
            Step { state, effects: vec![Effect::SweepLines] }
        }
        TimerKind::SecondSweep => {
            state.swept_to = crate::ids::LineNumber(0);
            Step { state, effects: vec![Effect::SweepLines] }
        }
        TimerKind::Lifetime => {
            state.erase(event.at);
            Step { state, effects: vec![Effect::SweepLines, Effect::Forget] }
        }
    }
}

/// Chooses the flow.
fn respond(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    match &event.kind {
        EventKind::Said(said) => {
            let offered = choose_language(state, event, said);
            if !offered && said.danger == Danger::None {
                return flows::opening::other_language(state, event, context);
            }
            let mut draft = said_something(state, event, said, context);
            if said.shape == Shape::Long {
                draft.after_opening("long-note");
            }
            if !offered {
                flows::opening::offer_languages(&mut draft, state, context);
            }
            draft
        }
        EventKind::Pressed(press) => {
            remember_hint(state, event);
            pressed(state, event, press, context)
        }
        EventKind::Media => {
            remember_hint(state, event);
            flows::opening::media(state, event, context)
        }
        EventKind::CameBack | EventKind::Left | EventKind::SafeWord | EventKind::Timer(_) => Draft::default(),
    }
}

fn remember_hint(state: &mut Conversation, event: &Event) {
    if state.language.is_none() {
        state.language = event.hint;
    }
}

/// Decides the language to answer in; false when the message is in one that is not offered.
fn choose_language(state: &mut Conversation, event: &Event, said: &Understanding) -> bool {
    match said.language.certainty {
        Certainty::Sure => {
            state.language = Some(said.language.best);
            true
        }
        Certainty::Unsure => {
            let fallback = event.hint.unwrap_or(said.language.best);
            state.language.get_or_insert(fallback);
            true
        }
        Certainty::NotOffered => {
            let fallback = event.hint.unwrap_or(Language::ENGLISH);
            state.language.get_or_insert(fallback);
            false
        }
    }
}

fn said_something(state: &mut Conversation, event: &Event, said: &Understanding, context: &Context<'_>) -> Draft {
    if matches!(said.shape, Shape::Empty | Shape::Symbols) && said.danger == Danger::None {
        return flows::opening::symbols(state, event, context);
    }
    if said.hurts_others {
        state.known.hurts_others = true;
    }
    // Danger first, also for who hit back; what is shown then names no shelter.
    if said.danger != Danger::None && !said.denies_danger {
        return flows::danger::emergency(state, event, said, context);
    }
    if said.hurts_others {
        return flows::others::hurts_others(state, event, said, context);
    }
    if said.denies_danger && said.intent != Intent::Human && said.needs.is_empty() {
        return flows::danger::not_in_danger(state, event, context);
    }
    let answers_place =
        said.place.is_some() && matches!(said.intent, Intent::Request | Intent::Offtopic | Intent::Greeting);
    match &state.asking {
        Some(Asking::Place | Asking::WhichPlace(_)) if answers_place && said.needs.is_empty() => {
            return flows::place::answered(state, event, said, context);
        }
        Some(Asking::Place | Asking::WhichPlace(_)) if said.needs.is_empty() && is_short_answer(said) => {
            return flows::place::not_found(state, event, context);
        }
        _ => {}
    }
    match said.intent {
        Intent::Human => {
            flows::request::learn(state, said, context);
            flows::human::person(state, event, context)
        }
        Intent::Request => flows::request::request(state, event, said, context),
        Intent::Offtopic if said.place.is_some() => flows::request::request(state, event, said, context),
        Intent::Greeting => flows::opening::greeting(state),
        Intent::About => flows::opening::about(state, event, context),
        Intent::Thanks => flows::opening::thanks(state),
        Intent::Erase => flows::opening::ask_erase(state, event, context),
        Intent::Offtopic => flows::opening::offtopic(state, event, context),
    }
}

/// Something like "springfeild" or "near the river": no known place, but meant as one.
fn is_short_answer(said: &Understanding) -> bool {
    said.place.is_none() && (said.intent == Intent::Offtopic || (said.intent == Intent::Request && said.unsure))
}

fn pressed(state: &mut Conversation, event: &Event, press: &Press, context: &Context<'_>) -> Draft {
    match press {
        Press::More => flows::request::more(state, event, context),
        Press::Elsewhere => flows::place::elsewhere(state, event, context),
        Press::Other => flows::request::menu(state, event, context),
        Press::Person => flows::human::person(state, event, context),
        Press::Fine => flows::danger::not_in_danger(state, event, context),
        Press::Skip => flows::place::skipped(state, event, context),
        Press::Yes | Press::No if state.asking == Some(Asking::Device) => {
            flows::information::device_answered(state, event, *press == Press::Yes, context)
        }
        Press::Yes | Press::No => {
            state.asking = None;
            flows::request::more(state, event, context)
        }
        Press::Safety => flows::information::safety(state, event, context),
        Press::Legal => flows::information::legal_menu(state, event, context),
        Press::LegalTopic(topic) => flows::information::legal_topic(state, event, *topic, context),
        Press::Need(need) => flows::request::need(state, event, *need, context),
        Press::Place(place) => flows::place::chosen(state, event, *place, context),
        Press::Speak(language) => flows::opening::speak(state, event, *language, context),
        // Handled before any flow is chosen.
        Press::Leave => Draft::default(),
    }
}

/// Puts a reply into the value, never the same twice in a row, never empty.
fn owe(state: &mut Conversation, event: &Event, mut draft: Draft) {
    let language = state.language.unwrap_or(Language::ENGLISH);
    state.turn = state.turn.wrapping_add(1);
    let fingerprint = draft.fingerprint();
    if state.last_reply == Some(fingerprint) {
        // The emergency card stays first, also when it is shown once more.
        let first = draft.says.iter().position(|say| !matches!(say, Say::Emergency { .. })).unwrap_or(draft.says.len());
        draft.says.insert(first, Say::text("again", state.turn));
    }
    state.last_reply = Some(fingerprint);
    push(state, event, language, draft);
}

fn push(state: &mut Conversation, event: &Event, language: Language, draft: Draft) {
    let line = state.take_line();
    let owed = Owed {
        line,
        language,
        says: draft.says,
        choices: draft.choices,
        urgent: draft.urgent,
        attempt: 0,
        lapses: 0,
        lease: None,
        not_before: event.at,
    };
    state.owed.push(owed);
}
