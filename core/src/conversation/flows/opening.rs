//! Greeting, thanks, "who are you", nonsense, another language: always with a way to a human.

use super::{request, search};
use crate::conversation::draft::Draft;
use crate::conversation::event::{Context, Event};
use crate::conversation::reply::{Arg, Press, Say};
use crate::conversation::state::{Asking, Conversation};
use crate::language::Language;
use crate::matching::Match;
use crate::vocabulary::Danger;

/// The neutral greeting: the same for a first contact, in the middle, and for a return after silence. It names no line,
/// because what a stranger with the phone sees must say nothing; a person is one press away.
pub fn greeting(state: &mut Conversation) -> Draft {
    let mut draft = Draft::default();
    draft.text("greeting", 0);
    request::notice(&mut draft, state);
    draft.always();
    draft
}

/// "Who is this?"
pub fn about(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    state.told.notice = true;
    draft.text("about", state.turn).text(&format!("notice-{}", state.channel.as_str()), 0);
    if state.told.opened {
        search::never_empty(&mut draft, state, event, context, 1);
    }
    draft.always();
    draft
}

/// "Thank you."
pub fn thanks(state: &mut Conversation) -> Draft {
    let mut draft = Draft::default();
    draft.text("you-are-welcome", state.turn);
    if state.told.opened {
        draft.choice(Press::More);
    }
    draft.always();
    draft
}

/// It may be a wish to delete everything, or a story about deleting.
pub fn ask_erase(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    draft.text("ask-erase", state.turn);
    request::notice(&mut draft, state);
    search::never_empty(&mut draft, state, event, context, 1);
    state.asking = Some(Asking::Erase);
    draft.choice(Press::Yes).choice(Press::No).always();
    draft
}

/// Something that has nothing to do with what we are for.
pub fn offtopic(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    draft.text("offtopic", state.turn);
    with_line(draft, state, event, context)
}

/// Only emoji or signs.
pub fn symbols(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    draft.text("symbols", state.turn);
    with_line(draft, state, event, context)
}

/// A photo, a voice note, a sticker: never opened.
pub fn media(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    draft.text("media", state.turn);
    with_line(draft, state, event, context)
}

fn with_line(mut draft: Draft, state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    request::notice(&mut draft, state);
    search::never_empty(&mut draft, state, event, context, 1);
    if search::country(state, context).is_none() {
        state.asking = Some(Asking::Place);
        draft.text("ask-place-country", 0);
    }
    draft.always();
    draft
}

/// A language that is not offered: which ones are, and a line.
pub fn other_language(state: &mut Conversation, event: &Event, context: &Context<'_>) -> Draft {
    let mut draft = Draft::default();
    offer_languages(&mut draft, state, context);
    // What was said is not understood: it may be an emergency.
    let numbers = search::country(state, context).and_then(|country| context.finder.emergency(&country, Danger::None));
    let numbers: Vec<Match> = numbers.into_iter().flat_map(|found| found.lines).map(Match::without_reasons).collect();
    draft.services(&numbers, &[]);
    search::never_empty(&mut draft, state, event, context, 1);
    draft.choice(Press::Person).choice(Press::Leave);
    draft
}

/// Which languages there are, in words and as buttons.
pub fn offer_languages(draft: &mut Draft, state: &Conversation, context: &Context<'_>) {
    draft.say(Say::with("other-language", state.turn, vec![("languages", Arg::Languages)]));
    for language in &context.policy.languages {
        draft.choice(Press::Speak(*language));
    }
}

/// Go on in another language.
pub fn speak(state: &mut Conversation, event: &Event, language: Language, context: &Context<'_>) -> Draft {
    if context.policy.languages.contains(&language) {
        state.language = Some(language);
    }
    if request::in_danger(state) {
        return super::danger::again(state, event, context);
    }
    if state.known.needs.is_empty() {
        state.told.opened = false;
        return greeting(state);
    }
    state.known.shown.clear();
    request::more(state, event, context)
}
