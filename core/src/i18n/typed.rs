//! Words typed instead of a button: "more", "skip", "leave", in the language of the conversation or any other.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Locales;
use crate::conversation::reply::{LegalTopic, Press};
use crate::language::Language;

/// Folded words of every button in every language.
pub struct Typed {
    words: HashMap<Language, HashMap<String, Press>>,
}

/// The buttons that have words; menu entries are understood as ordinary messages.
fn presses() -> Vec<Press> {
    let mut presses = vec![
        Press::More,
        Press::Elsewhere,
        Press::Other,
        Press::Person,
        Press::Leave,
        Press::Fine,
        Press::Skip,
        Press::Yes,
        Press::No,
        Press::Safety,
        Press::Legal,
    ];
    presses.extend(LegalTopic::ALL.map(Press::LegalTopic));
    presses
}

impl Typed {
    /// The words of the texts that came with the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Typed> = LazyLock::new(|| Typed::new(Locales::embedded()));
        &EMBEDDED
    }

    /// Reads the labels and the `.words` of every `choice-` message.
    pub fn new(locales: &Locales) -> Self {
        let mut words: HashMap<Language, HashMap<String, Press>> = HashMap::new();
        for language in locales.all() {
            for press in presses() {
                let key = format!("choice-{}", press.id());
                let label = locales.own(language, &key, &[]).unwrap_or_default();
                let others = locales.attribute(language, &key, "words").unwrap_or_default();
                for word in others.split('|').chain([label.as_str()]) {
                    let folded = fold(word);
                    if !folded.is_empty() {
                        words.entry(language).or_default().insert(folded, press.clone());
                    }
                }
            }
        }
        Self { words }
    }

    /// The button that was meant, in this language first, then in the others in order. A whole message has to be the
    /// word: "no" is an answer, "no one helps" is not.
    pub fn press(&self, text: &str, language: Option<Language>, offered: &[Language]) -> Option<Press> {
        // Nothing longer is a word for a button, and folding stays cheap.
        if text.len() > 120 {
            return None;
        }
        let folded = fold(text);
        language
            .into_iter()
            .chain(offered.iter().copied())
            .find_map(|language| self.words.get(&language)?.get(&folded).cloned())
    }
}

/// Lower case, without accents, punctuation and doubled blanks.
pub fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(text.len());
    for c in plain {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !matches!(c, '\'' | '’' | '‘' | '\u{200e}' | '\u{200f}') && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_a_button_is_found_however_it_is_typed() {
        let locales = Locales::embedded();
        let typed = Typed::new(locales);
        let press = |text: &str| typed.press(text, Some(Language::ENGLISH), locales.offered());
        assert_eq!(press("More!"), Some(Press::More));
        assert_eq!(press("  LEAVE  "), Some(Press::Leave));
        assert_eq!(press("I’m safe"), Some(Press::Fine));
        assert_eq!(press("no one helps me"), None);
        assert_eq!(press(""), None);
    }
}
