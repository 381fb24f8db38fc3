//! The answer to a question: the best services, put together so that a person can choose among them.
//!
//! 1. The best services for the asked needs. The first of them helps with the first need, wherever it is.
//! 2. Each of the first three asked needs that somebody near helps with is met by one of them, if there is room.
//! 3. Branches of one organisation with one number do not fill the list while others would do as well.
//! 4. Fewer than three: services for people who are hurt at home, whatever was asked; then what is left out for
//!    reasons that matter less than having somebody (see [`Pass::lenient`]).
//! 5. Nothing at all: anything in the country, and only then what was verified too long ago.
//! 6. What must be shown together stands together. A companion takes the place of the last, never of the first; a
//!    service whose companions find no room is left out, except the first.

use super::asked::Asked;
use super::explain::explain;
use super::filter::{Pass, Reach};
use super::query::{Match, Query, Reason};
use super::select::{Candidate, Shelf};
use crate::directory::model::Coordinates;
use crate::vocabulary::Need;

/// As many as a person is shown where there are as many.
const ENOUGH: usize = 3;

/// What people who are hurt at home need first, whatever they ask for.
const ALWAYS_RIGHT: [Need; 3] = [Need::SafetyPlanning, Need::Talk, Need::Shelter];

/// What a second branch of an organisation with the same number loses.
const SAME_AGAIN: f64 = 150.0;

/// How many more than the limit are looked at to find variety.
const MORE: usize = 5;

/// The services for a question.
pub(crate) fn find(shelf: &Shelf<'_>, query: &Query, asked: &Asked, centre: Option<Coordinates>) -> Vec<Match> {
    if query.limit == 0 {
        return Vec::new();
    }
    let mut chosen = Vec::new();
    for hidden in [false, true] {
        choose(shelf, asked, hidden, query.limit, &mut chosen);
        if !chosen.is_empty() {
            break;
        }
    }
    let together = companions(shelf, asked, &chosen, query.limit);
    let answer = |(candidate, companion): &(Candidate<'_>, bool)| {
        let mut found = explain(candidate, asked, centre, nothing_nearer(shelf, asked, candidate));
        if *companion {
            found.reasons.insert(0, Reason::ShownWith);
        }
        found
    };
    together.iter().map(answer).collect()
}

fn choose<'a>(shelf: &Shelf<'a>, asked: &Asked, hidden: bool, limit: usize, chosen: &mut Vec<Candidate<'a>>) {
    let pass = Pass { hidden, ..Pass::default() };
    let mut window = shelf.top(asked, pass, limit);
    represent(shelf, asked, pass, limit, &mut window);
    // Only where there are branches of one organisation are others looked for.
    if (1..window.len().min(limit)).any(|later| window[..later].iter().any(|earlier| same(earlier, &window[later]))) {
        window = shelf.top(asked, pass, limit + MORE);
        represent(shelf, asked, pass, limit, &mut window);
    }
    *chosen = varied(window, limit);
    let lenient = Pass { lenient: true, ..pass };
    let fills = [(ALWAYS_RIGHT.as_slice(), pass), (&asked.needs, lenient), (&ALWAYS_RIGHT, lenient)];
    for (needs, pass) in fills {
        if chosen.len() < limit.min(ENOUGH) {
            fill(shelf, &asked.about(needs), pass, limit.min(ENOUGH), chosen);
        }
    }
    if chosen.is_empty() {
        let anything = Pass { any_need: true, elsewhere: true, ..lenient };
        *chosen = shelf.top(asked, anything, limit);
    }
}

