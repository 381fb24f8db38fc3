//! Stories through the door: what is accepted, shown, erased, brought back; and what a locked screen shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Service;
use super::doubles::{FakeFrontEnd, assemble, says};
use crate::channel::{Capabilities, FrontEnd, SendError};
use crate::clock::{MINUTE, SECOND};
use crate::conversation::reply::LEASE;
use crate::conversation::state::{LIFETIME, SECOND_SWEEP, SILENCE};
use crate::door::{Body, Door, NotAccepted, Thread};
use crate::i18n::{LocaleFiles, Locales, fold};
use crate::ids::ConversationId;
use crate::language::Language;
use crate::live::LiveStore;
use crate::live::memory::MemoryStore;
use crate::private::Private;
use crate::render::plain_texts;
use crate::testing::TestClock;
use crate::vocabulary::Danger;

const WHO: ConversationId = ConversationId::from_bytes([9; 16]);

struct World {
    service: Service,
    store: Arc<MemoryStore>,
    front_end: Arc<FakeFrontEnd>,
    clock: TestClock,
}

impl World {
    fn new(idempotent: bool) -> Self {
        let (ambient, clock) = crate::testing::ambient(7);
        let store = Arc::new(MemoryStore::new(ambient.clock.clone()));
        let front_end = FakeFrontEnd::new(idempotent);
        let service = assemble(store.clone(), ambient, front_end.clone(), Some("US"));
        Self { service, store, front_end, clock }
    }

    async fn says(&self, event: u64, text: &str) {
        self.service.receive(says(WHO, event, text)).await.unwrap();
    }

    async fn thread(&self) -> Thread {
        self.service.thread(WHO, None).await.unwrap().expect("there is a thread")
    }

    async fn person_lines(&self) -> Vec<String> {
        let lines = self.thread().await.lines.into_iter();
        lines
            .filter_map(|line| if let Body::Person { text } = line.body { Some(text.into_exposed()) } else { None })
            .collect()
    }

    async fn last_reply(&self) -> Vec<String> {
        let lines = self.thread().await.lines.into_iter().rev();
        let reply =
            lines.filter_map(|line| if let Body::Bot { reply } = line.body { Some(reply) } else { None }).next();
        plain_texts(&reply.expect("there is a reply"))
    }

    async fn stored_lines(&self) -> usize {
        self.store.list("line/").await.unwrap().len()
    }
}

#[tokio::test]
async fn a_message_is_a_line_and_so_is_its_reply() {
    let world = World::new(true);
    world.says(1, "shelter in miami").await;
    world.says(1, "shelter in miami").await;
    assert_eq!(world.person_lines().await, ["shelter in miami"]);
    assert_eq!(world.thread().await.lines.len(), 2, "redelivered, answered once");
    assert!(!world.thread().await.pending);
}

#[tokio::test]
async fn a_safe_word_erases_in_any_language_and_shows_a_decoy() {
    let own =
        Locales::embedded().offered().iter().map(|language| Locales::embedded().text(*language, "safe-word", &[]));
    for word in own.chain(["blue  TEAPOT!".to_owned()]) {
        let world = World::new(true);
        world.says(1, "he choked me, miami").await;
        world.says(2, &word).await;
        let thread = world.thread().await;
        assert!(thread.ended && thread.lines.len() == 1, "{word}");
        assert_eq!(world.last_reply().await, [Locales::embedded().text(Language::ENGLISH, "decoy", &[])]);
        assert_eq!(world.stored_lines().await, 1);
        let refused = world.service.receive(says(WHO, 3, "hello")).await;
        assert_eq!(refused, Err(NotAccepted::Ended));
        assert!(world.front_end.forgotten.lock().unwrap().contains(&WHO));
    }
}

#[tokio::test]
async fn leaving_leaves_nothing_but_a_tombstone_that_goes_too() {
    let world = World::new(true);
    world.says(1, "shelter in miami").await;
    world.says(2, "(leave)").await;
    assert_eq!(world.stored_lines().await, 0);
    assert!(world.thread().await.lines.is_empty());
    world.clock.advance(SECOND_SWEEP + SECOND);
    world.service.tend_due().await.unwrap();
    world.clock.advance(3 * LIFETIME);
    assert_eq!(world.service.thread(WHO, None).await.unwrap(), None);
}

