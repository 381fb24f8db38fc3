//! The small language in which lexicons are written (see `locales/LEXICON.md`), read into sequences of word classes.
//!
//! `(my|the) husband .. hit* [me]` is a class of two literals, a literal, a gap, a stem and an optional literal.
//! Groups stay classes instead of being multiplied out, so that a family of a thousand sentences costs a few entries.

use super::normalise::{Kind, normalise};

/// A literal of one or more folded words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal {
    /// Folded words with single spaces between.
    pub text: String,
    /// Any ending may follow the last word.
    pub stem: bool,
}

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// One of these literals, sorted; the flag says that it may be missing.
    Class(Vec<Literal>, bool),
    /// Up to 4 other words, or 6 ideographs.
    Gap,
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// Brackets do not pair.
    #[error("brackets do not pair")]
    Brackets,
    /// A pattern that would match everything.
    #[error("nothing in it has to be there")]
    Empty,
    /// A stem shorter than 3 letters (2 in Arabic).
    #[error("the stem before * is too short; 3 letters are needed, 2 in Arabic")]
    ShortStem,
    /// More alternatives than are sensible for one pattern.
    #[error("it has too many alternatives; split it")]
    TooMany,
}

/// A group with more alternatives than this is a mistake.
const MAX_ALTERNATIVES: usize = 400;

/// A pattern that has to be multiplied out further than this is a mistake.
const MAX_SEQUENCES: usize = 256;

/// A piece of a pattern before folding.
#[derive(Debug, Clone, PartialEq)]
enum Node {
    Text(String),
    Space,
    Gap,
    Group(Vec<Vec<Node>>),
}

/// Reads a pattern. The result has several sequences where groups contain gaps.
pub fn parse(pattern: &str) -> Result<Vec<Vec<Item>>, PatternError> {
    let chars: Vec<char> = pattern.chars().collect();
    let mut at = 0;
    let mut alternatives = parse_alternatives(&chars, &mut at, None)?;
    if at != chars.len() {
        return Err(PatternError::Brackets);
    }
    let mut sequences = Vec::new();
    for nodes in alternatives.drain(..) {
        spread_gaps(nodes, &mut sequences)?;
    }
    sequences.into_iter().map(|nodes| items(&nodes)).collect()
}

fn parse_alternatives(chars: &[char], at: &mut usize, close: Option<char>) -> Result<Vec<Vec<Node>>, PatternError> {
    let mut alternatives = vec![Vec::new()];
    let mut text = String::new();
    let flush = |text: &mut String, nodes: &mut Vec<Vec<Node>>| {
        if !text.is_empty()
            && let Some(last) = nodes.last_mut()
        {
            last.push(Node::Text(std::mem::take(text)));
        }
    };
    while let Some(&c) = chars.get(*at) {
        *at += 1;
        let node = match c {
            '(' | '[' => {
                flush(&mut text, &mut alternatives);
                let mut group = parse_alternatives(chars, at, Some(if c == '(' { ')' } else { ']' }))?;
                if c == '[' {
                    group.push(Vec::new());
                }
                Node::Group(group)
            }
            ')' | ']' if close == Some(c) => {
                flush(&mut text, &mut alternatives);
                return Ok(alternatives);
            }
            ')' | ']' => return Err(PatternError::Brackets),
            '|' => {
                flush(&mut text, &mut alternatives);
                alternatives.push(Vec::new());
                continue;
            }
            '.' if chars.get(*at) == Some(&'.') => {
                flush(&mut text, &mut alternatives);
                while chars.get(*at) == Some(&'.') {
                    *at += 1;
                }
                Node::Gap
            }
            ' ' => {
                flush(&mut text, &mut alternatives);
                Node::Space
            }
            _ => {
                text.push(c);
                continue;
            }
        };
        if let Some(last) = alternatives.last_mut() {
            last.push(node);
        }
    }
    flush(&mut text, &mut alternatives);
    if close.is_some() { Err(PatternError::Brackets) } else { Ok(alternatives) }
}

/// Whether an alternative has to be multiplied out at the top, because it contains a gap or a stem that more follows.
fn needs_spreading(nodes: &[Node]) -> bool {
    nodes.iter().enumerate().any(|(index, node)| match node {
        Node::Gap => true,
        Node::Text(text) => text.ends_with('*') && nodes[index + 1..].iter().any(|rest| !matches!(rest, Node::Space)),
        Node::Group(group) => group.iter().any(|inner| needs_spreading(inner)),
        Node::Space => false,
    })
}

