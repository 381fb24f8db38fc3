//! From a published contact to something a telephone can follow. Numbers are shown exactly as published; a link is made
//! only where the digits are certain.
//!
//! Written by hand: general phone libraries turn short numbers such as 181 or 116 016 into numbers of some country.

use crate::vocabulary::Way;

/// The link of a contact: `tel:`, `sms:`, `mailto:`, `https:`. `None`: it can be read, not followed.
pub fn link(way: Way, value: &str) -> Option<String> {
    match way {
        Way::Voice | Way::Relay | Way::Videophone => telephone(value).map(|number| format!("tel:{number}")),
        Way::Sms => sms(value),
        Way::Whatsapp => {
            // A chat needs the country; guessing it would open a chat with a stranger.
            let digits: String = value.chars().filter(char::is_ascii_digit).collect();
            let plausible = value.trim().starts_with('+') && (8..=15).contains(&digits.len());
            plausible.then(|| format!("https://wa.me/{digits}"))
        }
        Way::Email => {
            let (name, host) = value.trim().split_once('@')?;
            let plain = |part: &str| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b))
            };
            (plain(name) && plain(host) && host.contains('.')).then(|| format!("mailto:{name}@{host}"))
        }
        Way::Web | Way::Chat => web(value),
    }
}

fn web(value: &str) -> Option<String> {
    let value = value.trim();
    if value.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '`')) {
        return None;
    }
    let lower = value.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let host = rest.unwrap_or(&lower).split(['/', '?', '#']).next()?;
    if host.contains('@') || !host.contains('.') || host.starts_with('.') || host.ends_with('.') {
        return None;
    }
    if !host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':')) {
        return None;
    }
    match rest {
        Some(_) => Some(value.to_owned()),
        // "javascript:" and the like have a colon and no slashes.
        None if host.contains(':') => None,
        None => Some(format!("https://{value}")),
    }
}

/// "START to 88788" → `sms:88788?&body=START`; the odd `?&` is what both kinds of telephone understand.
fn sms(value: &str) -> Option<String> {
    for between in [" to ", " al ", " a ", " au ", " an "] {
        if let Some((word, number)) = value.split_once(between) {
            let word = word.trim().trim_matches(['"', '“', '”', '\'']);
            let word = word.strip_prefix("Text ").or_else(|| word.strip_prefix("text ")).unwrap_or(word);
            let number = telephone(number)?;
            let plain = !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
            return Some(if plain { format!("sms:{number}?&body={word}") } else { format!("sms:{number}") });
        }
    }
    telephone(value).map(|number| format!("sms:{number}"))
}

/// What to dial: digits with a leading plus, star or hash sign, and an extension. `None`: not certain.
pub fn telephone(value: &str) -> Option<String> {
    let value = value.trim();
    // "1-800-799-SAFE (7233)", "1 800 DELITO (33 54 86)", "233733 (BEFREE)", "15 (option 2)".
    let (before, inside, after) = match value.split_once('(') {
        Some((before, rest)) => {
            let (inside, after) = rest.split_once(')')?;
            (before, Some(inside), after)
        }
        None => (value, None, ""),
    };
    let main = match inside {
        // "(305) 555-1212": the area code stands in brackets.
        Some(inside) if !before.bytes().any(|b| b.is_ascii_alphanumeric()) => format!("{before}{inside}{after}"),
        Some(inside) => {
            if after.trim().bytes().any(|b| b.is_ascii_alphanumeric()) {
                // "+44 (0)20 7946": the zero is dialled or not, depending on where from.
                return None;
            }
            let (outer, inner) = (keypad(before), keypad(inside));
            let letters = before.bytes().any(|b| b.is_ascii_alphabetic());
            let inner_digits = inside.bytes().any(|b| b.is_ascii_digit());
            match (outer, inner) {
                // What stands in the brackets has to be the letters in digits.
                (Some(outer), Some(inner)) if letters && inner_digits => {
                    if !outer.ends_with(inner.as_str()) && outer != inner {
                        return None;
                    }
                }
                _ if letters => return None,
                _ => {}
            }
            before.to_owned()
        }
        None => value.to_owned(),
    };
    let (main, extension) = split_extension(&main)?;
    let digits = keypad(main)?;
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    if digits.starts_with(['*', '#']) {
        // Service codes as some countries have them: *765, #8008.
        return ((2..=5).contains(&count) && extension.is_none()).then(|| digits.replace('#', "%23"));
    }
    // Letters belong to long numbers only: "SAFE" alone dials nothing anybody wants.
    let letters = main.bytes().any(|b| b.is_ascii_alphabetic());
    let plausible = if digits.starts_with('+') { (8..=15).contains(&count) } else { (2..=15).contains(&count) };
    if !plausible
        || digits.contains(['*', '#'])
        || (letters && (count < 7 || main.bytes().filter(u8::is_ascii_digit).count() < 3))
        || digits.bytes().all(|b| b == b'0') && count > 3
    {
        return None;
    }
    Some(match extension {
        Some(extension) => format!("{digits};ext={extension}"),
        None => digits,
    })
}

