//! A message as the engine reads it: folded words, each with the bytes of the original it came from.
//!
//! `folded` holds the words with one space before, between and after them, so that matching at word boundaries is
//! matching of text.

use std::ops::Range;

use super::fold::{Class, class, fold_into};

/// Of a longer text only this many bytes of the head and of the tail are read: some 500 words each, more than anybody
/// types on a phone, and little enough that a pasted book costs nothing.
pub const READ_BYTES: usize = 3_000;

/// What kind of thing a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word or a number.
    Word,
    /// One Han or kana character.
    Ideograph,
    /// One pictograph.
    Emoji,
    /// Stands for a place that was recognised.
    Place,
}

/// A folded word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes of [`Normalised::folded`].
    pub start: usize,
    /// End in [`Normalised::folded`], exclusive.
    pub end: usize,
    /// Bytes of the original text.
    pub source: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// Number of the clause it stands in, counted from 0.
    pub clause: u16,
    /// Number of the sentence it stands in, counted from 0.
    pub sentence: u16,
}

/// A folded message.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Normalised {
    /// The words, a space before, between and after them.
    pub folded: String,
    /// The words in order.
    pub tokens: Vec<Token>,
    /// Only head and tail were read.
    pub cut: bool,
}

impl std::fmt::Debug for Normalised {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Normalised({} tokens)", self.tokens.len())
    }
}

impl Normalised {
    /// The folded word at a position.
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| &self.folded[token.start..token.end])
    }

    /// The folded words of a range of positions.
    pub fn words(&self, range: Range<usize>) -> &str {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if first.start <= last.end => &self.folded[first.start..last.end],
            _ => "",
        }
    }

    /// Whether it has a letter or digit.
    pub fn has_words(&self) -> bool {
        self.tokens.iter().any(|token| token.kind != Kind::Emoji)
    }
}

/// The word that stands in for a recognised place.
pub const PLACE_WORD: &str = "\u{1}place";

/// A character that is read as a recognised place: training phrases carry it where their place was.
pub const PLACE_MARK: char = '\u{e000}';

/// Folds and splits a text.
pub fn normalise(text: &str) -> Normalised {
    normalise_with_places(text, &[])
}

/// Folds and splits a text; each of `places` (bytes of `text`, in order, not overlapping) becomes one token.
pub fn normalise_with_places(text: &str, places: &[Range<usize>]) -> Normalised {
    let mut builder = Builder {
        out: Normalised { folded: String::with_capacity(text.len().min(2 * READ_BYTES) + 8), ..Normalised::default() },
        word: None,
        run: (' ', 0),
        clause: 0,
        sentence: 0,
    };
    builder.out.folded.push(' ');
    if text.len() > 2 * READ_BYTES + 512 {
        let head = floor(text, READ_BYTES);
        let tail = floor(text, text.len() - READ_BYTES);
        builder.out.cut = true;
        builder.read(text, 0..head, places);
        builder.boundary(Class::Sentence);
        builder.read(text, tail..text.len(), places);
    } else {
        builder.read(text, 0..text.len(), places);
    }
    builder.finish_word();
    builder.out
}

