//! Who may be shown at all: visible, serving the place, accepting the person.

use super::asked::{Asked, Focus};
use super::entry::{Entry, Pools, trait_bit};
use super::map::Size;
use crate::directory::model::Kind;
use crate::vocabulary::{Need, Trait};

/// How a service stands to the place asked about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Reach {
    /// It says that it serves the place, or a part of it; how large what it serves is.
    Serves(Size),
    /// It is in the place.
    Inside,
    /// It is near; how near. Whom it serves, it does not say.
    Near(f64),
    /// It serves the whole country.
    Nationwide,
    /// Nothing says where it is or whom it serves, except the country.
    Unknown,
    /// It serves a part of the country, and the place is not known.
    Regional,
    /// It is somewhere in the country, and the place is not known.
    Unplaced,
    /// It is farther than near. Whom it serves, it does not say.
    Far(f64),
    /// It serves other places.
    Elsewhere,
}

impl Reach {
    /// Whether it is there for the place: not for the whole country, and not far away.
    pub(crate) const fn is_local(self) -> bool {
        matches!(self, Self::Serves(_) | Self::Inside | Self::Near(_))
    }
}

/// What a pass over the directory lets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Pass {
    /// Whatever it helps with.
    pub(crate) any_need: bool,
    /// Services somewhere in the country when the place is not known, and services run by government bodies for
    /// people who would rather not meet them.
    pub(crate) lenient: bool,
    /// Services that say they serve other places.
    pub(crate) elsewhere: bool,
    /// Services verified too long ago.
    pub(crate) hidden: bool,
    /// Only what is there for the place.
    pub(crate) local: bool,
}

/// How `entry` stands to the place; `None` when it is in another country, or nobody can say.
pub(crate) fn reach(entry: &Entry, pools: &Pools, asked: &Asked) -> Option<Reach> {
    let home = entry.country.map(|country| asked.countries.contains(&country));
    if home == Some(false) {
        return None;
    }
    let Some(spot) = &asked.spot else {
        // Without a country nobody knows whether it is of use here.
        home?;
        return Some(if entry.nationwide {
            Reach::Nationwide
        } else if entry.kind == Kind::NationalLine {
            Reach::Regional
        } else if entry.point.is_none() && !entry.stated && !entry.unclear {
            Reach::Unknown
        } else {
            Reach::Unplaced
        });
    };
    let (covers, touches) = (pools.slice(entry.covers), pools.slice(entry.touches));
    let serves = spot.within.iter().position(|place| covers.binary_search(place).is_ok());
    if let Some(position) = serves {
        // The place itself is the smallest it may serve; those around it follow, and the last is the state.
        let size = match position {
            0 => spot.size,
            last if last + 1 == spot.within.len() => Size::Area,
            _ => Size::County,
        };
        return Some(Reach::Serves(size));
    }
    let km = spot.point.zip(entry.point).map(|(here, there)| here.km(there));
    // Who is published to be in a town, at a point that is nowhere near it, is where the point is.
    let astray = spot.size == Size::Town && !entry.stated && km.is_some_and(|km| km > asked.near_km);
    let inside = touches.binary_search(&spot.place).is_ok()
        || !entry.stated && spot.size > Size::Area && entry.home.is_some_and(|home| spot.within.contains(&home));
    if inside && !astray {
        return Some(if covers.is_empty() { Reach::Inside } else { Reach::Serves(spot.size) });
    }
    if entry.nationwide {
        return home.map(|_| Reach::Nationwide);
    }
    if entry.stated {
        return home.map(|_| Reach::Elsewhere);
    }
    match (km, entry.point) {
        (Some(km), _) if km <= asked.near_km && spot.size > Size::Area => Some(Reach::Near(km)),
        (Some(km), _) => home.map(|_| Reach::Far(km)),
        (None, Some(_)) => home.map(|_| Reach::Unplaced),
        (None, None) => home.map(|_| Reach::Unknown),
    }
}

/// Whether a service that stands like this to the place is let through by a pass.
pub(crate) const fn reaches(reach: Reach, pass: Pass) -> bool {
    match reach {
        Reach::Elsewhere => pass.elsewhere,
        Reach::Unplaced => pass.lenient,
        _ => !pass.local || reach.is_local(),
    }
}

/// Whether a service may be shown to this person, wherever they are.
pub(crate) fn accepts(entry: &Entry, asked: &Asked, pass: Pass) -> bool {
    !matches!(entry.kind, Kind::Emergency(_))
        && (pass.any_need || entry.needs & asked.need_bits != 0)
        && (pass.hidden || !entry.verified.is_some_and(|day| asked.is_hidden(day)))
        && (pass.lenient || !unwelcome(entry, asked))
        && takes(entry, asked)
}

/// Run by a government body, for somebody who would rather not meet one and did not ask for one.
fn unwelcome(entry: &Entry, asked: &Asked) -> bool {
    entry.government && asked.says(Trait::Immigrant) && !asked.wants(Need::Police) && !asked.wants(Need::Immigration)
}

/// Whether a service takes this person, as far as both are known.
fn takes(entry: &Entry, asked: &Asked) -> bool {
    let male = asked.says(Trait::Male);
    if entry.women_only && male || entry.men_only && !male {
        return false;
    }
    let for_a_child = asked.focus == Focus::Child || asked.wants(Need::Children) || asked.wants(Need::ChildAbuse);
    if entry.only_made_for && entry.made_for & asked.traits == 0 {
        let childs = entry.made_for & (trait_bit(Trait::Teen) | trait_bit(Trait::Children)) != 0;
        if !(for_a_child && childs) {
            return false;
        }
    }
    // Ages are asked of nobody: who says nothing is a grown-up below pension age.
    if asked.says(Trait::Teen) {
        entry.minimum_age < 18
    } else if asked.says(Trait::Elder) {
        entry.maximum_age >= 60
    } else {
        entry.minimum_age < 55 && (entry.maximum_age >= 18 || for_a_child)
    }
}
