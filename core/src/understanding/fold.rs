//! Folding of one character: what is left when case, accents and variants of a script are taken away.
//!
//! The same folding is applied to messages, lexicon patterns and training phrases, so that all three meet.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Pairs of a Traditional character and its Simplified form, one after the other; from OpenCC's `TSCharacters`
/// (Apache-2.0), single characters only.
const TRADITIONAL: &str = include_str!("traditional.txt");

/// First and last code point of the Han table: Extension A and the unified block.
const HAN: std::ops::RangeInclusive<u32> = 0x3400..=0x9FFF;

/// Simplified form by code point minus the start of [`HAN`]; 0 where a character is its own.
static SIMPLIFIED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0_u16; (HAN.end() - HAN.start() + 1) as usize];
    let mut pairs = TRADITIONAL.chars().filter(|c| !c.is_whitespace());
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if HAN.contains(&(from as u32)) {
            table[(from as u32 - HAN.start()) as usize] = u16::try_from(to as u32).unwrap_or(0);
        }
    }
    table
});

/// What a character is to the tokeniser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Part of a word: letters and digits.
    Word,
    /// A character that is a token of its own: Han, kana.
    Ideograph,
    /// A pictograph; kept as a token, because it may be all there is.
    Emoji,
    /// An apostrophe in any of the shapes keyboards produce.
    Apostrophe,
    /// Leaves no trace: zero-width and direction marks, variation selectors, tatweel, vowel signs.
    Nothing,
    /// Separates words.
    Space,
    /// Separates clauses: comma, dash, colon, brackets.
    Clause,
    /// Separates sentences.
    Sentence,
}

/// Sorts a character.
pub fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Word,
        ' ' | '\t' | '\u{a0}' | '\u{3000}' => Class::Space,
        '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '′' | '＇' | '\u{2bb}' | '‛' => Class::Apostrophe,
        '.' | '!' | '?' | ';' | '\n' | '\r' | '…' | '。' | '！' | '？' | '；' | '؟' | '؛' | '۔' | '¿' | '¡' | '．' => {
            Class::Sentence
        }
        ',' | ':' | '-' | '–' | '—' | '(' | ')' | '/' | '，' | '、' | '：' | '،' | '（' | '）' | '"' | '“' | '”'
        | '«' | '»' | '「' | '」' | '|' | '~' | '～' => Class::Clause,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{20e3}' => Class::Nothing,
        '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3007}' => Class::Ideograph,
        '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' => {
            Class::Emoji
        }
        c if is_combining_mark(c) => Class::Nothing,
        c if c.is_alphanumeric() => Class::Word,
        _ => Class::Space,
    }
}

/// Appends the folded form of a character to `out`: lower case, no accents, Arabic letters in one shape, Simplified
/// Han, ASCII digits.
pub fn fold_into(c: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => out.push('ا'),
        'ى' | 'ی' | 'ې' | 'ئ' => out.push('ي'),
        'ؤ' => out.push('و'),
        'ة' => out.push('ه'),
        'ک' | 'ڪ' => out.push('ك'),
        'گ' | 'ڨ' => out.push('ق'),
        'ء' => {}
        'پ' => out.push('ب'),
        'چ' => out.push('ج'),
        'ڤ' => out.push('ف'),
        '٠'..='٩' => push_digit(c as u32 - '٠' as u32, out),
        '۰'..='۹' => push_digit(c as u32 - '۰' as u32, out),
        '\u{600}'..='\u{6ff}' => out.push(c),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'þ' | 'Þ' => out.push_str("th"),
        'ı' | 'İ' => out.push('i'),
        '\u{3400}'..='\u{9fff}' => out.push(simplified(c)),
        // Hangul would fall apart into letters.
        '\u{ac00}'..='\u{d7a3}' => out.push(c),
        _ => {
            for part in std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part)) {
                if part.is_ascii() || ('\u{600}'..='\u{6ff}').contains(&part) && part != c {
                    fold_into_simple(part, out);
                } else {
                    out.extend(part.to_lowercase().filter(|low| !is_combining_mark(*low)));
                }
            }
        }
    }
}

/// The parts of a decomposition: only what cannot decompose again.
fn fold_into_simple(c: char, out: &mut String) {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ئ' => out.push('ي'),
        'ؤ' => out.push('و'),
        'ة' => out.push('ه'),
        'ء' | '\u{640}' => {}
        _ if c.is_whitespace() => {}
        _ => out.push(c.to_ascii_lowercase()),
    }
}

fn push_digit(value: u32, out: &mut String) {
    if let Some(digit) = char::from_digit(value, 10) {
        out.push(digit);
    }
}

/// The Simplified form of a Han character, or the character itself.
pub fn simplified(c: char) -> char {
    if !HAN.contains(&(c as u32)) {
        return c;
    }
    match SIMPLIFIED.get((c as u32 - HAN.start()) as usize) {
        Some(0) | None => c,
        Some(code) => char::from_u32(u32::from(*code)).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        let mut out = String::new();
        text.chars().filter(|c| class(*c) != Class::Nothing).for_each(|c| fold_into(c, &mut out));
        out
    }

    #[test]
    fn letters_lose_case_accents_and_variants() {
        for (from, to) in [
            ("ÉÀÇñÜ", "eacnu"),
            ("Ｈｅｌｐ", "help"),
            ("أإآى", "اااي"),
            ("مُحَمَّد", "محمد"),
            ("مـــرحبا", "مرحبا"),
            ("٣٥", "35"),
            ("老闆離婚", "老板离婚"),
            ("ŁódźĐ", "lodzd"),
            ("ﻻ", "لا"),
        ] {
            assert_eq!(fold(from), to);
        }
    }
}