#[tokio::test]
async fn silence_empties_the_thread_and_a_day_erases_it() {
    let world = World::new(true);
    world.says(1, "shelter in miami").await;
    world.clock.advance(SILENCE + MINUTE);
    world.service.tend_due().await.unwrap();
    assert_eq!(world.stored_lines().await, 0);
    assert!(world.thread().await.lines.is_empty());
    world.clock.advance(LIFETIME);
    world.service.tend_due().await.unwrap();
    assert!(world.thread().await.ended);
    assert_eq!(world.store.due(crate::clock::Clock::now(&world.clock), 10).await.unwrap().len(), 0);
}

#[tokio::test]
async fn come_back_words_work_once_and_show_nothing_earlier() {
    let world = World::new(true);
    world.says(1, "shelter in miami").await;
    let words = world.service.comeback_words(WHO).await.unwrap().unwrap().0.into_exposed();
    assert_eq!(words.len(), 4);
    let again = world.service.comeback_words(WHO).await.unwrap().unwrap().0.into_exposed();
    let typed = |words: &[String]| Private::new(words.join("   ").to_uppercase());
    assert_eq!(world.service.come_back(typed(&words)).await.unwrap(), None, "the earlier words stopped working");
    let back = world.service.come_back(typed(&again)).await.unwrap().expect("the words lead back");
    assert_eq!(back.conversation, WHO);
    assert!(world.thread().await.lines.is_empty() && world.stored_lines().await == 0);
    assert_eq!(world.service.come_back(typed(&again)).await.unwrap(), None, "once");
    world.says(2, "more").await;
    assert!(!world.last_reply().await.is_empty(), "the conversation goes on");
}

#[tokio::test]
async fn come_back_words_expire_and_guessing_is_stopped() {
    let world = World::new(true);
    world.says(1, "shelter in miami").await;
    let words = world.service.comeback_words(WHO).await.unwrap().unwrap().0.into_exposed().join(" ");
    for _ in 0..300 {
        assert_eq!(world.service.come_back(Private::new("one two three four".into())).await.unwrap(), None);
    }
    let stopped = world.service.come_back(Private::new(words.clone())).await;
    assert_eq!(stopped, Err(NotAccepted::Unavailable), "too many wrong attempts");
    world.clock.advance(11 * MINUTE);
    assert!(world.service.come_back(Private::new(words)).await.unwrap().is_some(), "they were not used up");
    let words = world.service.comeback_words(WHO).await.unwrap().unwrap().0.into_exposed().join(" ");
    world.clock.advance(31 * MINUTE);
    assert_eq!(world.service.come_back(Private::new(words)).await.unwrap(), None, "expired");
}

#[tokio::test]
async fn come_back_words_die_with_the_conversation() {
    let world = World::new(true);
    world.says(1, "shelter in miami").await;
    let words = world.service.comeback_words(WHO).await.unwrap().unwrap().0.into_exposed().join(" ");
    world.says(2, "(leave)").await;
    assert_eq!(world.service.come_back(Private::new(words)).await.unwrap(), None);
    assert_eq!(world.store.list("comeback").await.unwrap().len(), 0);
}

#[tokio::test]
async fn what_was_not_sent_is_sent_later_and_what_was_maybe_sent_after_its_lease() {
    let world = World::new(false);
    *world.front_end.answers.lock().unwrap() = vec![SendError::Retry { after: 5 * SECOND }];
    world.says(1, "shelter in miami").await;
    assert!(world.front_end.sent.lock().unwrap().is_empty());
    world.service.tend_due().await.unwrap();
    assert!(world.front_end.sent.lock().unwrap().is_empty(), "not before it may");
    world.clock.advance(5 * SECOND);
    world.service.tend_due().await.unwrap();
    assert_eq!(world.front_end.sent.lock().unwrap().len(), 1);

    *world.front_end.answers.lock().unwrap() = vec![SendError::MaybeSent];
    world.says(2, "talk").await;
    world.service.tend_due().await.unwrap();
    assert_eq!(world.front_end.sent.lock().unwrap().len(), 2, "not while the claim holds");
    world.clock.advance(LEASE);
    world.service.tend_due().await.unwrap();
    world.service.tend_due().await.unwrap();
    assert_eq!(world.front_end.sent.lock().unwrap().len(), 3, "once more after it");
}

