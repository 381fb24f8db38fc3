//! Countries, directories and questions from a seed: the same seed, the same answer. For property tests and benchmarks.

use super::map::Size;
use super::query::Query;
use super::samples::{self, Sample, Sketch, service};
use crate::directory::model::{Coordinates, Kind, Location, Service, Verification};
use crate::places::PlaceId;
use crate::vocabulary::{Danger, Need, Trait, Way};

/// Small, repeatable randomness (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 random bits.
    pub const fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below `end`.
    pub const fn below(&mut self, end: usize) -> usize {
        (self.roll() % end as u64) as usize
    }

    /// From 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "randomness needs no more than 53 bits")]
    pub fn part(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// A town of a made-up country.
#[derive(Debug, Clone)]
pub struct Town {
    /// Its place.
    pub place: PlaceId,
    /// Its name on the map.
    pub name: String,
    /// The county around it.
    pub county: String,
    /// The state around that.
    pub state: String,
    /// Its centre.
    pub centre: (f64, f64),
}

/// A made-up country as large as the United States, of so many towns, the first ones much larger than the last.
pub fn country(towns: usize, dice: &mut Dice) -> (Sketch, Vec<Town>) {
    let mut map = Sketch::default().place(1, "The Country", Size::Country, "US", (38.0, -97.0), &[]);
    let mut list = Vec::with_capacity(towns);
    let states = (towns / 60).clamp(2, 50);
    let mut id = 1;
    let mut next = || {
        id += 1;
        id
    };
    for state in 0..states {
        let state_name = format!("State {state}");
        let state_id = next();
        let middle = (26.0 + 22.0 * dice.part(), -123.0 + 54.0 * dice.part());
        map = map.place(state_id, &state_name, Size::Area, "US", middle, &[]);
        let mut county_id = state_id;
        let here = towns / states + usize::from(state < towns % states);
        for town in 0..here {
            let county = format!("County {}, {state_name}", town / 6);
            let spread = |dice: &mut Dice| 6.0 * (dice.part() - 0.5);
            let centre = (middle.0 + spread(dice), middle.1 + spread(dice));
            if town % 6 == 0 {
                county_id = next();
                map = map.place(county_id, &county, Size::County, "US", centre, &[state_id]);
            }
            let name = format!("Town {town}");
            let place = next();
            map = map.place(place, &format!("{name}, {state_name}"), Size::Town, "US", centre, &[county_id, state_id]);
            list.push(Town { place: PlaceId(place), name, county, state: state_name.clone(), centre });
        }
    }
    // So that large towns are not all in the first states.
    for position in (1..list.len()).rev() {
        list.swap(position, dice.below(position + 1));
    }
    (map, list)
}

/// A town, the first ones of the list much more often than the last.
fn town<'t>(towns: &'t [Town], dice: &mut Dice) -> &'t Town {
    let part = dice.part();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a position"
    )]
    let position = (part * part * part * towns.len() as f64) as usize;
    &towns[position.min(towns.len() - 1)]
}

const HOURS: [&str; 8] = [
    "24/7",
    "Mo-Fr 09:00-17:00",
    "Mo-Fr 08:30-16:30",
    "Mo-Th 10:00-20:30; Fr 10:00-16:30",
    "Mo-Su 18:00-06:00",
    "Mo-Fr 08:00-18:00; Sa 10:00-14:00",
    "Tu,Th 12:00-19:00",
    "Mo-Fr 09:00-12:00,13:00-17:00; PH off",
];

const DAYS: [&str; 6] = ["2026-10-02", "2026-03-15", "2025-12-24", "2025-10-30", "2025-09-09", "2025-06-01"];

/// A directory of so many services in a country, with everything that a service may say.
pub fn services(count: usize, towns: &[Town], dice: &mut Dice) -> Vec<Service> {
    (0..count).map(|number| any(number, count, towns, dice)).collect()
}

