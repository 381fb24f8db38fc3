//! A small core for tests and for `examples/fake.rs`: understands a few words, and keeps threads in a map.

pub mod server;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use porchlight_core::channel::{Choice, ContactLine, Content, Inbound, Outbound, Part, ServiceCard};
use porchlight_core::door::{Body, CameBack, ComebackWords, Door, Line, NotAccepted, Thread};
use porchlight_core::ids::{ConversationId, EventId, LineNumber};
use porchlight_core::language::Language;
use porchlight_core::private::Private;
use porchlight_core::vocabulary::{Danger, Way};
use tokio::sync::Notify;

#[derive(Default)]
struct Talk {
    lines: Vec<Line>,
    seen: Vec<EventId>,
    pending: bool,
    language: Option<Language>,
    /// Set when somebody came back: nothing up to here is given out again, to anyone.
    floor: u32,
}

#[derive(Default)]
struct Inner {
    talks: Mutex<HashMap<ConversationId, Talk>>,
    ended: Mutex<Vec<ConversationId>>,
    words: Mutex<HashMap<String, ConversationId>>,
    changed: Notify,
    count: AtomicUsize,
}

/// The fake.
#[derive(Default, Clone)]
pub struct FakeDoor {
    inner: Arc<Inner>,
    /// While set, the live store does not answer.
    pub unavailable: Arc<AtomicBool>,
    /// What a test wants to know: every event that was taken.
    pub taken: Arc<Mutex<Vec<Inbound>>>,
}

impl FakeDoor {
    fn check(&self) -> Result<(), NotAccepted> {
        if self.unavailable.load(Ordering::SeqCst) { Err(NotAccepted::Unavailable) } else { Ok(()) }
    }

    /// How many conversations there are.
    pub fn conversations(&self) -> usize {
        self.inner.talks.lock().unwrap().len()
    }

    fn later(&self, conversation: ConversationId) {
        let inner = self.inner.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(400)).await;
            if let Some(talk) = inner.talks.lock().unwrap().get_mut(&conversation) {
                let number = next(talk);
                talk.lines.push(bot(number, Language::ENGLISH, text("Here is the rest.")));
                talk.pending = false;
            }
            inner.changed.notify_waiters();
        });
    }
}

fn next(talk: &Talk) -> LineNumber {
    LineNumber(talk.lines.last().map_or(1, |line| line.number.0 + 1))
}

fn bot(number: LineNumber, language: Language, (parts, choices): (Vec<Part>, Vec<Choice>)) -> Line {
    let urgent = parts.iter().any(|part| matches!(part, Part::Emergency { .. }));
    Line { number, body: Body::Bot { reply: Outbound { line: number, language, parts, choices, urgent } } }
}

fn text(text: &str) -> (Vec<Part>, Vec<Choice>) {
    (vec![Part::Text(text.to_owned())], Vec::new())
}

fn contact(way: Way, label: &str, value: &str, link: Option<&str>, note: Option<&str>) -> ContactLine {
    ContactLine {
        way,
        label: label.to_owned(),
        value: value.to_owned(),
        link: link.map(str::to_owned),
        note: note.map(str::to_owned),
    }
}

fn pick(arabic: bool, ar: &str, en: &str) -> String {
    if arabic { ar } else { en }.to_owned()
}

fn emergency(arabic: bool) -> Part {
    let t = |ar, en| pick(arabic, ar, en);
    Part::Emergency {
        title: t("إذا كنت في خطر الآن", "If you are in danger now"),
        steps: vec![
            t("اتصل برقم الطوارئ إذا استطعت.", "Call the emergency number, if you can."),
            t("هذه الدردشة لا تستطيع الاتصال نيابة عنك.", "This chat cannot call for you."),
        ],
        contacts: vec![
            contact(Way::Voice, &t("اتصال", "Call"), "911", Some("tel:911"), None),
            contact(
                Way::Sms,
                &t("رسالة نصية", "Text"),
                "911",
                Some("sms:911"),
                Some(&t("في بعض المناطق", "in some areas")),
            ),
        ],
    }
}

