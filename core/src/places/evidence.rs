//! Whether a name is a place here: "Nice", "Reading" and "Jordan" usually are not.
//!
//! Each name starts with the trust it deserves by itself, and gains by what stands around it. At [`ENOUGH`] it
//! is a place. The numbers were set on `cases.tsv`; their order is what matters: a plain name needs
//! nothing, a word needs a clear cue or two weak ones, a function word needs its state written behind it.

use super::Gazetteer;
use super::cues::{self, Role, Weight};
use super::data::{Entry, Record};
use super::fold::{Folded, Gap, Script};
use super::home::{Hearth, Nearness};
use super::join::{self, Group};
use super::place::Kind;
use super::typo;
use super::words::Word;

/// The score at which a name is taken for a place.
pub(crate) const ENOUGH: f32 = 3.0;

/// What a name is worth before anything is known of its surroundings.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Trust {
    /// Nothing else has this name.
    Plain,
    /// A small or short name that might be chance.
    Thin,
    /// An ordinary word, with its frequency.
    Word(u8),
    /// Several ordinary words.
    Words,
    /// A person's name.
    Person,
    /// A postal abbreviation standing alone.
    Code,
    /// A function word, or what people write to us about.
    Never,
}

/// Words that a bare answer to "where are you?" may have around the place.
const AROUND_ANSWER: &[&str] = &[
    "i",
    "m",
    "im",
    "am",
    "in",
    "at",
    "the",
    "from",
    "near",
    "it",
    "its",
    "s",
    "is",
    "my",
    "city",
    "town",
    "county",
    "zip",
    "code",
    "live",
    "we",
    "re",
    "are",
    "by",
    "estoy",
    "en",
    "de",
    "soy",
    "vivo",
    "ciudad",
    "aqui",
    "a",
    "je",
    "suis",
    "j",
    "habite",
    "vis",
    "au",
    "mwen",
    "ap",
    "nan",
    "rete",
    "viv",
    "vil",
    "انا",
    "في",
    "من",
    "مدينه",
    "我",
    "在",
    "住",
    "是",
    "市",
];

/// How a text is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    pub english: bool,
    /// It answers "where are you?".
    pub asked: bool,
}

/// What was decided about one group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdict {
    pub score: f32,
    pub role: Role,
}

/// Weighs one group in its text.
pub(crate) fn weigh(
    gazetteer: &Gazetteer,
    folded: &Folded,
    hearth: &Hearth<'_>,
    group: &Group<'_>,
    how: Reading,
) -> Verdict {
    let spot = &group.spot;
    let Some(top) = group
        .candidates
        .iter()
        .max_by(|a, b| a.weight.total_cmp(&b.weight))
    else {
        return Verdict {
            score: 0.0,
            role: Role::Open,
        };
    };
    let (mut weight, mut role) = cues::before(&folded.text[..spot.start], how.english);
    let token = &folded.tokens[spot.first];
    if token.gap == Gap::Stop || token.gap == Gap::Comma {
        (weight, role) = (Weight::None, Role::Open);
    }
    if spot.clitic && weight == Weight::None {
        (weight, role) = (Weight::Weak, Role::At);
    }
    let near = hearth.nearness(&top.record);
    let people = top.record.population();
    let trust = trust(gazetteer, folded, group, &top.record, near);
    let outside = folded.tokens.len() - (spot.last - spot.first);
    let bare = outside == 0;
    let answer = !bare
        && outside <= 5
        && weight != Weight::None
        && around_answer(folded, spot.first, spot.last);
    let capital = folded.cased && token.capital && token.gap <= Gap::Comma && !token.shouted;

    let mut score = match trust {
        Trust::Plain => 3.0,
        Trust::Thin => 1.5,
        Trust::Word(55..) => -0.5,
        Trust::Word(45..) | Trust::Code => 0.0,
        Trust::Word(_) | Trust::Words => 1.0,
        Trust::Person => 0.5,
        Trust::Never => -5.0,
    };
    let everyday = matches!(trust, Trust::Word(45..));
    score += match weight {
        Weight::Strong => 3.0,
        Weight::Weak if everyday && !capital => 1.0,
        Weight::Weak => 2.0,
        Weight::None => 0.0,
    };
    if group.joined {
        score += 4.0;
    }
    if bare {
        score += if how.asked {
            5.0
        } else if unlikely_answer(trust, people, near) {
            1.0
        } else {
            4.0
        };
    } else if answer {
        score += 1.0;
    }
    if capital {
        score += match trust {
            Trust::Person => 0.5,
            Trust::Code => 1.0,
            _ => 2.0,
        };
    }
    score += if people >= 1_000_000 {
        1.5
    } else if people >= 100_000 {
        1.0
    } else {
        0.0
    };
    score += match near {
        Nearness::Abroad => 0.0,
        Nearness::Country => 0.5,
        Nearness::State | Nearness::Area => 1.0,
    };
    if (everyday || trust == Trust::Person) && people < 50_000 && near < Nearness::State {
        score -= 1.0;
    }
    score -= typo::penalty(spot) * if group.joined { 0.5 } else { 1.0 };
    Verdict { score, role }
}

