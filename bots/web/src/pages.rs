//! The pages: the first one, the conversation, and what stands there when something did not work.
//!
//! Every page begins with the control to leave, and works without a script.

use hyper::StatusCode;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use porchlight_core::channel::Outbound;
use porchlight_core::door::{ComebackWords, Line};
use porchlight_core::ids::{ConversationId, LineNumber};
use porchlight_core::language::Language;
use porchlight_core::private::Private;

use crate::assets;
use crate::outbound;
use crate::settings::WebSettings;
use crate::start::Start;
use crate::words::{Words, direction};

/// The needs of the first page's list, in order: those whose names are harmless on a screen.
pub const NEEDS: [&str; 10] =
    ["talk", "shelter", "housing", "legal", "medical", "counseling", "money", "children", "immigration", "transport"];

/// What the lines of one page may weigh. Together with everything around them a page stays under 100 KB.
const LINES_BUDGET: usize = 72_000;

/// What every page needs.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// Its texts.
    pub words: Words<'a>,
    /// The settings.
    pub settings: &'a WebSettings,
    /// The language, if the person chose it: it then stays chosen.
    pub chosen: Option<Language>,
}

/// Under which key the page's forms go on.
#[derive(Debug, Clone, Copy)]
pub enum Under {
    /// A conversation that exists.
    Conversation(ConversationId),
    /// One that begins with the first message.
    Start(Start),
}

/// A thing to say between the thread and the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The live store does not answer.
    NotSent,
    /// There is no such conversation any more, and nothing of it is shown, not even what was just said.
    NotSentNew,
    /// Too much at once.
    Wait,
    /// The text is too long.
    TooLong,
    /// Come-back words led nowhere.
    WrongWords,
    /// Come-back words could not be looked up, or too many were tried.
    TryAgain,
    /// Come-back words led here.
    Back,
}

impl Notice {
    /// The text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotSent => "web-not-sent",
            Self::NotSentNew => "web-not-sent-new",
            Self::Wait => "web-wait",
            Self::TooLong => "web-too-long",
            Self::WrongWords => "web-comeback-failed",
            Self::TryAgain => "web-comeback-later",
            Self::Back => "web-comeback-back",
        }
    }
}

/// What the page of a conversation shows.
pub struct Chat<'a> {
    /// The key of its forms.
    pub under: Under,
    /// Nothing up to here is shown, ever.
    pub since: Option<LineNumber>,
    /// The lines.
    pub lines: &'a [Line],
    /// Whether more is on its way.
    pub pending: bool,
    /// The turn that the next message is.
    pub turn: u64,
    /// What stays in the box.
    pub draft: Option<&'a Private<String>>,
    /// What is said beside the thread.
    pub notice: Option<Notice>,
    /// An answer that is no line of the thread.
    pub fallback: Option<&'a Outbound>,
    /// Come-back words that were asked for.
    pub comeback: Option<&'a ComebackWords>,
}

impl<'a> Chat<'a> {
    /// The empty page.
    pub const fn empty(start: Start) -> Self {
        Self {
            under: Under::Start(start),
            since: None,
            lines: &[],
            pending: false,
            turn: 0,
            draft: None,
            notice: None,
            fallback: None,
            comeback: None,
        }
    }
}

/// The first page: the empty page of a conversation, with a list for those who would rather not type.
pub fn landing(frame: &Frame<'_>, start: Start) -> Markup {
    chat_or_landing(frame, &Chat::empty(start), true)
}

/// The page of a conversation; with no lines, the empty page.
pub fn chat(frame: &Frame<'_>, chat: &Chat<'_>) -> Markup {
    chat_or_landing(frame, chat, false)
}

