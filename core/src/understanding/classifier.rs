//! The classifier of a language: what it has an opinion on, and from where on an opinion counts.
//!
//! `locales/<lang>/weights.bin` is made by the `train` program from the training phrases and the lexicon; see
//! `train.rs`.

use std::borrow::Cow;

use super::features::Features;
use super::linear::{Linear, WeightsError, sigmoid};
use crate::vocabulary::{Danger, Intent, Need, Trait};

/// What the model has an opinion on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// A need.
    Need(Need),
    /// An intent.
    Intent(Intent),
    /// A danger other than none.
    Danger(Danger),
    /// Any danger at all.
    AnyDanger,
    /// Somebody else is at risk.
    AboutOther,
    /// A trait.
    Trait(Trait),
}

/// Number of outputs.
pub const OUTPUTS: usize = Need::ALL.len() + Intent::ALL.len() + (Danger::ALL.len() - 1) + 2 + Trait::ALL.len();

/// Width of a row: outputs, filled up so that a row is whole vector registers.
pub const WIDTH: usize = OUTPUTS.next_multiple_of(16);

impl Output {
    /// All outputs, in the order of the columns.
    pub fn all() -> impl Iterator<Item = Self> {
        let needs = Need::ALL.iter().map(|need| Self::Need(*need));
        let intents = Intent::ALL.iter().map(|intent| Self::Intent(*intent));
        let dangers = Danger::ALL.iter().skip(1).map(|danger| Self::Danger(*danger));
        let traits = Trait::ALL.iter().map(|word| Self::Trait(*word));
        needs.chain(intents).chain(dangers).chain([Self::AnyDanger, Self::AboutOther]).chain(traits)
    }

    /// Its column.
    pub const fn column(self) -> usize {
        let intents = Need::ALL.len();
        let dangers = intents + Intent::ALL.len();
        let any = dangers + Danger::ALL.len() - 1;
        match self {
            Self::Need(need) => need.index(),
            Self::Intent(intent) => intents + intent.index(),
            Self::Danger(danger) => dangers + danger.index() - 1,
            Self::AnyDanger => any,
            Self::AboutOther => any + 1,
            Self::Trait(word) => any + 2 + word.index(),
        }
    }

    /// Its name in the file: a file whose names are others was made for another vocabulary.
    pub fn name(self) -> String {
        match self {
            Self::Need(need) => format!("need.{need}"),
            Self::Intent(intent) => format!("intent.{intent}"),
            Self::Danger(danger) => format!("danger.{danger}"),
            Self::AnyDanger => "danger".to_owned(),
            Self::AboutOther => "about_other".to_owned(),
            Self::Trait(word) => format!("trait.{word}"),
        }
    }
}

/// From which probability on a label is taken; tuned by cross-validation when the model is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// A second or third need.
    pub need: f32,
    /// Danger.
    pub danger: f32,
    /// Somebody else at risk.
    pub about_other: f32,
    /// A trait.
    pub traits: f32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { need: 0.35, danger: 0.3, about_other: 0.5, traits: 0.5 }
    }
}

/// What the model thinks of a message: a log-odds per output.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scores(pub [f32; WIDTH]);

impl Scores {
    /// Without a model: everything unlikely.
    pub const fn unknown() -> Self {
        Self([-3.0; WIDTH])
    }

    /// Probability of an output.
    pub fn probability(&self, output: Output) -> f32 {
        sigmoid(self.0[output.column()])
    }

    /// The larger of two opinions on one output.
    pub fn raise(&mut self, output: Output, other: &Self) {
        let column = output.column();
        self.0[column] = self.0[column].max(other.0[column]);
    }
}

/// The model of a language.
pub struct Model {
    linear: Linear<WIDTH>,
    /// From where on labels are taken.
    pub thresholds: Thresholds,
}

impl Model {
    /// Wraps trained weights.
    pub fn new(mut linear: Linear<WIDTH>, thresholds: Thresholds) -> Self {
        let Thresholds { need, danger, about_other, traits } = thresholds;
        linear.tuned = [need, danger, about_other, traits];
        Self { linear, thresholds }
    }

    /// Names of the columns.
    pub fn names() -> Vec<String> {
        Output::all().map(Output::name).collect()
    }

    /// Reads `weights.bin`.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError> {
        let linear = Linear::from_bytes(bytes)?;
        if linear.names != Self::names() {
            return Err(WeightsError::Labels);
        }
        let [need, danger, about_other, traits] = linear.tuned;
        Ok(Self { linear, thresholds: Thresholds { need, danger, about_other, traits } })
    }

    /// Writes `weights.bin`.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.linear.to_bytes()
    }

    /// Checksum of what it was trained from.
    pub fn stamp(&self) -> u64 {
        self.linear.stamp
    }

    /// What it thinks of a message.
    pub fn score(&self, features: &Features) -> Scores {
        Scores(self.linear.score(features).0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_names_agree() {
        for (column, output) in Output::all().enumerate() {
            assert_eq!(output.column(), column);
        }
        assert_eq!(Output::all().count(), OUTPUTS);
    }
}
