//! Negation, tense, unreality and subject: what the words around a match do to it.

use super::lexicon::{Flag, Grammar, Hit, Label};
use super::normalise::Normalised;

/// A negation reaches so many words.
const NEGATION_REACH: usize = 4;
/// A negation that stands behind reaches so many words back.
const NEGATION_AFTER_REACH: usize = 3;

/// A match, and what its surroundings did to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The match.
    pub hit: Hit,
    /// It is denied.
    pub negated: bool,
    /// It happened in the past.
    pub past: bool,
    /// It is only a figure of speech.
    pub figure: bool,
}

impl Seen {
    /// Whether it says what it seems to say, now or then.
    pub fn stands(&self) -> bool {
        !self.negated && !self.figure
    }

    /// Whether it says so about the present.
    pub fn stands_now(&self) -> bool {
        self.stands() && !self.past
    }
}

/// Everything that the lexicon saw in a message.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Matches that mean something, in order.
    pub seen: Vec<Seen>,
    /// The message is not a report: a film, homework, a "what if".
    pub unreal: bool,
    /// Some part is in the past.
    pub past: bool,
    /// Something is said to be happening now.
    pub now: bool,
    /// Words say that somebody else is at risk.
    pub other: bool,
    /// Words say that the writer is at risk.
    pub own: bool,
    /// The past is all there is: a past marker and nothing that cancels it.
    pub only_past: bool,
}

impl Reading {
    /// Whether a flag's pattern stands.
    pub fn has(&self, flag: Flag) -> bool {
        self.seen.iter().any(|seen| seen.hit.label == Label::Flag(flag) && seen.stands())
    }
}

/// Applies the grammar words among the matches to the others.
pub fn read(text: &Normalised, hits: &[Hit]) -> Reading {
    let of = |wanted: Grammar| hits.iter().filter(move |hit| hit.label == Label::Grammar(wanted));
    let clause = |at: usize| text.tokens.get(at).map(|token| token.clause);
    let sentence = |at: usize| text.tokens.get(at).map(|token| token.sentence);
    let mut reading = Reading {
        unreal: of(Grammar::Unreal).next().is_some(),
        past: of(Grammar::Past).next().is_some(),
        now: of(Grammar::Now).next().is_some(),
        other: of(Grammar::Other).next().is_some(),
        own: of(Grammar::Own).next().is_some(),
        ..Reading::default()
    };
    reading.only_past = reading.past && !reading.now;
    let figures: Vec<&Hit> = hits.iter().filter(|hit| matches!(hit.label, Label::NotDanger(_))).collect();
    for hit in hits {
        if matches!(hit.label, Label::Grammar(_) | Label::NotDanger(_)) {
            continue;
        }
        let before = |word: &Hit| {
            word.end <= hit.start && hit.start - word.end < NEGATION_REACH && clause(word.start) == clause(hit.start)
        };
        let after = |word: &Hit| {
            word.start >= hit.end
                && word.start - hit.end < NEGATION_AFTER_REACH
                && clause(word.start) == hit.end.checked_sub(1).and_then(clause)
        };
        let negatable = !matches!(hit.label, Label::Intent(_));
        let negated = negatable && (of(Grammar::Negation).any(before) || of(Grammar::NegationAfter).any(after));
        let here = sentence(hit.start);
        let past = of(Grammar::Past).any(|word| sentence(word.start) == here)
            && !of(Grammar::Now).any(|word| sentence(word.start) == here);
        let figure = matches!(hit.label, Label::Danger(..))
            && figures.iter().any(|figure| figure.start < hit.end && hit.start < figure.end);
        reading.seen.push(Seen { hit: *hit, negated, past, figure });
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::LexiconBuilder;
    use super::super::normalise::normalise;
    use super::*;
    use crate::language::Language;

    #[test]
    fn words_around_a_match_change_it() {
        let mut builder = LexiconBuilder::default();
        let en = builder.language(Language::ENGLISH);
        builder.file(
            en,
            "x",
            "[grammar]\nnegation=[\"not\",\"never\"]\npast=[\"years ago\"]\nnow=[\"right now\"]\n\
             [danger.immediate]\nstrong=[\"(has|had) a gun\",\"killing me\"]\nnot=[\"shoes are killing me\"]",
        );
        let lexicon = builder.build().unwrap();
        for (text, negated, past, figure) in [
            ("he has a gun", false, false, false),
            ("no he has never had a gun", true, false, false),
            ("not true, he has a gun", false, false, false),
            ("years ago he had a gun", false, true, false),
            ("he had a gun years ago and right now he has a gun", false, false, false),
            ("these shoes are killing me", false, false, true),
        ] {
            let text_read = normalise(text);
            let reading = read(&text_read, &lexicon.find(&text_read, 1));
            let seen = reading.seen[0];
            assert_eq!((seen.negated, seen.past, seen.figure), (negated, past, figure), "{text}");
        }
    }
}