fn card(number: usize, arabic: bool) -> Part {
    let t = |ar, en| pick(arabic, ar, en);
    let names = ["Harbor Line", "Legal Aid of the Three Rivers Region and Surrounding Counties", "<b>Casa & Hogar</b>"];
    Part::Service(Box::new(ServiceCard {
        id: format!("fake-{number}").into(),
        name: names[number % 3].to_owned(),
        organization: (number % 3 == 1).then(|| "Three Rivers Community Fund".to_owned()),
        facts: vec![
            t("لأنك طلبت هذا.", "Shown because you asked for this."),
            t("مفتوح الآن، كل يوم.", "Open now, every day, all day."),
            t("الإنجليزية والإسبانية والعربية. مجاني.", "English, Spanish and Arabic. Free. No papers needed."),
        ],
        contacts: vec![
            contact(
                Way::Sms,
                &t("رسالة نصية", "Text"),
                "START to 88788",
                Some("sms:88788"),
                Some(&t("٢٤ ساعة", "24 hours")),
            ),
            contact(Way::Voice, &t("اتصال", "Call"), "1-800-555-0100", Some("tel:+18005550100"), None),
            contact(
                Way::Web,
                &t("صفحة", "Web page"),
                "https://www.example.org/help/with/a/rather/long/address",
                Some("https://www.example.org/help/with/a/rather/long/address"),
                None,
            ),
            contact(Way::Voice, &t("اتصال", "Call"), "ask for extension 12", None, None),
        ],
        verified: t("تم التحقق في ٢٠٢٦-١٠-٠١.", "Verified on 2026-10-01."),
    }))
}

fn choice(id: &str, label: String) -> Choice {
    Choice { id: id.to_owned(), label }
}

fn choices(arabic: bool) -> Vec<Choice> {
    let t = |ar, en| pick(arabic, ar, en);
    vec![
        choice("more", t("المزيد", "More")),
        choice("else", t("شيء آخر", "Something else")),
        choice("person", t("التحدث مع شخص", "Talk to a person")),
    ]
}

fn danger(words: &str) -> Danger {
    if words.contains("gun") || words.contains("kill") { Danger::Immediate } else { Danger::None }
}

fn answer(words: &str, arabic: bool) -> (Vec<Part>, Vec<Choice>) {
    let t = |ar, en| pick(arabic, ar, en);
    let mut parts = vec![Part::Text(t("شكراً لأنك كتبت. نحن نصدقك.", "Thank you for writing. We believe you."))];
    if danger(words) != Danger::None {
        parts.push(emergency(arabic));
    }
    if ["lawyer", "service", "stay", "more", "محام"].iter().any(|word| words.to_lowercase().contains(word)) {
        parts.extend((0..3).map(|number| card(number, arabic)));
    } else {
        parts.push(Part::Text(t(
            "في أي مدينة أنت؟ يمكنك أن تكتب «تخطي».",
            "What city are you in? You can write “skip”.",
        )));
    }
    (parts, choices(arabic))
}

