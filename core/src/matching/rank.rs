//! How well a service fits: a number, larger is better, made of parts that can each be explained.
//!
//! The parts are on one scale. A thousand is the need asked for first; what is farther than near loses so much that
//! everything near that helps with the first or the second need comes before it; everything else moves services
//! among those. Every part can only be bounded from above by looking at a whole group of services ([`Best`]), which is
//! how the index leaves out what cannot win.

use super::asked::{Asked, Focus, written_ways};
use super::entry::{Entry, Trust, need_bit, trait_bit, way_bit};
use super::filter::Reach;
use super::map::Size;
use super::subject::Dedication;
use crate::vocabulary::{Need, Trait, Way};

/// Helping with what was asked first.
const FIRST_NEED: f64 = 1000.0;

/// Helping with another asked need, too; each further one is worth half as much.
const ANOTHER_NEED: f64 = 40.0;

/// Being there for exactly this: worth a way of eighty kilometres and more.
const DEDICATED: f64 = 60.0;

/// A line for something else (children, despair, trafficking) is no first answer for somebody hurt at home.
const OTHER_SUBJECT: f64 = -80.0;

/// Being made for people like this person.
const MADE_FOR: f64 = 50.0;

/// Being made for a group that the person did not name: below all general services that are near.
const MADE_FOR_OTHERS: f64 = -160.0;

/// What is farther than near loses more than a second need is worth.
const FAR: f64 = -600.0;

/// Ways that the person can use, or cannot.
const WAY: f64 = 60.0;

/// Nothing to reach it by.
const NO_CONTACT: f64 = -80.0;

/// Speaking the person's language where that is not English.
const SPEAKS: f64 = 30.0;

/// A statement about free beds is good for as many days.
const BEDS_DAYS: i32 = 3;

/// What is known of an entry, or at best of a group of entries, that its score is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Best {
    pub(crate) needs: u32,
    pub(crate) languages: u128,
    pub(crate) made_for: u16,
    pub(crate) ways: u8,
    pub(crate) dedication: Dedication,
    pub(crate) trust: Trust,
    pub(crate) crisis: bool,
    pub(crate) beds: bool,
}

impl Best {
    /// Of nothing: what joining a group begins with.
    pub(crate) const NOTHING: Self = Self {
        needs: 0,
        languages: 0,
        made_for: 0,
        ways: 0,
        dedication: Dedication::General,
        trust: Trust::Unreviewed,
        crisis: false,
        beds: false,
    };

    /// Of one entry.
    pub(crate) fn of(entry: &Entry) -> Self {
        Self {
            needs: entry.needs,
            languages: entry.languages,
            made_for: entry.made_for,
            ways: entry.ways,
            dedication: entry.dedication,
            trust: entry.trust,
            crisis: entry.crisis,
            beds: entry.beds.is_some_and(|(free, _)| free),
        }
    }

    /// Of both.
    pub(crate) fn join(self, other: Self) -> Self {
        Self {
            needs: self.needs | other.needs,
            languages: self.languages | other.languages,
            made_for: self.made_for | other.made_for,
            ways: self.ways | other.ways,
            dedication: self.dedication.max(other.dedication),
            trust: self.trust.max(other.trust),
            crisis: self.crisis || other.crisis,
            beds: self.beds || other.beds,
        }
    }

    /// No member of the group scores more than this, wherever it is.
    pub(crate) fn bound(&self, asked: &Asked, language: u128) -> f64 {
        let subject = match asked.focus {
            Focus::Violence => dedicated(self.dedication),
            Focus::Child if self.needs & need_bit(Need::ChildAbuse) != 0 => DEDICATED,
            Focus::Need(need) if self.needs & need_bit(need) != 0 => DEDICATED,
            Focus::Despair if self.crisis => DEDICATED,
            _ => 0.5 * dedicated(self.dedication),
        };
        let fits = made_for_match(self.made_for, asked);
        let speaks = if asked.language != "en" && self.languages & language != 0 { SPEAKS } else { 0.0 };
        let beds = if self.beds && asked.wants(Need::Shelter) { 20.0 } else { 0.0 };
        needs(self.needs, asked)
            + subject
            + fits
            + ways(self.ways, asked)
            + speaks
            + beds
            + trusted(self.trust, false)
            + open(Some(true), asked)
    }
}

