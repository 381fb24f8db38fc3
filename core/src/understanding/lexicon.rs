//! The lexicons of all languages: what each pattern means, and the one automaton over them.
//!
//! A language's patterns stand in `locales/<lang>/lexicon.toml` and, for what the engine adds of its own, in
//! `locales/<lang>/safety.toml`, both in the form that `locales/LEXICON.md` describes.

use toml::{Table, Value};

use super::automaton::{Automaton, Builder};
use super::normalise::{Normalised, folded};
use super::pattern::parse;
use crate::language::Language;
use crate::vocabulary::{Danger, Intent, Need, Trait};

/// What a pattern means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A need; the flag says that the pattern is enough alone.
    Need(Need, bool),
    /// A danger; the flag says that the pattern is enough alone.
    Danger(Danger, bool),
    /// A figure of speech that only looks like this danger.
    NotDanger(Danger),
    /// What the message is for.
    Intent(Intent),
    /// Something about the person at risk.
    Trait(Trait),
    /// Something the engine watches for besides.
    Flag(Flag),
    /// A word that changes what stands around it.
    Grammar(Grammar),
}

/// Words that change what stands around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grammar {
    /// Negates what follows.
    Negation,
    /// Negates what stands before.
    NegationAfter,
    /// Puts the clause into the past.
    Past,
    /// Cancels the past.
    Now,
    /// Not a report: films, homework, "what if".
    Unreal,
    /// The person at risk is somebody else.
    Other,
    /// The person at risk is the writer.
    Own,
}

/// What the engine watches for besides needs and dangers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// The writer says that they hurt others.
    AbuserSelf,
    /// Somebody was strangled or choked.
    Strangulation,
    /// "I am not in danger right now."
    DeniesDanger,
}

impl Label {
    /// The label as `--explain` shows it.
    pub fn name(self) -> String {
        let strength = |strong: bool| if strong { "" } else { " (weak)" };
        match self {
            Self::Need(need, strong) => format!("need.{need}{}", strength(strong)),
            Self::Danger(danger, strong) => format!("danger.{danger}{}", strength(strong)),
            Self::NotDanger(danger) => format!("not danger.{danger}"),
            Self::Intent(intent) => format!("intent.{intent}"),
            Self::Trait(word) => format!("trait.{word}"),
            Self::Flag(flag) => format!("flag.{flag:?}").to_lowercase(),
            Self::Grammar(grammar) => format!("grammar.{grammar:?}").to_lowercase(),
        }
    }
}

/// A pattern that matched a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What it means.
    pub label: Label,
    /// Number of its language.
    pub language: usize,
    /// Number of its pattern, for reports about patterns.
    pub rule: u32,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// A line of a lexicon that cannot be used, in words for whoever maintains the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {place}: {problem}")]
pub struct LexiconProblem {
    /// Which file.
    pub file: String,
    /// Which table and pattern.
    pub place: String,
    /// What is wrong.
    pub problem: String,
}

struct Rule {
    language: usize,
    label: Label,
    pattern: Box<str>,
}

/// Reads lexicons and makes a [`Lexicon`].
#[derive(Default)]
pub struct LexiconBuilder {
    languages: Vec<Language>,
    words: Vec<Vec<String>>,
    rules: Vec<Rule>,
    builder: Builder,
    /// What could not be used.
    pub problems: Vec<LexiconProblem>,
}

impl LexiconBuilder {
    /// Adds a language (which then has this number).
    pub fn language(&mut self, language: Language) -> usize {
        self.languages.push(language);
        self.words.push(Vec::new());
        self.languages.len() - 1
    }

    /// Adds a file of a language. Whatever cannot be used is left out and noted.
    pub fn file(&mut self, language: usize, file: &str, text: &str) {
        let table = match text.parse::<Table>() {
            Ok(table) => table,
            Err(error) => {
                // The message quotes the lexicon file, which is ours.
                self.problem(file, "toml", error.message());
                return;
            }
        };
        for (section, value) in &table {
            let Value::Table(inner) = value else {
                self.problem(file, section, "is not a table");
                continue;
            };
            for (name, value) in inner {
                match value {
                    Value::Array(patterns) if section == "language" && name == "words" => {
                        let words = patterns.iter().filter_map(Value::as_str).map(folded);
                        self.words[language].extend(words.filter(|word| !word.is_empty()));
                    }
                    Value::Array(patterns) => {
                        let place = format!("[{section}] {name}");
                        match label(section, name, "strong") {
                            Ok(label) => self.patterns(language, label, file, &place, patterns),
                            Err(problem) => self.problem(file, &place, &problem),
                        }
                    }
                    Value::Table(lists) => {
                        for (strength, patterns) in lists {
                            let place = format!("[{section}.{name}] {strength}");
                            match (label(section, name, strength), patterns) {
                                (Ok(label), Value::Array(patterns)) => {
                                    self.patterns(language, label, file, &place, patterns);
                                }
                                (Ok(_), _) => self.problem(file, &place, "is not a list"),
                                (Err(problem), _) => self.problem(file, &place, &problem),
                            }
                        }
                    }
                    _ => self.problem(file, &format!("[{section}] {name}"), "is neither a list nor a table"),
                }
            }
        }
    }

    fn patterns(&mut self, language: usize, label: Label, file: &str, place: &str, patterns: &[Value]) {
        for pattern in patterns {
            let Some(pattern) = pattern.as_str() else {
                self.problem(file, place, "has an entry that is not text");
                continue;
            };
            match parse(pattern.trim()) {
                Ok(sequences) => {
                    let rule = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
                    self.rules.push(Rule { language, label, pattern: pattern.into() });
                    for items in sequences {
                        self.builder.add(&items, 1 << language, rule);
                    }
                }
                Err(error) => self.problem(file, &format!("{place}: `{pattern}`"), &error.to_string()),
            }
        }
    }

