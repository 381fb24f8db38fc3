//! Opening hours of a segment: read once, shared by all services that have the same, and asked once a minute.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use opening_hours::OpeningHours;

use crate::directory::model::Hours;

/// Hours that are always open; most national lines.
const ALWAYS: u32 = 0;

/// Hours that are not known, cannot be read, or have no time zone.
const UNKNOWN: u32 = 1;

/// The number of the first hours in the list.
const FIRST: u32 = 2;

/// What one expression says in one time zone, and what it said last.
#[derive(Debug)]
struct Schedule {
    hours: OpeningHours,
    zone: chrono_tz::Tz,
    /// The minute since 1970 of the last answer, shifted by one, and the answer in the lowest bit.
    last: AtomicU64,
}

/// All hours of a segment.
#[derive(Debug, Default)]
pub(crate) struct Schedules {
    list: Vec<Schedule>,
    known: HashMap<(String, String), u32>,
}

impl Schedules {
    /// The number of these hours.
    pub(crate) fn keep(&mut self, hours: &Hours) -> u32 {
        let Some(expression) = hours.osm.as_deref() else { return UNKNOWN };
        if expression == "24/7" {
            return ALWAYS;
        }
        let Some(zone) = hours.time_zone.as_deref() else { return UNKNOWN };
        let key = (expression.to_owned(), zone.to_owned());
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        let number = match (expression.parse::<OpeningHours>(), zone.parse::<chrono_tz::Tz>()) {
            (Ok(hours), Ok(zone)) => {
                self.list.push(Schedule { hours, zone, last: AtomicU64::new(u64::MAX) });
                u32::try_from(self.list.len()).map_or(UNKNOWN, |count| count - 1 + FIRST)
            }
            _ => UNKNOWN,
        };
        self.known.insert(key, number);
        number
    }

    /// Open at `now`; the same answer as [`super::open_now`], which does not remember.
    pub(crate) fn open_at(&self, number: u32, now: DateTime<Utc>) -> Option<bool> {
        if number == ALWAYS {
            return Some(true);
        }
        let schedule = self.list.get(number.checked_sub(FIRST)? as usize)?;
        // Opening hours change on the minute, so an answer holds until the next one.
        let minute = u64::try_from(now.timestamp().div_euclid(60)).unwrap_or(0);
        let last = schedule.last.load(Ordering::Relaxed);
        if last >> 1 == minute {
            return Some(last & 1 == 1);
        }
        let open = schedule.hours.is_open(now.with_timezone(&schedule.zone).naive_local());
        schedule.last.store(minute << 1 | u64::from(open), Ordering::Relaxed);
        Some(open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(osm: Option<&str>, zone: Option<&str>) -> Hours {
        Hours { osm: osm.map(Into::into), text: None, time_zone: zone.map(Into::into) }
    }

    #[test]
    fn the_same_hours_are_kept_once_and_answer_like_those_that_do_not_remember() {
        let mut schedules = Schedules::default();
        let all = [
            hours(Some("24/7"), None),
            hours(None, None),
            hours(Some("Mo-Fr 09:00-17:00"), Some("America/New_York")),
            hours(Some("Mo-Su 18:00-06:00"), Some("Europe/Madrid")),
            hours(Some("by appointment"), Some("Europe/Madrid")),
            hours(Some("Mo-Fr 09:00-17:00"), Some("Nowhere/Else")),
        ];
        let numbers: Vec<u32> = all.iter().map(|hours| schedules.keep(hours)).collect();
        assert_eq!(numbers, all.iter().map(|hours| schedules.keep(hours)).collect::<Vec<_>>());
        assert_eq!(schedules.list.len(), 2);
        let start: DateTime<Utc> = "2026-11-20T00:00:20Z".parse().unwrap();
        for step in 0..(7 * 24 * 3) {
            let now = start + chrono::Duration::minutes(20 * step);
            for (hours, number) in all.iter().zip(&numbers) {
                assert_eq!(schedules.open_at(*number, now), super::super::open_now(hours, now), "{hours:?} {now}");
                assert_eq!(schedules.open_at(*number, now), super::super::open_now(hours, now), "again");
            }
        }
    }
}
