//! How well messages are understood: figures over labelled files, for `porchlight evaluate`.
//!
//! A figure is a count of what was right beside what could have been; shares are worked out only when shown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::normalise::folded;
use super::training_file::{BadLine, Labelled, read};
use super::{Engine, Hints, Understanding};
use crate::places::Home;
use crate::vocabulary::{Danger, Intent};

/// Right, wrongly given, and missed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Count {
    /// Given and labelled.
    pub right: u32,
    /// Given and not labelled.
    pub wrong: u32,
    /// Labelled and not given.
    pub missed: u32,
}

impl Count {
    pub(crate) fn add(&mut self, given: bool, labelled: bool) {
        match (given, labelled) {
            (true, true) => self.right += 1,
            (true, false) => self.wrong += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
    }

    fn merge(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    /// Share of the labelled that was given; `None` when nothing was labelled.
    pub fn recall(&self) -> Option<f64> {
        share(self.right, self.right + self.missed)
    }

    /// Share of the given that was labelled.
    pub fn precision(&self) -> Option<f64> {
        share(self.right, self.right + self.wrong)
    }

    /// Harmonic mean of the two.
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// Right of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Share {
    /// Right.
    pub right: u32,
    /// Of so many.
    pub of: u32,
}

impl Share {
    pub(crate) fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += u32::from(right);
    }

    fn merge(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }

    /// As a share of one.
    pub fn value(&self) -> Option<f64> {
        share(self.right, self.of)
    }
}

/// The figures of a language, or of all.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Figures {
    /// Messages.
    pub messages: u32,
    /// Language right.
    pub language: Share,
    /// Intent right.
    pub intent: Share,
    /// Needs, over all messages together.
    pub needs: Count,
    /// The first labelled need is among those given.
    pub first_need: Share,
    /// Any danger against none.
    pub danger: Count,
    /// Of the dangerous messages, the kind right.
    pub danger_kind: Share,
    /// Of the messages with a place, the right one found.
    pub place: Share,
    /// Of the messages without a place, those where one was given.
    pub false_place: Share,
    /// About somebody else, right or wrong.
    pub about_other: Share,
    /// About somebody else: found and missed.
    pub about_other_found: Count,
    /// Traits, over all messages together.
    pub traits: Count,
}

impl Figures {
    fn merge(&mut self, other: &Self) {
        self.messages += other.messages;
        for (mine, theirs) in [
            (&mut self.language, other.language),
            (&mut self.intent, other.intent),
            (&mut self.first_need, other.first_need),
            (&mut self.danger_kind, other.danger_kind),
            (&mut self.place, other.place),
            (&mut self.false_place, other.false_place),
            (&mut self.about_other, other.about_other),
        ] {
            mine.merge(theirs);
        }
        for (mine, theirs) in [
            (&mut self.needs, other.needs),
            (&mut self.danger, other.danger),
            (&mut self.about_other_found, other.about_other_found),
            (&mut self.traits, other.traits),
        ] {
            mine.merge(theirs);
        }
    }

    /// Every figure by name, where greater is better, between 0 and 1.
    pub fn named(&self) -> Vec<(&'static str, Option<f64>)> {
        vec![
            ("language", self.language.value()),
            ("intent", self.intent.value()),
            ("needs_f1", self.needs.f1()),
            ("needs_precision", self.needs.precision()),
            ("needs_recall", self.needs.recall()),
            ("first_need", self.first_need.value()),
            ("danger_recall", self.danger.recall()),
            ("danger_precision", self.danger.precision()),
            ("danger_kind", self.danger_kind.value()),
            ("place", self.place.value()),
            ("no_false_place", self.false_place.value().map(|value| 1.0 - value)),
            ("about_other", self.about_other.value()),
            ("about_other_f1", self.about_other_found.f1()),
            ("traits_f1", self.traits.f1()),
        ]
    }

