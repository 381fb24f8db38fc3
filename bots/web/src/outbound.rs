//! Lines of a thread → HTML. Everything is escaped by the templates; links are made only for the schemes named here.

use maud::{Markup, html};
use porchlight_core::channel::{Choice, ContactLine, Outbound, Part, ServiceCard};
use porchlight_core::door::{Body, Line};
use porchlight_core::vocabulary::Way;

use crate::words::{Words, direction};

/// So many bytes of a person's own message are shown: enough to recognise it, and a page of many stays small.
const SHOWN_OF_A_LONG_MESSAGE: usize = 3_000;

/// One line of the thread. `newest` marks where a page that is loaded anew should be read from.
pub fn line(line: &Line, words: &Words<'_>, newest: bool) -> Markup {
    let anchor = newest.then_some("new");
    match &line.body {
        Body::Person { text } => {
            let text = text.expose();
            let shown = beginning(text, SHOWN_OF_A_LONG_MESSAGE);
            html! {
                div.turn.person data-line=(line.number.0) id=[anchor] {
                    (words.aloud("web-you"))
                    p dir="auto" { (shown) @if shown.len() < text.len() { "…" } }
                    @if shown.len() < text.len() { p.small { (words.get("web-shortened")) } }
                }
            }
        }
        Body::Bot { reply } => html! {
            div.turn.bot data-line=(line.number.0) id=[anchor] lang=(reply.language) dir=(direction(reply.language)) {
                (words.aloud("web-reply"))
                (parts(reply, words))
            }
        },
    }
}

/// A reply that is no line of a thread: what is said when nothing can be written down.
pub fn fallback(reply: &Outbound, words: &Words<'_>) -> Markup {
    html! {
        div.turn.bot.fallback lang=(reply.language) dir=(direction(reply.language)) {
            (words.aloud("web-reply"))
            (parts(reply, words))
        }
    }
}

/// The buttons of the replies since the person last wrote; the same button once.
pub fn choices(lines: &[Line]) -> Vec<&Choice> {
    let since = lines.iter().rposition(|line| matches!(line.body, Body::Person { .. })).map_or(0, |last| last + 1);
    let mut found: Vec<&Choice> = Vec::new();
    for line in &lines[since..] {
        if let Body::Bot { reply } = &line.body {
            for choice in &reply.choices {
                if !found.iter().any(|other| other.id == choice.id) {
                    found.push(choice);
                }
            }
        }
    }
    found
}

/// Where a page that is loaded anew is read from: the first reply since the person last wrote, else the last line.
pub fn newest(lines: &[Line]) -> Option<usize> {
    let last = lines.len().checked_sub(1)?;
    let wrote = lines.iter().rposition(|line| matches!(line.body, Body::Person { .. }));
    Some(wrote.map_or(0, |wrote| wrote + 1).min(last))
}

/// Buttons that answer with one press.
pub fn choice_buttons(choices: &[&Choice]) -> Markup {
    html! {
        @for choice in choices {
            button name="choice" value=(choice.id) { (choice.label) }
        }
    }
}

fn parts(reply: &Outbound, words: &Words<'_>) -> Markup {
    html! {
        @for part in &reply.parts {
            @match part {
                Part::Text(text) => div.said { @for paragraph in text.lines().filter(|line| !line.trim().is_empty()) { p { (paragraph) } } },
                Part::Emergency { title, steps, contacts } => (emergency(title, steps, contacts, words)),
                Part::Service(card) => (service(card, words)),
            }
        }
    }
}

/// The emergency card. It is set apart by its frame, its sign and its size, not by colour alone, and announced at once.
fn emergency(title: &str, steps: &[String], contacts: &[ContactLine], words: &Words<'_>) -> Markup {
    html! {
        section.urgent {
            div role="alert" {
                h2 { span.sign aria-hidden="true" { "!" } (title) }
                @if !steps.is_empty() { ul { @for step in steps { li { (step) } } } }
            }
            (ways(contacts, words))
        }
    }
}

fn service(card: &ServiceCard, words: &Words<'_>) -> Markup {
    html! {
        article.service {
            h2 dir="auto" { (card.name) }
            @if let Some(organization) = &card.organization { p.organization dir="auto" { (organization) } }
            (ways(&card.contacts, words))
            @if !card.facts.is_empty() { ul.facts { @for fact in &card.facts { li { (fact) } } } }
            p.small { (card.verified) }
        }
    }
}

fn ways(contacts: &[ContactLine], words: &Words<'_>) -> Markup {
    html! {
        @if !contacts.is_empty() {
            ul.ways { @for contact in contacts { li { (way(contact, words)) } } }
        }
    }
}

fn way(contact: &ContactLine, words: &Words<'_>) -> Markup {
    let link = contact.link.as_deref().filter(|link| is_safe(link));
    // A new tab keeps the chat where it is; a number opens another program, and a new tab would only stay behind empty.
    let new_tab = link.is_some_and(|link| starts_with(link, "https:"));
    // Numbers and addresses run from left to right inside every script.
    let value = html! { bdi dir="ltr" .number[is_number(contact.way)] translate="no" { (contact.value) } };
    html! {
        @if let Some(link) = link {
            a.way href=(link) rel="noopener noreferrer" target=[new_tab.then_some("_blank")] {
                span.label { (contact.label) } " " (value)
                @if new_tab { " " span.aloud { "(" (words.get("web-new-tab")) ")" } }
            }
        } @else {
            span.way { span.label { (contact.label) } " " (value) }
        }
        @if let Some(note) = &contact.note { span.note { (note) } }
    }
}

const fn is_number(way: Way) -> bool {
    matches!(way, Way::Voice | Way::Sms | Way::Videophone | Way::Relay | Way::Whatsapp)
}

fn is_safe(link: &str) -> bool {
    ["https:", "tel:", "sms:", "mailto:"].iter().any(|scheme| starts_with(link, scheme))
}

fn starts_with(link: &str, scheme: &str) -> bool {
    link.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// At most `most` bytes from the beginning, whole characters.
fn beginning(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_become_links() {
        assert!(is_safe("tel:+15125550100") && is_safe("https://example.org/") && is_safe("SMS:741741"));
        for link in ["javascript:alert(1)", "data:text/html,x", "http://example.org", "", "té"] {
            assert!(!is_safe(link), "{link}");
        }
    }

    #[test]
    fn a_long_message_is_cut_between_characters() {
        assert_eq!(beginning("aé", 2), "a");
        assert_eq!(beginning("aé", 9), "aé");
    }
}
