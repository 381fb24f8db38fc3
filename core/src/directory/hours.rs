//! Hours as people publish them → OpenStreetMap opening-hours syntax, where they can be read without guessing.
//!
//! Whoever trusts "open now" at night must be able to: what is not understood word for word stays text.

use std::fmt::Write;

use opening_hours::OpeningHours;

/// The days, as OpenStreetMap and RFC 5545 write them, Monday first.
const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// The number of a weekday, Monday 0: "Monday", "MON", "Thur", "mo", "Tues.", "lunes".
pub fn weekday(word: &str) -> Option<usize> {
    let word = word.trim().trim_end_matches(['.', ':', ';']).to_lowercase();
    let word = word.strip_suffix('s').filter(|w| w.ends_with("day")).unwrap_or(&word);
    Some(match word {
        "mo" | "mon" | "monday" | "m" | "lunes" | "lundi" => 0,
        "tu" | "tue" | "tues" | "tuesday" | "martes" | "mardi" => 1,
        "we" | "wed" | "weds" | "wednesday" | "w" | "miércoles" | "miercoles" | "mercredi" => 2,
        "th" | "thu" | "thur" | "thurs" | "thursday" | "jueves" | "jeudi" => 3,
        "fr" | "fri" | "friday" | "f" | "viernes" | "vendredi" => 4,
        "sa" | "sat" | "saturday" | "sábado" | "sabado" | "samedi" => 5,
        "su" | "sun" | "sunday" | "domingo" | "dimanche" => 6,
        _ => return None,
    })
}

/// The RFC 5545 day of a weekday: "MO".
pub fn rfc_day(day: usize) -> String {
    DAYS[day].to_uppercase()
}

/// Minutes since midnight: "9:00am", "9 am", "17:00", "17:00:00", "noon", "9:00 a.m.", "1730".
pub fn minutes(text: &str) -> Option<u16> {
    let text: String = text.trim().to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    match text.as_str() {
        "noon" | "12noon" | "midday" => return Some(12 * 60),
        "midnight" | "12midnight" => return Some(0),
        _ => {}
    }
    let (number, half) = if let Some(number) = text.strip_suffix("am").or_else(|| text.strip_suffix('a')) {
        (number, Some(0))
    } else if let Some(number) = text.strip_suffix("pm").or_else(|| text.strip_suffix('p')) {
        (number, Some(12))
    } else {
        (text.as_str(), None)
    };
    let number = number.trim_end_matches('z');
    let parts: Vec<&str> = number.split(':').collect();
    let digits = |part: &str| -> Option<u16> {
        if part.is_empty() || part.len() > 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
            None
        } else {
            part.parse().ok()
        }
    };
    let (hour, minute) = match parts.as_slice() {
        [hour, minute] | [hour, minute, _] => (digits(hour)?, digits(minute)?),
        [hour] if half.is_some() => (digits(hour)?, 0),
        [four] if four.len() == 4 && four.bytes().all(|b| b.is_ascii_digit()) => {
            (four[..2].parse().ok()?, four[2..].parse().ok()?)
        }
        _ => return None,
    };
    let hour = match half {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
        None => hour,
    };
    if minute > 59 || hour > 24 || (hour == 24 && minute > 0) { None } else { Some(hour * 60 + minute) }
}

/// "09:00".
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// One span of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Monday 0.
    pub day: usize,
    /// Minutes since midnight.
    pub opens: u16,
    /// Minutes since midnight; not after `opens`: on the next day.
    pub closes: u16,
}