fn spread_gaps(nodes: Vec<Node>, out: &mut Vec<Vec<Node>>) -> Result<(), PatternError> {
    let found = nodes
        .iter()
        .position(|node| matches!(node, Node::Group(group) if group.iter().any(|inner| needs_spreading(inner))));
    let Some(index) = found else {
        if out.len() >= MAX_SEQUENCES {
            return Err(PatternError::TooMany);
        }
        out.push(nodes);
        return Ok(());
    };
    if let Node::Group(group) = &nodes[index] {
        let (plain, spread): (Vec<_>, Vec<_>) = group.iter().cloned().partition(|inner| !needs_spreading(inner));
        let with = |middle: Vec<Node>| {
            let mut whole = nodes[..index].to_vec();
            whole.extend(middle);
            whole.extend_from_slice(&nodes[index + 1..]);
            whole
        };
        if !plain.is_empty() {
            spread_gaps(with(vec![Node::Group(plain)]), out)?;
        }
        for inner in spread {
            spread_gaps(with(inner), out)?;
        }
    }
    Ok(())
}

/// Strings that a group or text stands for.
fn strings(nodes: &[Node]) -> Result<Vec<String>, PatternError> {
    let mut all = vec![String::new()];
    for node in nodes {
        let parts = match node {
            Node::Text(text) => vec![text.clone()],
            Node::Space | Node::Gap => vec![" ".to_owned()],
            Node::Group(group) => {
                let mut parts = Vec::new();
                for inner in group {
                    parts.extend(strings(inner)?);
                }
                parts
            }
        };
        if all.len() * parts.len() > MAX_ALTERNATIVES {
            return Err(PatternError::TooMany);
        }
        all = all.iter().flat_map(|head| parts.iter().map(move |part| format!("{head}{part}"))).collect();
    }
    Ok(all)
}

fn items(nodes: &[Node]) -> Result<Vec<Item>, PatternError> {
    // Units stand between spaces or gaps; inside a unit text and groups make one word together ("neighbo(u|)r"),
    // except where a word ends anyhow: next to an ideograph.
    let mut items: Vec<Item> = Vec::new();
    let mut unit: Vec<Node> = Vec::new();
    let flush = |unit: &mut Vec<Node>, items: &mut Vec<Item>| -> Result<(), PatternError> {
        for part in split_unit(std::mem::take(unit)) {
            let item = class(&strings(&part)?)?;
            items.push(item);
        }
        Ok(())
    };
    for node in nodes {
        match node {
            Node::Space => flush(&mut unit, &mut items)?,
            Node::Gap => {
                flush(&mut unit, &mut items)?;
                items.push(Item::Gap);
            }
            other => unit.push(other.clone()),
        }
    }
    flush(&mut unit, &mut items)?;
    while matches!(items.last(), Some(Item::Gap)) {
        items.pop();
    }
    let first = items.iter().position(|item| !matches!(item, Item::Gap)).unwrap_or(items.len());
    items.drain(..first);
    if items.iter().all(|item| matches!(item, Item::Gap | Item::Class(_, true))) {
        return Err(PatternError::Empty);
    }
    Ok(merge(items))
}

fn split_unit(unit: Vec<Node>) -> Vec<Vec<Node>> {
    let ideographic = |node: &Node| match node {
        Node::Text(text) => text.chars().any(|c| super::fold::class(c) == super::fold::Class::Ideograph),
        Node::Group(_) => strings(std::slice::from_ref(node)).is_ok_and(|all| {
            all.iter().flat_map(|text| text.chars()).any(|c| super::fold::class(c) == super::fold::Class::Ideograph)
        }),
        _ => false,
    };
    if unit.is_empty() {
        Vec::new()
    } else if unit.len() > 1 && unit.iter().any(ideographic) {
        unit.into_iter().map(|node| vec![node]).collect()
    } else {
        vec![unit]
    }
}

/// Folds the strings of a class.
fn class(strings: &[String]) -> Result<Item, PatternError> {
    let mut literals = Vec::new();
    let mut optional = false;
    for string in strings {
        let bare = string.trim();
        if bare.is_empty() {
            optional = true;
            continue;
        }
        let stem = bare.ends_with('*');
        let bare = bare.trim_end_matches('*');
        for text in spellings(bare) {
            // "zzz*" folds to "z", which is a word but no stem.
            let stem = stem && (text.chars().count() >= 2 || bare.chars().count() < 3);
            if stem {
                let last = text.rsplit(' ').next().unwrap_or_default();
                let least =
                    if last.chars().next().is_some_and(|c| ('\u{600}'..='\u{6ff}').contains(&c)) { 2 } else { 3 };
                if last.chars().count() < least {
                    return Err(PatternError::ShortStem);
                }
            }
            literals.push(Literal { text, stem });
        }
    }
    if literals.is_empty() {
        return Err(PatternError::Empty);
    }
    literals.sort();
    literals.dedup();
    Ok(Item::Class(literals, optional))
}

