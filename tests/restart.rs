//! The process ends at a bad moment, or by a signal, or is wiped: what stays and what does not.

#[expect(dead_code, reason = "each story uses some of it")]
mod support;

use std::net::SocketAddr;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use aho_corasick::AhoCorasick;
use support::web::{Browser, Page, Person};
use support::{Installation, Server, Signal, eventually};

const US: &[(&str, &str)] = &[("PORCHLIGHT_COUNTRY", "US"), ("PORCHLIGHT_LOG", "warn")];

/// What somebody sees who has nothing but the key of a conversation.
fn look(server: &Server, key: &str) -> Page {
    let answer = Browser::new(server.web).post("/chat", &[("conversation", key), ("look", "1")]).unwrap();
    assert_eq!(answer.status, 200);
    Page(answer.body)
}

/// A person who has written three messages.
fn in_conversation(server: &Server) -> Person {
    let mut person = Person::arrives(Browser::new(server.web));
    for text in ["my husband scares me", "El Paso, TX", "I have two children"] {
        person.says(text);
    }
    assert_eq!(person.page.turns().len(), 6);
    person
}

fn texts(page: &Page) -> Vec<String> {
    page.turns().iter().map(support::web::Turn::text).collect()
}

/// How many times the process ends. Every round starts it anew, which takes a second on a busy machine.
const ROUNDS: u64 = 12;
/// How many people write meanwhile.
const PEOPLE: usize = 3;
/// Messages of one conversation, so that its page shows all of them.
const MESSAGES: usize = 8;

#[test]
fn however_often_the_process_is_killed_every_message_is_there_once_with_one_reply_in_order() {
    let installation = Installation::new(US);
    let first = installation.serve();
    let place = Place { server: RwLock::new((0, first.web)), over: AtomicBool::new(false), taken: AtomicUsize::new(0) };
    std::thread::scope(|scope| {
        let place = &place;
        let people: Vec<_> = (0..PEOPLE).map(|number| scope.spawn(move || place.writes(number))).collect();
        let mut server = first;
        for round in 1..=ROUNDS {
            // Somewhere in the middle of what is going on; every fourth time politely.
            let before = place.taken.load(Ordering::SeqCst);
            eventually("they write", || place.taken.load(Ordering::SeqCst) > before);
            std::thread::sleep(Duration::from_micros(round * 7_919 % 50 * 1_000));
            server.stop(if round % 4 == 0 { Signal::Terminate } else { Signal::Kill });
            server = installation.serve();
            *place.server.write().unwrap() = (round, server.web);
        }
        place.over.store(true, Ordering::SeqCst);
        let conversations: Vec<_> = people.into_iter().flat_map(|person| person.join().unwrap()).collect();
        assert!(conversations.len() >= PEOPLE);
        for (key, said) in conversations {
            let turns = look(&server, &key).turns();
            let heard: Vec<_> = turns.iter().filter(|turn| turn.by_person).map(|turn| turn.text()).collect();
            assert_eq!(heard, said, "in order, each once");
            let speakers: Vec<_> = turns.iter().map(|turn| turn.by_person).collect();
            let alternate: Vec<_> = said.iter().flat_map(|_| [true, false]).collect();
            assert_eq!(speakers, alternate, "each with one reply: {:#?}", texts(&look(&server, &key)));
            assert!(turns.windows(2).all(|two| two[0].number < two[1].number));
        }
    });
}