/// Spans → "Mo-Fr 09:00-17:00; Sa 10:00-12:00". `None`: there is nothing, or it makes no sense.
pub fn osm(spans: &[Span]) -> Option<String> {
    let mut week: [Vec<(u16, u16)>; 7] = Default::default();
    for span in spans {
        // 23:59 is what HSDS advises for "until midnight".
        let closes = if span.closes == 23 * 60 + 59 { 24 * 60 } else { span.closes };
        let entry = (span.opens, closes);
        if span.opens == closes && span.opens != 0 {
            return None;
        }
        let entry = if entry == (0, 0) { (0, 24 * 60) } else { entry };
        if !week[span.day].contains(&entry) {
            week[span.day].push(entry);
        }
    }
    for day in &mut week {
        day.sort_unstable();
        // Spans that overlap are two different things (desk and telephone), and one cannot say which is meant.
        if day.windows(2).any(|pair| pair[1].0 < pair[0].1) {
            return None;
        }
    }
    if week.iter().all(Vec::is_empty) {
        return None;
    }
    if week.iter().all(|day| day.as_slice() == [(0, 24 * 60)]) {
        return Some("24/7".into());
    }
    let mut rules: Vec<String> = Vec::new();
    let mut done = [false; 7];
    for day in 0..7 {
        if done[day] || week[day].is_empty() {
            continue;
        }
        let same: Vec<usize> = (day..7).filter(|other| week[*other] == week[day]).collect();
        let mut names = String::new();
        let mut index = 0;
        while index < same.len() {
            let mut end = index;
            while end + 1 < same.len() && same[end + 1] == same[end] + 1 {
                end += 1;
            }
            if !names.is_empty() {
                names.push(',');
            }
            names.push_str(DAYS[same[index]]);
            if end > index {
                let _ = write!(names, "{}{}", if end > index + 1 { '-' } else { ',' }, DAYS[same[end]]);
            }
            index = end + 1;
        }
        for other in same {
            done[other] = true;
        }
        let times: Vec<String> = week[day].iter().map(|(a, b)| format!("{}-{}", clock(*a), clock(*b))).collect();
        rules.push(format!("{names} {}", times.join(",")));
    }
    let text = rules.join("; ");
    valid(&text).then_some(text)
}

/// Whether the opening-hours crate can evaluate it.
pub fn valid(osm: &str) -> bool {
    osm.parse::<OpeningHours>().is_ok()
}

/// Hours in words → OpenStreetMap syntax: "9:00am-5:00pm, Mon-Fri;\n9am-noon, Sat", "Mon-Fri 9:00-17:00", "24 hours".
/// `None` if any part of it was not understood: "By appointment", "2nd and 4th Saturday", "Clinic: …".
pub fn parse(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ';']);
    if text.is_empty() {
        return None;
    }
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '/' { c } else { ' ' })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if matches!(
        plain.as_str(),
        "24/7"
            | "24 hours"
            | "24 hours a day"
            | "24 hrs"
            | "24 hour"
            | "24 hours a day 7 days a week"
            | "24 7"
            | "24 hours 7 days a week"
            | "24 hours/7 days a week"
            | "24 hours daily"
            | "24 hours day 7 days week"
            | "24 hours a day seven days a week"
            | "24 hours/day 7 days/week"
            | "open 24 hours"
            | "open 24/7"
            | "24 horas"
            | "24h/24"
            | "24h"
            | "24h/24 7j/7"
    ) {
        return Some("24/7".into());
    }
    if text.len() < 200
        && text.bytes().any(|b| b.is_ascii_digit())
        && valid(text)
        && DAYS.iter().any(|day| text.starts_with(day))
    {
        return Some(text.to_owned());
    }
    let text = text.replace(['–', '—', '‒'], "-");
    let mut spans = Vec::new();
    for part in text.split([';', '\n']) {
        let part = part.trim().trim_end_matches(',').trim();
        if !part.is_empty() {
            clause(part, &mut spans)?;
        }
    }
    osm(&spans)
}