/// A whole message that is a word and the name of a small place far away is more likely the word.
fn unlikely_answer(trust: Trust, people: u32, near: Nearness) -> bool {
    let enough = match (trust, near) {
        (Trust::Plain | Trust::Code | Trust::Never, _)
        | (_, Nearness::State | Nearness::Area)
        | (Trust::Words, Nearness::Country) => 0,
        (Trust::Word(45..) | Trust::Person, Nearness::Country)
        | (Trust::Words | Trust::Thin, _) => 50_000,
        (Trust::Word(45..) | Trust::Person, Nearness::Abroad) => 300_000,
        (Trust::Word(_), _) => 10_000,
    };
    people < enough
}

fn around_answer(folded: &Folded, first: usize, last: usize) -> bool {
    (0..first)
        .chain(last..folded.tokens.len())
        .all(|t| AROUND_ANSWER.contains(&folded.token(t)))
}

fn trust(
    gazetteer: &Gazetteer,
    folded: &Folded,
    group: &Group<'_>,
    top: &Record<'_>,
    near: Nearness,
) -> Trust {
    let spot = &group.spot;
    let token = &folded.tokens[spot.first];
    let name = folded
        .text
        .get(spot.start..folded.tokens[spot.last - 1].end)
        .unwrap_or("");
    let people = top.population();
    let word = gazetteer.word(name);
    let main = group.candidates.iter().any(|c| c.entry.is(Entry::MAIN));
    if group.candidates.iter().all(|c| c.entry.is(Entry::CODE)) {
        let code = folded.cased && token.shouted
            || folded.tokens.len() == 1
                && (token.shouted || near >= Nearness::Country || top.country().code() == "US")
            || near >= Nearness::Country && !join::is_word(gazetteer, name);
        return if code { Trust::Code } else { Trust::Never };
    }
    if word.is(Word::NEVER) {
        return Trust::Never;
    }
    if matches!(token.script, Script::Character | Script::Syllable) {
        let letters = name.chars().count();
        return match word.is(Word::ORDINARY) {
            true if letters <= 2 => Trust::Word(word.zipf.max(45)),
            true => Trust::Word(word.zipf),
            false if letters == 1 => Trust::Never,
            false
                if letters == 2 && people < 500_000 && near < Nearness::State
                    || letters < 4 && people < 20_000 =>
            {
                Trust::Word(40)
            }
            false => Trust::Plain,
        };
    }
    if spot.last - spot.first > 1 {
        return several_words(gazetteer, folded, group, people, near);
    }
    if word.is(Word::FIRST_NAME) {
        return Trust::Person;
    }
    if word.is(Word::ORDINARY) {
        return Trust::Word(word.zipf);
    }
    let letters = name.chars().count();
    let small = people < 100_000 && near < Nearness::State;
    if word.is(Word::FAMILY_NAME) && small {
        return Trust::Person;
    }
    let foreign = near < Nearness::Country;
    let chance = letters <= 4 && small && top.kind() != Kind::Country
        || !main && small
        || foreign && people < 30_000;
    if chance && spot.distance == 0 {
        Trust::Thin
    } else {
        Trust::Plain
    }
}

/// "Good Hope", "The Valley", "Big Lake": names made of words alone.
fn several_words(
    gazetteer: &Gazetteer,
    folded: &Folded,
    group: &Group<'_>,
    people: u32,
    near: Nearness,
) -> Trust {
    let spot = &group.spot;
    let ordinary = (spot.first..spot.last).all(|t| {
        let word = gazetteer.word(folded.token(t));
        folded.token(t).len() <= 2
            || word.is(Word::ORDINARY | Word::NEVER | Word::FIRST_NAME | Word::FAMILY_NAME)
                && word.zipf >= 30
            || word.is(Word::FIRST_NAME)
    });
    if !ordinary || people >= 100_000 || group.joined && near >= Nearness::Country {
        return Trust::Plain;
    }
    if near >= Nearness::State {
        Trust::Thin
    } else {
        Trust::Words
    }
}
