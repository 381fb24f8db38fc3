//! Asking the directory on behalf of a conversation.

use crate::conversation::draft::Draft;
use crate::conversation::event::{Context, Event};
use crate::conversation::reply::{Arg, Say};
use crate::conversation::state::{Conversation, MAX_SHOWN};
use crate::language::Language;
use crate::matching::{Match, Query};
use crate::places::PlaceId;
use crate::vocabulary::{Danger, Need};

/// How many services one reply shows.
pub const SHOWN: usize = 3;

/// The country that counts: of the place named, else the one named, else the agency's own.
pub fn country(state: &Conversation, context: &Context<'_>) -> Option<String> {
    let of_place = state.known.place.and_then(|place| context.atlas.country_of(place));
    let own = || if state.known.abroad { None } else { context.policy.country.clone() };
    of_place.or_else(|| state.known.country.clone()).or_else(own)
}

/// The place that counts: the one named, else the agency's own area, unless another country was named.
pub fn place(state: &Conversation, context: &Context<'_>) -> Option<PlaceId> {
    if state.known.place.is_some() {
        return state.known.place;
    }
    if state.known.abroad {
        return None;
    }
    let elsewhere = state.known.country.is_some() && state.known.country != context.policy.country;
    if elsewhere { None } else { context.policy.area }
}

/// A question to the directory with everything known.
pub fn query(state: &Conversation, event: &Event, context: &Context<'_>, needs: &[Need], limit: usize) -> Query {
    Query {
        agency: state.agency.clone(),
        needs: needs.to_vec(),
        danger: state.known.danger.unwrap_or(Danger::None),
        place: place(state, context),
        country: country(state, context),
        traits: state.known.traits.clone(),
        language: state.language.unwrap_or(Language::ENGLISH),
        exclude: Vec::new(),
        now: Context::time(event),
        limit,
    }
}

/// Asks the directory. Who said that they hurt others is told of no shelter and of nothing whose place is secret.
pub fn find(state: &Conversation, question: &Query, context: &Context<'_>) -> Vec<Match> {
    if !state.known.hurts_others {
        return context.finder.find(question);
    }
    let mut wider = question.clone();
    wider.limit = question.limit * 4;
    let mut found = context.finder.find(&wider);
    found.retain(|one| !one.service.location.is_confidential() && !one.service.needs.contains(&Need::Shelter));
    found.truncate(question.limit);
    found
}

/// Remembers what was shown.
pub fn remember(state: &mut Conversation, matches: &[Match]) {
    for found in matches {
        if !state.known.shown.contains(&found.service.id) {
            state.known.shown.push(found.service.id.clone());
        }
    }
    let surplus = state.known.shown.len().saturating_sub(MAX_SHOWN);
    state.known.shown.drain(..surplus);
}

/// Adds a line that can be reached now, when the draft has none yet; and where the directory has no such line for the
/// country, says so and shows how to find help all the same.
pub fn never_empty(draft: &mut Draft, state: &mut Conversation, event: &Event, context: &Context<'_>, lines: usize) {
    let needs = if state.known.needs.is_empty() { vec![Need::Talk] } else { state.known.needs.clone() };
    let question = query(state, event, context, &needs, lines);
    let national = context.finder.national(&question);
    let traits = state.known.traits.clone();
    draft.services(&national, &traits);
    remember(state, &national);
    match country(state, context) {
        Some(country) if national.is_empty() || !context.finder.has_violence_line(&country) => {
            draft.say(Say::with("no-line", 0, vec![("country", Arg::Country(country.clone()))]));
            match context.finder.emergency(&country, Danger::None) {
                Some(numbers) => {
                    let emergency: Vec<Match> = numbers.lines.into_iter().map(Match::without_reasons).collect();
                    draft.services(&emergency, &traits);
                }
                None => {
                    draft.text("find-emergency", 0);
                }
            }
        }
        Some(_) => {}
        None => {
            draft.text("find-emergency", 0);
        }
    }
}