#[async_trait]
impl Door for FakeDoor {
    async fn receive(&self, inbound: Inbound) -> Result<(), NotAccepted> {
        self.check()?;
        self.taken.lock().unwrap().push(inbound.clone());
        let id = inbound.conversation;
        if self.inner.ended.lock().unwrap().contains(&id) {
            return Err(NotAccepted::Ended);
        }
        let said = match &inbound.content {
            Content::Leave => {
                self.inner.talks.lock().unwrap().remove(&id);
                self.inner.ended.lock().unwrap().push(id);
                self.inner.changed.notify_waiters();
                return Ok(());
            }
            Content::Media => return Ok(()),
            Content::Text(text) | Content::Choice(text) => text.expose().clone(),
        };
        assert!(said != "please panic", "told to");
        if said == "please erase" {
            self.inner.talks.lock().unwrap().remove(&id);
            self.inner.ended.lock().unwrap().push(id);
            return Ok(());
        }
        let arabic = said.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c))
            || inbound.language_hint.is_some_and(|hint| hint.as_str() == "ar");
        let language = if arabic { "ar".parse().unwrap() } else { Language::ENGLISH };
        {
            let mut talks = self.inner.talks.lock().unwrap();
            let talk = talks.entry(id).or_default();
            if talk.seen.contains(&inbound.event) {
                return Ok(());
            }
            talk.seen.push(inbound.event);
            talk.language = Some(language);
            let number = next(talk);
            talk.lines.push(Line { number, body: Body::Person { text: Private::new(said.clone()) } });
            let number = next(talk);
            talk.lines.push(bot(number, language, answer(&said, arabic)));
            if said.contains("later") {
                talk.pending = true;
                self.later(id);
            }
        }
        self.inner.changed.notify_waiters();
        Ok(())
    }

    async fn thread(&self, id: ConversationId, after: Option<LineNumber>) -> Result<Option<Thread>, NotAccepted> {
        self.check()?;
        let talks = self.inner.talks.lock().unwrap();
        let Some(talk) = talks.get(&id) else { return Ok(None) };
        let after = after.map_or(0, |after| after.0).max(talk.floor);
        let lines = talk.lines.iter().filter(|line| line.number.0 > after).cloned().collect();
        Ok(Some(Thread {
            lines,
            pending: talk.pending,
            ended: false,
            language: talk.language.unwrap_or(Language::ENGLISH),
        }))
    }

    async fn changed(&self, id: ConversationId, after: Option<LineNumber>) {
        let changed = self.inner.changed.notified();
        let there = self.inner.talks.lock().unwrap().get(&id).map(|talk| talk.lines.last().map(|line| line.number));
        if there.is_some_and(|last| last <= after) {
            changed.await;
        }
    }

    async fn comeback_words(&self, id: ConversationId) -> Result<Option<ComebackWords>, NotAccepted> {
        self.check()?;
        if !self.inner.talks.lock().unwrap().contains_key(&id) {
            return Ok(None);
        }
        let number = self.inner.count.fetch_add(1, Ordering::SeqCst);
        let words: Vec<String> =
            ["maple", "lantern", "river", ["seven", "eight", "nine"][number % 3]].map(str::to_owned).into();
        let mut known = self.inner.words.lock().unwrap();
        known.retain(|_, other| *other != id);
        known.insert(words.join(" "), id);
        Ok(Some(ComebackWords(Private::new(words))))
    }

    async fn come_back(&self, words: Private<String>) -> Result<Option<CameBack>, NotAccepted> {
        self.check()?;
        let typed = words.expose().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(conversation) = self.inner.words.lock().unwrap().remove(&typed) else { return Ok(None) };
        let mut talks = self.inner.talks.lock().unwrap();
        let Some(talk) = talks.get_mut(&conversation) else { return Ok(None) };
        talk.floor = talk.lines.last().map_or(0, |line| line.number.0);
        let after = LineNumber(talk.floor);
        Ok(Some(CameBack { conversation, after, language: talk.language.unwrap_or(Language::ENGLISH) }))
    }

    fn danger_in(&self, words: &Private<String>) -> Danger {
        danger(words.expose())
    }

    fn fallback(&self, _: &Private<String>, page: Option<Language>) -> Outbound {
        let arabic = page.is_some_and(|page| page.as_str() == "ar");
        let parts = vec![Part::Text(pick(arabic, "شكراً لأنك كتبت.", "Thank you for writing.")), emergency(arabic)];
        Outbound {
            line: LineNumber(0),
            language: if arabic { "ar".parse().unwrap() } else { Language::ENGLISH },
            parts,
            choices: Vec::new(),
            urgent: true,
        }
    }

    fn text(&self, language: Language, key: &str) -> String {
        let english = include_str!("../../../../locales/en/web.ftl");
        let arabic = include_str!("web.ar.ftl");
        let find =
            |file: &str| file.lines().find_map(|line| Some(line.strip_prefix(key)?.strip_prefix(" = ")?.to_owned()));
        let own = if language.as_str() == "ar" { find(arabic) } else { None };
        own.or_else(|| find(english)).unwrap_or_else(|| panic!("no text {key}"))
    }

    fn languages(&self) -> Vec<(Language, String)> {
        [
            ("en", "English"),
            ("es", "Español"),
            ("fr", "Français"),
            ("ar", "العربية"),
            ("zh", "中文"),
            ("ht", "Kreyòl ayisyen"),
        ]
        .map(|(tag, name)| (tag.parse().unwrap(), name.to_owned()))
        .into()
    }
}
