//! Street addresses in free text: found by their shape, and removed.
//!
//! Against: a description that gives away what the record itself has no field for ("we are at 12 Oak Street, behind the
//! church"). Removing too much costs a word, removing too little costs the address, so doubtful shapes go.

/// What stands instead of an address.
pub const REMOVED: &str = "[address removed]";

const SUFFIXES: &[&str] = &[
    "street",
    "st",
    "str",
    "avenue",
    "ave",
    "av",
    "road",
    "rd",
    "drive",
    "dr",
    "boulevard",
    "blvd",
    "lane",
    "ln",
    "court",
    "ct",
    "way",
    "place",
    "pl",
    "highway",
    "hwy",
    "terrace",
    "ter",
    "terr",
    "circle",
    "cir",
    "trail",
    "trl",
    "parkway",
    "pkwy",
    "square",
    "sq",
    "plaza",
    "alley",
    "route",
    "rte",
    "turnpike",
    "causeway",
    "crescent",
    "close",
    "loop",
    "row",
    "path",
    "pike",
    "expressway",
    "freeway",
    "bypass",
    "esplanade",
    "gardens",
    "grove",
    "hill",
    "mews",
    "quay",
    "walk",
    "wharf",
];
const PREFIXES: &[&str] = &[
    "calle",
    "avenida",
    "avda",
    "carrera",
    "cra",
    "paseo",
    "camino",
    "carretera",
    "plaza",
    "rue",
    "avenue",
    "boulevard",
    "chemin",
    "quai",
    "place",
    "impasse",
    "via",
    "viale",
    "piazza",
    "corso",
    "rua",
    "travessa",
    "praça",
    "ri",
    "ulica",
    "ul",
    "улица",
    "ул",
    "вулиця",
    "вул",
    "شارع",
    "straße",
    "strasse",
];
const ENDINGS: &[&str] =
    &["straße", "strasse", "weg", "platz", "gasse", "allee", "straat", "laan", "gata", "gatan", "vej", "gade"];
/// Never within an address: "24 hours a day at the court" is none.
const NOT_WITHIN: &[&str] = &[
    "hours", "hour", "hrs", "days", "day", "weeks", "week", "months", "month", "years", "year", "beds", "bed", "women",
    "men", "children", "and", "or", "for", "to", "with", "per", "people", "families", "percent", "am", "pm", "minutes",
    "step", "steps", "ages", "age", "who", "is", "are", "in", "on", "we", "you", "your", "can",
];
const UNITS: &[&str] =
    &["suite", "ste", "apt", "apartment", "unit", "floor", "room", "rm", "bldg", "building", "#", "no", "lot"];

struct Token<'a> {
    start: usize,
    end: usize,
    word: &'a str,
    lower: String,
    /// A sentence or a line ends after it.
    last: bool,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut position = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let start = position;
        position += part.len();
        let word = part.trim_end();
        if word.is_empty() {
            if part.contains('\n')
                && let Some(token) = tokens.last_mut()
            {
                token.last = true;
            }
            continue;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
        let lower = bare.to_lowercase();
        let abbreviation = lower.len() <= 4 && !lower.bytes().any(|b| b.is_ascii_digit());
        let last = part.ends_with('\n') || word.ends_with(['!', '?', ';']) || (word.ends_with('.') && !abbreviation);
        tokens.push(Token { start, end: start + word.len(), word: bare, lower, last });
    }
    tokens
}

/// "123", "123A", "12-14", "N123", "5th"; not "2018," years are numbers too, and one more goes.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 6 {
        return false;
    }
    let rest = &word[digits..];
    rest.len() <= 1
        || matches!(rest.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th")
        || rest.starts_with(['-', '/', '–'])
            && rest[1..].bytes().next().is_some_and(|b| b.is_ascii_digit())
            && rest.len() < 8
}