    fn problem(&mut self, file: &str, place: &str, problem: &str) {
        self.problems.push(LexiconProblem { file: file.into(), place: place.into(), problem: problem.into() });
    }

    /// Makes the lexicon.
    pub fn build(self) -> Option<Lexicon> {
        Some(Lexicon {
            automaton: self.builder.build()?,
            languages: self.languages,
            words: self.words,
            rules: self.rules,
        })
    }
}

/// What a list in a lexicon means.
fn label(section: &str, name: &str, strength: &str) -> Result<Label, String> {
    let strong = match strength {
        "strong" => true,
        "weak" => false,
        "not" if section == "danger" => false,
        _ => return Err(format!("`{strength}` is not known; allowed are: strong, weak, and not under danger")),
    };
    let unknown = |allowed: &str| format!("`{name}` is not known; allowed are: {allowed}");
    match section {
        "need" => Ok(Label::Need(name.parse().map_err(|error| format!("{error}"))?, strong)),
        "danger" => {
            let danger: Danger = name.parse().map_err(|error| format!("{error}"))?;
            Ok(if strength == "not" { Label::NotDanger(danger) } else { Label::Danger(danger, strong) })
        }
        "intent" => Ok(Label::Intent(name.parse().map_err(|error| format!("{error}"))?)),
        "trait" => Ok(Label::Trait(name.parse().map_err(|error| format!("{error}"))?)),
        "grammar" => Ok(Label::Grammar(match name {
            "negation" => Grammar::Negation,
            "negation_after" => Grammar::NegationAfter,
            "past" => Grammar::Past,
            "now" => Grammar::Now,
            "unreal" => Grammar::Unreal,
            "other" => Grammar::Other,
            "self" => Grammar::Own,
            _ => return Err(unknown("negation, negation_after, past, now, unreal, other, self")),
        })),
        "other_roles" | "flag" => Ok(Label::Flag(match name {
            "abuser_self" => Flag::AbuserSelf,
            "strangulation" => Flag::Strangulation,
            "denies_danger" => Flag::DeniesDanger,
            _ => return Err(unknown("abuser_self, strangulation, denies_danger")),
        })),
        _ => Err(format!(
            "[{section}] is not known; allowed are: language, grammar, need, danger, intent, trait, other_roles, flag"
        )),
    }
}

/// All lexicons together.
pub struct Lexicon {
    automaton: Automaton,
    languages: Vec<Language>,
    words: Vec<Vec<String>>,
    rules: Vec<Rule>,
}

impl Lexicon {
    /// A lexicon that knows nothing.
    pub fn empty(languages: &[Language]) -> Self {
        Self {
            automaton: Automaton::default(),
            languages: languages.to_vec(),
            words: vec![Vec::new(); languages.len()],
            rules: Vec::new(),
        }
    }

    /// The languages, by number.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The function words of a language, folded.
    pub fn words(&self, language: usize) -> &[String] {
        self.words.get(language).map_or(&[], Vec::as_slice)
    }

    /// A pattern as written in the file, for reports to whoever maintains it.
    pub fn pattern(&self, rule: u32) -> &str {
        self.rules.get(rule as usize).map_or("", |rule| &rule.pattern)
    }

    /// The patterns of a language: what each means, and its text.
    pub fn patterns(&self, language: usize) -> impl Iterator<Item = (Label, &str)> {
        self.rules.iter().filter(move |rule| rule.language == language).map(|rule| (rule.label, &*rule.pattern))
    }

    /// How many patterns there are.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Bytes of memory, about.
    pub fn memory(&self) -> usize {
        self.automaton.memory()
    }

    /// Every pattern of these languages (bits by number) that occurs in a message.
    pub fn find(&self, text: &Normalised, languages: u32) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .automaton
            .find(text, languages)
            .into_iter()
            .filter_map(|found| {
                let rule = self.rules.get(found.rule as usize)?;
                (languages & (1 << rule.language) != 0).then_some(Hit {
                    label: rule.label,
                    language: rule.language,
                    rule: found.rule,
                    start: found.start,
                    end: found.end,
                })
            })
            .collect();
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end, hit.label, hit.rule));
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::super::normalise::normalise;
    use super::*;

    #[test]
    fn a_lexicon_is_read_and_its_mistakes_are_named() {
        let mut builder = LexiconBuilder::default();
        let en = builder.language(Language::ENGLISH);
        builder.file(
            en,
            "en/lexicon.toml",
            "[language]\nwords = [\"the\"]\n[grammar]\nnegation = [\"not\"]\nfuture = [\"will\"]\n\
             [need.shelter]\nstrong = [\"(a|) place to stay\", \"(open\"]\n[need.shelters]\nstrong = [\"x\"]\n\
             [danger.immediate]\nstrong = [\"has a (gun|knife)\"]\nnot = [\"glue gun\"]",
        );
        let problems: Vec<_> = builder.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), 3, "{problems:?}");
        let lexicon = builder.build().unwrap();
        let hits = lexicon.find(&normalise("not a place to stay, he has a GUN"), 1);
        let labels: Vec<_> = hits.iter().map(|hit| hit.label.name()).collect();
        assert_eq!(labels, ["grammar.negation", "need.shelter", "need.shelter", "danger.immediate"]);
        assert_eq!(lexicon.words(en), ["the"]);
    }
}
