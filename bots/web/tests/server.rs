//! What holds for every address: headers, limits, flood control, streams, stopping.

#[expect(dead_code, reason = "each test uses some of it")]
mod support;

use std::time::Duration;

use porchlight_core::channel::{Content, FrontEnd};
use porchlight_web::Rate;
use support::server::{EXIT, news, start};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Paths of the files that a page refers to.
fn referred(page: &str) -> Vec<String> {
    page.split(['"'])
        .filter(|part| part.starts_with("/app.") || part.starts_with("/icon."))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let chat = start(|_| {}).await;
    let landing = chat.get("/").await;
    let mut answers = vec![
        ("GET /chat", chat.get("/chat").await),
        ("POST /chat", chat.post("/chat", &[("text", "hello")]).await),
        ("POST /stream", chat.post("/stream", &[("text", "hello")]).await),
        ("POST /comeback", chat.post("/comeback", &[("words", "a b c d")]).await),
        ("POST /leave", chat.post("/leave", &[]).await),
        ("robots", chat.get("/robots.txt").await),
        ("favicon", chat.ask("HEAD", "/favicon.ico", &[], b"").await),
        ("404", chat.get("/no").await),
        ("405", chat.ask("DELETE", "/chat", &[], b"").await),
        ("413", chat.ask("POST", "/chat", &[], &vec![b'x'; 700_000]).await),
        ("embed", chat.get("/embed.js").await),
    ];
    let files = referred(&landing.body);
    assert_eq!(files.len(), 3, "{files:?}");
    for file in files {
        let answer = chat.get(&file).await;
        assert_eq!(answer.status, 200);
        answers.push(("file", answer));
    }
    answers.push(("GET /", landing));
    for (name, answer) in &answers {
        let header = |header: &str| answer.header(header).unwrap_or_else(|| panic!("{name} lacks {header}"));
        assert_eq!(header("cache-control"), "no-store", "{name}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{name}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{name}");
        assert_eq!(header("x-frame-options"), "DENY", "{name}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{name}");
        assert_eq!(header("cross-origin-embedder-policy"), "require-corp", "{name}");
        let resource = if *name == "embed" { "cross-origin" } else { "same-origin" };
        assert_eq!(header("cross-origin-resource-policy"), resource, "{name}");
        assert!(header("permissions-policy").contains("geolocation=()"), "{name}");
        assert!(header("x-robots-tag").contains("noindex"), "{name}");
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{name}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{name}");
        assert!(answer.header("set-cookie").is_none(), "{name} sets a cookie");
        assert!(answer.header("server").is_none() && answer.header("etag").is_none(), "{name}");
    }
    let weight: usize =
        answers.iter().filter(|(name, _)| matches!(*name, "GET /" | "file")).map(|(_, a)| a.body.len()).sum();
    assert!(weight < 100_000, "the first page and all it refers to weigh {weight}");
    chat.stop().await;
}

#[tokio::test]
async fn a_get_creates_nothing_and_pages_have_no_inline_script_or_style() {
    let chat = start(|_| {}).await;
    for path in ["/", "/chat", "/?lang=ar", "/chat?lang=ht", "/nothing"] {
        let page = chat.get(path).await;
        assert!(!page.body.contains("style=") && !page.body.contains("<style") && !page.body.contains("onclick"));
        assert_eq!(page.body.matches("<script").count(), page.body.matches("<script src=\"/app.").count());
        let control = page.body.find("action=\"/leave\"").unwrap();
        for later in ["<a ", "<textarea", "<input type=\"text\"", "<input type=\"radio\"", "<summary"] {
            assert!(page.body.find(later).is_none_or(|at| at > control), "{later} comes before the control to leave");
        }
    }
    assert_eq!((chat.taken(), chat.door.conversations()), (0, 0));
    chat.stop().await;
}

#[tokio::test]
async fn a_site_may_frame_the_chat_only_if_it_is_listed() {
    let chat = start(|settings| settings.framing_sites = vec!["https://agency.example".parse().unwrap()]).await;
    let page = chat.get("/").await;
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("frame-ancestors https://agency.example") && !policy.contains("ancestors 'none'"));
    assert!(page.header("x-frame-options").is_none());
    chat.stop().await;
}

