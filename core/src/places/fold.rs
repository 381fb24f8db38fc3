//! Folding: one spelling for all the ways a name is typed.
//!
//! The same code folds the gazetteer's names when it is built and a person's words when they are looked
//! up, so the two cannot disagree. It takes away case, accents, vowel marks and width, joins Arabic letter
//! variants, turns Traditional characters into Simplified ones, and splits into [`Token`]s. Chinese,
//! Japanese, Thai, Lao, Khmer, Burmese and Korean are split into single characters, because spaces say
//! little there about where a name ends.

use unicode_normalization::char::decompose_compatible;

/// Pairs of big-endian UTF-16 units, Traditional then Simplified, sorted by the first.
/// From `OpenCC`'s table of characters; see NOTICE.
static HAN: &[u8] = include_bytes!("../../data/places/han.bin");

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Letters, perhaps with digits, of a script that separates words.
    Word,
    /// ASCII digits only (other digits are folded to them).
    Number,
    /// One character of a script that does not separate words.
    Character,
    /// One Korean syllable: names begin where a word begins, but particles follow without a space.
    Syllable,
}

/// What stood before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub(crate) enum Gap {
    /// Nothing at all.
    None,
    /// Spaces, hyphens, apostrophes: a name may go on across it.
    Loose,
    /// A comma, bracket or slash: a name ends, its state or country may follow.
    Comma,
    /// The end of a sentence or line, or the start of the text.
    Stop,
}

/// A word, number or character of the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Byte range in [`Folded::text`].
    pub start: usize,
    pub end: usize,
    /// Byte range in the original text.
    pub from: usize,
    pub to: usize,
    pub script: Script,
    pub gap: Gap,
    /// The first letter is a capital.
    pub capital: bool,
    /// Every letter is a capital, and there are at least two.
    pub shouted: bool,
}

/// A folded text and its tokens.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    pub text: String,
    pub tokens: Vec<Token>,
    /// The text has small letters, so that a capital means something.
    pub cased: bool,
}

impl Folded {
    pub fn token(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |t| &self.text[t.start..t.end])
    }

    /// The folded text of tokens `first..last`.
    pub fn span(&self, first: usize, last: usize) -> &str {
        match (
            self.tokens.get(first),
            self.tokens.get(last.wrapping_sub(1)),
        ) {
            (Some(a), Some(b)) if a.start <= b.end => &self.text[a.start..b.end],
            _ => "",
        }
    }
}

fn script_of(c: char) -> Option<Script> {
    match u32::from(c) {
        0xAC00..=0xD7A3 => Some(Script::Syllable),
        0x0E00..=0x0FFF
        | 0x1000..=0x109F
        | 0x1780..=0x17DD
        | 0x3005..=0x3007
        | 0x3041..=0x30FA
        | 0x30FC..=0x30FF
        | 0x3400..=0x9FFF
        | 0xF900..=0xFAFF
        | 0x2_0000..=0x3_FFFF => Some(Script::Character),
        0x30..=0x39 => Some(Script::Number),
        // Indic vowel signs and viramas belong to the word, though Unicode does not call them letters.
        0x0900..=0x0963 | 0x0980..=0x0DFF => Some(Script::Word),
        _ if c.is_alphanumeric() => Some(Script::Word),
        _ => None,
    }
}

/// True for marks that people leave out: accents, Hebrew points, Arabic vowel signs, the Indic nukta.
fn is_dropped(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x0483..=0x0487 | 0x0591..=0x05C7 | 0x0610..=0x061A | 0x0640 | 0x064B..=0x065F
        | 0x0670 | 0x06D6..=0x06ED | 0x093C | 0x09BC | 0x0A3C | 0x0ABC | 0x200B..=0x200F | 0x202A..=0x202E
        | 0x2060..=0x2069 | 0xFE00..=0xFE0F | 0xFEFF | 0x00AD)
}

fn simplify(c: char) -> char {
    let Ok(unit) = u16::try_from(u32::from(c)) else {
        return c;
    };
    let (mut low, mut high) = (0, HAN.len() / 4);
    while low < high {
        let middle = usize::midpoint(low, high);
        let pair = &HAN[middle * 4..middle * 4 + 4];
        match u16::from_be_bytes([pair[0], pair[1]]).cmp(&unit) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => {
                return char::from_u32(u32::from(u16::from_be_bytes([pair[2], pair[3]])))
                    .unwrap_or(c);
            }
        }
    }
    c
}

/// Folds one character that has already been decomposed and lower-cased.
fn fold_letter(c: char, out: &mut String) {
    match c {
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ı' => out.push('i'),
        'ħ' => out.push('h'),
        'ə' => out.push('a'),
        'ŋ' => out.push('n'),
        'ς' => out.push('σ'),
        'ٱ' => out.push('ا'),
        'ى' | 'ی' | 'ې' => out.push('ي'),
        'ة' | 'ە' | 'ہ' | 'ۀ' | 'ھ' => out.push('ه'),
        'ک' | 'گ' => out.push('ك'),
        'پ' => out.push('ب'),
        'ڤ' => out.push('ف'),
        'چ' => out.push('ج'),
        '٠'..='٩' => out.push(digit(c, '٠')),
        '۰'..='۹' => out.push(digit(c, '۰')),
        '०'..='९' => out.push(digit(c, '०')),
        '\u{3400}'..='\u{9FFF}' => out.push(simplify(c)),
        _ => out.push(c),
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c).wrapping_sub(u32::from(zero)), 10).unwrap_or(c)
}

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if ('\u{3041}'..='\u{30FF}').contains(&c) || ('\u{AC00}'..='\u{D7A3}').contains(&c) {
        out.push(c);
    } else {
        decompose_compatible(c, |part| {
            if !is_dropped(part) {
                for lower in part.to_lowercase().filter(|&l| !is_dropped(l)) {
                    fold_letter(lower, out);
                }
            }
        });
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′' | '＇')
}