#[tokio::test]
async fn a_person_who_is_gone_is_not_written_to_again() {
    let world = World::new(false);
    world.says(1, "shelter in miami").await;
    world.front_end.forget(WHO).await.unwrap();
    world.says(2, "more").await;
    assert_eq!(world.front_end.sent.lock().unwrap().len(), 1);
    assert!(!world.thread().await.pending);
}

#[tokio::test]
async fn fifty_thousand_characters_are_accepted_and_kept_short() {
    let world = World::new(true);
    let text = format!("shelter in miami {}", "é ".repeat(25_000));
    world.says(1, &text).await;
    let kept = world.person_lines().await;
    assert!(kept[0].len() < 30_000 && kept[0].starts_with("shelter in miami"));
    assert!(!world.last_reply().await.is_empty());
}

#[tokio::test]
async fn the_same_message_ten_times_never_gets_the_same_reply_twice_in_a_row() {
    for text in ["pizza", "🙂🙂", "shelter in miami", "thanks", "hello", "person", "asdf", "no"] {
        let world = World::new(true);
        let mut last = Vec::new();
        for event in 1..=10 {
            world.says(event, text).await;
            let reply = world.last_reply().await;
            assert_ne!(reply, last, "{text}, time {event}");
            last = reply;
        }
    }
}

#[tokio::test]
async fn no_card_shows_where_a_confidential_service_is_and_every_card_says_how_far_it_is_trusted() {
    let world = World::new(true);
    world.says(1, "shelter in miami").await;
    let reply = world.last_reply().await.join("\n");
    assert!(reply.contains("The address is kept secret") && !reply.contains("km"));
    assert!(reply.contains("From public sources, not confirmed by this agency"));
}

#[tokio::test]
async fn the_fallback_has_the_card_and_a_line_without_any_store() {
    let world = World::new(true);
    let words = Private::new("he has a gun".to_owned());
    assert_eq!(world.service.danger_in(&words), Danger::Immediate);
    let page = plain_texts(&world.service.fallback(&words, None)).join("\n");
    assert!(page.contains("911") && page.contains("1-800-799-SAFE (7233)"));
}

/// On a platform that notifies, whatever is said in whatever language: the first 60 characters of the message are
/// neutral, and not only its first bubble's.
#[tokio::test]
async fn a_locked_screen_shows_nothing() {
    let world = World::new(false);
    let capabilities: &Capabilities = world.front_end.capabilities();
    assert!(capabilities.notifies);
    let said = [
        "shelter in miami",
        "he has a gun",
        "i want to die",
        "my sister is in madrid",
        "person",
        "hello",
        "who are you",
        "thanks",
        "pizza",
        "🙂",
        "(photo)",
        "springfield",
        "i hit my wife",
        "not in danger",
        "dziękuję",
        "hmm",
        "order",
        "(press more)",
        "(press other)",
        "(press tips)",
        "(press yes)",
        "(press law)",
        "(press law-order)",
        "(press elsewhere)",
        "(press skip)",
        "(press need-legal)",
    ];
    for language in Locales::embedded().offered() {
        let stems = telling(*language);
        let mut event = 0;
        let who = ConversationId::from_bytes([language.as_str().as_bytes()[0]; 16]);
        for text in said.iter().chain(&["(press leave)"]) {
            for speak in [format!("(press speak-{language})"), (*text).to_owned()] {
                event += 1;
                let mut inbound = says(who, event, &speak);
                inbound.language_hint = Some(*language);
                world.service.receive(inbound).await.unwrap();
            }
        }
        let sent = world.front_end.sent.lock().unwrap();
        for (_, _, outbound) in sent.iter().filter(|(conversation, ..)| *conversation == who) {
            let message: String = plain_texts(outbound).join("\n").chars().take(60).collect();
            let folded = fold(&message);
            for stem in &stems {
                let found = if outbound.language.as_str() == "zh" {
                    folded.contains(stem)
                } else {
                    format!(" {folded}").contains(&format!(" {stem}"))
                };
                assert!(!found || outbound.language != *language, "{language}: \"{stem}\" in \"{message}\"");
            }
        }
    }
}

fn telling(language: Language) -> BTreeSet<String> {
    let file = LocaleFiles::get(&format!("{language}/rules.toml")).unwrap();
    let rules: toml::Table = toml::from_str(std::str::from_utf8(&file.data).unwrap()).unwrap();
    let words = rules["neutral"]["words"].as_array().unwrap();
    words.iter().map(|word| fold(word.as_str().unwrap())).collect()
}
