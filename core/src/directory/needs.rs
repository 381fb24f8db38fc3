//! Needs and traits of a service, from its taxonomy terms and, failing those, its words. The mapping is
//! `core/data/directory/needs.csv`: every line is a decision that can be reviewed.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::vocabulary::{Need, Trait};

/// What the mapping gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Needs, in the order of the vocabulary.
    pub needs: Vec<Need>,
    /// Traits it is made for.
    pub made_for: Vec<Trait>,
}

impl Given {
    fn take(&mut self, other: &Self) {
        for need in &other.needs {
            if !self.needs.contains(need) {
                self.needs.push(*need);
            }
        }
        for word in &other.made_for {
            if !self.made_for.contains(word) {
                self.made_for.push(*word);
            }
        }
    }
}

struct Words {
    automaton: AhoCorasick,
    given: Vec<Given>,
}

impl Words {
    fn new(list: Vec<(String, Given)>) -> Self {
        let (patterns, given): (Vec<String>, Vec<Given>) = list.into_iter().unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(patterns)
            .expect("the words of the mapping fit an automaton");
        Self { automaton, given }
    }

    /// `text` in small letters.
    fn find(&self, text: &str, into: &mut Given) {
        for found in self.automaton.find_overlapping_iter(text) {
            let before = text[..found.start()].chars().next_back();
            let after = text[found.end()..].chars().next();
            if !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric) {
                into.take(&self.given[found.pattern().as_usize()]);
            }
        }
    }
}

struct Mapping {
    codes: HashMap<String, Given>,
    terms: HashMap<String, Given>,
    names: Words,
    words: Words,
}

static MAPPING: LazyLock<Mapping> = LazyLock::new(|| {
    read(include_str!("../../data/directory/needs.csv"))
        .expect("the mapping is part of the program and its test reads it")
});

fn read(text: &str) -> Result<Mapping, String> {
    let mut codes = HashMap::new();
    let mut terms = HashMap::new();
    let (mut names, mut words) = (Vec::new(), Vec::new());
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let field = |index: usize| record.get(index).unwrap_or_default().trim();
        let list = |index: usize| field(index).split(';').filter(|word| !word.is_empty()).map(str::to_owned);
        let given = Given {
            needs: list(2)
                .map(|w| w.parse::<Need>())
                .collect::<Result<_, _>>()
                .map_err(|e| format!("line {line}: {e}"))?,
            made_for: list(3)
                .map(|w| w.parse::<Trait>())
                .collect::<Result<_, _>>()
                .map_err(|e| format!("line {line}: {e}"))?,
        };
        let pattern = field(1).to_owned();
        let twice = match field(0) {
            "code" => codes.insert(pattern, given).is_some(),
            "term" => terms.insert(pattern.to_lowercase(), given).is_some(),
            "name" => {
                names.push((pattern.to_lowercase(), given));
                false
            }
            "word" => {
                words.push((pattern.to_lowercase(), given));
                false
            }
            other => return Err(format!("line {line}: `{other}` is not code, term, name or word")),
        };
        if twice {
            return Err(format!("line {line}: the pattern `{}` is there twice", field(1)));
        }
    }
    Ok(Mapping { codes, terms, names: Words::new(names), words: Words::new(words) })
}