/// The score without the place and the hours, which take longer to find out; add [`locality`] and [`open`].
pub(crate) fn fitness(entry: &Entry, asked: &Asked, language: u128) -> f64 {
    needs(entry.needs, asked)
        + subject(entry, asked)
        + made_for(entry, asked)
        + ways(entry.ways, asked)
        + languages(entry.languages, asked, language)
        + beds(entry, asked)
        + trusted_entry(entry, asked)
}

/// The order of the asked needs matters: each is worth half of the one before it.
fn needs(bits: u32, asked: &Asked) -> f64 {
    let (mut points, mut another) = (0.0, ANOTHER_NEED);
    for (position, need) in asked.needs.iter().enumerate() {
        if bits & need_bit(*need) == 0 {
            continue;
        }
        if points == 0.0 {
            points = FIRST_NEED * 0.5_f64.powi(i32::try_from(position).unwrap_or(i32::MAX));
        } else {
            points += another;
            another /= 2.0;
        }
    }
    points
}

const fn dedicated(dedication: Dedication) -> f64 {
    match dedication {
        Dedication::General => 0.0,
        Dedication::Mentions => 0.4 * DEDICATED,
        Dedication::Dedicated => DEDICATED,
    }
}

/// Needs that have services of their own.
const SPECIAL: [Need; 3] = [Need::ChildAbuse, Need::SexualAssault, Need::Trafficking];

fn subject(entry: &Entry, asked: &Asked) -> f64 {
    let has = |need: Need| entry.needs & need_bit(need) != 0;
    let fits = match asked.focus {
        Focus::Violence => {
            return if other_subject(entry, asked) { OTHER_SUBJECT } else { dedicated(entry.dedication) };
        }
        Focus::Child => has(Need::ChildAbuse),
        Focus::Need(need) => has(need),
        Focus::Despair => entry.crisis,
    };
    if fits { DEDICATED } else { 0.5 * dedicated(entry.dedication) }
}

fn other_subject(entry: &Entry, asked: &Asked) -> bool {
    let special = SPECIAL.iter().any(|need| entry.needs & need_bit(*need) != 0 && !asked.wants(*need));
    entry.dedication != Dedication::Dedicated && (entry.crisis || special)
}

/// Groups that keep to themselves: a service for one of them is seldom right for anybody else.
const GROUPS: u16 = trait_bit(Trait::Male)
    | trait_bit(Trait::Lgbtq)
    | trait_bit(Trait::Deaf)
    | trait_bit(Trait::Teen)
    | trait_bit(Trait::Elder)
    | trait_bit(Trait::Disability);

fn made_for_match(bits: u16, asked: &Asked) -> f64 {
    match (bits & asked.traits).count_ones() {
        0 => 0.0,
        several => MADE_FOR + 10.0 * f64::from(several - 1),
    }
}

pub(crate) fn made_for(entry: &Entry, asked: &Asked) -> f64 {
    let bits = entry.made_for;
    if entry.narrow {
        return MADE_FOR_OTHERS;
    }
    if bits & asked.traits != 0 {
        return made_for_match(bits, asked);
    }
    let childs = entry.needs & (need_bit(Need::ChildAbuse) | need_bit(Need::Children)) != 0;
    let childs = asked.focus == Focus::Child && childs;
    // Who names three groups and more lists everybody they can think of.
    if bits == 0 || bits.count_ones() >= 3 || childs {
        0.0
    } else if bits & GROUPS != 0 {
        MADE_FOR_OTHERS
    } else {
        -25.0
    }
}

/// What a way of so many kilometres costs: the first ones most.
pub(crate) fn way_there(km: f64) -> f64 {
    -18.0 * (km / 10.0).ln_1p()
}

/// What being farther than near costs.
pub(crate) fn far_away(km: f64) -> f64 {
    FAR + way_there(km)
}

/// Needs that a line can help with as well as somebody round the corner.
const BY_LINE: u32 = need_bit(Need::Talk)
    | need_bit(Need::SexualAssault)
    | need_bit(Need::Stalking)
    | need_bit(Need::ChildAbuse)
    | need_bit(Need::Trafficking)
    | need_bit(Need::TechSafety)
    | need_bit(Need::SafetyPlanning);

