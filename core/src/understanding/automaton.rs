//! One automaton over the patterns of every language: literals are found by Aho-Corasick in one pass, and their
//! sequences are walked in a trie of word classes. Its cost grows with the message, not with the lexicon.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::normalise::Normalised;
use super::pattern::{Item, Literal, arabic, gap_of};

/// Which languages count, one bit each.
pub type Languages = u32;

/// Particles that Arabic writes in front of a word, folded.
const PROCLITICS: [&str; 17] =
    ["و", "ف", "ب", "ل", "ال", "وال", "فال", "بال", "لل", "ول", "وب", "ك", "ع", "عال", "ه", "هال", "ولل"];

/// After so many steps a message is given up on: far above any real message, it keeps hostile repetition linear.
const MAX_STEPS: usize = 60_000;

/// A pattern that matched: its number, and the tokens from first to last, exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Number under which it was added.
    pub rule: u32,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// Collects patterns.
#[derive(Default)]
pub struct Builder {
    literals: HashMap<Literal, u32>,
    classes: HashMap<Vec<u32>, u32>,
    class_languages: Vec<Languages>,
    /// Child of (node, reached over a gap, class).
    children: HashMap<(u32, bool, u32), u32>,
    node_languages: Vec<Languages>,
    rules: Vec<(u32, u32)>,
}

impl Builder {
    /// Adds a pattern's sequence under a rule number.
    pub fn add(&mut self, items: &[Item], language: Languages, rule: u32) {
        if self.node_languages.is_empty() {
            self.node_languages.push(Languages::MAX);
        }
        self.insert(items, language, rule, 0, false);
    }

    fn insert(&mut self, items: &[Item], language: Languages, rule: u32, node: u32, gap: bool) {
        let Some((first, rest)) = items.split_first() else {
            if node != 0 {
                self.rules.push((node, rule));
            }
            return;
        };
        match first {
            Item::Gap => self.insert(rest, language, rule, node, node != 0),
            Item::Class(literals, optional) => {
                if *optional {
                    self.insert(rest, language, rule, node, gap);
                }
                let class = self.class(literals, language);
                let fresh = u32::try_from(self.node_languages.len()).unwrap_or(u32::MAX);
                let child = *self.children.entry((node, gap, class)).or_insert(fresh);
                if child == fresh {
                    self.node_languages.push(0);
                }
                self.node_languages[child as usize] |= language;
                self.insert(rest, language, rule, child, false);
            }
        }
    }

    fn class(&mut self, literals: &[Literal], language: Languages) -> u32 {
        let mut ids: Vec<u32> = Vec::with_capacity(literals.len());
        for literal in literals {
            let fresh = u32::try_from(self.literals.len()).unwrap_or(u32::MAX);
            ids.push(*self.literals.entry(literal.clone()).or_insert(fresh));
        }
        ids.sort_unstable();
        let fresh = u32::try_from(self.classes.len()).unwrap_or(u32::MAX);
        let class = *self.classes.entry(ids).or_insert(fresh);
        if class == fresh {
            self.class_languages.push(0);
        }
        self.class_languages[class as usize] |= language;
        class
    }