/// "305-646-7220 x5427" → the number and 5427. `None`: something else follows the number.
fn split_extension(text: &str) -> Option<(&str, Option<&str>)> {
    let lower = text.to_ascii_lowercase();
    for mark in [" ext. ", " ext ", " ext.", " extension ", " x", " ext"] {
        if let Some(at) = lower.find(mark) {
            let extension = text[at + mark.len()..].trim();
            let digits = !extension.is_empty() && extension.len() <= 8 && extension.bytes().all(|b| b.is_ascii_digit());
            // "x OPT5": the number can be dialled, the option is chosen by hand.
            return Some((&text[..at], digits.then_some(extension)));
        }
    }
    Some((text, None))
}

/// Digits, with letters as on the keys of a telephone. `None` when there is anything that is neither.
fn keypad(text: &str) -> Option<String> {
    let mut digits = String::new();
    for c in text.trim().chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' | '*' | '#' if digits.is_empty() => digits.push(c),
            '*' | '#' => digits.push(c),
            'A'..='C' => digits.push('2'),
            'D'..='F' => digits.push('3'),
            'G'..='I' => digits.push('4'),
            'J'..='L' => digits.push('5'),
            'M'..='O' => digits.push('6'),
            'P'..='S' => digits.push('7'),
            'T'..='V' => digits.push('8'),
            'W'..='Z' => digits.push('9'),
            ' ' | '-' | '.' | '(' | ')' | '\u{a0}' | '‑' | '–' => {}
            _ => return None,
        }
    }
    (!digits.is_empty()).then_some(digits)
}