#[tokio::test]
async fn leaving_erases_empties_the_cache_and_leads_away_whatever_is_posted() {
    let chat = start(|_| {}).await;
    let page = chat.post("/chat", &[("text", "hello")]).await;
    let key = page.field("conversation");
    for fields in [vec![("conversation", key.as_str())], vec![], vec![("conversation", "nonsense")]] {
        let answer = chat.post("/leave", &fields).await;
        assert_eq!((answer.status, answer.header("location")), (303, Some(EXIT)));
        assert_eq!(answer.header("clear-site-data"), Some("\"cache\""));
        assert!(answer.body.is_empty());
    }
    let quiet = chat.post("/leave", &[("conversation", &key), ("quiet", "1")]).await;
    assert_eq!((quiet.status, quiet.header("location")), (204, None));
    let leaves = chat.door.taken.lock().unwrap().iter().filter(|i| i.content == Content::Leave).count();
    assert_eq!((leaves, chat.door.conversations()), (1, 0));
    assert_eq!(chat.get("/leave").await.status, 405, "a link or a prefetch erases nothing");
    chat.stop().await;
}

#[tokio::test]
async fn too_many_messages_are_slowed_then_put_off_but_danger_is_always_answered() {
    let chat = start(|settings| {
        settings.flood.conversation = Rate { burst: 2, every: 100 };
        settings.flood.longest_wait = 100;
    })
    .await;
    let first = chat.post("/chat", &[("text", "one")]).await;
    let second = chat.reply(&first, &[("text", "two")]).await;
    let began = tokio::time::Instant::now();
    let third = chat.reply(&second, &[("text", "three")]).await;
    assert!(third.status == 200 && began.elapsed() >= Duration::from_millis(100), "the third is slowed down");
    let fourth = chat.reply(&third, &[("text", "four")]).await;
    assert_eq!((fourth.status, fourth.draft(), fourth.persons()), (429, "four", 3));
    assert_eq!(fourth.field("turn"), third.field("turn"), "it can be sent again as it is");
    assert!(!fourth.body.contains("section class=\"urgent\""));
    let danger = chat.reply(&third, &[("text", "he has a gun")]).await;
    assert_eq!((danger.status, danger.draft()), (429, "he has a gun"));
    assert!(danger.body.contains("section class=\"urgent\"") && danger.body.contains("tel:911"));
    let left = chat.post("/leave", &[("conversation", &third.field("conversation"))]).await;
    assert_eq!(left.status, 303, "leaving is never slowed down");
    chat.clock.pass(10_000);
    let other = chat.post("/chat", &[("text", "hello")]).await;
    assert_eq!(other.status, 200);
    chat.stop().await;
}

#[tokio::test]
async fn one_origin_is_slowed_over_all_its_conversations_and_forwarded_addresses_count_only_from_a_trusted_proxy() {
    let decide = |trusted: bool| {
        move |settings: &mut porchlight_web::WebSettings| {
            settings.flood.origin = Rate { burst: 2, every: 60_000 };
            settings.flood.longest_wait = 0;
            if trusted {
                settings.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
            }
        }
    };
    for (trusted, expected) in [(false, [200, 200, 429]), (true, [200, 200, 200])] {
        let chat = start(decide(trusted)).await;
        let mut seen = Vec::new();
        for from in ["192.0.2.1", "192.0.2.2", "192.0.2.3"] {
            let answer = chat.ask("POST", "/chat", &[("x-forwarded-for", from)], b"text=hello").await;
            seen.push(answer.status);
        }
        assert_eq!(seen, expected, "trusted: {trusted}");
        chat.stop().await;
    }
}

#[tokio::test]
async fn the_stream_answers_with_only_what_is_new_and_goes_on_as_replies_come() {
    let chat = start(|settings| settings.limits.stream_for = 1_500).await;
    let page = chat.get("/chat").await;
    let first = chat.post("/stream", &[("start", &page.field("start")), ("turn", "0"), ("text", "hello")]).await;
    assert_eq!(first.header("content-type"), Some("application/x-ndjson; charset=utf-8"));
    let said = &news(&first)[0];
    assert_eq!((&said["taken"], said["lines"].as_array().unwrap().len()), (&true.into(), 2));
    let key = said["conversation"].as_str().unwrap().to_owned();
    let again = chat.post("/stream", &[("conversation", &key), ("turn", "0"), ("text", "hello"), ("after", "2")]).await;
    assert!(!news(&again)[0].contains_key("lines"), "the same turn again brings nothing new");
    assert_eq!(news(&again)[0]["taken"], true);

    let live = [("conversation", key.as_str()), ("after", "2"), ("live", "1")];
    let say = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        chat.post("/chat", &[("conversation", &key), ("turn", "3"), ("text", "later please")]).await
    };
    let (streamed, _) = tokio::join!(chat.post("/stream", &live), say);
    let numbers: Vec<u64> = news(&streamed)
        .iter()
        .filter_map(|news| news.get("lines")?.as_array().cloned())
        .flatten()
        .map(|line| line[0].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, [3, 4, 5], "each new line once, the late one too");

    let gone = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        chat.post("/leave", &[("conversation", &key)]).await
    };
    let (streamed, _) = tokio::join!(chat.post("/stream", &live), gone);
    assert_eq!(news(&streamed).last().unwrap()["fresh"], true, "an end elsewhere reaches this tab");
    chat.stop().await;
}

