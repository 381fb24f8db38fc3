//! The table of cases that every front end answers, entered where people enter: over HTTP.

#[expect(dead_code, reason = "each test uses some of it")]
mod support;

use support::server::{Answer, Running, form, start};

/// What a person, their browser or somebody else does.
enum Step {
    /// Writes into the box of the page and sends.
    Says(&'static str),
    /// Writes something made.
    SaysLong(fn() -> String),
    /// Presses a button.
    Presses(&'static str),
    /// Posts the last form once more: a reload.
    Reloads,
    /// Posts the form of an older page, with other words.
    SaysOnOldPage(&'static str),
    /// Posts bytes that no browser would.
    Posts(&'static [u8]),
    /// Leaves.
    Leaves,
    /// The live store stops answering.
    StoreFails,
    /// The live store answers again.
    StoreReturns,
    /// So many milliseconds pass.
    Passes(i64),
}
use Step::*;

struct Case {
    name: &'static str,
    steps: &'static [Step],
    /// The status of the last answer.
    status: u16,
    /// How many messages of the person the last page shows, and how many replies.
    shown: (usize, usize),
    /// What the last page has, and what it has not.
    has: &'static [&'static str],
    hides: &'static [&'static str],
    /// What is in the box.
    draft: &'static str,
}

const PLAIN: Case = Case { name: "", steps: &[], status: 200, shown: (1, 1), has: &[], hides: &["stopped"], draft: "" };

const CASES: &[Case] = &[
    Case { name: "text", steps: &[Says("I need a lawyer")], has: &["Harbor Line"], ..PLAIN },
    Case {
        name: "a button",
        steps: &[Says("hello"), Presses("more")],
        shown: (2, 2),
        has: &["Harbor Line", "name=\"choice\" value=\"person\""],
        ..PLAIN
    },
    Case { name: "danger", steps: &[Says("he has a gun")], has: &["section class=\"urgent\"", "tel:911"], ..PLAIN },
    Case {
        name: "markup is text",
        steps: &[Says("<script>alert(1)</script>&amp;")],
        has: &["&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"],
        hides: &["<script>alert"],
        ..PLAIN
    },
    Case {
        name: "a directory's markup is text, too",
        steps: &[Says("services")],
        has: &["&lt;b&gt;Casa &amp; Hogar&lt;/b&gt;"],
        hides: &["<b>"],
        ..PLAIN
    },
    Case {
        name: "50,000 characters of the longest encoding",
        steps: &[SaysLong(|| "🦓".repeat(50_000))],
        has: &["🦓🦓🦓…", "All of it was sent"],
        ..PLAIN
    },
    Case {
        name: "a text that is too long stays in the box",
        steps: &[SaysLong(|| "x".repeat(60_001))],
        status: 413,
        shown: (0, 0),
        has: &["role=\"status\"><p>This is too long to send"],
        draft: "x",
        ..PLAIN
    },
    Case {
        name: "a body that is too long",
        steps: &[SaysLong(|| "x".repeat(700_000))],
        status: 413,
        shown: (0, 0),
        has: &["<p>This is too long to send", "Leave this page"],
        ..PLAIN
    },
    Case { name: "emoji", steps: &[Says("👩‍👧 😢")], has: &["👩‍👧 😢"], ..PLAIN },
    Case {
        name: "right to left",
        steps: &[Says("أحتاج إلى محامٍ")],
        has: &["<html lang=\"ar\" dir=\"rtl\"", "<bdi class=\"number\" dir=\"ltr\""],
        ..PLAIN
    },
    Case { name: "a reload of the first message", steps: &[Says("hello"), Reloads, Reloads], ..PLAIN },
    Case {
        name: "a reload of the second message",
        steps: &[Says("hello"), Says("hello"), Reloads],
        shown: (2, 2),
        ..PLAIN
    },
    Case { name: "a reload of a button", steps: &[Says("hello"), Presses("more"), Reloads], shown: (2, 2), ..PLAIN },
    Case {
        name: "another tab with a used turn and other words",
        steps: &[Says("hello"), Says("this tab"), SaysOnOldPage("that tab")],
        shown: (3, 3),
        has: &["this tab", "that tab"],
        ..PLAIN
    },
    Case { name: "nothing at all", steps: &[Posts(b"")], shown: (0, 0), has: &["id=\"say\""], ..PLAIN },
    Case { name: "only spaces", steps: &[Says("  \n ")], shown: (0, 0), ..PLAIN },
    Case { name: "no turn", steps: &[Posts(b"conversation=&text=hello")], ..PLAIN },
    Case { name: "only the text", steps: &[Posts(b"text=hello")], ..PLAIN },
    Case {
        name: "nonsense in every field",
        steps: &[Posts(b"conversation=%ff%fe&turn=99999999999999999999&text=%00&since=-1&after=x&lang=%zz&start=%")],
        shown: (0, 0),
        ..PLAIN
    },
    Case {
        name: "bytes that are no text",
        steps: &[Posts(&[0xff, 0xfe, 0x00, 0x80, b'&', b'=', b'%'])],
        shown: (0, 0),
        ..PLAIN
    },
    Case {
        name: "broken UTF-8 in the words",
        steps: &[Posts(b"text=hello+%f0%9f")],
        has: &["hello \u{fffd}"],
        ..PLAIN
    },
    Case {
        name: "a key that nobody was given",
        steps: &[Posts(b"conversation=aaaaaaaaaaaaaaaaaaaaaaaaaa&turn=1&text=zebra+gun")],
        status: 503,
        shown: (0, 0),
        has: &["section class=\"urgent\"", "<p>This was not sent. Please write it once more"],
        hides: &["zebra", "aaaaaaaaaaaaaaaaaaaaaaaaaa"],
        ..PLAIN
    },
    Case {
        name: "after leaving, a reload shows a fresh page",
        steps: &[Says("hello zebra"), Says("zebra again"), Leaves, Reloads],
        shown: (0, 0),
        has: &["Use your own words"],
        hides: &["zebra", "ended", "left"],
        ..PLAIN
    },
    Case {
        name: "after leaving, a reload of the first message begins nothing",
        steps: &[Says("hello zebra"), Leaves, Reloads],
        shown: (0, 0),
        hides: &["zebra"],
        ..PLAIN
    },
    Case {
        name: "and neither does it a day later",
        steps: &[Says("hello zebra"), Leaves, Passes(24 * 3_600_000), Reloads],
        shown: (0, 0),
        hides: &["zebra"],
        ..PLAIN
    },
    Case {
        name: "left while the store did not answer",
        steps: &[Says("hello zebra"), StoreFails, Leaves, Reloads, StoreReturns, Reloads],
        shown: (0, 0),
        hides: &["zebra"],
        ..PLAIN
    },
    Case {
        name: "erased by words: the last words on a page that is fresh otherwise",
        steps: &[Says("hello zebra"), Says("please erase")],
        shown: (0, 1),
        hides: &["zebra", "please erase", "web-new"],
        has: &["Use your own words", "All right.", "name=\"conversation\" value=\"\""],
        ..PLAIN
    },
    Case {
        name: "after erasing by words a reload shows a fresh page",
        steps: &[Says("hello zebra"), Says("please erase"), Reloads],
        shown: (0, 0),
        hides: &["zebra", "All right."],
        ..PLAIN
    },
    Case {
        name: "after erasing by words the next message begins another conversation",
        steps: &[Says("hello zebra"), Says("please erase"), Says("hello")],
        hides: &["zebra", "All right."],
        ..PLAIN
    },
    Case {
        name: "the store does not answer at the first message",
        steps: &[StoreFails, Says("hello")],
        status: 503,
        shown: (0, 0),
        has: &["section class=\"urgent\"", "role=\"status\"><p>This was not sent"],
        draft: "hello",
        ..PLAIN
    },
    Case {
        name: "the store does not answer, then does, and the same form is answered once",
        steps: &[Says("hello"), StoreFails, Says("second"), StoreReturns, Reloads, Reloads],
        shown: (2, 2),
        hides: &["role=\"status\"><p>"],
        ..PLAIN
    },
    Case {
        name: "a panic is a neutral page",
        steps: &[Says("please panic")],
        status: 500,
        shown: (0, 0),
        has: &["This did not work", "Leave this page"],
        hides: &["panic"],
        ..PLAIN
    },
];

struct Driver<'a> {
    chat: &'a Running,
    pages: Vec<Answer>,
    last: Vec<u8>,
}

impl Driver<'_> {
    async fn send(&mut self, body: Vec<u8>) {
        self.last = body;
        self.pages.push(self.chat.ask("POST", "/chat", &[], &self.last).await);
    }

