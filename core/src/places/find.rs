//! Finding every place in a text.

use super::cues::Role;
use super::data::Record;
use super::evidence::{self, ENOUGH, Reading};
use super::fold::{Folded, Gap, fold};
use super::home::{Hearth, Home};
use super::place::{Kind, PlaceId};
use super::rank::{self, Ranked};
use super::{Gazetteer, geo, join, postal, spot, typo};
use std::ops::Range;

/// Bytes of a text that are read, some ten thousand words: longer ones are cut by every platform we know.
const LONGEST: usize = 64 * 1024;

/// A place named in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Bytes of the original text.
    pub range: Range<usize>,
    /// The words as they were typed: `text[range]`.
    pub text: String,
    /// The places it may be, likeliest first; never empty.
    pub candidates: Vec<PlaceId>,
    /// More than one of them is likely: ask.
    pub ambiguous: bool,
    /// From 0 to 1: how sure it is that this names a place at all.
    pub confidence: f32,
}

/// A mention, and what the words around it say.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub mention: Mention,
    pub role: Role,
    pub first: usize,
}

impl Gazetteer {
    /// Every place named in `text`, in order.
    ///
    /// `language` is a hint such as `es`; names are looked for in every language all the same, since people
    /// mix them. (`en` tells that "a" and "no" are no French or Portuguese prepositions.) Cost grows with the length of the text and with nothing else.
    #[must_use]
    pub fn find(&self, text: &str, language: Option<&str>, home: &Home) -> Vec<Mention> {
        self.find_all(text, language, home, false)
            .into_iter()
            .map(|found| found.mention)
            .collect()
    }

    pub(crate) fn find_all(
        &self,
        text: &str,
        language: Option<&str>,
        home: &Home,
        asked: bool,
    ) -> Vec<Found> {
        let text = &text[..text.floor_char_boundary(LONGEST)];
        let folded = fold(text);
        let hearth = home.hearth(self);
        let how = Reading {
            english: language == Some("en"),
            asked,
        };
        let mut spots = spot::spots(self, &folded);
        typo::mend(self, &folded, &hearth, &mut spots);
        let mut groups = join::groups(self, &folded, &hearth, spots);
        let verdicts: Vec<_> = groups
            .iter()
            .map(|g| evidence::weigh(self, &folded, &hearth, g, how))
            .collect();
        share_context(&mut groups, &verdicts);

        let mut found = Vec::new();
        for (group, verdict) in groups.into_iter().zip(verdicts) {
            if verdict.score < ENOUGH {
                continue;
            }
            let (first, last) = (group.spot.first, group.spot.last);
            let Ranked { ids, ambiguous } = rank::rank(group.candidates);
            found.push(Found {
                mention: mention(
                    text,
                    &folded,
                    group.spot.start,
                    first..last,
                    ids,
                    ambiguous,
                    verdict.score,
                ),
                role: verdict.role,
                first,
            });
        }
        self.add_codes(text, &folded, &hearth, &mut found);
        found
    }

    fn add_codes(&self, text: &str, folded: &Folded, hearth: &Hearth<'_>, found: &mut Vec<Found>) {
        for code in postal::codes(self, folded, text, hearth.country) {
            let first = code.tokens.start;
            let token = &folded.tokens[first];
            let (_, mut role) = super::cues::before(&folded.text[..token.start], false);
            // "Hialeah, FL 33012": the code is where the town is.
            if token.gap < Gap::Stop
                && let Some(before) = found.iter().rev().find(|f| {
                    f.mention.range.end <= token.from && token.from - f.mention.range.end <= 3
                })
            {
                role = before.role;
            }
            let score = if code.certain { 6.0 } else { 4.0 };
            let mention = mention(
                text,
                folded,
                token.start,
                code.tokens,
                vec![code.id],
                false,
                score,
            );
            found.push(Found {
                mention,
                role,
                first,
            });
        }
        found.sort_by_key(|f| f.first);
    }
}

fn mention(
    text: &str,
    folded: &Folded,
    start: usize,
    tokens: Range<usize>,
    candidates: Vec<PlaceId>,
    ambiguous: bool,
    score: f32,
) -> Mention {
    let first = &folded.tokens[tokens.start];
    let mut from = first.from;
    if start > first.start {
        // An attached Arabic preposition is not part of the name. Folding keeps its letters one for one.
        let skipped = folded.text[first.start..start].chars().count();
        from = text[first.from..first.to]
            .char_indices()
            .nth(skipped)
            .map_or(first.from, |(at, _)| first.from + at);
    }
    let to = tokens
        .end
        .checked_sub(1)
        .and_then(|t| folded.tokens.get(t))
        .map_or(first.to, |t| t.to);
    Mention {
        range: from..to,
        text: text[from..to].to_owned(),
        candidates,
        ambiguous,
        confidence: (score / 8.0).clamp(0.1, 1.0),
    }
}

/// A state named anywhere in the text speaks for its cities elsewhere in it.
fn share_context(groups: &mut [join::Group<'_>], verdicts: &[evidence::Verdict]) {
    if groups.len() < 2 {
        return;
    }
    let outer: Vec<(usize, Record<'_>)> = groups
        .iter()
        .zip(verdicts)
        .enumerate()
        .filter(|(_, (_, verdict))| verdict.score >= ENOUGH)
        .filter_map(|(n, (group, _))| {
            Some((
                n,
                group
                    .candidates
                    .iter()
                    .max_by(|a, b| a.weight.total_cmp(&b.weight))?
                    .record,
            ))
        })
        .filter(|(_, record)| record.kind() <= Kind::County)
        .collect();
    for (n, group) in groups.iter_mut().enumerate() {
        for candidate in &mut group.candidates {
            if outer.iter().any(|(m, o)| {
                *m != n && o.kind() < candidate.record.kind() && geo::holds(o, &candidate.record)
            }) {
                candidate.weight *= 100.0;
            }
        }
    }
}