#[tokio::test]
async fn when_there_are_too_many_streams_the_next_one_ends_at_once() {
    let chat = start(|settings| settings.limits.streams = 0).await;
    let page = chat.post("/chat", &[("text", "hello")]).await;
    let began = tokio::time::Instant::now();
    let answer = chat.post("/stream", &[("conversation", &page.field("conversation")), ("live", "1")]).await;
    assert!(answer.status == 200 && began.elapsed() < Duration::from_secs(2));
    chat.stop().await;
}

#[tokio::test]
async fn come_back_words_restore_the_place_and_no_earlier_text() {
    let chat = start(|_| {}).await;
    let page = chat.post("/chat", &[("text", "hello zebra")]).await;
    let key = page.field("conversation");
    let asked = chat.post("/comeback", &[("conversation", &key), ("text", "a draft")]).await;
    assert!(asked.body.contains("maple lantern river seven") && asked.draft() == "a draft");
    let back = chat.post("/comeback", &[("words", "Maple  LANTERN river seven")]).await;
    assert_eq!((back.field("conversation"), back.persons()), (key.clone(), 0));
    assert!(!back.body.contains("zebra"));
    let next = chat.reply(&back, &[("text", "here again")]).await;
    assert!(next.body.contains("here again") && !next.body.contains("zebra"));
    for words in ["maple lantern river seven", "wrong words", ""] {
        let page = chat.post("/comeback", &[("words", words)]).await;
        assert_eq!((page.status, page.field("conversation").as_str()), (200, ""));
        assert!(page.body.contains("did not work. You can write here"), "wrong, used and empty look alike");
    }
    chat.stop().await;
}

#[tokio::test]
async fn who_guesses_come_back_words_is_stopped_alone_and_is_not_told_that_right_words_are_wrong() {
    let chat = start(|settings| {
        settings.flood.words = Rate { burst: 2, every: 60_000 };
        settings.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    })
    .await;
    let page = chat.post("/chat", &[("text", "hello")]).await;
    chat.post("/comeback", &[("conversation", &page.field("conversation"))]).await;
    let from = async |address: &str, words: &str| {
        let body = support::server::form(&[("words", words)]);
        chat.ask("POST", "/comeback", &[("x-forwarded-for", address)], &body).await
    };
    for _ in 0..2 {
        assert!(from("192.0.2.1", "a b c d").await.body.contains("These words did not work"));
    }
    let stopped = from("192.0.2.1", "maple lantern river seven").await;
    assert!(stopped.status == 503 && stopped.body.contains("try again in a few minutes"), "{}", stopped.status);
    let back = from("192.0.2.2", "maple lantern river seven").await;
    assert_eq!(back.field("conversation"), page.field("conversation"), "nothing was used up");
    chat.stop().await;
}

#[tokio::test]
async fn a_page_that_is_too_old_begins_nothing_and_a_running_conversation_never_grows_too_old() {
    let chat = start(|_| {}).await;
    let page = chat.get("/chat").await;
    chat.clock.pass(porchlight_web::START_LIFE + 60_000);
    let late = chat.reply(&page, &[("text", "hello zebra")]).await;
    assert!(late.persons() == 0 && !late.body.contains("zebra") && chat.taken() == 0);
    let begun = chat.reply(&late, &[("text", "hello")]).await;
    chat.clock.pass(porchlight_web::START_LIFE + 60_000);
    let again = chat.reply(&late, &[("text", "hello")]).await;
    assert_eq!(again.field("conversation"), begun.field("conversation"), "its first form still leads to it");
    chat.stop().await;
}

