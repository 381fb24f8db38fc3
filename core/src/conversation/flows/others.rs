//! Somebody says that they hurt others. One answer, which also fits a person who hit back: no shelter is named.

use super::{request, search};
use crate::conversation::draft::Draft;
use crate::conversation::event::{Context, Event};
use crate::conversation::reply::{Arg, Say};
use crate::conversation::state::Conversation;
use crate::matching::Match;
use crate::understanding::Understanding;
use crate::vocabulary::{Danger, Need};

/// Emergency number, a line, a person.
pub fn hurts_others(state: &mut Conversation, event: &Event, said: &Understanding, context: &Context<'_>) -> Draft {
    request::learn(state, said, context);
    state.known.needs = vec![Need::Talk];
    state.asking = None;
    let mut draft = Draft::default();
    draft.text("thanks-for-writing", state.turn).text("hurts-others", state.turn);
    request::notice(&mut draft, state);
    let mut question = search::query(state, event, context, &[Need::Talk], 2);
    question.danger = Danger::None;
    let lines: Vec<Match> = context.finder.national(&question);
    let traits = state.known.traits.clone();
    if let Some(country) = search::country(state, context) {
        match context.finder.emergency(&country, said.danger) {
            Some(numbers) => {
                let emergency: Vec<Match> = numbers.lines.into_iter().map(Match::without_reasons).collect();
                draft.services(&emergency, &traits);
            }
            None => {
                draft.say(Say::with("no-line", 0, vec![("country", Arg::Country(country))]));
            }
        }
    }
    if !draft.leads_somewhere() {
        draft.text("find-emergency", 0);
    }
    draft.services(&lines, &traits);
    draft.always();
    draft
}
