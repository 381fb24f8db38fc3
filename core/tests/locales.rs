//! The fixed texts of all languages: complete, in agreement, in plain words, neutral where a stranger may look.

use std::collections::{BTreeMap, BTreeSet};

use porchlight_core::i18n::{LocaleFiles, Locales, fold, review};
use porchlight_core::language::Language;

#[derive(serde::Deserialize)]
struct Rules {
    banned: Phrases,
    neutral: Words,
}

#[derive(serde::Deserialize)]
struct Phrases {
    phrases: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Words {
    words: Vec<String>,
}

fn rules(language: Language) -> Rules {
    let file = LocaleFiles::get(&format!("{language}/rules.toml")).unwrap_or_else(|| panic!("{language}: no rules.toml"));
    toml::from_str(std::str::from_utf8(&file.data).unwrap()).unwrap_or_else(|error| panic!("{language}: {error}"))
}

/// Every text of a language with a placeholder for each argument.
fn texts(language: Language) -> BTreeMap<String, String> {
    let locales = Locales::embedded();
    let mut texts = BTreeMap::new();
    for (key, arguments) in locales.keys(language) {
        let args: Vec<(&str, porchlight_core::i18n::Value)> =
            arguments.iter().map(|name| (name.as_str(), "…".into())).collect();
        let text = locales.own(language, &key, &args).unwrap_or_else(|| panic!("{language}: {key} does not render"));
        texts.insert(key, text);
    }
    texts
}

/// The comment in front of each key of the English file says which texts are neutral.
fn neutral_keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for name in ["en/conversation.ftl", "en/web.ftl"] {
        let file = LocaleFiles::get(name).unwrap();
        let text = std::str::from_utf8(&file.data).unwrap().to_owned();
        let (mut section, mut comment) = (false, false);
        for line in text.lines() {
            if line.starts_with("## ") {
                section = line.contains("NEUTRAL");
            } else if line.starts_with('#') {
                comment |= line.contains("NEUTRAL");
            } else if let Some((key, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                let base = key.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
                if section || comment || keys.contains(base) {
                    keys.insert(key.to_owned());
                }
                comment = false;
            }
        }
    }
    keys
}

#[test]
fn every_language_has_every_text_with_the_same_arguments() {
    let locales = Locales::embedded();
    let english = locales.keys(Language::ENGLISH);
    for language in locales.all() {
        let own = locales.keys(language);
        // A language may have more or fewer variants of a text, never none.
        for (key, arguments) in &english {
            let number = key.rsplit('-').next().and_then(|last| last.parse::<u32>().ok());
            if number.is_some() {
                continue;
            }
            let found = own.get(key).unwrap_or_else(|| panic!("{language}: {key} is missing"));
            assert_eq!(found, arguments, "{language}: the arguments of {key}");
        }
        for key in own.keys() {
            let base = key.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
            assert!(english.contains_key(key) || english.contains_key(base), "{language}: {key} is not an English key");
        }
    }
}

#[test]
fn the_six_first_languages_are_offered() {
    let offered: BTreeSet<String> = Locales::embedded().offered().iter().map(ToString::to_string).collect();
    for tag in ["en", "es", "fr", "ar", "zh", "ht"] {
        assert!(offered.contains(tag), "{tag}");
    }
}

#[test]
fn review_marks_are_honest_and_cover_every_text() {
    for language in Locales::embedded().all() {
        let marks = review::of(language);
        let marked: BTreeSet<String> = marks.keys().map(str::to_owned).collect();
        for key in Locales::embedded().keys(language).keys() {
            assert!(marked.contains(key), "{language}: {key} has no mark in review.toml");
            assert_eq!(marks.mark(key), &review::Mark::Drafted, "{language}: {key}: the project ships nothing as reviewed");
        }
    }
}

#[test]
fn no_text_blames_orders_or_promises() {
    for language in Locales::embedded().all() {
        let banned: Vec<String> = rules(language).banned.phrases.iter().map(|phrase| fold(phrase)).collect();
        assert!(banned.len() >= 20, "{language}: the list of banned phrases is short");
        for (key, text) in texts(language) {
            let folded = format!(" {} ", fold(&text));
            for phrase in &banned {
                let found = if language.as_str() == "zh" { folded.contains(phrase.as_str()) } else { folded.contains(&format!(" {phrase} ")) };
                assert!(!found, "{language}: {key} says \"{phrase}\"");
            }
        }
    }
}

#[test]
fn what_a_stranger_may_see_says_nothing() {
    let neutral = neutral_keys();
    assert!(neutral.contains("greeting") && neutral.contains("decoy") && neutral.contains("choice-more"), "{neutral:?}");
    for language in Locales::embedded().all() {
        let words: Vec<String> = rules(language).neutral.words.iter().map(|word| fold(word)).collect();
        assert!(words.len() >= 30, "{language}: the list of telling words is short");
        for (key, text) in texts(language) {
            if !neutral.contains(&key) {
                continue;
            }
            let folded = fold(&text);
            let first: String = folded.chars().take(if key.starts_with("notice") { 60 } else { usize::MAX }).collect();
            for word in &words {
                let found = if language.as_str() == "zh" {
                    first.contains(word.as_str())
                } else {
                    format!(" {first}").contains(&format!(" {word}"))
                };
                assert!(!found, "{language}: {key} says \"{word}\"");
            }
        }
    }
}

#[test]
fn buttons_fit_every_platform() {
    for language in Locales::embedded().all() {
        for (key, text) in texts(language) {
            if key.starts_with("choice-") || key.starts_with("menu-") {
                assert!((1..=20).contains(&text.chars().count()), "{language}: {key} has {} characters", text.chars().count());
            }
        }
    }
}

#[test]
fn no_number_to_call_stands_in_a_text() {
    for language in Locales::embedded().all() {
        for (key, text) in texts(language) {
            let digits = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
            assert!(digits < 3, "{language}: {key} contains a number");
        }
    }
}

#[test]
fn come_back_words_are_256_different_ones() {
    #[derive(serde::Deserialize)]
    struct List {
        words: Vec<String>,
    }
    for language in Locales::embedded().all() {
        let file = LocaleFiles::get(&format!("{language}/comeback.toml")).unwrap_or_else(|| panic!("{language}"));
        let list: List = toml::from_str(std::str::from_utf8(&file.data).unwrap()).unwrap();
        let different: BTreeSet<String> = list.words.iter().map(|word| fold(word)).collect();
        assert_eq!((list.words.len(), different.len()), (256, 256), "{language}");
        assert!(different.iter().all(|word| !word.contains(' ')), "{language}");
    }
}

/// Flesch–Kincaid grade level (Kincaid et al. 1975): 0.39 words/sentence + 11.8 syllables/word − 15.59.
fn grade(text: &str) -> f64 {
    let sentences = text.split(['.', '!', '?', ':', '\n']).filter(|part| part.chars().any(char::is_alphabetic)).count();
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred words")]
    let (sentences, count, syllables) = (sentences.max(1) as f64, words.len().max(1) as f64, syllables as f64);
    0.39 * count / sentences + 11.8 * syllables / count - 15.59
}

fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_ascii_alphabetic()).collect();
    let vowel = |c: &char| "aeiouy".contains(*c);
    let groups = letters.iter().zip(letters.iter().skip(1)).filter(|(a, b)| !vowel(a) && vowel(b)).count();
    let first = usize::from(letters.first().is_some_and(vowel));
    let silent = letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']) && groups + first > 1;
    (groups + first - usize::from(silent)).max(1)
}

#[test]
fn english_can_be_read_at_grade_six() {
    let mut hard = Vec::new();
    let mut all = String::new();
    for (key, text) in texts(Language::ENGLISH) {
        let label = ["choice-", "menu-", "need-", "language-", "way-", "role-", "reason-", "fact-", "verified-"];
        if label.iter().any(|prefix| key.starts_with(prefix)) || text.split_whitespace().count() < 8 {
            continue;
        }
        all.push_str(&text);
        all.push('\n');
        if grade(&text) > 7.5 {
            hard.push(format!("{key}: grade {:.1}", grade(&text)));
        }
    }
    assert!(hard.is_empty(), "too hard to read: {hard:#?}");
    assert!(grade(&all) <= 6.0, "all texts together: grade {:.1}", grade(&all));
}
