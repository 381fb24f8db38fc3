//! Every page, as it is sent; and the texts that pages ask for.

#[expect(dead_code, reason = "each test uses some of it")]
mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use support::server::{Sevens, start_with};

/// One tag a line, and names of files without the hash that changes with every edit of them.
fn readable(page: &str) -> String {
    let mut text = page.replace("><", ">\n<");
    for name in ["/app.", "/icon."] {
        let mut out = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(name) {
            let after = at + name.len();
            out += &rest[..after];
            out += "HASH";
            rest = &rest[after + 16..];
        }
        text = out + rest;
    }
    text
}

#[tokio::test]
async fn pages_look_like_this() {
    let chat = start_with(|settings| settings.places = vec!["Travis County".into()], Arc::new(Sevens)).await;
    let landing = chat.get("/").await;
    insta::assert_snapshot!("landing", readable(&landing.body));
    insta::assert_snapshot!("empty_arabic", readable(&chat.get("/chat?lang=ar").await.body));
    insta::assert_snapshot!("error", readable(&chat.get("/nothing?lang=en").await.body));
    let page = chat.reply(&chat.get("/chat").await, &[("text", "he has a gun\nand I need a lawyer")]).await;
    insta::assert_snapshot!("conversation", readable(&page.body));
    chat.stop().await;
}

#[tokio::test]
async fn the_list_without_typing_sends_the_need_and_the_place() {
    let chat = start_with(|_| {}, Arc::new(Sevens)).await;
    let page = chat.reply(&chat.get("/chat").await, &[("need", "legal"), ("place", " Austin ")]).await;
    assert!(page.body.contains("<p dir=\"auto\">A lawyer, Austin</p>") && page.body.contains("Harbor Line"));
    let nonsense = chat.post("/chat", &[("need", "web-title"), ("text", "")]).await;
    assert_eq!(nonsense.persons(), 0, "only the needs of the list are sent");
    chat.stop().await;
}

#[tokio::test]
async fn a_page_of_a_long_conversation_stays_small_and_shows_the_newest() {
    let chat = start_with(|_| {}, Arc::new(Sevens)).await;
    let mut page = chat.get("/chat").await;
    for n in 0..60 {
        chat.clock.pass(10_000);
        page = chat.reply(&page, &[("text", &format!("services, message number {n}."))]).await;
    }
    assert!(page.body.len() < 100_000, "{}", page.body.len());
    assert!(page.body.contains("message number 59.") && !page.body.contains("message number 0."));
    assert!(page.body.contains("Older messages are not shown."));
    let news = chat.post("/stream", &[("conversation", &page.field("conversation")), ("after", "118")]).await;
    assert!(news.body.len() < 10_000, "only new turns travel: {}", news.body.len());
    chat.stop().await;
}

#[test]
fn every_text_that_pages_ask_for_is_in_the_locale_and_none_is_there_in_vain() {
    let source = ["pages.rs", "outbound.rs", "routes.rs", "stream.rs", "inbound.rs", "words.rs"]
        .map(|file| std::fs::read_to_string(format!("{}/src/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap())
        .concat();
    let mut asked: BTreeSet<String> = source
        .split('"')
        .filter(|part| part.starts_with("web-") && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
        .map(str::to_owned)
        .collect();
    asked.extend(porchlight_web::NEEDS.iter().map(|need| format!("web-need-{need}")));
    asked.remove("web-need-");
    let locale = include_str!("../../../locales/en/web.ftl");
    let there: BTreeSet<String> = locale
        .lines()
        .filter_map(|line| line.split_once(" = ").filter(|_| line.starts_with("web-")))
        .map(|(key, _)| key.to_owned())
        .collect();
    assert_eq!(asked, there);
}

#[test]
fn nothing_on_the_page_says_what_the_service_is_about() {
    let locale = include_str!("../../../locales/en/web.ftl");
    for line in locale.lines().filter(|line| line.starts_with("web-")) {
        let text = line.split_once(" = ").unwrap().1.to_lowercase();
        for word in
            ["violence", "abuse", "hotline", "shelter", "victim", "survivor", "danger", "police", "emergency", "safe"]
        {
            assert!(!text.contains(word), "{text}");
        }
    }
}