/// Ways in which a literal may arrive: as folded, and with apostrophes dropped or replaced by a space; "m ap" also as
/// "map".
fn spellings(text: &str) -> Vec<String> {
    let fold = |text: &str| normalise(text).folded.trim().to_owned();
    let mut all = vec![fold(text)];
    if text.chars().any(|c| super::fold::class(c) == super::fold::Class::Apostrophe) {
        let replace = |by: &str| {
            text.chars()
                .map(|c| {
                    if super::fold::class(c) == super::fold::Class::Apostrophe { by.to_owned() } else { c.to_string() }
                })
                .collect::<String>()
        };
        all.push(fold(&replace("")));
        all.push(fold(&replace(" ")));
    }
    let joined = join_elisions(&all[0]);
    all.push(joined);
    all.retain(|text| !text.is_empty());
    all.sort();
    all.dedup();
    all
}

fn join_elisions(folded: &str) -> String {
    let words: Vec<&str> = folded.split(' ').collect();
    let mut out = String::new();
    for (index, word) in words.iter().enumerate() {
        out.push_str(word);
        let elided = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic() && !"aeiouy".contains(c));
        let vowel = words.get(index + 1).is_some_and(|next| next.starts_with(['a', 'e', 'i', 'o', 'u']));
        if index + 1 < words.len() && !(elided && vowel) {
            out.push(' ');
        }
    }
    out
}

/// Joins neighbouring plain literals into one, except in Arabic, where each word may carry a particle in front.
fn merge(items: Vec<Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    for item in items {
        if let (Some(Item::Class(left, false)), Item::Class(right, false)) = (out.last_mut(), &item)
            && let ([a], [b]) = (left.as_slice(), right.as_slice())
            && !a.stem
            && !arabic(&a.text)
            && !arabic(&b.text)
        {
            let text = format!("{} {}", a.text, b.text);
            let mut joined = vec![Literal { text: join_elisions(&text), stem: b.stem }, Literal { text, stem: b.stem }];
            joined.sort();
            joined.dedup();
            *left = joined;
            continue;
        }
        out.push(item);
    }
    out
}

/// One way to say a pattern: of every class the alternative that `choose` picks (of so many), gaps left out.
pub fn example(items: &[Item], mut choose: impl FnMut(usize) -> usize) -> String {
    let mut words: Vec<&str> = Vec::new();
    for item in items {
        if let Item::Class(literals, optional) = item {
            let pick = choose(literals.len() + usize::from(*optional));
            words.extend(literals.get(pick).map(|literal| literal.text.as_str()));
        }
    }
    words.join(" ")
}

/// Whether a folded word is in the Arabic script.
pub fn arabic(text: &str) -> bool {
    text.chars().next().is_some_and(|c| ('\u{600}'..='\u{6ff}').contains(&c))
}

/// Whether a token kind is counted by the wider gap of Chinese.
pub const fn gap_of(kind: Kind) -> usize {
    match kind {
        Kind::Ideograph => 6,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(pattern: &str) -> String {
        let show_item = |item: &Item| match item {
            Item::Gap => "..".to_owned(),
            Item::Class(all, optional) => {
                let all: Vec<_> =
                    all.iter().map(|one| format!("{}{}", one.text, if one.stem { "*" } else { "" })).collect();
                format!("{{{}}}{}", all.join("|"), if *optional { "?" } else { "" })
            }
        };
        match parse(pattern) {
            Ok(all) => all
                .iter()
                .map(|items| items.iter().map(show_item).collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>()
                .join(" / "),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn patterns_become_classes() {
        for (pattern, shown) in [
            ("my husband", "{my husband}"),
            ("(my|the) husband .. hit* [me]", "{my|the} {husband} .. {hit*} {me}?"),
            ("neighbo(u|)r", "{neighbor|neighbour}"),
            ("(他|老公)打(了|)我", "{他|老 公} {打} {了}? {我}"),
            ("他..打我", "{他} .. {打 我}"),
            ("j'ai peur", "{j ai|jai} {peur}"),
            ("x (a (b|c) d|e)", "{x} {a b d|a c d|e}"),
            ("m ap mouri", "{m ap|map} {mouri}"),
            ("(a .. b|c) d", "{c d} / {a} .. {b d}"),
            ("amenaz* con matar", "{amenaz*} {con matar}"),
            ("(open", "brackets do not pair"),
            ("ab*", "the stem before * is too short; 3 letters are needed, 2 in Arabic"),
            ("[x]", "nothing in it has to be there"),
        ] {
            assert_eq!(show(pattern), shown, "{pattern}");
        }
    }
}
