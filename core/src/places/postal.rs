//! United States ZIP codes, where a number is one: not in a phone number, price, address or time.

use super::Gazetteer;
use super::data::id_of;
use super::fold::{Folded, Gap, Script};
use super::place::{Country, Kind, PlaceId};
use std::ops::Range;

/// Words behind a number that make it a house number, a sum or a count.
const NOT_BEHIND: &[&str] = &[
    "st",
    "street",
    "ave",
    "avenue",
    "rd",
    "road",
    "nw",
    "ne",
    "sw",
    "se",
    "north",
    "south",
    "east",
    "west",
    "dr",
    "drive",
    "blvd",
    "ln",
    "lane",
    "ct",
    "court",
    "way",
    "hwy",
    "dollars",
    "dollar",
    "usd",
    "bucks",
    "pesos",
    "euros",
    "euro",
    "gourdes",
    "goud",
    "dola",
    "dolares",
    "dólares",
    "people",
    "times",
    "days",
    "personas",
    "veces",
    "personnes",
    "fois",
    "miles",
    "km",
    "k",
    "元",
    "块",
    "دولار",
];

/// Words in front of a number that say what it is instead.
const NOT_BEFORE: &[&str] = &[
    "case", "number", "no", "nr", "numero", "apt", "unit", "suite", "box", "badge", "caso",
    "dosye", "code", "pin", "id", "call", "text", "owe", "paid", "pay", "$",
];

const ZIP_WORDS: &[&str] = &[
    "zip",
    "zipcode",
    "postal",
    "postcode",
    "code postal",
    "zip code",
    "codigo postal",
    "邮编",
    "邮政编码",
];

/// A postal code in a text.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub tokens: Range<usize>,
    pub id: PlaceId,
    /// Something besides the number says that it is a postal code.
    pub certain: bool,
}

/// All postal codes, or none where the agency's country is one whose codes are not known.
pub(crate) fn codes(
    gazetteer: &Gazetteer,
    folded: &Folded,
    original: &str,
    country: Option<Country>,
) -> Vec<Code> {
    let tokens = &folded.tokens;
    let at_home = country.is_none_or(|c| c.code() == "US");
    let number = |t: usize| tokens.get(t).is_some_and(|t| t.script == Script::Number);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if token.script != Script::Number || token.end - token.start != 5 {
            continue;
        }
        let Some(id) = folded
            .token(at)
            .parse()
            .ok()
            .map(|n: u32| id_of(Kind::PostalCode, n))
        else {
            continue;
        };
        if gazetteer.place(id).is_none() {
            continue;
        }
        // ZIP+4: "33012-1234".
        let plus = number(at + 1)
            && tokens[at + 1].end - tokens[at + 1].start == 4
            && original.get(token.to..tokens[at + 1].from) == Some("-");
        let last = at + 1 + usize::from(plus);
        let touching = |t: usize| number(t) && tokens.get(t).is_some_and(|t| t.gap <= Gap::Loose);
        let before = at.checked_sub(1).filter(|_| token.gap < Gap::Stop);
        let said = before.is_some_and(|b| {
            let text = folded.span(b.saturating_sub(1), at).trim_end();
            ZIP_WORDS.iter().any(|w| text.ends_with(w))
                || text.ends_with("zip code is")
                || folded.token(b) == "is" && folded.span(b.saturating_sub(2), at).contains("zip")
        });
        let sign = original
            .get(..token.from)
            .and_then(|t| t.trim_end().chars().next_back());
        let wrong = touching(last)
            || before.is_some_and(|b| number(b) && token.gap <= Gap::Loose)
            || matches!(sign, Some('$' | '€' | '£' | '#' | '+' | '¥'))
            || original.get(token.to..).is_some_and(|t| {
                t.starts_with(['%', '°'])
                    || t.starts_with([':', '.', ','])
                        && t[1..].starts_with(|c: char| c.is_ascii_digit())
            })
            || tokens.get(last).is_some_and(|t| t.gap <= Gap::Loose)
                && (last..last + 3)
                    .any(|t| NOT_BEHIND.contains(&folded.token(t)) && (t == last || !number(last)))
            || before.is_some_and(|b| NOT_BEFORE.contains(&folded.token(b)));
        let short = tokens.len() <= 4;
        if said || !wrong && (at_home || short && tokens.len() == 1) {
            found.push(Code {
                tokens: at..last,
                id,
                certain: said || short,
            });
        }
    }
    found
}