    /// Makes the automaton. `None` when there are more patterns than it can hold.
    pub fn build(mut self) -> Option<Automaton> {
        if self.node_languages.is_empty() {
            self.node_languages.push(Languages::MAX);
        }
        let mut literals: Vec<(Literal, u32)> = self.literals.into_iter().collect();
        literals.sort_by_key(|(_, id)| *id);
        let needles: Vec<String> = literals
            .iter()
            .map(|(literal, _)| {
                let lead = if arabic(&literal.text) { "" } else { " " };
                format!("{lead}{}{}", literal.text, if literal.stem { "" } else { " " })
            })
            .collect();
        let literals: Vec<LiteralShape> = literals
            .iter()
            .map(|(literal, _)| LiteralShape { leads: !arabic(&literal.text), stem: literal.stem })
            .collect();
        let search = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .build(&needles)
            .ok()?;
        let mut classes_of = vec![Vec::new(); literals.len()];
        for (ids, class) in &self.classes {
            for id in ids {
                classes_of[*id as usize].push(*class);
            }
        }
        classes_of.iter_mut().for_each(|classes| classes.sort_unstable());
        let nodes = self.node_languages.len();
        let mut root = vec![0; self.classes.len()];
        let mut edges: Vec<(u32, bool, u32, u32)> = Vec::with_capacity(self.children.len());
        for ((node, gap, class), child) in self.children {
            if node == 0 {
                root[class as usize] = child;
            } else {
                edges.push((node, gap, class, child));
            }
        }
        edges.sort_unstable();
        self.rules.sort_unstable();
        self.rules.dedup();
        let starts = |keys: &mut dyn Iterator<Item = u32>| {
            let mut starts = vec![0_u32; nodes + 1];
            for key in keys {
                starts[key as usize + 1] += 1;
            }
            for index in 1..starts.len() {
                starts[index] += starts[index - 1];
            }
            starts
        };
        Some(Automaton {
            search: Some(search),
            literals,
            classes_of: Lists::new(&classes_of),
            class_languages: self.class_languages,
            root,
            node_languages: self.node_languages,
            edge_starts: starts(&mut edges.iter().map(|edge| edge.0)),
            edges: edges.iter().map(|&(_, gap, class, child)| Edge { gap, class, child }).collect(),
            rule_starts: starts(&mut self.rules.iter().map(|rule| rule.0)),
            rules: self.rules.iter().map(|rule| rule.1).collect(),
        })
    }
}

/// Lists of small numbers, packed.
#[derive(Debug, Default)]
struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn new(lists: &[Vec<u32>]) -> Self {
        let mut starts = vec![0];
        let mut items = Vec::new();
        for list in lists {
            items.extend_from_slice(list);
            starts.push(u32::try_from(items.len()).unwrap_or(u32::MAX));
        }
        Self { starts, items }
    }

    fn get(&self, index: usize) -> &[u32] {
        &self.items[self.starts[index] as usize..self.starts[index + 1] as usize]
    }
}

#[derive(Debug, Clone, Copy)]
struct LiteralShape {
    leads: bool,
    stem: bool,
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    gap: bool,
    class: u32,
    child: u32,
}

/// The finished automaton; the default one knows no pattern.
#[derive(Default)]
pub struct Automaton {
    search: Option<AhoCorasick>,
    literals: Vec<LiteralShape>,
    classes_of: Lists,
    class_languages: Vec<Languages>,
    root: Vec<u32>,
    node_languages: Vec<Languages>,
    edge_starts: Vec<u32>,
    edges: Vec<Edge>,
    rule_starts: Vec<u32>,
    rules: Vec<u32>,
}

impl Automaton {
    /// Bytes of memory it takes, about.
    pub fn memory(&self) -> usize {
        self.search.as_ref().map_or(0, AhoCorasick::memory_usage)
            + self.edges.len() * size_of::<Edge>()
            + (self.classes_of.items.len() + self.root.len() + self.node_languages.len() * 3 + self.rules.len()) * 4
    }