#[tokio::test]
async fn the_language_of_the_page_is_chosen_then_the_browsers_then_the_conversations() {
    let chat = start(|_| {}).await;
    let lang = |page: &support::server::Answer| page.body.split("lang=\"").nth(1).unwrap()[..2].to_owned();
    let browser = [("accept-language", "xx, ar;q=0.8, en;q=0.9, es;q=bad")];
    assert_eq!(lang(&chat.ask("GET", "/", &browser, b"").await), "es");
    assert_eq!(lang(&chat.ask("GET", "/?lang=ar", &browser, b"").await), "ar");
    assert_eq!(lang(&chat.ask("GET", "/?lang=xx", &browser, b"").await), "es");
    assert_eq!(lang(&chat.get("/").await), "en");
    assert_eq!(lang(&chat.post("/chat", &[("text", "مرحبا")]).await), "ar");
    assert_eq!(lang(&chat.post("/chat", &[("text", "مرحبا"), ("lang", "fr")]).await), "fr");
    let hints: Vec<_> =
        chat.door.taken.lock().unwrap().iter().map(|i| i.language_hint.map(|l| l.to_string())).collect();
    assert_eq!(hints, [None, Some("fr".to_owned())], "nothing is claimed that is not known");
    chat.stop().await;
}

#[tokio::test]
async fn a_connection_that_says_nothing_holds_nobody_up_and_stopping_lets_answers_finish() {
    let chat = start(|_| {}).await;
    let mut silent = TcpStream::connect(chat.address).await.unwrap();
    silent.write_all(b"POST /chat HTTP/1.1\r\nhost: chat\r\ncontent-length: 99\r\n\r\ntext=").await.unwrap();
    let page = chat.post("/chat", &[("text", "hello")]).await;
    assert_eq!(page.status, 200);
    let key = page.field("conversation");
    let address = chat.address;
    let mut live = TcpStream::connect(address).await.unwrap();
    let body = format!("conversation={key}&live=1");
    let head = format!("POST /stream HTTP/1.1\r\nhost: chat\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    live.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let began = tokio::time::Instant::now();
    drop(silent);
    chat.stop().await;
    assert!(began.elapsed() < Duration::from_secs(4), "a live stream ends when the server stops");
    let mut rest = Vec::new();
    live.read_to_end(&mut rest).await.unwrap();
    assert!(rest.ends_with(b"0\r\n\r\n"), "and ends properly");
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn the_front_end_says_what_it_can_do() {
    let chat = start(|_| {}).await;
    let can = chat.front_end.capabilities();
    assert!(can.idempotent && !can.notifies && !can.keeps_messages && can.can_delete);
    let page = chat.post("/chat", &[("text", "hello zebra")]).await;
    chat.front_end.forget(page.field("conversation").parse().unwrap()).await.unwrap();
    let after = chat.reply(&page, &[("text", "hello again")]).await;
    assert!(after.persons() == 0 && !after.body.contains("zebra"));
    chat.stop().await;
}

#[tokio::test]
async fn a_form_that_another_site_posts_is_not_taken_and_its_key_is_not_kept() {
    let chat = start(|_| {}).await;
    let known = chat.get("/chat").await.field("start");
    let body =
        support::server::form(&[("start", &known), ("turn", "0"), ("text", "hello zebra"), ("words", "a b c d")]);
    for headers in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://other.example")]
    {
        for path in ["/chat", "/comeback"] {
            let page = chat.ask("POST", path, &[headers], &body).await;
            assert_eq!((page.status, page.persons(), page.field("conversation").as_str()), (200, 0, ""), "{path}");
            assert!(page.field("start") != known && !page.body.contains("zebra"), "{path}");
        }
        let answer = chat.ask("POST", "/stream", &[headers], &body).await;
        assert!(news(&answer)[0]["fresh"] == true && !answer.body.contains(&known));
    }
    assert_eq!((chat.taken(), chat.door.conversations()), (0, 0));
    for headers in [[("sec-fetch-site", "same-origin"), ("origin", "null")], [("origin", "http://chat"), ("x-a", "b")]]
    {
        assert_eq!(chat.ask("POST", "/chat", &headers, b"text=hello").await.persons(), 1, "our own");
    }
    let page = chat.post("/chat", &[("text", "hello")]).await;
    let left = support::server::form(&[("conversation", &page.field("conversation"))]);
    assert_eq!(chat.ask("POST", "/leave", &[("sec-fetch-site", "cross-site")], &left).await.status, 303);
    assert_eq!(chat.door.conversations(), 2, "leaving is open to all");
    chat.stop().await;
}