    fn count(&mut self, engine: &Engine, labelled: &Labelled, understood: &Understanding, misses: &mut Vec<String>) {
        self.messages += 1;
        let mut check = |name: &str, right: bool, given: String, expected: String| {
            if !right {
                misses.push(format!("{name}: {given} instead of {expected}"));
            }
            right
        };
        let language = understood.language.best;
        let right = language.as_str() == labelled.language.split('-').next().unwrap_or_default();
        self.language.add(check("language", right, language.to_string(), labelled.language.clone()));
        let intent = labelled.intent.unwrap_or(Intent::Request);
        let given = understood.intent;
        self.intent.add(check("intent", given == intent, given.to_string(), intent.to_string()));
        for &need in crate::vocabulary::Need::ALL {
            self.needs.add(understood.needs.contains(&need), labelled.needs.contains(&need));
        }
        let list = |words: Vec<&str>| if words.is_empty() { "nothing".to_owned() } else { words.join(" ") };
        let given: Vec<&str> = understood.needs.iter().map(|need| need.as_str()).collect();
        let expected: Vec<&str> = labelled.needs.iter().map(|need| need.as_str()).collect();
        let same = given.iter().all(|word| expected.contains(word)) && given.len() == expected.len();
        check("needs", same, list(given), list(expected));
        if let Some(first) = labelled.needs.first() {
            self.first_need.add(understood.needs.contains(first));
        }
        let danger = labelled.danger.unwrap_or(Danger::None);
        let (given, real) = (understood.danger != Danger::None, danger != Danger::None);
        check("danger", understood.danger == danger, understood.danger.to_string(), danger.to_string());
        self.danger.add(given, real);
        if real {
            self.danger_kind.add(understood.danger == danger);
        }
        let found = understood.place.as_ref().map(|place| place.text.expose().as_str());
        match (&labelled.place, found) {
            (Some(place), Some(found)) => {
                let right = folded(found) == folded(place) || engine.places().same(found, place);
                self.place.add(check("place", right, found.to_owned(), place.clone()));
            }
            (Some(place), None) => self.place.add(check("place", false, "nothing".to_owned(), place.clone())),
            (None, Some(found)) => self.false_place.add(!check("place", false, found.to_owned(), "nothing".to_owned())),
            (None, None) => self.false_place.add(false),
        }
        let right = understood.about_other == labelled.about_other;
        check("about_other", right, understood.about_other.to_string(), labelled.about_other.to_string());
        self.about_other.add(right);
        self.about_other_found.add(understood.about_other, labelled.about_other);
        for &word in crate::vocabulary::Trait::ALL {
            self.traits.add(understood.traits.contains(&word), labelled.traits.contains(&word));
        }
        let given: Vec<&str> = understood.traits.iter().map(|word| word.as_str()).collect();
        let mut expected: Vec<&str> = labelled.traits.iter().map(|word| word.as_str()).collect();
        expected.sort_unstable();
        let mut sorted = given.clone();
        sorted.sort_unstable();
        check("traits", sorted == expected, list(given), list(expected));
    }
}

/// A message that was not understood as labelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// Where it stands.
    pub file: String,
    /// Its id in the file.
    pub id: String,
    /// The message: from a file that whoever asks has given, not from a person.
    pub text: String,
    /// What differs, one entry for each label.
    pub differences: Vec<String>,
}

/// The result of an evaluation.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Figures of each labelled language.
    pub languages: BTreeMap<String, Figures>,
    /// Figures of all together.
    pub all: Figures,
    /// Lines that could not be used.
    pub bad: Vec<BadLine>,
    /// What went wrong.
    pub misses: Vec<Miss>,
}

/// Evaluates files: their names and their content.
pub fn evaluate<'a>(engine: &Engine, home: &Home, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Report {
    let mut report = Report::default();
    for (name, content) in files {
        let (messages, bad) = read(name, content);
        report.bad.extend(bad);
        for labelled in messages {
            let hints = Hints { language: None, page_language: None, home };
            let understood = engine.understand(&labelled.text, &hints);
            let mut differences = Vec::new();
            let language = labelled.language.split('-').next().unwrap_or_default().to_owned();
            let figures = report.languages.entry(language).or_default();
            figures.count(engine, &labelled, &understood, &mut differences);
            if !differences.is_empty() {
                let Labelled { id, text, .. } = labelled;
                report.misses.push(Miss { file: name.to_owned(), id, text, differences });
            }
        }
    }
    for figures in report.languages.values() {
        report.all.merge(figures);
    }
    report
}

impl Report {
    /// A table for people.
    pub fn table(&self) -> String {
        let mut out = String::from(
            "         messages language intent  needs(P   R   F1) first  danger(R   P) kind   place false  other traits\n",
        );
        let all = ("all".to_owned(), self.all);
        for (name, f) in self.languages.iter().map(|(name, f)| (name.clone(), *f)).chain([all]) {
            let show =
                |value: Option<f64>| value.map_or("    –".to_owned(), |value| format!("{:5.1}", value * 100.0));
            let _ = writeln!(
                out,
                "{name:<9}{:>7} {:>8}  {:>5}  {} {} {}  {}  {} {} {}  {} {}  {} {}",
                f.messages,
                show(f.language.value()),
                show(f.intent.value()),
                show(f.needs.precision()),
                show(f.needs.recall()),
                show(f.needs.f1()),
                show(f.first_need.value()),
                show(f.danger.recall()),
                show(f.danger.precision()),
                show(f.danger_kind.value()),
                show(f.place.value()),
                show(f.false_place.value()),
                show(f.about_other.value()),
                show(f.traits.f1()),
            );
        }
        out
    }

    /// For programs: figures by language and name, bad lines, and the misses if wanted.
    pub fn json(&self, with_misses: bool) -> Value {
        let figures = |figures: &Figures| {
            let mut object = json!({ "messages": figures.messages });
            for (name, value) in figures.named() {
                object[name] = json!(value.map(|value| (value * 10_000.0).round() / 10_000.0));
            }
            object
        };
        let mut out = json!({
            "all": figures(&self.all),
            "languages": self.languages.iter().map(|(name, f)| (name.clone(), figures(f))).collect::<BTreeMap<_, _>>(),
            "bad_lines": self.bad.iter().map(|bad| json!({
                "file": bad.file, "line": bad.line, "problem": bad.problem })).collect::<Vec<_>>(),
        });
        if with_misses {
            out["misses"] = self
                .misses
                .iter()
                .map(|miss| {
                    json!({
                "file": miss.file, "id": miss.id, "text": miss.text, "differences": miss.differences })
                })
                .collect();
        }
        out
    }
}
