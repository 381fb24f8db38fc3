//! Why a service is shown, the weightiest reason first.

use super::asked::{Asked, written_ways};
use super::entry::{need_bit, trait_bit, way_bit};
use super::filter::Reach;
use super::map::{Size, distance_km};
use super::query::{Match, Reason};
use super::rank;
use super::select::Candidate;
use crate::directory::model::{Coordinates, Location, Service};
use crate::vocabulary::{Need, Trait, Way};

/// Makes the answer of a candidate. `nearest`: nothing that helps with the same is nearer.
pub(crate) fn explain(candidate: &Candidate<'_>, asked: &Asked, centre: Option<Coordinates>, nearest: bool) -> Match {
    let entry = &candidate.segment.entries[candidate.number as usize];
    let needs: Vec<Need> = asked.needs.iter().copied().filter(|need| entry.needs & need_bit(*need) != 0).collect();
    let mut reasons: Vec<Reason> = needs.iter().map(|need| Reason::HelpsWith(*need)).collect();
    reasons.extend(match candidate.reach {
        Reach::Serves(_) | Reach::Inside => Some(Reason::InPlace),
        Reach::Near(_) => Some(Reason::Near),
        Reach::Nationwide => Some(Reason::Nationwide),
        Reach::Far(_) if nearest => Some(Reason::NothingNearer),
        _ => None,
    });
    let fits = Trait::ALL.iter().filter(|word| entry.made_for & asked.traits & trait_bit(**word) != 0);
    reasons.extend(fits.map(|word| Reason::MadeFor(*word)));
    let signed = way_bit(Way::Videophone) | way_bit(Way::Relay);
    let usable = written_ways() | if asked.says(Trait::Deaf) { signed } else { 0 };
    if (asked.says(Trait::Deaf) || asked.says(Trait::CannotTalk)) && entry.ways & usable != 0 {
        reasons.push(Reason::WithoutSpeaking);
    }
    let language = candidate.segment.pools.language_bit(&asked.language);
    if asked.language != "en" && entry.languages & language != 0 {
        reasons.push(Reason::SpeaksLanguage);
    }
    if rank::beds_free(entry, asked) {
        reasons.push(Reason::BedsFree);
    }
    if candidate.open == Some(true) {
        reasons.push(Reason::OpenNow);
    }
    // From the middle of a state nobody is at any distance worth telling.
    let town = asked.spot.as_ref().is_some_and(|spot| spot.size > Size::Area);
    Match {
        service: candidate.service().clone(),
        needs,
        distance_km: centre.filter(|_| town).and_then(|centre| distance(candidate.service(), centre)),
        open_now: candidate.open,
        stale: entry.verified.is_some_and(|day| asked.is_stale(day)),
        reasons,
        score: candidate.score,
    }
}

/// How far a service is, where its position is published. A confidential one has none to measure from.
fn distance(service: &Service, centre: Coordinates) -> Option<f64> {
    match &service.location {
        Location::Public { coordinates: Some(at), .. } => Some(distance_km(centre, *at)),
        _ => None,
    }
}