/// The folded words alone, for comparing texts.
pub fn folded(text: &str) -> String {
    normalise(text).folded.trim().to_owned()
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

struct Builder {
    out: Normalised,
    /// Start in `folded` and in the source of the word being read.
    word: Option<(usize, usize, usize)>,
    /// The last folded letter and how often it stood in a row.
    run: (char, usize),
    clause: u16,
    sentence: u16,
}

impl Builder {
    fn read(&mut self, text: &str, range: Range<usize>, places: &[Range<usize>]) {
        let mut places = places.iter().filter(|place| place.start >= range.start && place.end <= range.end).peekable();
        let mut skip_to = range.start;
        for (offset, c) in text[range.clone()].char_indices() {
            let at = range.start + offset;
            if at < skip_to {
                continue;
            }
            if let Some(place) = places.next_if(|place| place.start <= at) {
                self.finish_word();
                self.token(PLACE_WORD, place.clone(), Kind::Place);
                skip_to = place.end;
                continue;
            }
            if c == PLACE_MARK {
                self.finish_word();
                self.token(PLACE_WORD, at..at + c.len_utf8(), Kind::Place);
                continue;
            }
            let next = || text[at + c.len_utf8()..].chars().next();
            match class(c) {
                Class::Word => self.letter(c, at),
                Class::Ideograph => {
                    self.finish_word();
                    let mut folded = String::new();
                    fold_into(c, &mut folded);
                    self.token(&folded, at..at + c.len_utf8(), Kind::Ideograph);
                }
                Class::Emoji => {
                    self.finish_word();
                    let mut buffer = [0; 4];
                    self.token(c.encode_utf8(&mut buffer), at..at + c.len_utf8(), Kind::Emoji);
                }
                Class::Apostrophe => self.apostrophe(next()),
                Class::Nothing => {}
                Class::Space => self.finish_word(),
                Class::Clause => self.boundary(Class::Clause),
                // A full stop inside a word ("a.m", "U.S.", "3.5") ends nothing.
                Class::Sentence if c == '.' && next().is_some_and(char::is_alphanumeric) => self.finish_word(),
                Class::Sentence => self.boundary(Class::Sentence),
            }
        }
    }

    fn letter(&mut self, c: char, at: usize) {
        let start = self.out.folded.len();
        if self.word.is_none() {
            self.word = Some((start, at, at));
            self.run = (' ', 0);
        }
        fold_into(c, &mut self.out.folded);
        if let Some(word) = &mut self.word {
            word.2 = at + c.len_utf8();
        }
        // Three of a letter in a row are one ("heeelp"); two may be spelling.
        if self.out.folded.len() > start {
            let last = self.out.folded[start..].chars().next_back().unwrap_or(' ');
            if last == self.run.0 && !last.is_ascii_digit() {
                self.run.1 += 1;
                let width = last.len_utf8();
                match self.run.1 {
                    0..=2 => {}
                    3 => self.out.folded.truncate(self.out.folded.len() - 2 * width),
                    _ => self.out.folded.truncate(self.out.folded.len() - width),
                }
            } else {
                self.run = (last, 1);
            }
        }
    }

    /// "l'homme" is two words, "don't" and "I'm" are one: an apostrophe splits after a French or Haitian elision.
    fn apostrophe(&mut self, next: Option<char>) {
        let Some((start, _, _)) = self.word else { return };
        let before = &self.out.folded[start..];
        let elided = matches!(
            before,
            "l" | "d"
                | "j"
                | "m"
                | "t"
                | "s"
                | "n"
                | "c"
                | "k"
                | "w"
                | "v"
                | "qu"
                | "jusqu"
                | "lorsqu"
                | "puisqu"
                | "quelqu"
        );
        let vowel = next.is_some_and(|c| {
            let mut folded = String::new();
            fold_into(c, &mut folded);
            folded.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h'])
        });
        if elided && vowel {
            self.finish_word();
        }
    }

    fn boundary(&mut self, class: Class) {
        self.finish_word();
        if self.out.tokens.last().is_some_and(|last| last.clause == self.clause) {
            self.clause = self.clause.saturating_add(1);
        }
        if class == Class::Sentence && self.out.tokens.last().is_some_and(|last| last.sentence == self.sentence) {
            self.sentence = self.sentence.saturating_add(1);
        }
    }

    fn finish_word(&mut self) {
        let Some((start, from, to)) = self.word.take() else { return };
        let end = self.out.folded.len();
        if end == start {
            return;
        }
        self.out.folded.push(' ');
        self.push(start, end, from..to, Kind::Word);
    }

    fn token(&mut self, folded: &str, source: Range<usize>, kind: Kind) {
        let start = self.out.folded.len();
        self.out.folded.push_str(folded);
        let end = self.out.folded.len();
        self.out.folded.push(' ');
        self.push(start, end, source, kind);
    }

    fn push(&mut self, start: usize, end: usize, source: Range<usize>, kind: Kind) {
        let (clause, sentence) = (self.clause, self.sentence);
        self.out.tokens.push(Token { start, end, source, kind, clause, sentence });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_separated() {
        for (text, words) in [
            ("I'm AFRAID of him!!", "im afraid of him"),
            ("don’t", "dont"),
            ("l’homme qu'il J'ai", "l homme qu il j ai"),
            ("heeeelp meeee", "help me"),
            ("Él me pegó, ¿qué hago?", "el me pego que hago"),
            ("我老公打我", "我 老 公 打 我"),
            ("家暴help", "家 暴 help"),
            ("😭😭 sos", "😭 😭 sos"),
            ("", ""),
            ("  \u{200b} ", ""),
        ] {
            assert_eq!(folded(text), words, "{text}");
        }
    }

    #[test]
    fn tokens_point_at_the_original() {
        let text = "  ¡Él me pegó! 我";
        let read = normalise(text);
        let sources: Vec<_> = read.tokens.iter().map(|token| &text[token.source.clone()]).collect();
        assert_eq!(sources, ["Él", "me", "pegó", "我"]);
        assert_eq!(read.tokens.iter().map(|token| token.sentence).collect::<Vec<_>>(), [0, 0, 0, 1]);
    }

    #[test]
    fn a_place_becomes_one_token() {
        let place = 8..16;
        let read = normalise_with_places("help in New York now", std::slice::from_ref(&place));
        assert_eq!(read.folded, format!(" help in {PLACE_WORD} now "));
    }

    #[test]
    fn of_a_long_text_head_and_tail_are_read() {
        let text = format!("start {} 打 end", "é blah ".repeat(20_000));
        let read = normalise(&text);
        assert!(read.cut && read.tokens.len() < 3_000);
        assert!(read.folded.starts_with(" start ") && read.folded.ends_with(" end "));
    }
}