/// What a service helps with and whom it is made for.
///
/// `terms` are code and name of its taxonomy terms; `name` and `text` its own words.
pub fn given<'a>(terms: impl IntoIterator<Item = (&'a str, &'a str)>, name: &str, text: &str) -> Given {
    let mapping = &*MAPPING;
    let mut given = Given::default();
    let (mut men, mut women) = (false, false);
    let mut ages: Vec<&str> = Vec::new();
    for (code, term) in terms {
        // The longest pattern that begins the code.
        let mut prefix = code;
        while !prefix.is_empty() {
            if let Some(found) = mapping.codes.get(prefix) {
                given.take(found);
                break;
            }
            let mut end = prefix.len() - 1;
            while !prefix.is_char_boundary(end) {
                end -= 1;
            }
            prefix = &prefix[..end];
        }
        if let Some(found) = mapping.terms.get(&term.to_lowercase()) {
            given.take(found);
        }
        // AIRS gives target groups one by one: a service for everybody has all of them, so only a group that stands
        // alone says whom it is made for.
        men |= code.starts_with("YX-0300.0150") || code.starts_with("YS-5000.5000") || code.starts_with("YV-3000.3050");
        women |=
            code.starts_with("YX-0300.0190") || code.starts_with("YS-2000.9500") || code.starts_with("YV-3000.7500");
        if code.starts_with("YB-") {
            ages.push(if code.starts_with("YB-9500.0500") { "YB-9500.0500" } else { code });
        }
    }
    let alone = |group: &str| !ages.is_empty() && ages.iter().all(|age| age.starts_with(group));
    if men && !women {
        given.take(&Given { made_for: vec![Trait::Male], ..Given::default() });
    }
    if alone("YB-8000") {
        given.take(&Given { made_for: vec![Trait::Elder], ..Given::default() });
    }
    if alone("YB-9500.0500") {
        given.take(&Given { made_for: vec![Trait::Teen], ..Given::default() });
    }
    let name = name.to_lowercase();
    mapping.names.find(&name, &mut given);
    if given.needs.is_empty() {
        mapping.words.find(&name, &mut given);
        mapping.words.find(&text.to_lowercase(), &mut given);
    }
    given.needs.sort_unstable();
    given.made_for.sort_unstable();
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(code: &str) -> Vec<Need> {
        given([(code, "")], "", "").needs
    }

    #[test]
    fn the_mapping_can_be_read() {
        read(include_str!("../../data/directory/needs.csv")).map(|_| ()).unwrap();
    }

    #[test]
    fn the_longest_pattern_decides() {
        assert_eq!(needs("BH-1800.1500-100"), [Need::Shelter, Need::SafetyPlanning]);
        assert_eq!(needs("BH-1800.8500-185"), [Need::Shelter]);
        assert_eq!(needs("PN-8100.0500-070"), []);
        assert_eq!(needs("PN-8100.0200-180"), [Need::SupportGroup]);
        assert_eq!(needs("FT-3000.1750"), [Need::Legal, Need::ProtectionOrder]);
        assert_eq!(needs("FL-6500"), [Need::Police]);
        assert_eq!(needs("ZZ-1"), []);
        assert_eq!(needs("É"), []);
    }

    #[test]
    fn open_eligibility_terms_are_known_by_name() {
        let of = |name: &'static str| given([("101-06-01", name)], "", "").needs;
        assert_eq!(of("Help Escape Violence"), [Need::Shelter, Need::SafetyPlanning]);
        assert_eq!(of("Citizenship & Immigration"), [Need::Legal, Need::Immigration]);
    }

    #[test]
    fn words_count_only_where_terms_say_nothing() {
        let text = "Free legal aid and counseling";
        assert_eq!(given([], "Office", text).needs, [Need::Legal, Need::Counseling]);
        assert_eq!(given([("BD-1800", "Emergency Food")], "Office", text).needs, [Need::Money]);
        assert_eq!(given([], "Illegal aider", "").needs, []);
    }

    #[test]
    fn only_a_group_that_stands_alone_says_whom_it_is_made_for() {
        let of = |codes: &[&'static str]| given(codes.iter().map(|code| (*code, "")), "", "").made_for;
        assert_eq!(of(&["YX-0300.0150"]), [Trait::Male]);
        assert_eq!(of(&["YX-0300.0150", "YX-0300.0190"]), []);
        assert_eq!(of(&["YB-8000"]), [Trait::Elder]);
        assert_eq!(of(&["YB-8000", "YB-0500"]), []);
        assert_eq!(of(&["YF-3200.1700"]), [Trait::Deaf]);
    }
}