/// Sees to it that the first need comes first, and that the next two are met if somebody near meets them.
fn represent<'a>(shelf: &Shelf<'a>, asked: &Asked, pass: Pass, limit: usize, window: &mut Vec<Candidate<'a>>) {
    if asked.needs.len() < 2 {
        return;
    }
    let helps = |candidate: &Candidate<'_>, need: Need| candidate.service().needs.contains(&need);
    if window.first().is_some_and(|first| !helps(first, asked.needs[0]))
        && let Some(best) = best_for(shelf, asked, pass, asked.needs[0])
    {
        window.retain(|other| !other.is(&best));
        window.insert(0, best);
    }
    let mut kept = limit.min(window.len());
    let mut added: Vec<Candidate<'a>> = Vec::new();
    for need in asked.needs.iter().take(limit.min(ENOUGH)).skip(1) {
        let met = window[..kept].iter().chain(&added).any(|candidate| helps(candidate, *need));
        if met || kept < 2 {
            continue;
        }
        let near = |best: &Candidate<'_>| best.reach == Reach::Nationwide || best.reach.is_local();
        if let Some(best) = best_for(shelf, asked, pass, *need).filter(near) {
            added.push(best);
            kept -= 1;
        }
    }
    let rest = window.split_off(kept);
    window.extend(&added);
    window.extend(rest.into_iter().filter(|other| !added.iter().any(|known| known.is(other))));
}

fn best_for<'a>(shelf: &Shelf<'a>, asked: &Asked, pass: Pass, need: Need) -> Option<Candidate<'a>> {
    let best = shelf.top(&asked.about(&[need]), pass, 1).pop()?;
    shelf.candidate(&best.service().id, asked, pass)
}

/// The first `limit`, in order, except that what is the same again waits for others that are about as good.
fn varied(mut window: Vec<Candidate<'_>>, limit: usize) -> Vec<Candidate<'_>> {
    let mut chosen: Vec<Candidate<'_>> = Vec::with_capacity(limit);
    while chosen.len() < limit && !window.is_empty() {
        // Positions count, not only scores: the first need's best may stand first with fewer points.
        let mut best = 0;
        if !chosen.is_empty() {
            let again = |candidate: &Candidate<'_>| chosen.iter().any(|shown| same(shown, candidate));
            if again(&window[0]) {
                let floor = window[0].score - SAME_AGAIN;
                best = window.iter().position(|other| other.score >= floor && !again(other)).unwrap_or(0);
            }
        }
        chosen.push(window.remove(best));
    }
    chosen
}

/// Whether two entries are branches of one organisation that are reached in the same way.
fn same(one: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    let (one, other) = (one.service(), other.service());
    let number =
        |service: &crate::directory::model::Service| service.contacts.first().map(|contact| contact.value.clone());
    !one.organization.is_empty() && one.organization == other.organization && number(one) == number(other)
}

fn fill<'a>(shelf: &Shelf<'a>, asked: &Asked, pass: Pass, limit: usize, chosen: &mut Vec<Candidate<'a>>) {
    for candidate in shelf.top(asked, pass, limit + chosen.len()) {
        if chosen.len() < limit && !chosen.iter().any(|known| known.is(&candidate)) {
            chosen.push(candidate);
        }
    }
}

fn companions<'a>(
    shelf: &Shelf<'a>,
    asked: &Asked,
    chosen: &[Candidate<'a>],
    limit: usize,
) -> Vec<(Candidate<'a>, bool)> {
    let anything = Pass { any_need: true, lenient: true, elsewhere: true, ..Pass::default() };
    let mut together: Vec<(Candidate<'a>, bool)> = Vec::with_capacity(limit);
    for candidate in chosen {
        if together.iter().any(|(known, _)| known.is(candidate)) {
            continue;
        }
        let with = candidate.service().show_with.iter().filter_map(|id| shelf.candidate(id, asked, anything));
        let with: Vec<Candidate<'a>> =
            with.filter(|with| !with.is(candidate) && !together.iter().any(|(known, _)| known.is(with))).collect();
        let room = limit - together.len();
        if room == 0 || with.len() >= room && !together.is_empty() && !with.is_empty() {
            continue;
        }
        together.push((*candidate, false));
        together.extend(with.into_iter().take(room - 1).map(|with| (with, true)));
    }
    together
}

/// Whether nothing that helps with the same is near: whatever was shown already counts, too.
fn nothing_nearer(shelf: &Shelf<'_>, asked: &Asked, candidate: &Candidate<'_>) -> bool {
    let service = candidate.service();
    let Some(need) = asked.needs.iter().find(|need| service.needs.contains(need)) else { return false };
    let local = Pass { local: true, ..Pass::default() };
    matches!(candidate.reach, Reach::Far(_)) && shelf.whole().top(&asked.about(&[*need]), local, 1).is_empty()
}