    /// Every pattern of these languages that occurs, sorted and without repetition.
    pub fn find(&self, text: &Normalised, languages: Languages) -> Vec<Match> {
        let at = self.occurrences(text, languages);
        let mut found = Vec::new();
        let mut steps = 0;
        let mut stack: Vec<(u32, usize)> = Vec::new();
        for start in 0..text.tokens.len() {
            for &(class, end) in at.of(start) {
                let child = self.root[class as usize];
                if child != 0 && self.node_languages[child as usize] & languages != 0 {
                    stack.push((child, end as usize));
                }
            }
            while let Some((node, position)) = stack.pop() {
                steps += 1;
                if steps > MAX_STEPS {
                    break;
                }
                let range = self.rule_starts[node as usize] as usize..self.rule_starts[node as usize + 1] as usize;
                found.extend(self.rules[range].iter().map(|&rule| Match { rule, start, end: position }));
                self.follow(node, position, languages, text, &at, &mut stack);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn follow(
        &self,
        node: u32,
        position: usize,
        languages: Languages,
        text: &Normalised,
        at: &Occurrences,
        stack: &mut Vec<(u32, usize)>,
    ) {
        let range = self.edge_starts[node as usize] as usize..self.edge_starts[node as usize + 1] as usize;
        let Some(token) = text.tokens.get(position) else { return };
        let sentence = text.tokens[position - 1].sentence;
        for edge in &self.edges[range] {
            if self.node_languages[edge.child as usize] & languages == 0 {
                continue;
            }
            let reach = if edge.gap { gap_of(token.kind) } else { 0 };
            for from in position..=position + reach {
                if edge.gap && text.tokens.get(from).is_none_or(|next| next.sentence != sentence) {
                    break;
                }
                at.ends(from, edge.class).for_each(|end| stack.push((edge.child, end as usize)));
            }
        }
    }

    fn occurrences(&self, text: &Normalised, languages: Languages) -> Occurrences {
        let tokens = &text.tokens;
        let mut all: Vec<(u32, u32, u32)> = Vec::with_capacity(tokens.len() * 16);
        let token_at = |byte: usize| tokens.partition_point(|token| token.start <= byte).checked_sub(1);
        for hit in self.search.iter().flat_map(|search| search.find_overlapping_iter(&text.folded)) {
            let id = hit.pattern().as_usize();
            let shape = self.literals[id];
            let (from, to) = (hit.start() + usize::from(shape.leads), hit.end() - usize::from(!shape.stem));
            let (Some(first), Some(last)) = (token_at(from), token_at(to - 1)) else { continue };
            let before = &text.folded[tokens[first].start..from.max(tokens[first].start)];
            if from < tokens[first].start || !(before.is_empty() || !shape.leads && PROCLITICS.contains(&before)) {
                continue;
            }
            for &class in self.classes_of.get(id) {
                if self.class_languages[class as usize] & languages != 0 {
                    all.push((first as u32, class, last as u32 + 1));
                }
            }
        }
        all.sort_unstable();
        all.dedup();
        let mut starts = vec![0_u32; tokens.len() + 1];
        for item in &all {
            starts[item.0 as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        Occurrences { starts, all: all.into_iter().map(|(_, class, end)| (class, end)).collect() }
    }
}

/// Which classes occur where.
struct Occurrences {
    starts: Vec<u32>,
    /// Class and end, sorted for each start.
    all: Vec<(u32, u32)>,
}

impl Occurrences {
    fn of(&self, start: usize) -> &[(u32, u32)] {
        &self.all[self.starts[start] as usize..self.starts[start + 1] as usize]
    }

    fn ends(&self, start: usize, class: u32) -> impl Iterator<Item = u32> {
        let here = self.of(start);
        let from = here.partition_point(|item| item.0 < class);
        here[from..].iter().take_while(move |item| item.0 == class).map(|item| item.1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::normalise::normalise;
    use super::super::pattern::parse;
    use super::*;

    fn finds(pattern: &str, text: &str) -> bool {
        let mut builder = Builder::default();
        for items in parse(pattern).unwrap() {
            builder.add(&items, 1, 0);
        }
        !builder.build().unwrap().find(&normalise(text), 1).is_empty()
    }

    #[test]
    fn patterns_match_at_word_boundaries_over_gaps_and_endings() {
        for (pattern, text, expected) in [
            ("he hit*", "yesterday HE hitted me", true),
            ("he hit*", "the hits", false),
            ("my .. husband", "my very very bad husband", true),
            ("my .. husband", "my a b c d e husband", false),
            ("my .. husband", "it is my. husband", false),
            ("[please] (call|phone) [the] police", "call police", true),
            ("[please] (call|phone) [the] police", "please phone the police", true),
            ("i'm scared", "im scared", true),
            ("im scared", "I’m scared", true),
            ("(老公|丈夫)打(了|)我", "我老公打我", true),
            ("(老公|丈夫)..打(了|)我", "老公昨晚又打了我", true),
            ("丈夫打我", "我老公打我", false),
            ("ضرب*", "وبيضربني", false),
            ("ضرب*", "وضربني", true),
            ("بيت", "بالبيت", true),
            ("l'ap bat mwen", "lap bat mwen", true),
            ("l'ap bat mwen", "l ap bat mwen", true),
            ("bat mwen", "l’ap bat mwen", true),
        ] {
            assert_eq!(finds(pattern, text), expected, "{pattern} in {text}");
        }
    }
}
