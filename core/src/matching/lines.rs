//! National lines and emergency numbers.
//!
//! Lines are ordered by what they are for, then by what a person can do with them. What a line is for is read off its
//! needs: a general line for people who are hurt at home has *talk* and *safety planning*; a child line *child abuse*;
//! a line for people in despair has *talk* and nothing else.

use super::asked::{Asked, Focus};
use super::entry::{Entry, need_bit, trait_bit};
use super::explain::explain;
use super::filter::{Pass, Reach, accepts, reach};
use super::map::sovereign;
use super::query::{EmergencyNumbers, Match};
use super::rank;
use super::segment::Segment;
use super::select::{Candidate, Shelf};
use super::subject::Dedication;
use crate::directory::model::{EmergencyRole, Kind, SharedService};
use crate::vocabulary::{Danger, Need, Trait, Way};

/// A line for exactly what is asked.
const RIGHT: f64 = 1000.0;

/// A general line for people who are hurt at home, where something else was asked.
const ALWAYS_RIGHT: f64 = 700.0;

/// A line for something that was asked besides.
const BESIDES: f64 = 600.0;

/// A line where somebody listens.
const LISTENS: f64 = 300.0;

/// Any other line.
const OTHER: f64 = 100.0;

/// Made for people like this person: before the general line of its kind.
const MADE_FOR: f64 = 250.0;

/// A part of the country that nobody knows to be the person's: after the lines for the whole country.
const PERHAPS_ELSEWHERE: f64 = -150.0;

/// Nobody answers now: after lines for the same that answer.
const CLOSED: f64 = -90.0;

/// And where it is for something special, after the general line that answers: somebody must.
const SPECIAL_CLOSED: f64 = -350.0;

/// The national lines for a question, at most as many as `limit`.
pub(crate) fn national(shelf: &Shelf<'_>, asked: &Asked, limit: usize) -> Vec<Match> {
    let passes = [
        Pass { any_need: true, ..Pass::default() },
        Pass { any_need: true, lenient: true, hidden: true, elsewhere: true, ..Pass::default() },
    ];
    let mut found = Vec::new();
    for pass in passes {
        found = lines(shelf, asked, pass);
        if !found.is_empty() {
            break;
        }
    }
    found.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then_with(|| one.service().id.cmp(&other.service().id))
    });
    found.truncate(limit);
    found.iter().map(|candidate| explain(candidate, asked, None, false)).collect()
}

fn lines<'a>(shelf: &Shelf<'a>, asked: &Asked, pass: Pass) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for (segment, excluded) in shelf.with_excluded() {
        let language = segment.pools.language_bit(&asked.language);
        for number in segment.lines_of(&asked.countries) {
            let entry = &segment.entries[number as usize];
            if excluded.contains(&number) || !accepts(entry, asked, pass) {
                continue;
            }
            let Some(reach) = reach(entry, &segment.pools, asked).filter(|reach| offered(*reach, pass)) else {
                continue;
            };
            let open = segment.pools.schedules.open_at(entry.hours, asked.now);
            let score = score(entry, reach, open, asked, language);
            found.push(Candidate { segment, number, reach, open, score });
        }
    }
    found
}

/// A line that serves another part of the country is not offered, unless there is no other.
fn offered(reach: Reach, pass: Pass) -> bool {
    reach != Reach::Elsewhere || pass.elsewhere
}

fn score(entry: &Entry, reach: Reach, open: Option<bool>, asked: &Asked, language: u128) -> f64 {
    let role = role(entry, asked);
    let special = role >= RIGHT && entry.dedication != Dedication::Dedicated;
    let made_for = match entry.made_for & asked.traits {
        0 => 2.5 * rank::made_for(entry, asked),
        _ => MADE_FOR,
    };
    let place = match reach {
        Reach::Serves(_) | Reach::Inside => 30.0,
        Reach::Regional | Reach::Unknown => PERHAPS_ELSEWHERE,
        Reach::Elsewhere => -500.0,
        _ => 0.0,
    };
    // Lines of a territory stand before those of the state that answers for it.
    let own = if entry.country.as_ref() == asked.countries.first() { 20.0 } else { 0.0 };
    let open = match open {
        Some(true) => 0.0,
        None => 0.5 * CLOSED,
        Some(false) if special => SPECIAL_CLOSED,
        Some(false) => CLOSED,
    };
    let usable = 3.0 * rank::ways(entry.ways, asked) + 2.0 * rank::languages(entry.languages, asked, language);
    role + made_for + place + own + open + usable + rank::trusted_entry(entry, asked)
}

