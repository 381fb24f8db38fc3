//! The engine: every language's lexicon and classifier, and how they work together on one message.

use std::sync::LazyLock;

use super::classifier::{Model, Output, Scores};
use super::decide::{Verdict, decide};
use super::features::extract;
use super::grammar::{Reading, read};
use super::language::LanguageModel;
use super::lexicon::{Label, Lexicon, LexiconBuilder, LexiconProblem};
use super::locales::Locales;
use super::normalise::{Kind, Normalised, Token, normalise, normalise_with_places};
use super::place::{self, FoundPlace, PlaceFinder};
use super::{Certainty, Evidence, LanguageGuess, PlaceMention, Shape, Understanding};
use crate::language::Language;
use crate::places::Home;
use crate::private::Private;
use crate::vocabulary::{Danger, Intent};

/// What is known before the message is read.
#[derive(Debug, Clone, Copy)]
pub struct Hints<'a> {
    /// The language of the conversation so far.
    pub language: Option<Language>,
    /// The language of the page they write on.
    pub page_language: Option<Language>,
    /// Where the agency is.
    pub home: &'a Home,
}

/// Understands messages.
pub struct Engine {
    lexicon: Lexicon,
    language: Option<LanguageModel>,
    models: Vec<Option<Model>>,
    places: Box<dyn PlaceFinder>,
    problems: Vec<LexiconProblem>,
}

static EMBEDDED: LazyLock<Engine> = LazyLock::new(Engine::load);

/// Below this probability of the best need one short question is asked.
const THIN: f32 = 0.3;

impl Engine {
    /// The engine over the files that are part of the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Loads the files that are part of the program. Whatever cannot be used is left out; see [`Self::problems`].
    pub fn load() -> Self {
        Self::with_places(Box::new(place::Embedded))
    }

    /// As [`Self::load`], with another gazetteer.
    pub fn with_places(places: Box<dyn PlaceFinder>) -> Self {
        Self::from(&Locales::Embedded, places)
    }

    /// Loads files from elsewhere, with another gazetteer.
    pub fn from(locales: &Locales, places: Box<dyn PlaceFinder>) -> Self {
        let languages = locales.languages();
        let mut builder = LexiconBuilder::default();
        for language in &languages {
            let number = builder.language(*language);
            for name in ["lexicon.toml", "safety.toml"] {
                let path = format!("{language}/{name}");
                if let Some(text) = locales.text(&path) {
                    builder.file(number, &path, &text);
                }
            }
        }
        let mut problems = std::mem::take(&mut builder.problems);
        let lexicon = builder.build().unwrap_or_else(|| Lexicon::empty(&languages));
        let mut weights = |path: &str| {
            let bytes = locales.file(path);
            if bytes.is_none() {
                problems.push(LexiconProblem {
                    file: path.to_owned(),
                    place: "file".to_owned(),
                    problem: "is missing; make it with the train program".to_owned(),
                });
            }
            bytes
        };
        let models: Vec<_> = languages.iter().map(|language| weights(&format!("{language}/weights.bin"))).collect();
        let language = weights("language.bin");
        let mut broken = |file: String, error: super::linear::WeightsError| {
            problems.push(LexiconProblem { file, place: "file".to_owned(), problem: error.to_string() });
        };
        let models = models
            .into_iter()
            .zip(&languages)
            .map(|(bytes, language)| {
                Model::from_bytes(bytes?).map_err(|error| broken(format!("{language}/weights.bin"), error)).ok()
            })
            .collect();
        let words: Vec<&[String]> = (0..languages.len()).map(|number| lexicon.words(number)).collect();
        let language = language.and_then(|bytes| {
            LanguageModel::from_bytes(bytes, &languages, &words)
                .map_err(|error| broken("language.bin".to_owned(), error))
                .ok()
        });
        Self { lexicon, language, models, places, problems }
    }

    /// Files and patterns that could not be used.
    pub fn problems(&self) -> &[LexiconProblem] {
        &self.problems
    }

    /// The languages offered.
    pub fn languages(&self) -> &[Language] {
        self.lexicon.languages()
    }

    /// The lexicon of all languages.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The gazetteer.
    pub fn places(&self) -> &dyn PlaceFinder {
        self.places.as_ref()
    }

    /// The model of a language, by its number.
    pub fn model(&self, number: usize) -> Option<&Model> {
        self.models.get(number)?.as_ref()
    }

    /// The model that tells languages apart.
    pub fn language_model(&self) -> Option<&LanguageModel> {
        self.language.as_ref()
    }

    /// Understands a message.
    pub fn understand(&self, text: &str, hints: &Hints<'_>) -> Understanding {
        let plain = normalise(text);
        let hint = hints.language.or(hints.page_language);
        let (mut guess, languages) = self.guess(text, &plain, hint);
        if !plain.has_words() {
            return empty(text, &plain, guess);
        }
        let known = (guess.certainty != Certainty::NotOffered).then_some(guess.best);
        let found = self.places.find(text, known, hints.home);
        let read_text = if found.is_empty() { plain } else { self.mask(text, &found) };
        let spelt = |(index, token): (usize, &Token)| match token.kind {
            Kind::Word => read_text.words(index..index + 1).chars().any(char::is_alphabetic),
            Kind::Ideograph => true,
            Kind::Emoji | Kind::Place => false,
        };
        let words = read_text.tokens.iter().enumerate().filter(|one| spelt(*one)).count();
        if words == 0 && found.is_empty() {
            // Only digits and signs: "1", "...".
            return empty(text, &read_text, guess);
        }
        // Names of places and one or two words are no reason to change the language of a conversation.
        let latin = text.chars().filter(|c| c.is_alphabetic()).all(|c| (c as u32) < 0x250);
        if words < 3 && latin && hint.is_some_and(|hint| hint != guess.best) && guess.certainty == Certainty::Sure {
            guess.certainty = Certainty::Unsure;
            guess.best = hint.unwrap_or(guess.best);
        }
        if latin && guess.certainty == Certainty::Unsure && matches!(guess.best.as_str(), "zh" | "ar") {
            // Hammering on keys: no reason to answer in a script that was not used.
            guess.best = hint.unwrap_or(Language::ENGLISH);
        }
        if let (Certainty::Unsure, Some(so_far)) = (guess.certainty, hints.language) {
            guess.best = so_far;
        }
        let reading = read(&read_text, &self.lexicon.find(&read_text, languages));
        let scores = self.score(&read_text, &reading, guess, languages);
        let thresholds = self.number(guess.best).and_then(|number| self.model(number)).map(|model| model.thresholds);
        let verdict = decide(&read_text, &reading, &scores, &thresholds.unwrap_or_default());
        self.conclude(text, &read_text, &reading, guess, verdict, &found)
    }

