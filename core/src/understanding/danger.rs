//! Danger: where lexicon and classifier disagree, danger wins.

use super::classifier::{Output, Scores, Thresholds};
use super::grammar::Reading;
use super::lexicon::{Flag, Label};
use super::normalise::Normalised;
use crate::vocabulary::Danger;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The danger.
    pub danger: Danger,
    /// Somebody was strangled or choked.
    pub strangulation: bool,
}

/// A strong pattern fires unless the classifier, which saw it too, thinks danger less likely than this share of the
/// threshold.
const DOUBT: f32 = 0.25;

/// "Danger" in the languages offered, folded.
const DANGER_WORDS: [&str; 5] = ["danger", "peligro", "danje", "خطر", "危险"];

/// Weighs what the lexicon saw against what the classifier thinks.
pub fn weigh(text: &Normalised, reading: &Reading, scores: &Scores, thresholds: &Thresholds) -> Found {
    let strangulation = reading.has(Flag::Strangulation);
    let any = scores.probability(Output::AnyDanger);
    let said = |danger: Danger| {
        reading.seen.iter().any(|seen| {
            let stands = seen.hit.label == Label::Danger(danger, true) && seen.stands_now();
            // "I am not in danger" names the danger that it denies.
            let named = || {
                let words = text.words(seen.hit.start..seen.hit.end);
                DANGER_WORDS.iter().any(|root| words.contains(root))
            };
            stands && !(reading.has(Flag::DeniesDanger) && named())
        })
    };
    let dangers = Danger::ALL.iter().copied().filter(|danger| *danger != Danger::None);
    let spoken = !reading.unreal && dangers.clone().any(said) && any >= thresholds.danger * DOUBT;
    // Who says that there is no danger is believed, unless a pattern says otherwise in the same message.
    let enough = if reading.has(Flag::DeniesDanger) { f32::INFINITY } else { thresholds.danger };
    if any < enough && !spoken {
        return Found { danger: Danger::None, strangulation };
    }
    let mut best = (Danger::Immediate, f32::MIN);
    for danger in dangers {
        let mut score = scores.0[Output::Danger(danger).column()];
        if said(danger) {
            score += 1.0;
        }
        if score > best.1 {
            best = (danger, score);
        }
    }
    Found { danger: best.0, strangulation }
}