/// What a line is for, held against what is asked.
fn role(entry: &Entry, asked: &Asked) -> f64 {
    let has = |need: Need| entry.needs & need_bit(need) != 0;
    let general = is_violence_line(entry);
    let fits = match asked.focus {
        Focus::Violence => general || is_special(entry, asked),
        Focus::Child => has(Need::ChildAbuse),
        Focus::Need(need) => has(need),
        Focus::Despair => entry.crisis,
    };
    if fits {
        RIGHT
    } else if general {
        ALWAYS_RIGHT
    } else if asked.needs.iter().any(|need| *need != Need::Talk && has(*need)) {
        BESIDES
    } else if has(Need::Talk) {
        LISTENS
    } else {
        OTHER
    }
}

/// What has lines of its own, and can be reached like one: the law; emergencies in writing, for who cannot call.
fn is_special(entry: &Entry, asked: &Asked) -> bool {
    let has = |need: Need| entry.needs & need_bit(need) != 0;
    let law = asked
        .needs
        .first()
        .is_some_and(|need| matches!(need, Need::Legal | Need::ProtectionOrder | Need::Immigration) && has(*need));
    let reached = entry.ways & !(super::entry::way_bit(Way::Web) | super::entry::way_bit(Way::Email)) != 0;
    let in_writing = asked.urgent
        && has(Need::Police)
        && entry.made_for & asked.traits & (trait_bit(Trait::Deaf) | trait_bit(Trait::CannotTalk)) != 0;
    law && reached || in_writing
}

/// A line for people who are hurt at home.
fn is_violence_line(entry: &Entry) -> bool {
    entry.dedication == Dedication::Dedicated && entry.needs & need_bit(Need::Talk) != 0
}

/// Whether a segment has a line for everybody who is hurt at home in a country.
pub(crate) fn has_violence_line(segment: &Segment, country: [u8; 2]) -> bool {
    segment.lines_of(&[country]).any(|number| {
        let entry = &segment.entries[number as usize];
        is_violence_line(entry) && !entry.only_made_for && !entry.men_only
    })
}

/// The emergency numbers among these services: one for everything alone, or the fitting one first.
pub(crate) fn emergency<'a>(
    segments: impl Iterator<Item = &'a Segment> + Clone,
    country: &str,
    danger: Danger,
) -> Option<EmergencyNumbers> {
    let of = |country: &str| {
        let mut lines: Vec<&SharedService> =
            segments.clone().flat_map(|segment| segment.emergency_of(country)).collect();
        lines.sort_by(|one, other| (urgency(one, danger), &one.id).cmp(&(urgency(other, danger), &other.id)));
        // Two agencies may both have them.
        let mut known: Vec<&SharedService> = Vec::new();
        for line in lines {
            let same = |other: &&&SharedService| other.kind == line.kind && other.contacts == line.contacts;
            if !known.iter().any(|other| same(&other)) {
                known.push(line);
            }
        }
        known
    };
    let mut lines = of(country);
    if lines.is_empty() {
        lines = sovereign(country).map(of).unwrap_or_default();
    }
    if lines.iter().any(|line| line.kind == Kind::Emergency(EmergencyRole::Any)) {
        lines.retain(|line| line.kind == Kind::Emergency(EmergencyRole::Any));
        lines.truncate(1);
    }
    (!lines.is_empty())
        .then(|| EmergencyNumbers { country: country.to_owned(), lines: lines.into_iter().cloned().collect() })
}

/// Whom to call first: the ambulance for an injury or for who wants to die, else the police.
fn urgency(line: &SharedService, danger: Danger) -> u8 {
    let ambulance_first = matches!(danger, Danger::Medical | Danger::Suicide);
    match line.kind {
        Kind::Emergency(EmergencyRole::Any) => 0,
        Kind::Emergency(EmergencyRole::Medical) if ambulance_first => 1,
        Kind::Emergency(EmergencyRole::Police) => 2,
        _ => 3,
    }
}
