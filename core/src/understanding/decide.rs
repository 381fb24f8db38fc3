//! From what the lexicon saw and what the classifier thinks to what is understood.

use super::classifier::{Output, Scores, Thresholds};
use super::danger;
use super::grammar::Reading;
use super::lexicon::{Flag, Label};
use super::normalise::Normalised;
use crate::vocabulary::{Danger, Intent, Need, Trait};

/// More needs than this overwhelm: the list of services is made from them.
pub const MOST_NEEDS: usize = 3;

/// How likely a first, second and third need must be, as shares of the likeliest.
const BESIDE: [f32; MOST_NEEDS] = [0.0, 0.3, 0.5];

/// What is understood of a message, but for language and place.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// What it is for.
    pub intent: Intent,
    /// Needs, the most important first.
    pub needs: Vec<Need>,
    /// Danger.
    pub danger: Danger,
    /// Somebody was strangled.
    pub strangulation: bool,
    /// Somebody else is at risk.
    pub about_other: bool,
    /// The writer hurts others.
    pub hurts_others: bool,
    /// Danger is denied.
    pub denies_danger: bool,
    /// Traits.
    pub traits: Vec<Trait>,
    /// Probability of the most likely need, or of the intent when there is none.
    pub confidence: f32,
}

/// Decides.
pub fn decide(text: &Normalised, reading: &Reading, scores: &Scores, thresholds: &Thresholds) -> Verdict {
    let found = danger::weigh(text, reading, scores, thresholds);
    let (mut intent, mut confidence) = intent(text, reading, scores);
    let danger_now = found.danger != Danger::None;
    if danger_now && !matches!(intent, Intent::Request | Intent::Human) {
        intent = Intent::Request;
    }
    let mut needs = Vec::new();
    if matches!(intent, Intent::Request | Intent::Human) {
        let (list, certainty) = self::needs(reading, scores, thresholds, intent);
        needs = list;
        confidence = certainty;
    }
    Verdict {
        intent,
        needs,
        danger: found.danger,
        strangulation: found.strangulation,
        about_other: scores.probability(Output::AboutOther) >= thresholds.about_other,
        hurts_others: reading.has(Flag::AbuserSelf) && !reading.unreal,
        denies_danger: reading.has(Flag::DeniesDanger) && !danger_now,
        traits: traits(reading, scores, thresholds),
        confidence,
    }
}

/// The most likely intent.
fn intent(text: &Normalised, reading: &Reading, scores: &Scores) -> (Intent, f32) {
    let mut best = (Intent::Request, f32::MIN);
    for &intent in Intent::ALL {
        let mut score = scores.0[Output::Intent(intent).column()];
        let said = reading.seen.iter().any(|seen| seen.hit.label == Label::Intent(intent));
        // A short message that a pattern covers whole is that.
        let whole = reading.seen.iter().any(|seen| {
            seen.hit.label == Label::Intent(intent) && seen.hit.end - seen.hit.start + 1 >= text.tokens.len()
        });
        score += if whole { 2.0 } else { 0.0 } + if said { 0.3 } else { 0.0 };
        if score > best.1 {
            best = (intent, score);
        }
    }
    (best.0, super::linear::sigmoid(best.1))
}

/// The needs, most likely first.
fn needs(reading: &Reading, scores: &Scores, thresholds: &Thresholds, intent: Intent) -> (Vec<Need>, f32) {
    let mut ranked: Vec<(f32, bool, Need)> = Need::ALL
        .iter()
        .map(|&need| {
            let said = reading.seen.iter().any(|seen| seen.hit.label == Label::Need(need, true) && seen.stands());
            (scores.probability(Output::Need(need)), said, need)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut list: Vec<Need> = Vec::new();
    let top = ranked.first().map_or(0.0, |first| first.0);
    for (rank, &(probability, said, need)) in ranked.iter().enumerate() {
        let likely = probability >= thresholds.need || said && probability >= thresholds.need * 0.5;
        // Beside a need that is plain, a faint one is noise; a third one has to be plainer than a second.
        let beside = BESIDE.get(list.len()).is_some_and(|share| probability >= share * top);
        let enough = likely && beside;
        let alone = rank == 0 && intent == Intent::Request;
        if (enough || alone) && list.len() < MOST_NEEDS {
            list.push(need);
        }
    }
    if intent == Intent::Human && !list.contains(&Need::Talk) {
        list.insert(0, Need::Talk);
        list.truncate(MOST_NEEDS);
    }
    (list, ranked.first().map_or(0.0, |first| first.0))
}

/// Traits that the classifier is sure of, or that a pattern says and it does not doubt.
fn traits(reading: &Reading, scores: &Scores, thresholds: &Thresholds) -> Vec<Trait> {
    let said = |word: Trait| reading.seen.iter().any(|seen| seen.hit.label == Label::Trait(word) && seen.stands());
    Trait::ALL
        .iter()
        .copied()
        .filter(|&word| {
            let probability = scores.probability(Output::Trait(word));
            probability >= thresholds.traits || said(word) && probability >= thresholds.traits * 0.3
        })
        .collect()
}