fn chat_or_landing(frame: &Frame<'_>, chat: &Chat<'_>, landing: bool) -> Markup {
    let words = &frame.words;
    let (lines, cut) = fitting(chat.lines, words);
    let begun = matches!(chat.under, Under::Conversation(_)) || chat.fallback.is_some();
    let choices = outbound::choices(chat.lines);
    // What carries the class "before" is hidden by the script once the conversation has begun.
    let main = html! {
        h1 .aloud[begun] { (words.get("web-welcome")) }
        @if !begun { p.lead.before { (words.get("web-welcome-text")) } }
        #thread role="log" aria-live="polite" aria-label=(words.get("web-thread")) tabindex="-1"
            data-last=(chat.lines.last().map_or(0, |line| line.number.0)) {
            @if cut { p.small.earlier { (words.get("web-earlier")) } }
            @for line in lines { (line) }
            @if let Some(reply) = chat.fallback { (outbound::fallback(reply, words)) }
        }
        form #say method="post" action="/chat#new" autocomplete="off" {
            (keys(frame, chat.under, chat.turn, chat.since))
            #choices role="group" aria-label=(words.get("web-choices")) hidden[choices.is_empty()] {
                (outbound::choice_buttons(&choices))
            }
            p #pending .small hidden[!chat.pending] { (words.get("web-pending")) }
            #notice role="status" { @if let Some(notice) = chat.notice { p { (words.get(notice.key())) } } }
            (text_box(words, chat.draft))
            div.row {
                button.send { (words.get("web-send")) }
                @if begun { button.without-script name="look" value="1" { (words.get("web-new")) } }
            }
            #comeback hidden[!begun] { (comeback(words, chat.comeback)) }
        }
        @if !begun { (languages(frame, if landing { "/" } else { "/chat" })) }
        section.how {
            h2 { (words.get("web-leave-title")) }
            p { (words.get("web-leave-how")) " " span.with-script hidden { (words.get("web-leave-keys")) } }
        }
        @if landing { (list(frame, chat.under)) }
        @if !begun { (have_words(frame, chat.under)) }
        @if landing { p.small.credit.before { (words.get("web-places-credit")) } }
    };
    layout(frame, Some(chat.under), "chat", main)
}

/// The list by need and place, without typing.
fn list(frame: &Frame<'_>, under: Under) -> Markup {
    let words = &frame.words;
    html! {
        form.list.before method="post" action="/chat#new" autocomplete="off" {
            (keys(frame, under, 0, None))
            h2 { (words.get("web-list-title")) }
            fieldset {
                legend { (words.get("web-list-need")) }
                @for (at, need) in NEEDS.iter().enumerate() {
                    label.pick {
                        input type="radio" name="need" value=(need) checked[at == 0];
                        " " span { (words.get(&format!("web-need-{need}"))) }
                    }
                }
            }
            @if frame.settings.places.is_empty() {
                label for="place" { (words.get("web-list-place-box")) }
                (line_box("place"))
            } @else {
                label for="place" { (words.get("web-list-place")) }
                select #place name="place" autocomplete="off" {
                    option value="" { (words.get("web-list-anywhere")) }
                    @for place in &frame.settings.places { option value=(place) { (place) } }
                }
            }
            button { (words.get("web-list-show")) }
        }
    }
}

/// A box of one line, whose id is its name.
fn line_box(name: &str) -> Markup {
    html! {
        input id=(name) name=(name) type="text" dir="auto" autocomplete="off" autocapitalize="off" autocorrect="off"
            spellcheck="false" writingsuggestions="false" data-gramm="false" translate="no";
    }
}

/// Asks for come-back words, or shows them.
pub fn comeback(words: &Words<'_>, found: Option<&ComebackWords>) -> Markup {
    html! {
        details open[found.is_some()] {
            summary { (words.get("web-comeback")) }
            @if let Some(found) = found {
                p { (words.get("web-comeback-words")) }
                p.words dir="auto" translate="no" { strong { (found.0.expose().join(" ")) } }
                p { (words.get("web-comeback-how")) }
            } @else {
                p { (words.get("web-comeback-text")) }
                button formaction="/comeback#say" { (words.get("web-comeback-ask")) }
            }
        }
    }
}

/// A page that says only that something did not work.
pub fn error(frame: &Frame<'_>, status: StatusCode) -> Markup {
    let words = &frame.words;
    let text = if status == StatusCode::PAYLOAD_TOO_LARGE { "web-too-long" } else { "web-error-text" };
    layout(
        frame,
        None,
        "error",
        html! {
            h1 { (words.get("web-error")) }
            p { (words.get(text)) }
            p { a href=(with_language("/", frame.chosen)) { (words.get("web-start")) } }
        },
    )
}

fn have_words(frame: &Frame<'_>, under: Under) -> Markup {
    let words = &frame.words;
    html! {
        details.have.before {
            summary { (words.get("web-comeback-have")) }
            form method="post" action="/comeback" autocomplete="off" {
                (keys(frame, under, 0, None))
                label for="words" { (words.get("web-comeback-words")) }
                (line_box("words"))
                button { (words.get("web-comeback-go")) }
            }
        }
    }
}