/// What a service loses for where it is, or whom it serves.
pub(crate) fn locality(entry: &Entry, reach: Reach, asked: &Asked) -> f64 {
    let km = match (&asked.spot, entry.point) {
        (Some(spot), Some(there)) => spot.point.map(|here| here.km(there)),
        _ => None,
    };
    match reach {
        Reach::Serves(_) if entry.vague => -38.0,
        Reach::Serves(size) => {
            let most = if size <= Size::Area { -20.0 } else { -12.0 };
            km.map_or(most, |km| way_there(km).max(most))
        }
        Reach::Inside => {
            km.filter(|_| asked.spot.as_ref().is_some_and(|spot| spot.size > Size::Area)).map_or(-20.0, |km| {
                let least =
                    if asked.spot.as_ref().is_some_and(|spot| spot.size == Size::Town) { f64::MIN } else { -20.0 };
                way_there(km).max(least)
            })
        }
        Reach::Near(km) => way_there(km),
        Reach::Nationwide if asked.spot.is_none() => 0.0,
        // On the line of the first need that it helps with.
        Reach::Nationwide => {
            let first = asked.needs.iter().find(|need| entry.needs & need_bit(**need) != 0);
            if first.is_none_or(|need| BY_LINE & need_bit(*need) != 0) { -12.0 } else { far_away(150.0) }
        }
        Reach::Unknown => -45.0,
        Reach::Regional => -130.0,
        Reach::Unplaced => FAR,
        Reach::Far(km) => far_away(km),
        Reach::Elsewhere => 1.5 * FAR + km.map_or(0.0, way_there),
    }
}

/// Ways to reach it, as far as they matter to the person.
pub(crate) fn ways(bits: u8, asked: &Asked) -> f64 {
    if bits == 0 {
        return NO_CONTACT;
    }
    let written = bits & written_ways() != 0;
    if asked.says(Trait::Deaf) {
        let signed = [(Way::Videophone, WAY + 20.0), (Way::Relay, WAY)];
        let signed = signed.into_iter().find(|(way, _)| bits & way_bit(*way) != 0).map(|(_, points)| points);
        return signed.unwrap_or(if written { WAY - 15.0 } else { -WAY });
    }
    match (asked.says(Trait::CannotTalk), written) {
        (true, true) => WAY,
        (true, false) => -WAY,
        (false, _) => 0.0,
    }
}

pub(crate) fn languages(bits: u128, asked: &Asked, language: u128) -> f64 {
    let speaks = bits & language != 0;
    match (asked.language == "en", speaks, bits == 0) {
        (true, true, _) => 0.0,
        (true, false, true) => 0.0,
        (true, false, false) => -50.0,
        (false, true, _) => SPEAKS,
        (false, false, true) => -6.0,
        (false, false, false) => -15.0,
    }
}

/// What it is worth to be open now: more where somebody should answer at once.
pub(crate) fn open(open: Option<bool>, asked: &Asked) -> f64 {
    let at_once = asked.urgent || asked.wants(Need::Talk) || asked.wants(Need::Shelter);
    match (open, at_once) {
        (Some(true), true) => 12.0,
        (Some(true), false) => 6.0,
        (None, _) => 0.0,
        (Some(false), true) => -18.0,
        (Some(false), false) => -6.0,
    }
}

fn beds(entry: &Entry, asked: &Asked) -> f64 {
    match entry.beds.filter(|(_, said)| (0..=BEDS_DAYS).contains(&asked.days_since(*said))) {
        Some((true, _)) if asked.wants(Need::Shelter) => 20.0,
        Some((false, _)) if asked.wants(Need::Shelter) => -40.0,
        _ => 0.0,
    }
}

/// Whether beds were free when that was last said, and that was lately.
pub(crate) fn beds_free(entry: &Entry, asked: &Asked) -> bool {
    beds(entry, asked) > 0.0
}

/// Verified before public sources before what nobody looked at.
pub(crate) fn trusted_entry(entry: &Entry, asked: &Asked) -> f64 {
    trusted(entry.trust, entry.verified.is_some_and(|day| asked.is_stale(day)))
}

const fn trusted(trust: Trust, stale: bool) -> f64 {
    match (trust, stale) {
        (Trust::Verified, false) => 20.0,
        (Trust::Verified, true) => 8.0,
        (Trust::Public, _) => 4.0,
        (Trust::Unreviewed, _) => -10.0,
    }
}