#[test]
fn killed_between_a_message_and_its_reply_it_replies_once_after_the_next_start() {
    let installation = Installation::new(US);
    let mut server = installation.serve();
    let mut person = Person::arrives(Browser::new(server.web));
    let mut said = Vec::new();
    let mut cut_off = 0;
    for round in 0..24 {
        // As a rule every second one is killed in time.
        if cut_off == 3 {
            break;
        }
        let text = format!("thing {round} that happened");
        let form = person.clone();
        let answer = std::thread::scope(|scope| {
            let post = scope.spawn(|| form.browser.post("/chat", &form.fields("text", &text)));
            let written = AhoCorasick::new([&text]).unwrap();
            let store = installation.live().join("store");
            while !written.is_match(&std::fs::read(&store).unwrap()) && !post.is_finished() {}
            server.signal(Signal::Kill);
            post.join().unwrap()
        });
        cut_off += usize::from(answer.is_err());
        drop(server);
        server = installation.serve();
        said.push(text.clone());
        // Every other time nobody sends it again: what was taken is answered all the same.
        let key = match form.key() {
            key if key.is_empty() => form.page.field("start").split_once('.').unwrap().1.to_owned(),
            key => key,
        };
        let taken = look(&server, &key).turns().iter().any(|turn| turn.text() == text);
        person.browser = Browser::new(server.web);
        if taken && round % 2 == 0 {
            eventually("it is answered", || look(&server, &key).turns().len() == 2 * said.len());
            person.page = look(&server, &key);
        } else {
            person.says(&text);
        }
        let turns = person.page.turns();
        let heard: Vec<_> = turns.iter().filter(|turn| turn.by_person).map(support::web::Turn::text).collect();
        assert_eq!(heard, said, "each once, in order");
        assert!(
            turns.chunks(2).all(|two| two.len() == 2 && two[0].by_person && !two[1].by_person),
            "each with one reply"
        );
    }
    assert_eq!(cut_off, 3, "it was not killed in time: this proves nothing");
}

/// What the people share.
struct Place {
    /// Which start of the server this is, and where it is.
    server: RwLock<(u64, SocketAddr)>,
    over: AtomicBool,
    taken: AtomicUsize,
}

impl Place {
    /// One person after the other writes, each message until it is acknowledged. Returns what each said, by its key.
    fn writes(&self, number: usize) -> Vec<(String, Vec<String>)> {
        let mut conversations = Vec::new();
        while !self.over.load(Ordering::SeqCst) {
            let mut person = self.arrives();
            let mut said = Vec::new();
            for message in 0..MESSAGES {
                let text = format!("thing {message} of {} by {number}", conversations.len());
                self.says(&mut person, &text, message % 2 == 0);
                said.push(text);
                self.taken.fetch_add(1, Ordering::SeqCst);
            }
            conversations.push((person.key(), said));
        }
        conversations
    }

    fn arrives(&self) -> Person {
        loop {
            let (start, web) = *self.server.read().unwrap();
            match Browser::new(web).get("/chat") {
                Ok(answer) => return Person { browser: Browser::new(web), page: Page(answer.body) },
                Err(_) => self.wait_for_the_next(start),
            }
        }
    }

    /// Sends a form until it is answered. Patient people only look first whether it has arrived, and then wait for
    /// the reply without sending anything again.
    fn says(&self, person: &mut Person, text: &str, patient: bool) {
        let turn = person.page.field("turn").to_owned();
        loop {
            let (start, web) = *self.server.read().unwrap();
            person.browser = Browser::new(web);
            if let Ok(answer) = person.browser.post("/chat", &person.fields("text", text)) {
                assert_eq!(answer.status, 200, "{}", answer.body);
                person.page = Page(answer.body);
                assert!(person.page.turns().iter().any(|turn| turn.by_person && turn.text() == text));
                assert_ne!(person.page.field("turn"), turn);
                return;
            }
            self.wait_for_the_next(start);
            if patient && self.has_arrived(person, text) {
                return;
            }
        }
    }

    /// Whether a message whose answer was lost is there; waits for its reply then.
    fn has_arrived(&self, person: &mut Person, text: &str) -> bool {
        let mut arrived = false;
        eventually("what has arrived is answered without being sent again", || {
            let (start, web) = *self.server.read().unwrap();
            let key = match person.page.field("conversation") {
                "" => person.page.field("start").split_once('.').unwrap().1.to_owned(),
                key => key.to_owned(),
            };
            let Ok(answer) = Browser::new(web).post("/chat", &[("conversation", &key), ("look", "1")]) else {
                self.wait_for_the_next(start);
                return false;
            };
            let page = Page(answer.body);
            let turns = page.turns();
            arrived = turns.iter().any(|turn| turn.by_person && turn.text() == text);
            let answered = turns.last().is_some_and(|turn| !turn.by_person);
            if arrived && answered {
                person.page = page;
            }
            !arrived || answered
        });
        arrived
    }

