//! What a person gets who writes for the first time, over HTTP and without a script, in every language.

#[expect(dead_code, reason = "each story uses some of it")]
mod support;

use std::collections::BTreeSet;

use porchlight_core::i18n::Locales;
use porchlight_core::language::Language;
use support::web::{Browser, Person, Turn};
use support::{Installation, Server};

/// The languages, with what somebody in danger might write, what somebody afraid might write, and how one asks for a
/// person.
const LANGUAGES: [(&str, &str, &str, &str); 6] = [
    (
        "en",
        "he has a gun and says he will kill me tonight",
        "my husband scares me",
        "can I talk to a real person please",
    ),
    (
        "es",
        "tiene una pistola y dice que me va a matar esta noche",
        "mi marido me da miedo",
        "quiero hablar con una persona real",
    ),
    (
        "fr",
        "il a un couteau et il dit qu'il va me tuer",
        "mon mari me fait peur",
        "je veux parler à une vraie personne",
    ),
    ("ht", "li gen yon zam epi li di l ap touye m", "mari m fè m pè", "mwen vle pale ak yon vrè moun"),
    ("ar", "معه سكين ويقول إنه سيقتلني الآن", "زوجي يخيفني", "أريد التحدث مع شخص حقيقي"),
    ("zh", "他拿着刀说要杀了我", "我老公让我很害怕", "我想和真人说话"),
];

fn serve(country: &str) -> (Installation, Server) {
    let settings = [("PORCHLIGHT_COUNTRY", country)];
    let installation = Installation::new(&settings[..usize::from(!country.is_empty())]);
    let server = installation.serve();
    (installation, server)
}

fn arrives(server: &Server) -> Person {
    Person::arrives(Browser::new(server.web))
}

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A fixed text, cut off before its first placeholder.
fn begins(language: Language, key: &str) -> String {
    let name = ("country", "\u{1}".into());
    let text = Locales::embedded().text(language, key, &[name, ("languages", "\u{1}".into())]);
    let text = text.replace(['\u{2068}', '\u{2069}'], "");
    text.split('\u{1}').next().unwrap().to_owned()
}

/// Whether a reply has one of the variants of a text.
fn says(turn: &Turn, key: &str) -> bool {
    let shown = turn.text().replace(['\u{2068}', '\u{2069}'], "");
    let language = language(&turn.language);
    (1..=Locales::embedded().variants(language, key)).any(|number| {
        let key = if number == 1 { key.to_owned() } else { format!("{key}-{number}") };
        let wanted = begins(language, &key);
        shown.contains(wanted.trim())
    })
}

/// Numbers that somebody could call or write to.
fn numbers(turn: &Turn) -> BTreeSet<String> {
    let dialled = |link: &String| link.starts_with("tel:") || link.starts_with("sms:");
    turn.links().into_iter().filter(dialled).collect()
}

/// At least one way to reach a human now.
fn is_not_empty_handed(turn: &Turn) {
    assert!(!numbers(turn).is_empty(), "{}", turn.text());
}

#[test]
fn in_danger_in_the_united_states_every_language_gets_911_first_and_then_people_to_talk_to() {
    let (_installation, server) = serve("US");
    for (tag, danger, _, _) in LANGUAGES {
        let reply = arrives(&server).says(danger);
        assert_eq!(reply.language, tag);
        assert!(reply.begins_with_urgent(), "{tag}: {}", reply.text());
        let card = reply.urgent().unwrap();
        assert_eq!(card.links(), ["tel:911"], "{tag}");
        assert!(says(&card, "emergency-title-immediate"), "{tag}: {}", card.text());
        assert!(says(&card, "emergency-chat-cannot"), "{tag}: {}", card.text());
        assert!(says(&reply, "believe"), "{tag}: {}", reply.text());
        assert!(!reply.services().is_empty() && numbers(&reply).len() > 1, "{tag}: {}", reply.text());
        assert!(says(&reply, "ask-place"), "{tag}: {}", reply.text());
    }
}

#[test]
fn in_danger_in_spain_every_language_gets_112_first_and_then_016() {
    let (_installation, server) = serve("ES");
    for (tag, danger, _, _) in LANGUAGES {
        let reply = arrives(&server).says(danger);
        assert_eq!(reply.language, tag);
        assert!(reply.begins_with_urgent(), "{tag}: {}", reply.text());
        assert_eq!(reply.urgent().unwrap().links(), ["tel:112"], "{tag}");
        assert!(reply.links().contains(&"tel:016".to_owned()), "{tag}: {:?}", reply.links());
    }
}