fn gap_of(c: char, last_word: usize, next: Option<char>) -> Gap {
    match c {
        '!' | '?' | ';' | '\n' | '\r' | '。' | '！' | '？' | '؟' | '؛' | '；' | '…' | '।' => {
            Gap::Stop
        }
        // "St. Louis", "D.C.", "miami.fl" go on; "home. Paris" does not.
        '.' if last_word > 3 && next.is_none_or(char::is_whitespace) => Gap::Stop,
        ',' | '(' | ')' | '[' | ']' | '/' | ':' | '"' | '«' | '»' | '“' | '”' | '、' | '，'
        | '،' | '：' | '（' | '）' => Gap::Comma,
        _ => Gap::Loose,
    }
}

/// Folds a text of any length in one pass.
pub(crate) fn fold(text: &str) -> Folded {
    let mut out = Folded {
        text: String::with_capacity(text.len() + 8),
        tokens: Vec::with_capacity(text.len() / 5 + 2),
        cased: false,
    };
    let mut gap = Gap::Stop;
    let mut part = String::with_capacity(8);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        part.clear();
        fold_char(c, &mut part);
        if part.is_empty() {
            // An accent typed apart from its letter belongs to that letter.
            if gap == Gap::None
                && let Some(last) = out.tokens.last_mut()
            {
                last.to = end;
            }
            continue;
        }
        let script = if is_apostrophe(c) {
            None
        } else {
            part.chars().next().and_then(script_of)
        };
        let Some(script) = script else {
            let last_word = out.tokens.last().map_or(0, |t| t.end - t.start);
            let this = gap_of(c, last_word, chars.peek().map(|&(_, n)| n));
            gap = if gap == Gap::None || this > gap {
                this
            } else {
                gap
            };
            continue;
        };
        out.cased |= c.is_lowercase() && c.is_alphabetic();
        push(&mut out, &part, script, gap, at..end, c.is_uppercase());
        gap = Gap::None;
    }
    out
}

/// Adds one folded character, as part of the last token or as a token of its own.
fn push(
    out: &mut Folded,
    part: &str,
    script: Script,
    gap: Gap,
    range: std::ops::Range<usize>,
    upper: bool,
) {
    let alone = matches!(script, Script::Character | Script::Syllable);
    if gap == Gap::None
        && !alone
        && let Some(last) = out.tokens.last_mut()
        && matches!(last.script, Script::Word | Script::Number)
    {
        out.text.push_str(part);
        last.end = out.text.len();
        last.to = range.end;
        last.shouted &= upper || script == Script::Number;
        if last.script != script {
            last.script = Script::Word;
        }
        return;
    }
    if let Some(last) = out.tokens.last_mut() {
        // One letter cannot shout, except that a code such as "FL" is counted when it ends.
        last.shouted &= last.to - last.from > 1;
        match gap {
            Gap::Comma | Gap::Stop => out.text.push(','),
            Gap::Loose if !(alone && last.script == Script::Character) => out.text.push(' '),
            _ => {}
        }
    }
    let start = out.text.len();
    out.text.push_str(part);
    out.tokens.push(Token {
        start,
        end: out.text.len(),
        from: range.start,
        to: range.end,
        script,
        gap,
        capital: upper,
        shouted: upper,
    });
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn folded(text: &str) -> String {
        fold(text).text
    }

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for (a, b) in [
            ("Cap-Haïtien", "cap haitien"),
            ("القاهرة", "القاهره"),
            ("إسطنبول", "اسطنبول"),
            ("紐約", "纽约"),
            ("ＭＩＡＭＩ", "miami"),
            ("Pòtoprens", "potoprens"),
            ("St. Louis", "st louis"),
            ("٣٣٠١٢", "33012"),
            ("Coeur d’Alene", "coeur d'alene"),
            ("مَكَّة", "مكه"),
            ("İstanbul", "istanbul"),
            ("Łódź", "lodz"),
            ("Me\u{301}xico", "méxico"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} / {b}");
        }
    }

    #[test]
    fn a_comma_ends_a_name() {
        assert_eq!(folded("Miami, FL"), "miami,fl");
        assert_eq!(folded("at home. Paris"), "at home,paris");
    }

    #[test]
    fn ranges_point_into_the_original() {
        let text = "Ich bin in MÜNCHEN!";
        let f = fold(text);
        let last = f.tokens.last().expect("tokens");
        assert_eq!(&text[last.from..last.to], "MÜNCHEN");
        assert!(last.shouted && last.capital);
    }
}