    fn guess(&self, text: &str, plain: &Normalised, hint: Option<Language>) -> (LanguageGuess, u32) {
        match &self.language {
            Some(model) => model.guess(text, plain, hint),
            None => (LanguageGuess { best: hint.unwrap_or(Language::ENGLISH), certainty: Certainty::Unsure }, u32::MAX),
        }
    }

    fn number(&self, language: Language) -> Option<usize> {
        self.languages().iter().position(|offered| *offered == language)
    }

    fn mask(&self, text: &str, found: &[FoundPlace]) -> Normalised {
        let ranges: Vec<_> = found.iter().map(|place| place.range.clone()).collect();
        normalise_with_places(text, &ranges)
    }

    /// Opinion of the language's model. Where a second language is likely too, its alarm counts as well.
    fn score(&self, text: &Normalised, reading: &Reading, guess: LanguageGuess, languages: u32) -> Scores {
        let features = extract(text, reading);
        let best = self.number(guess.best);
        let mut scores = match best.and_then(|number| self.model(number)) {
            Some(model) => model.score(&features),
            None => Scores::unknown(),
        };
        if guess.certainty == Certainty::Unsure {
            for number in (0..self.models.len()).filter(|number| languages & (1 << number) != 0) {
                if let Some(model) = self.model(number).filter(|_| Some(number) != best) {
                    let other = model.score(&features);
                    for output in Output::all().filter(|output| matches!(output, Output::AnyDanger | Output::Danger(_)))
                    {
                        scores.raise(output, &other);
                    }
                }
            }
        }
        scores
    }

    fn conclude(
        &self,
        text: &str,
        read_text: &Normalised,
        reading: &Reading,
        guess: LanguageGuess,
        verdict: Verdict,
        found: &[FoundPlace],
    ) -> Understanding {
        let not_offered = guess.certainty == Certainty::NotOffered;
        let words = read_text.tokens.iter().filter(|token| token.kind != Kind::Emoji).count();
        let place_only = words > 0
            && read_text.tokens.iter().filter(|token| token.kind == Kind::Word).count() == 0
            && !read_text.tokens.iter().any(|token| token.kind == Kind::Ideograph);
        Understanding {
            language: guess,
            intent: if not_offered && verdict.intent == Intent::Offtopic { Intent::Request } else { verdict.intent },
            needs: if place_only { Vec::new() } else { verdict.needs },
            danger: verdict.danger,
            strangulation: verdict.strangulation,
            place: found.iter().find(|place| place.chosen).and_then(|place| mention(text, place)),
            about_other: verdict.about_other,
            hurts_others: verdict.hurts_others,
            denies_danger: verdict.denies_danger,
            traits: verdict.traits,
            unsure: not_offered || verdict.confidence < THIN && verdict.danger == Danger::None,
            shape: if read_text.cut { Shape::Long } else { Shape::Text },
            why: evidence(read_text, reading),
        }
    }
}

fn mention(text: &str, place: &FoundPlace) -> Option<PlaceMention> {
    let (first, others) = place.candidates.split_first()?;
    Some(PlaceMention {
        text: Private::new(text.get(place.range.clone())?.to_owned()),
        place: *first,
        others: others.to_vec(),
        ambiguous: place.ambiguous,
    })
}

/// A message without letters or digits.
fn empty(text: &str, read_text: &Normalised, guess: LanguageGuess) -> Understanding {
    let blank = text.trim().is_empty();
    Understanding {
        language: LanguageGuess { certainty: Certainty::Unsure, ..guess },
        intent: if blank { Intent::Offtopic } else { Intent::Greeting },
        needs: Vec::new(),
        danger: Danger::None,
        strangulation: false,
        place: None,
        about_other: false,
        hurts_others: false,
        denies_danger: false,
        traits: Vec::new(),
        unsure: true,
        shape: if blank && read_text.tokens.is_empty() { Shape::Empty } else { Shape::Symbols },
        why: Vec::new(),
    }
}

fn evidence(text: &Normalised, reading: &Reading) -> Vec<Evidence> {
    reading
        .seen
        .iter()
        .map(|seen| Evidence {
            label: format!(
                "{}{}{}{}",
                if seen.negated { "not " } else { "" },
                if seen.figure { "figure of " } else { "" },
                seen.hit.label.name(),
                if seen.past { " in the past" } else { "" }
            ),
            words: Private::new(text.words(seen.hit.start..seen.hit.end).to_owned()),
            source: "lexicon",
            weight: match seen.hit.label {
                Label::Need(_, false) | Label::Danger(_, false) => 0.5,
                _ => 1.0,
            },
        })
        .collect()
}