#[test]
fn in_danger_in_an_unknown_country_nobody_is_given_a_number_before_they_say_where_they_are() {
    let (_installation, server) = serve("");
    for (tag, danger, _, _) in LANGUAGES {
        let mut person = arrives(&server);
        let reply = person.says(danger);
        assert_eq!(reply.language, tag);
        assert!(reply.begins_with_urgent(), "{tag}: {}", reply.text());
        assert!(reply.links().is_empty() && reply.services().is_empty(), "{tag}: {:?}", reply.links());
        assert!(!reply.text().contains(|c: char| c.is_numeric()), "{tag}: {}", reply.text());
        assert!(says(&reply, "emergency-unknown"), "{tag}: {}", reply.text());
        assert!(says(&reply, "ask-place-country"), "{tag}: {}", reply.text());
        let reply = person.says("Madrid");
        assert!(reply.begins_with_urgent(), "{tag}: {}", reply.text());
        assert_eq!(reply.urgent().unwrap().links(), ["tel:112"], "{tag}");
        assert!(reply.links().contains(&"tel:016".to_owned()), "{tag}: {:?}", reply.links());
    }
}

#[test]
fn in_haiti_nothing_is_confirmed_and_no_number_is_invented() {
    let (_installation, server) = serve("HT");
    for (tag, danger, afraid, _) in LANGUAGES {
        for message in [danger, afraid] {
            let reply = arrives(&server).says(message);
            assert_eq!(reply.language, tag);
            assert!(numbers(&reply).is_empty(), "{tag}: {:?}", numbers(&reply));
            let digits = reply.text().chars().filter(|c| c.is_numeric()).collect::<String>();
            assert_eq!(digits, "", "{tag}: {}", reply.text());
            let honest = says(&reply, "no-line") || says(&reply, "emergency-no-number");
            assert!(honest, "{tag}: {}", reply.text());
            assert_eq!(reply.begins_with_urgent(), message == danger, "{tag}: {}", reply.text());
        }
    }
}

#[test]
fn somebody_who_is_afraid_is_believed_and_gets_three_services_a_question_and_the_notice() {
    let (_installation, server) = serve("US");
    for (tag, _, afraid, _) in LANGUAGES {
        let reply = arrives(&server).says(afraid);
        assert_eq!(reply.language, tag);
        is_not_empty_handed(&reply);
        assert!(reply.services().len() >= 3, "{tag}: {:?}", reply.services());
        for key in ["thanks-for-writing", "believe", "notice-web", "ask-place"] {
            assert!(says(&reply, key), "{tag}: {key}: {}", reply.text());
        }
    }
}

#[test]
fn the_nearest_help_comes_once_the_place_is_known_and_skip_is_respected() {
    let (_installation, server) = serve("US");
    for (tag, _, afraid, _) in LANGUAGES {
        let mut person = arrives(&server);
        person.says(afraid);
        let reply = person.presses("skip");
        assert!(says(&reply, "skipped"), "{tag}: {}", reply.text());
        assert!(!says(&reply, "ask-place"), "{tag}: {}", reply.text());
        is_not_empty_handed(&reply);
    }
}

#[test]
fn asking_for_a_person_leads_to_lines_with_people_and_promises_nobody() {
    let promises = [
        "will join",
        "on the way",
        "is coming",
        "will contact",
        "will write to you",
        "get back to you",
        "hold on", //
        "vendrá",
        "en camino",
        "se pondrá en contacto",
        "te contactará",
        "va rejoindre",
        "en route",
        "vous contactera",
        "ap vini",
        "sou wout",
        "pral kontakte",
        "سيأتي",
        "في الطريق",
        "سيتصل بك",
        "马上过来",
        "在路上",
        "会联系你",
    ];
    for country in ["US", "ES", "HT", ""] {
        let (_installation, server) = serve(country);
        for (tag, _, _, person_please) in LANGUAGES {
            let mut person = arrives(&server);
            let first = person.says(person_please);
            let second = person.presses("person");
            for reply in [first, second] {
                assert_eq!(reply.language, tag);
                assert!(says(&reply, "person"), "{country} {tag}: {}", reply.text());
                let text = reply.text().to_lowercase();
                let promised: Vec<_> = promises.iter().filter(|promise| text.contains(**promise)).collect();
                assert!(promised.is_empty(), "{country} {tag}: {promised:?}: {text}");
                if ["US", "ES"].contains(&country) {
                    is_not_empty_handed(&reply);
                }
            }
        }
    }
}

#[test]
fn asking_for_a_person_is_not_taken_for_a_danger() {
    let (_installation, server) = serve("US");
    for (tag, _, _, person_please) in LANGUAGES {
        let reply = arrives(&server).says(person_please);
        assert!(reply.urgent().is_none(), "{tag}: {}", reply.text());
    }
    let reply = arrives(&server).says("I want to talk to a person");
    assert!(reply.urgent().is_none(), "{}", reply.text());
}