    fn filled(&self, page: &Answer, field: (&str, &str)) -> Vec<u8> {
        let own = page.fields();
        let mut all: Vec<(&str, &str)> = own.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        all.push(field);
        form(&all)
    }

    async fn step(&mut self, step: &Step) {
        let page = self.pages.last().unwrap();
        match step {
            Says(words) => self.send(self.filled(page, ("text", words))).await,
            SaysLong(make) => self.send(self.filled(page, ("text", &make()))).await,
            Presses(id) => self.send(self.filled(page, ("choice", id))).await,
            Reloads => self.send(self.last.clone()).await,
            SaysOnOldPage(words) => self.send(self.filled(&self.pages[self.pages.len() - 2], ("text", words))).await,
            Posts(bytes) => self.send(bytes.to_vec()).await,
            Leaves => {
                let answer = self.chat.post("/leave", &[("conversation", &page.field("conversation"))]).await;
                assert_eq!((answer.status, answer.header("location")), (303, Some(support::server::EXIT)));
            }
            StoreFails => self.chat.door.unavailable.store(true, std::sync::atomic::Ordering::SeqCst),
            StoreReturns => self.chat.door.unavailable.store(false, std::sync::atomic::Ordering::SeqCst),
            Passes(milliseconds) => self.chat.clock.pass(*milliseconds),
        }
    }
}

#[tokio::test]
async fn every_case_is_answered() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut wrong = Vec::new();
    for case in CASES {
        let chat = start(|_| {}).await;
        let mut driver = Driver { chat: &chat, pages: vec![chat.get("/chat?lang=en").await], last: Vec::new() };
        // The language is left to the conversation where the case is about it.
        if case.name == "right to left" {
            driver.pages = vec![chat.get("/chat").await];
        }
        for step in case.steps {
            driver.step(step).await;
        }
        let page = driver.pages.pop().unwrap();
        let mut check = |holds: bool, what: String| {
            if !holds {
                wrong.push(format!("{}: {what}", case.name));
            }
        };
        check(page.status == case.status, format!("status {}", page.status));
        check((page.persons(), page.replies()) == case.shown, format!("shows {:?}", (page.persons(), page.replies())));
        for text in case.has {
            check(page.body.contains(text), format!("lacks {text}"));
        }
        for text in case.hides {
            check(!page.body.contains(text), format!("has {text}"));
        }
        let draft = if page.body.contains("<textarea") { page.draft() } else { "" };
        check(draft.trim_end_matches('x').trim() == case.draft.trim_end_matches('x'), format!("draft {}", draft.len()));
        check(page.body.len() < 100_000 + draft.len(), format!("weighs {}", page.body.len()));
        chat.stop().await;
    }
    let _ = std::panic::take_hook();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
