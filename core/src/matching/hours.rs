//! Whether a service is open at a moment, in its own time zone, and whether its verification has grown old.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use opening_hours::OpeningHours;

use crate::directory::model::Hours;

/// Verified longer ago than this many months: flagged.
pub const STALE_MONTHS: i32 = 12;

/// Verified longer ago than this many months: hidden unless nothing else is left.
pub const HIDDEN_MONTHS: i32 = 15;

/// Open at `now`; `None` when the hours are not known, cannot be read, or have no time zone.
pub fn open_now(hours: &Hours, now: DateTime<Utc>) -> Option<bool> {
    let expression = hours.osm.as_deref()?;
    if expression == "24/7" {
        return Some(true);
    }
    let zone: chrono_tz::Tz = hours.time_zone.as_deref()?.parse().ok()?;
    let parsed: OpeningHours = expression.parse().ok()?;
    let local = now.with_timezone(&zone).naive_local();
    Some(parsed.is_open(local))
}

/// Verified more than twelve months ago.
pub fn is_stale(verified: NaiveDate, now: DateTime<Utc>) -> bool {
    months_since(verified, now) >= STALE_MONTHS
}

/// Verified more than fifteen months ago.
pub fn is_hidden(verified: NaiveDate, now: DateTime<Utc>) -> bool {
    months_since(verified, now) >= HIDDEN_MONTHS
}

fn months_since(day: NaiveDate, now: DateTime<Utc>) -> i32 {
    let today = now.date_naive();
    let months = |date: NaiveDate| date.year() * 12 + i32::try_from(date.month0()).unwrap_or(0);
    let whole = months(today) - months(day);
    if today.day() < day.day() { whole - 1 } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(osm: Option<&str>, zone: Option<&str>) -> Hours {
        Hours { osm: osm.map(Into::into), text: None, time_zone: zone.map(Into::into) }
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn opening_hours_are_read_in_the_time_zone_of_the_service() {
        let office = hours(Some("Mo-Fr 09:00-17:00"), Some("America/New_York"));
        assert_eq!(open_now(&office, at("2026-11-20T14:30:00Z")), Some(true), "Friday, 09:30 in New York");
        assert_eq!(open_now(&office, at("2026-11-20T13:30:00Z")), Some(false), "Friday, 08:30 in New York");
        assert_eq!(open_now(&office, at("2026-11-21T15:00:00Z")), Some(false), "Saturday");
    }

    #[test]
    fn a_night_line_is_open_after_midnight() {
        let night = hours(Some("Mo-Su 18:00-06:00"), Some("Europe/Madrid"));
        assert_eq!(open_now(&night, at("2026-11-20T02:00:00Z")), Some(true));
    }

    #[test]
    fn unknown_hours_stay_unknown() {
        let now = at("2026-11-20T02:00:00Z");
        assert_eq!(open_now(&hours(None, None), now), None);
        assert_eq!(open_now(&hours(Some("by appointment"), Some("Europe/Madrid")), now), None);
        assert_eq!(open_now(&hours(Some("Mo-Fr 09:00-17:00"), None), now), None);
        assert_eq!(open_now(&hours(Some("24/7"), None), now), Some(true));
    }

    #[test]
    fn a_verification_grows_stale_by_months() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let now = at("2026-11-21T00:00:00Z");
        assert!(!is_stale(day("2025-11-22"), now));
        assert!(is_stale(day("2025-11-21"), now));
        assert!(!is_hidden(day("2025-08-22"), now));
        assert!(is_hidden(day("2025-08-21"), now));
    }
}