#[test]
fn a_text_of_50_000_characters_is_understood_by_head_and_tail_and_the_person_is_told() {
    let (_installation, server) = serve("US");
    for (filler, tag) in [("and then the weather was as it is in spring. ", "en"), ("那天的天气和春天一样。", "zh")]
    {
        let (danger, afraid) = LANGUAGES.iter().find(|one| one.0 == tag).map(|one| (one.1, one.2)).unwrap();
        let room = 50_000 - danger.chars().count() - afraid.chars().count() - 2;
        let middle: String = filler.chars().cycle().take(room).collect();
        let text = format!("{afraid} {middle} {danger}");
        assert_eq!(text.chars().count(), 50_000);
        let reply = arrives(&server).says(&text);
        assert_eq!(reply.language, tag);
        assert!(reply.begins_with_urgent(), "{tag}: the end was not read: {}", reply.text());
        assert!(says(&reply, "long-note"), "{tag}: {}", reply.text());
    }
}

#[test]
fn emoji_and_nonsense_get_an_answer_in_the_language_of_the_page_and_a_way_to_a_human() {
    let (_installation, server) = serve("US");
    for message in ["😭😭😭", "💔", "???", "...", "asdkjh qwoeiu zxcmnb", "🏠🔪❓", "\u{200b}x", "12345678901234567890"]
    {
        let reply = arrives(&server).says(message);
        assert_eq!(reply.language, "en", "{message}: a page in English was answered with {}", reply.text());
        is_not_empty_handed(&reply);
        let mut person = Person::arrives_at(Browser::new(server.web), "/chat?lang=ar");
        let reply = person.says(message);
        assert_eq!(reply.language, "ar", "{message}: {}", reply.text());
        is_not_empty_handed(&reply);
    }
}

#[test]
fn the_same_message_ten_times_never_gets_the_same_reply_twice_in_a_row() {
    let (_installation, server) = serve("US");
    for (tag, danger, afraid, person_please) in LANGUAGES {
        for message in [danger, afraid, person_please, "😭😭", "zxcv qwrt", "1"] {
            let path = format!("/chat?lang={tag}");
            let mut person = Person::arrives_at(Browser::new(server.web), &path);
            let mut last = String::new();
            for time in 1..=10 {
                let text = person.says(message).text();
                assert!(!text.is_empty() && text != last, "{tag}: {message}: time {time}: {text}");
                last = text;
            }
        }
    }
}

#[test]
fn the_safe_word_of_every_language_works_in_every_language_and_leaves_a_decoy_and_nothing_else() {
    let (_installation, server) = serve("US");
    for (tag, danger, ..) in LANGUAGES {
        for (other, ..) in LANGUAGES {
            let mut person = arrives(&server);
            person.says(danger);
            let key = person.key();
            let word = Locales::embedded().text(language(other), "safe-word", &[]);
            let reply = person.says(&format!(" {}! ", word.to_uppercase()));
            assert_eq!(reply.text(), begins(language(tag), "decoy"), "{tag}: {word}");
            assert_eq!(person.page.turns().len(), 1, "only the decoy is left");
            is_dead(&person, &key, danger);
        }
    }
}

/// Whoever has the key of a conversation has nothing any more.
fn is_dead(person: &Person, key: &str, said: &str) {
    assert_ne!(person.key(), key);
    let answer = person.browser.post("/chat", &[("conversation", key), ("turn", "90"), ("text", "hello")]).unwrap();
    assert!(!answer.body.contains(key) && !answer.body.contains(said), "{}", answer.body);
    assert!(support::web::Page(answer.body).turns().is_empty());
}

#[test]
fn delete_erases_in_every_language() {
    let (_installation, server) = serve("US");
    let words = ["delete", "borrar", "effacer", "efase", "احذف", "删除"];
    for ((tag, danger, ..), word) in LANGUAGES.into_iter().zip(words) {
        let mut person = arrives(&server);
        person.says(danger);
        let key = person.key();
        let mut reply = person.says(word);
        if says(&reply, "ask-erase") {
            // One word alone may be asked back.
            reply = person.presses("yes");
        }
        assert!(says(&reply, "erased"), "{tag}: {word}: {}", reply.text());
        assert_eq!(person.page.turns().len(), 1);
        is_dead(&person, &key, danger);
    }
}

#[test]
fn an_unknown_language_gets_the_list_of_languages_in_their_own_names_a_line_and_a_button_for_each() {
    let (_installation, server) = serve("US");
    for message in ["Potrzebuję pomocy, mój mąż mnie bije i bardzo się boję", "夫に殴られています。助けてください"]
    {
        let mut person = arrives(&server);
        let reply = person.says(message);
        assert!(says(&reply, "other-language"), "{}", reply.text());
        is_not_empty_handed(&reply);
        for (tag, ..) in LANGUAGES {
            let name = Locales::embedded().own_name(language(tag));
            assert!(reply.text().contains(&name), "{name}: {}", reply.text());
            assert!(person.page.choices().iter().any(|(_, label)| *label == name), "{name}");
        }
        let (spanish, _) = person.page.choices().into_iter().find(|(_, label)| label == "Español").unwrap();
        assert_eq!(person.presses(&spanish).language, "es");
    }
}
