//! Names of languages, as directories write them → BCP 47 tags.

/// Name in small letters, tag. Several names of one language stand beside each other.
const NAMES: &[(&str, &str)] = &[
    ("english", "en"),
    ("inglés", "en"),
    ("ingles", "en"),
    ("anglais", "en"),
    ("spanish", "es"),
    ("español", "es"),
    ("espanol", "es"),
    ("castellano", "es"),
    ("espagnol", "es"),
    ("haitian creole", "ht"),
    ("haitian kreyol", "ht"),
    ("kreyòl", "ht"),
    ("kreyol", "ht"),
    ("creole", "ht"),
    ("haitian", "ht"),
    ("cape verdean creole", "kea"),
    ("cape verdean", "kea"),
    ("french", "fr"),
    ("français", "fr"),
    ("francais", "fr"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("portugues", "pt"),
    ("american sign language", "ase"),
    ("asl", "ase"),
    ("sign language", "ase"),
    ("british sign language", "bfi"),
    ("bsl", "bfi"),
    ("mandarin", "zh"),
    ("cantonese", "yue"),
    ("chinese", "zh"),
    ("taiwanese", "nan"),
    ("toisanese", "yue"),
    ("arabic", "ar"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("polish", "pl"),
    ("german", "de"),
    ("italian", "it"),
    ("vietnamese", "vi"),
    ("korean", "ko"),
    ("japanese", "ja"),
    ("tagalog", "tl"),
    ("filipino", "tl"),
    ("pilipino", "tl"),
    ("ilocano", "ilo"),
    ("cebuano", "ceb"),
    ("thai", "th"),
    ("lao", "lo"),
    ("laotian", "lo"),
    ("khmer", "km"),
    ("cambodian", "km"),
    ("burmese", "my"),
    ("karen", "kar"),
    ("hmong", "hmn"),
    ("indonesian", "id"),
    ("malay", "ms"),
    ("hindi", "hi"),
    ("urdu", "ur"),
    ("punjabi", "pa"),
    ("panjabi", "pa"),
    ("bengali", "bn"),
    ("gujarati", "gu"),
    ("tamil", "ta"),
    ("telugu", "te"),
    ("malayalam", "ml"),
    ("kannada", "kn"),
    ("marathi", "mr"),
    ("nepali", "ne"),
    ("sinhala", "si"),
    ("sindhi", "sd"),
    ("pashto", "ps"),
    ("dari", "prs"),
    ("farsi", "fa"),
    ("persian", "fa"),
    ("kurdish", "ku"),
    ("turkish", "tr"),
    ("hebrew", "he"),
    ("yiddish", "yi"),
    ("armenian", "hy"),
    ("georgian", "ka"),
    ("greek", "el"),
    ("albanian", "sq"),
    ("bosnian", "bs"),
    ("serbian", "sr"),
    ("croatian", "hr"),
    ("serbo-croatian", "sh"),
    ("slovenian", "sl"),
    ("slovak", "sk"),
    ("czech", "cs"),
    ("hungarian", "hu"),
    ("romanian", "ro"),
    ("bulgarian", "bg"),
    ("macedonian", "mk"),
    ("lithuanian", "lt"),
    ("latvian", "lv"),
    ("estonian", "et"),
    ("finnish", "fi"),
    ("swedish", "sv"),
    ("norwegian", "no"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("icelandic", "is"),
    ("irish", "ga"),
    ("welsh", "cy"),
    ("somali", "so"),
    ("amharic", "am"),
    ("tigrinya", "ti"),
    ("oromo", "om"),
    ("swahili", "sw"),
    ("kinyarwanda", "rw"),
    ("lingala", "ln"),
    ("yoruba", "yo"),
    ("igbo", "ig"),
    ("hausa", "ha"),
    ("twi", "ak"),
    ("wolof", "wo"),
    ("fulani", "ff"),
    ("samoan", "sm"),
    ("tongan", "to"),
    ("hawaiian", "haw"),
    ("chamorro", "ch"),
    ("marshallese", "mh"),
    ("chuukese", "chk"),
    ("navajo", "nv"),
    ("quechua", "qu"),
    ("mixtec", "mix"),
    ("zapotec", "zap"),
    ("mam", "mam"),
    ("k'iche'", "quc"),
    ("kiche", "quc"),
    ("q'anjob'al", "kjb"),
    ("mongolian", "mn"),
    ("uzbek", "uz"),
    ("kazakh", "kk"),
    ("tibetan", "bo"),
];

/// Words after which no language is spoken by anybody there: interpreters come for any language, and a leaflet does not
/// answer the telephone.
const NOT_SPOKEN: &[&str] = &[
    "translat",
    "interpret",
    "tranlat",
    "website",
    "material",
    "publication",
    "language line",
    "application",
    "not always",
];

/// The languages that a text names as spoken: "Chinese (Mandarin), Tagalog" → zh, tl.
pub fn spoken(text: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let text = text.to_lowercase();
    for part in text.split([',', ';', '\n', '.']) {
        if NOT_SPOKEN.iter().any(|word| part.contains(word)) {
            continue;
        }
        for (name, tag) in NAMES {
            if contains_word(part, name) && !found.contains(tag) {
                found.push(*tag);
            }
        }
        // The longer name was meant.
        if contains_word(part, "cape verdean") {
            found.retain(|tag| *tag != "ht");
        }
        if contains_word(part, "british sign language") {
            found.retain(|tag| *tag != "ase");
        }
    }
    found
}

/// A language given as a code: BCP 47 or ISO 639, "en", "eng", "pt-BR".
pub fn code(text: &str) -> Option<String> {
    let text = text.trim();
    let primary = text.split('-').next()?;
    let letters = matches!(primary.len(), 2 | 3) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let three = [
        ("eng", "en"),
        ("spa", "es"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("ara", "ar"),
        ("zho", "zh"),
        ("chi", "zh"),
        ("hat", "ht"),
        ("por", "pt"),
        ("vie", "vi"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("kor", "ko"),
        ("tgl", "tl"),
        ("hin", "hi"),
        ("pol", "pl"),
        ("deu", "de"),
        ("ger", "de"),
        ("tur", "tr"),
        ("urd", "ur"),
        ("fas", "fa"),
        ("per", "fa"),
        ("som", "so"),
        ("ita", "it"),
    ];
    letters.then(|| {
        let primary = primary.to_ascii_lowercase();
        let short = three.iter().find(|(long, _)| *long == primary).map_or(primary.as_str(), |(_, short)| short);
        format!("{short}{}", &text[primary.len()..])
    })
}

/// Whether `text` has `word` with no letter beside it.
pub fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_found_in_what_directories_write() {
        assert_eq!(spoken("Chinese (Cantonese), Chinese (Mandarin), Tagalog"), ["yue", "zh", "tl"]);
        assert_eq!(spoken("English and Spanish"), ["en", "es"]);
        assert_eq!(spoken("Creole"), ["ht"]);
        assert_eq!(spoken("Cape Verdean Creole"), ["kea"]);
        assert_eq!(spoken("ASL (intermediate)"), ["ase"]);
    }

    #[test]
    fn what_only_an_interpreter_or_a_leaflet_speaks_is_not_spoken() {
        for text in
            ["Interpreters available in 150 languages", "Chinese (website)", "translators available", "Thailand", ""]
        {
            assert_eq!(spoken(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn codes_of_two_and_three_letters() {
        assert_eq!(code("eng").as_deref(), Some("en"));
        assert_eq!(code("pt-BR").as_deref(), Some("pt-BR"));
        assert_eq!(code("ase").as_deref(), Some("ase"));
        assert_eq!(code("English"), None);
    }
}