fn any(number: usize, count: usize, towns: &[Town], dice: &mut Dice) -> Service {
    let mut needs: Vec<Need> = (0..=dice.below(3)).map(|_| dice.one(Need::ALL)).collect();
    needs.sort_unstable();
    needs.dedup();
    let mut one = service(&format!("{number}-{:08x}", dice.roll() >> 32), &needs);
    one.organization = format!("Organisation {}", dice.below(count / 3 + 1));
    one.contacts[0].value = one.organization.clone();
    place(&mut one, towns, dice);
    if dice.percent(8) {
        one.name = format!("Domestic Violence Program {number}");
    } else if dice.percent(10) {
        one.description = Some("Help with rent, food, domestic violence and more".to_owned());
    }
    for (way, percent) in [(Way::Sms, 15), (Way::Chat, 10), (Way::Relay, 5), (Way::Videophone, 2), (Way::Web, 50)] {
        if dice.percent(percent) {
            one = one.way(way);
        }
    }
    for (language, percent) in [("es", 35), ("ht", 5), ("ar", 4), ("zh-Hans", 4), ("ase", 3)] {
        if dice.percent(percent) {
            one.languages.push(language.to_owned());
        }
    }
    if dice.percent(5) {
        one.languages.clear();
    }
    if dice.percent(70) {
        one = one.open(dice.one(&HOURS));
    }
    if dice.percent(12) {
        let traits: Vec<Trait> = (0..=dice.below(3)).map(|_| dice.one(Trait::ALL)).collect();
        let only = dice.percent(40);
        one = one.made_for(&traits, only);
    }
    one.eligibility.women_only = dice.percent(5);
    one.eligibility.men_only = !one.eligibility.women_only && dice.percent(1);
    if dice.percent(4) {
        one.eligibility.minimum_age = Some(dice.one(&[12, 18, 60]));
    }
    if dice.percent(3) {
        one.eligibility.maximum_age = Some(dice.one(&[17, 24, 59]));
    }
    if dice.percent(4) {
        one.beds = Some((u32::from(dice.percent(50)), "2026-11-19".parse().expect("a day")));
    }
    one.government = dice.percent(10);
    match dice.below(10) {
        0..5 => {
            let days = if dice.percent(80) { &DAYS[..3] } else { &DAYS };
            one = one.verified(dice.one(days));
        }
        5..7 => one.verification = Verification::Unreviewed,
        _ => {}
    }
    one
}

/// Where it is, and whom it serves.
fn place(one: &mut Service, towns: &[Town], dice: &mut Dice) {
    let town = town(towns, dice);
    let near = |dice: &mut Dice| 0.3 * (dice.part() - 0.5);
    let (city, area) = (Some(town.name.clone()), Some(town.state.clone()));
    let hidden = one.needs.contains(&Need::Shelter) && dice.percent(60);
    one.location = match dice.below(100) {
        _ if hidden => Location::Confidential { city: city.filter(|_| dice.percent(90)), area },
        0..85 => {
            let at = Coordinates { latitude: town.centre.0 + near(dice), longitude: town.centre.1 + near(dice) };
            Location::Public { address: None, city, area, coordinates: Some(at) }
        }
        85..92 => Location::Public { address: None, city, area, coordinates: None },
        _ => Location::Remote,
    };
    match dice.below(1000) {
        0..5 => {
            one.kind = Kind::NationalLine;
            one.coverage.nationwide = true;
            one.location = Location::Remote;
        }
        5..10 => one.coverage.nationwide = true,
        10..13 => {
            one.kind = Kind::NationalLine;
            one.coverage.areas = vec![town.state.clone()];
        }
        13..300 => one.coverage.areas = vec![town.county.clone()],
        300..400 => one.coverage.areas = vec![town.state.clone()],
        400..430 => one.coverage.areas = vec![town.county.clone(), "Somewhere Else".to_owned()],
        430..440 => one.coverage.country = Some("CA".to_owned()),
        440..445 => one.coverage.country = None,
        _ => {}
    }
}

/// A question that people in this country may have.
pub fn question(towns: &[Town], dice: &mut Dice) -> Query {
    let needs: Vec<Need> = (0..dice.one(&[0, 1, 1, 1, 2, 2, 3])).map(|_| dice.one(Need::ALL)).collect();
    let place = (!dice.percent(10)).then(|| town(towns, dice).place);
    let mut query = samples::question(&needs, place);
    // Now and then a county or the state: ids before the town's.
    if dice.percent(5) {
        query.place = query.place.map(|place| PlaceId(place.0.saturating_sub(1).max(2)));
    }
    for _ in 0..dice.one(&[0, 0, 0, 0, 1, 1, 2]) {
        query.traits.push(dice.one(Trait::ALL));
    }
    query.language = dice.one(&["en", "en", "es", "ht"]).parse().expect("a language");
    query.danger =
        dice.one(&[Danger::None, Danger::None, Danger::None, Danger::Immediate, Danger::Child, Danger::Suicide]);
    query.now += chrono::Duration::minutes(i64::try_from(dice.below(7 * 24 * 60)).unwrap_or(0));
    query.limit = dice.one(&[1, 2, 3, 3, 3, 5]);
    query
}
