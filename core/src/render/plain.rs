//! A reply as plain texts, one a bubble: for the terminal, for `ask --json` and for platforms without cards.

use crate::channel::{ContactLine, Outbound, Part, ServiceCard};

/// The bubbles of a reply.
pub fn plain_texts(outbound: &Outbound) -> Vec<String> {
    outbound.parts.iter().map(plain_part).filter(|text| !text.is_empty()).collect()
}

fn plain_part(part: &Part) -> String {
    match part {
        Part::Text(text) => text.clone(),
        Part::Emergency { title, steps, contacts } => {
            let mut lines = vec![title.clone()];
            lines.extend(contacts.iter().map(plain_contact));
            lines.extend(steps.iter().cloned());
            lines.join("\n")
        }
        Part::Service(card) => plain_card(card),
    }
}

fn plain_card(card: &ServiceCard) -> String {
    let mut lines = vec![card.name.clone()];
    lines.extend(card.organization.clone());
    lines.extend(card.contacts.iter().map(plain_contact));
    lines.extend(card.facts.iter().cloned());
    lines.push(card.verified.clone());
    lines.join("\n")
}

fn plain_contact(contact: &ContactLine) -> String {
    match &contact.note {
        Some(note) => format!("{}: {} ({note})", contact.label, contact.value),
        None => format!("{}: {}", contact.label, contact.value),
    }
}