/// Several numbers in one cell: "305-555-1212 / 305-555-1313", "0212 656 96 96 / 0549 656 96 96", "a or b", "a; b".
/// Each part is still as published.
pub fn split(cell: &str) -> Vec<&str> {
    let mut parts = vec![cell.trim()];
    for separator in [";", " / ", "\n", " or ", " OR ", ", ", "/"] {
        let next: Vec<&str> = parts
            .iter()
            .flat_map(|part| {
                let pieces: Vec<&str> = part.split(separator).map(str::trim).collect();
                // Only if every piece can be dialled; "9/11 line" is one thing.
                let all = pieces.len() > 1
                    && pieces.iter().all(|piece| {
                        piece.bytes().filter(u8::is_ascii_digit).count() >= 7 && telephone(piece).is_some()
                    });
                if all { pieces } else { vec![*part] }
            })
            .collect();
        parts = next;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_made_of_what_is_published_and_of_nothing_else() {
        for (way, value, expected) in [
            (Way::Voice, "1-800-799-SAFE (7233)", Some("tel:18007997233")),
            (Way::Voice, "1-800-656-HOPE (4673)", Some("tel:18006564673")),
            (Way::Voice, "1-800-4-A-CHILD (1-800-422-4453)", Some("tel:18004224453")),
            (Way::Voice, "1 800 DELITO (33 54 86)", Some("tel:1800335486")),
            (Way::Voice, "800 SAVE (800 7283)", Some("tel:8007283")),
            (Way::Voice, "1-800-799-SAFE (7234)", None),
            (Way::Voice, "911", Some("tel:911")),
            (Way::Voice, "15", Some("tel:15")),
            (Way::Voice, "000", Some("tel:000")),
            (Way::Voice, "116 016", Some("tel:116016")),
            (Way::Voice, "181", Some("tel:181")),
            (Way::Voice, "15-47", Some("tel:1547")),
            (Way::Voice, "15 (option 2)", Some("tel:15")),
            (Way::Voice, "*765", Some("tel:*765")),
            (Way::Voice, "#8008", Some("tel:%238008")),
            (Way::Voice, "(877) 330-6366", Some("tel:8773306366")),
            (Way::Voice, "0808 2000 247", Some("tel:08082000247")),
            (Way::Voice, "+603 3000 8858", Some("tel:+60330008858")),
            (Way::Voice, "305-646-7220 x5427", Some("tel:3056467220;ext=5427")),
            (Way::Voice, "305-891-8850 xOPT2", Some("tel:3058918850")),
            (Way::Voice, "650 403-4300 ext. 12", Some("tel:6504034300;ext=12")),
            (Way::Voice, "000-000-*347", None),
            (Way::Voice, "000-000-0000", None),
            (Way::Voice, "+44 (0)20 7946 0000", None),
            (Way::Voice, "call us", None),
            (Way::Voice, "SAFE", None),
            (Way::Voice, "HOTLINE NOW", None),
            (Way::Voice, "305-555-1212 / 305-555-1313", None),
            (Way::Voice, "7", None),
            (Way::Voice, "12345678901234567", None),
            (Way::Voice, "", None),
            (Way::Videophone, "1-855-812-1001", Some("tel:18558121001")),
            (Way::Sms, "START to 88788", Some("sms:88788?&body=START")),
            (Way::Sms, "help to 31531", Some("sms:31531?&body=help")),
            (Way::Sms, "START to 678-678", Some("sms:678678?&body=START")),
            (Way::Sms, "233733 (BEFREE)", Some("sms:233733")),
            (Way::Sms, "988", Some("sms:988")),
            (Way::Sms, "07860077333", Some("sms:07860077333")),
            (Way::Whatsapp, "+6018 988 8058", Some("https://wa.me/60189888058")),
            (Way::Whatsapp, "600 000 016", None),
            (Way::Email, "help@example.org", Some("mailto:help@example.org")),
            (Way::Email, "a@b?cc=x@y", None),
            (Way::Web, "https://www.thehotline.org", Some("https://www.thehotline.org")),
            (Way::Web, "www.girlscoutsfl.org", Some("https://www.girlscoutsfl.org")),
            (Way::Web, "javascript:alert(1)", None),
            (Way::Web, "javascript://x.y/%0aalert(1)", None),
            (Way::Web, "https://user@evil.example/", None),
            (Way::Web, "see our page", None),
        ] {
            assert_eq!(link(way, value).as_deref(), expected, "{way} {value}");
        }
    }

    #[test]
    fn several_numbers_in_one_cell_are_told_apart() {
        assert_eq!(split("0212 656 96 96 / 0549 656 96 96"), ["0212 656 96 96", "0549 656 96 96"]);
        assert_eq!(split("305-555-1212 or 305-555-1313"), ["305-555-1212", "305-555-1313"]);
        assert_eq!(split("1-800-799-SAFE (7233)"), ["1-800-799-SAFE (7233)"]);
        assert_eq!(split("305-555-1212, option 2"), ["305-555-1212, option 2"]);
    }

    proptest::proptest! {
        #[test]
        fn a_link_has_nothing_in_it_that_could_leave_it(value in "\\PC{0,40}") {
            for way in Way::ALL {
                if let Some(link) = link(*way, &value) {
                    proptest::prop_assert!(!link.contains(['"', '<', '>', ' ']), "{}", link);
                    let scheme = ["tel:", "sms:", "mailto:", "https://", "http://"].iter().any(|s| link.to_ascii_lowercase().starts_with(s));
                    proptest::prop_assert!(scheme, "{}", link);
                }
            }
        }
    }
}