fn languages(frame: &Frame<'_>, path: &str) -> Markup {
    html! {
        nav.languages.before aria-label=(frame.words.get("web-languages")) {
            ul {
                @for (language, name) in frame.words.offered() {
                    li {
                        a href={ (path) "?lang=" (language) } lang=(language) hreflang=(language) dir=(direction(language))
                            aria-current=[(language == frame.words.language).then_some("true")] { (name) }
                    }
                }
            }
        }
    }
}

fn text_box(words: &Words<'_>, draft: Option<&Private<String>>) -> Markup {
    html! {
        label for="text" { (words.get("web-box")) }
        // A line break right after the tag is dropped by the browser, so that a draft keeps its own first one.
        textarea #text name="text" rows="3" dir="auto" autocomplete="off" autocapitalize="off" autocorrect="off"
            spellcheck="false" writingsuggestions="false" data-gramm="false" data-ms-editor="false" translate="no" {
            "\n" @if let Some(draft) = draft { (draft.expose()) }
        }
    }
}

/// The hidden fields of every form: which conversation, which turn.
fn keys(frame: &Frame<'_>, under: Under, turn: u64, since: Option<LineNumber>) -> Markup {
    html! {
        (key(under))
        input type="hidden" name="turn" value=(turn);
        @if let Some(since) = since { input type="hidden" name="since" value=(since.0); }
        @if let Some(language) = frame.chosen { input type="hidden" name="lang" value=(language); }
    }
}

fn key(under: Under) -> Markup {
    let (conversation, start) = match under {
        Under::Conversation(id) => (id.encode(), String::new()),
        Under::Start(start) => (String::new(), start.encode()),
    };
    html! {
        input type="hidden" name="conversation" value=(conversation);
        input type="hidden" name="start" value=(start);
    }
}

/// The newest lines that fit on a page, rendered, and whether older ones were left out.
fn fitting(lines: &[Line], words: &Words<'_>) -> (Vec<PreEscaped<String>>, bool) {
    let newest = outbound::newest(lines);
    let mut rendered = Vec::new();
    let mut left = LINES_BUDGET;
    for (at, line) in lines.iter().enumerate().rev() {
        let html = outbound::line(line, words, newest == Some(at));
        if html.0.len() > left && !rendered.is_empty() {
            break;
        }
        left = left.saturating_sub(html.0.len());
        rendered.push(html);
    }
    rendered.reverse();
    let cut = rendered.len() < lines.len();
    (rendered, cut)
}

fn with_language(path: &str, chosen: Option<Language>) -> String {
    chosen.map_or_else(|| path.to_owned(), |language| format!("{path}?lang={language}"))
}

fn layout(frame: &Frame<'_>, under: Option<Under>, page: &str, main: Markup) -> Markup {
    let words = &frame.words;
    html! {
        (DOCTYPE)
        html lang=(words.language) dir=(direction(words.language)) translate="no" {
            head {
                meta charset="utf-8";
                title { (words.get("web-title")) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex, nofollow, noarchive";
                meta name="google" content="notranslate";
                // Numbers become links only where the directory says that they can be dialled.
                meta name="format-detection" content="telephone=no, date=no, address=no, email=no";
                link rel="icon" href=(assets::ICON.path()) type="image/svg+xml";
                link rel="stylesheet" href=(assets::STYLE.path());
                script src=(assets::SCRIPT.path()) defer {}
            }
            body.(page) {
                header.bar {
                    form #leave method="post" action="/leave" target="_top" data-exit=(frame.settings.exit_page.as_str()) {
                        @if let Some(under) = under { (key(under)) }
                        button.leave { (words.get("web-leave")) span.cross aria-hidden="true" { "✕" } }
                    }
                    @if page == "chat" { a.skip href="#text" { (words.get("web-skip")) } }
                    span.name aria-hidden="true" { (words.get("web-title")) }
                }
                main data-sending=(words.get("web-sending")) data-not-sent=(words.get("web-not-sent"))
                    data-too-long=(words.get("web-too-long")) data-lost=(words.get("web-lost")) data-error=(words.get("web-error")) {
                    (main)
                }
            }
        }
    }
}
