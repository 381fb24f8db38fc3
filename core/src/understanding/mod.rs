//! Understanding: text in, [`Understanding`] out. Deterministic, explainable, no network, no generative model.
//!
//! Imports no store, bus or clock.

mod augment;
mod automaton;
mod classifier;
mod danger;
mod decide;
mod engine;
pub mod evaluate;
mod features;
mod fold;
mod grammar;
pub mod language;
pub mod lexicon;
mod linear;
pub mod locales;
pub mod normalise;
mod optimise;
mod pattern;
pub mod place;
pub mod train;
pub mod training_file;

use crate::language::Language;
use crate::vocabulary::{Danger, Intent, Need, Trait};
pub use engine::{Engine, Hints};

/// What a message was understood to say. It never contains the message itself, except the words listed in `place` and
/// `why`.
#[derive(Debug, Clone, PartialEq)]
pub struct Understanding {
    /// In which language it is written.
    pub language: LanguageGuess,
    /// What it is for.
    pub intent: Intent,
    /// What the person needs, the most important first.
    pub needs: Vec<Need>,
    /// Danger now, or an open threat.
    pub danger: Danger,
    /// Somebody was strangled or choked: see a doctor, even without a mark.
    pub strangulation: bool,
    /// The place they named.
    pub place: Option<PlaceMention>,
    /// Whether the person at risk is somebody else.
    pub about_other: bool,
    /// The writer says that they hurt others.
    pub hurts_others: bool,
    /// "I am not in danger right now."
    pub denies_danger: bool,
    /// What was said about the person at risk.
    pub traits: Vec<Trait>,
    /// Whether the evidence was thin: then one short question with choices is asked.
    pub unsure: bool,
    /// What kind of text it was.
    pub shape: Shape,
    /// Which words led to what.
    pub why: Vec<Evidence>,
}

/// The language of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageGuess {
    /// The most likely of the languages offered.
    pub best: Language,
    /// How that was decided.
    pub certainty: Certainty,
}

/// How sure the language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Words of this language.
    Sure,
    /// Too short, or mixed: keep the language of the conversation if there is one.
    Unsure,
    /// A language that is not offered.
    NotOffered,
}

/// A place found in a message.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMention {
    /// As typed.
    pub text: crate::private::Private<String>,
    /// The place it means; the first of several when `ambiguous`.
    pub place: crate::places::PlaceId,
    /// The other places it may mean, most likely first.
    pub others: Vec<crate::places::PlaceId>,
    /// Whether one must ask which of several.
    pub ambiguous: bool,
}

/// The outer form of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Ordinary text.
    Text,
    /// Nothing but white space.
    Empty,
    /// Letters or digits are missing: emoji, punctuation.
    Symbols,
    /// So long that only head and tail were read.
    Long,
}

/// Words and what they led to, for `--explain`.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// A label such as `need.shelter` or `danger.immediate`.
    pub label: String,
    /// The words of the message, as folded for matching.
    pub words: crate::private::Private<String>,
    /// Which part of the engine said so: "lexicon", "classifier", "rule".
    pub source: &'static str,
    /// Its weight; 1.0 is enough alone.
    pub weight: f32,
}