fn is_coordinate(word: &str) -> bool {
    let word = word.trim_start_matches(['-', '−', '+']);
    word.split_once('.').is_some_and(|(whole, part)| {
        (1..=3).contains(&whole.len())
            && part.len() >= 3
            && whole.bytes().all(|b| b.is_ascii_digit())
            && part.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Where addresses are in a text: byte ranges, in order.
pub fn find(text: &str) -> Vec<(usize, usize)> {
    let tokens = tokens(text);
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        match match_at(&tokens, index) {
            Some(last) => {
                let last = tail(&tokens, last);
                found.push((tokens[index].start, tokens[last].end));
                index = last + 1;
            }
            None => index += 1,
        }
    }
    found
}

/// The last token of the address that starts at `index`.
fn match_at(tokens: &[Token<'_>], index: usize) -> Option<usize> {
    let token = &tokens[index];
    if token.lower.contains("maps.") || token.lower.contains("/maps") || token.lower.contains("w3w.co") {
        return Some(index);
    }
    let next = tokens.get(index + 1);
    if is_coordinate(token.word) && next.is_some_and(|next| is_coordinate(next.word)) {
        return Some(index + 1);
    }
    if let Some((a, b)) = token.word.split_once(',')
        && is_coordinate(a)
        && is_coordinate(b)
    {
        return Some(index);
    }
    if is_number(token.word) {
        // Number, up to four words, and a word for a street.
        for ahead in 1..=5 {
            let Some(other) = tokens.get(index + ahead) else { break };
            if tokens[index + ahead - 1].last {
                break;
            }
            if SUFFIXES.contains(&other.lower.as_str()) || (ahead == 1 && PREFIXES.contains(&other.lower.as_str())) {
                // "12 rue de la Paix": the name comes after.
                if ahead == 1 && PREFIXES.contains(&other.lower.as_str()) && !other.last {
                    let mut last = index + 1;
                    while last + 1 < tokens.len() && last < index + 5 && !tokens[last].last {
                        let capital = tokens[last + 1].word.chars().next().is_some_and(char::is_uppercase);
                        last += 1;
                        if capital {
                            break;
                        }
                    }
                    return Some(last);
                }
                return Some(index + ahead);
            }
            if ENDINGS.iter().any(|ending| other.lower.len() > ending.len() + 2 && other.lower.ends_with(ending)) {
                return Some(index + ahead);
            }
            if NOT_WITHIN.contains(&other.lower.as_str()) || other.lower.is_empty() {
                break;
            }
        }
    }
    let street_first = PREFIXES.contains(&token.lower.as_str())
        || ENDINGS.iter().any(|ending| token.lower.len() > ending.len() + 2 && token.lower.ends_with(ending));
    if street_first {
        // "Calle Mayor, 12", "Hauptstraße 5".
        for ahead in 1..=5 {
            let Some(other) = tokens.get(index + ahead) else { break };
            if tokens[index + ahead - 1].last {
                break;
            }
            if is_number(other.word) {
                return Some(index + ahead);
            }
            if NOT_WITHIN.contains(&other.lower.as_str()) {
                break;
            }
        }
    }
    None
}

/// Takes in "NW", "Suite 200", and "City, ST 12345".
fn tail(tokens: &[Token<'_>], mut last: usize) -> usize {
    loop {
        let Some(next) = tokens.get(last + 1) else { return last };
        if tokens[last].last {
            return last;
        }
        let direction = matches!(next.lower.as_str(), "n" | "s" | "e" | "w" | "ne" | "nw" | "se" | "sw");
        let unit = UNITS.contains(&next.lower.as_str());
        if direction || next.word.starts_with('#') {
            last += 1;
        } else if unit && tokens.get(last + 2).is_some() {
            last += 2;
        } else {
            break;
        }
    }
    for ahead in 1..=5 {
        let Some(token) = tokens.get(last + ahead) else { break };
        let postal =
            token.word.len() >= 5 && token.word.bytes().take(5).all(|b| b.is_ascii_digit()) && token.word.len() <= 10;
        if postal {
            return last + ahead;
        }
        if token.last {
            break;
        }
    }
    last
}

/// Removes every address from a text; how many there were.
pub fn remove(text: &mut String) -> usize {
    let found = find(text);
    for (start, end) in found.iter().rev() {
        text.replace_range(*start..*end, REMOVED);
    }
    found.len()
}

/// An address for comparison: small letters and digits, street words in one spelling. `None` for a post-office box, which
/// is nowhere, and for what has no number.
pub fn fingerprint(address: &str) -> Option<String> {
    let words: Vec<String> = address
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            match word {
                "st" => "street",
                "ave" | "av" => "avenue",
                "rd" => "road",
                "dr" => "drive",
                "blvd" => "boulevard",
                "ln" => "lane",
                "ct" => "court",
                "pl" => "place",
                "hwy" => "highway",
                "ter" | "terr" => "terrace",
                "north" => "n",
                "south" => "s",
                "east" => "e",
                "west" => "w",
                other => other,
            }
            .to_owned()
        })
        .collect();
    let plain = words.join(" ");
    let number = words.iter().any(|word| word.bytes().any(|b| b.is_ascii_digit()));
    let word = words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    if plain.starts_with("p o box")
        || plain.starts_with("po box")
        || plain.starts_with("post office box")
        || !number
        || !word
    {
        return None;
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn removed(text: &str) -> String {
        let mut text = text.to_owned();
        remove(&mut text);
        text
    }

    #[test]
    fn addresses_of_many_shapes_are_removed() {
        for (text, expected) in [
            ("We are at 12 Oak Street, behind the church.", "We are at [address removed] behind the church."),
            ("Come to 1350 NW 12th Avenue, Suite 200, Miami, FL 33136 today", "Come to [address removed] today"),
            ("at the corner of 5th Street", "at the corner of [address removed]"),
            ("Calle Mayor, 12, Madrid", "[address removed] Madrid"),
            ("12 rue de la Paix", "[address removed]"),
            ("Hauptstraße 5 im Hof", "[address removed] im Hof"),
            ("see https://maps.google.com/?q=1 now", "see [address removed] now"),
            ("at 25.7757605, -80.19474 exactly", "at [address removed] exactly"),
            ("45-47 Old Mill Rd.", "[address removed]"),
        ] {
            assert_eq!(removed(text), expected);
        }
    }

    #[test]
    fn what_only_has_numbers_stays() {
        for text in [
            "Open 24 hours a day, court advocacy",
            "Call (305) 555-1212 for a place",
            "Serves women 18 and over on their way out",
            "Stays of 45 days. Place of last resort",
            "30 beds for women",
        ] {
            assert_eq!(removed(text), text);
        }
    }

    #[test]
    fn a_post_office_box_is_no_address() {
        assert_eq!(fingerprint("P.O. Box 380817"), None);
        assert_eq!(fingerprint("12 Oak St"), fingerprint("12 oak street"));
    }

    proptest::proptest! {
        #[test]
        fn removing_never_panics_and_leaves_nothing_to_remove_of_the_same_shape(text in "\\PC{0,80}", street in 1u32..9999) {
            let mut text = format!("{text} {street} Oak Street {text}");
            remove(&mut text);
            let address = format!("{street} Oak Street");
            proptest::prop_assert!(!text.contains(&address));
        }
    }
}