/// Times and days in either order, nothing else.
fn clause(part: &str, spans: &mut Vec<Span>) -> Option<()> {
    let mut times: Vec<(u16, u16)> = Vec::new();
    let mut days: Vec<usize> = Vec::new();
    // " to " and " - " are dashes; "9:00 am" is one word.
    let mut text = format!(" {} ", part.to_lowercase());
    for (from, to) in [
        (" to ", "-"),
        (" through ", "-"),
        (" thru ", "-"),
        (" - ", "-"),
        ("- ", "-"),
        (" -", "-"),
        (" am", "am"),
        (" pm", "pm"),
        (" a.m.", "am"),
        (" p.m.", "pm"),
        ("a.m.", "am"),
        (" a.m", "am"),
        (" p.m", "pm"),
        ("a.m", "am"),
        ("p.m", "pm"),
        ("p.m.", "pm"),
        (" and ", ","),
        (" & ", ","),
        (" / ", ","),
        ("/", ","),
    ] {
        text = text.replace(from, to);
    }
    for word in text.split([',', ' ']) {
        let word = word.trim_matches(['.', ':']);
        if word.is_empty() {
            continue;
        }
        if word == "daily" {
            days.extend(0..7);
        } else if let Some(day) = weekday(word) {
            days.push(day);
        } else {
            let (from, to) = word.split_once('-')?;
            if let (Some(from), Some(to)) = (weekday(from), weekday(to)) {
                // "Sat-Mon" wraps round the end of the week.
                let mut day = from;
                loop {
                    days.push(day);
                    if day == to {
                        break;
                    }
                    day = (day + 1) % 7;
                }
            } else {
                // "9-5pm": the first takes the half of the day only if it is written.
                let (opens, closes) = (minutes(from)?, minutes(to)?);
                times.push((opens, closes));
            }
        }
    }
    if times.is_empty() || days.is_empty() {
        return None;
    }
    for day in days {
        for (opens, closes) in &times {
            spans.push(Span { day, opens: *opens, closes: *closes });
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_as_people_publish_them_are_read() {
        for (text, expected) in [
            ("9:00am-5:00pm, Mon-Fri", "Mo-Fr 09:00-17:00"),
            ("10:00am-6:00pm, Mon-Fri;\n10:00am-2:00pm, Sat", "Mo-Fr 10:00-18:00; Sa 10:00-14:00"),
            ("8:30am–3:00pm, Mon-Fri", "Mo-Fr 08:30-15:00"),
            ("9:00am-1:00pm / 2:00pm-6:00pm, Mon, Wed, Thur", "Mo,We,Th 09:00-13:00,14:00-18:00"),
            ("9am-12:30pm, Mon-Fri", "Mo-Fr 09:00-12:30"),
            ("Monday through Friday 9 a.m. to 5 p.m.", "Mo-Fr 09:00-17:00"),
            ("9:00 am-5:00pm, Sat and Sun", "Sa,Su 09:00-17:00"),
            ("6:00pm-2:00am, Fri", "Fr 18:00-02:00"),
            ("24 hours", "24/7"),
            ("24 Hours a day, 7 days a week", "24/7"),
            ("Mo-Th 10:00-20:30; Fr 10:00-16:30", "Mo-Th 10:00-20:30; Fr 10:00-16:30"),
            ("00:00-23:59 Mon-Sun", "24/7"),
        ] {
            assert_eq!(parse(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_word_for_word_stays_text() {
        for text in [
            "By appointment",
            "",
            "Call for hours",
            "9:30am-5:00pm, Tue\n9:30am-1:00pm, 2nd and 4th Saturday of each month",
            "Clinic:\n7:00am-5:00pm, Mon-Fri",
            "Before 2:30pm, Mon-Thur",
            "9:00am-5:00pm",
            "8:30am-5:15pm, Mon-Fri;\n8:30am-7:00pm, Wed",
            "9-5, Mon-Fri",
            "13:00pm-5:00pm, Mon",
            "<script>",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn times_of_day_in_every_spelling() {
        for (text, expected) in [
            ("9:00am", Some(540)),
            ("12:00am", Some(0)),
            ("12pm", Some(720)),
            ("17:00", Some(1020)),
            ("17:00:00", Some(1020)),
            ("9am", Some(540)),
            ("4:00 PM", Some(960)),
            ("noon", Some(720)),
            ("24:00", Some(1440)),
            ("25:00", None),
            ("9", None),
            ("", None),
            ("x", None),
            ("0am", None),
            ("1730", Some(1050)),
            ("9:5x", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_read_can_be_evaluated(text in "[ -~\n]{0,60}") {
            if let Some(osm) = parse(&text) {
                proptest::prop_assert!(valid(&osm), "{} from {}", osm, text);
            }
        }
    }
}