    fn wait_for_the_next(&self, start: u64) {
        eventually("the server is there again", || self.server.read().unwrap().0 != start);
    }
}

#[test]
fn sigterm_keeps_every_conversation_for_the_next_start() {
    let installation = Installation::new(US);
    let server = installation.serve();
    let mut person = in_conversation(&server);
    let before = texts(&person.page);
    server.stop(Signal::Terminate);
    let server = installation.serve();
    assert_eq!(texts(&look(&server, &person.key())), before);
    person.browser = Browser::new(server.web);
    person.says("and a dog");
    assert_eq!(person.page.turns().len(), 8, "it goes on where it was");
}

#[test]
fn ctrl_c_erases_every_conversation() {
    let installation = Installation::new(US);
    let server = installation.serve();
    let person = in_conversation(&server);
    server.stop(Signal::Interrupt);
    assert!(!installation.live().exists());
    is_gone(&installation.serve(), &person);
}

fn is_gone(server: &Server, person: &Person) {
    let page = look(server, &person.key());
    assert!(page.turns().is_empty() && page.field("conversation").is_empty());
    assert!(!page.0.contains(&person.key()));
}

#[test]
fn wipe_erases_what_a_stopped_or_killed_server_left() {
    for signal in [Signal::Terminate, Signal::Kill] {
        let installation = Installation::new(US);
        let server = installation.serve();
        let person = in_conversation(&server);
        server.stop(signal);
        let wiped = installation.run(["wipe"]);
        assert_eq!((wiped.code, wiped.stdout.as_str()), (Some(0), ""), "{wiped:?}");
        assert!(!installation.live().exists());
        is_gone(&installation.serve(), &person);
    }
}

#[test]
fn wipe_is_refused_while_the_server_runs_and_says_which_process_it_is() {
    let installation = Installation::new(US);
    let server = installation.serve();
    let person = in_conversation(&server);
    let refused = installation.run(["wipe"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains(&format!("process {}", server.id())), "{refused:?}");
    assert_eq!(texts(&look(&server, &person.key())), texts(&person.page), "nothing is lost");
}

#[test]
fn a_second_server_on_the_same_folder_is_refused() {
    let installation = Installation::new(US);
    let server = installation.serve();
    let refused = installation.run(["serve"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains(&format!("process {}", server.id())), "{refused:?}");
}

#[test]
fn wiping_when_there_is_nothing_is_done_at_once() {
    let wiped = Installation::new(US).run(["wipe"]);
    assert_eq!(wiped.code, Some(0), "{wiped:?}");
}

#[test]
fn what_was_left_stays_left_after_a_crash() {
    let installation = Installation::new(US);
    let server = installation.serve();
    let mut person = Person::arrives(Browser::new(server.web));
    // The form that begins it, as Back and reload would post it again.
    let first: Vec<(String, String)> =
        person.fields("text", "zebra").iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    person.says("zebra");
    let left = person.browser.post("/leave", &[("conversation", &person.key())]).unwrap();
    assert_eq!((left.status, left.header("location")), (303, Some(support::EXIT)));
    server.stop(Signal::Kill);
    let server = installation.serve();
    is_gone(&server, &person);
    let first: Vec<(&str, &str)> = first.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = Browser::new(server.web).post("/chat", &first).unwrap();
    assert!(!answer.body.contains("zebra"), "{}", answer.body);
}

#[test]
fn come_back_words_lead_back_after_a_restart_and_show_nothing_that_was_said() {
    let installation = Installation::new(US);
    let server = installation.serve();
    let person = in_conversation(&server);
    let shown = person.browser.post("/comeback", &[("conversation", &person.key()), ("quiet", "1")]).unwrap();
    let words = shown.body.split("<strong>").nth(1).unwrap().split("</strong>").next().unwrap().to_owned();
    assert_eq!(words.split(' ').count(), 4);
    server.stop(Signal::Kill);
    let server = installation.serve();
    let answer = Browser::new(server.web).post("/comeback", &[("words", &words)]).unwrap();
    let page = Page(answer.body);
    assert_eq!(page.field("conversation"), person.key());
    assert!(page.turns().is_empty());
}
