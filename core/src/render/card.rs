//! A service as a card.

use super::{Renderer, Surroundings};
use crate::channel::{ContactLine, ServiceCard};
use crate::directory::model::{Hours, Kind, Location, Service, Verification};
use crate::directory::phone;
use crate::i18n::{Locales, Value};
use crate::language::Language;
use crate::matching::{self, Reason};
use crate::vocabulary::Way;

/// Which ways stand first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Order {
    /// Ways without speaking.
    pub(super) written_first: bool,
    /// Video phone and relay.
    pub(super) signed_first: bool,
}

impl Renderer<'_> {
    pub(super) fn card(
        &self,
        language: Language,
        service: &Service,
        reasons: &[Reason],
        distance_km: Option<f64>,
        order: Order,
        surroundings: &Surroundings,
    ) -> ServiceCard {
        let organization = (!service.organization.is_empty() && service.organization != service.name)
            .then(|| service.organization.clone());
        let name = match &service.name_en {
            Some(english) if *english != service.name && language == Language::ENGLISH => english.clone(),
            _ => service.name.clone(),
        };
        let facts = self.facts(language, service, reasons, distance_km, surroundings);
        ServiceCard {
            id: service.id.clone(),
            name,
            organization,
            facts: facts.into_iter().map(|fact| short(&fact, LONGEST_FACT)).collect(),
            contacts: contacts(self.locales, language, service, order),
            verified: self.verified(language, service),
        }
    }

    fn facts(
        &self,
        language: Language,
        service: &Service,
        reasons: &[Reason],
        distance_km: Option<f64>,
        surroundings: &Surroundings,
    ) -> Vec<String> {
        let text = |key: &str, args: &[(&str, Value)]| self.locales.text(language, key, args);
        let mut facts = Vec::new();
        let needs = matching_needs(reasons, service);
        if !needs.is_empty() && !matches!(service.kind, Kind::Emergency(_)) {
            let names: Vec<String> = needs.iter().map(|need| text(&format!("need-{need}"), &[])).collect();
            facts.push(text("fact-reason-helps-with", &[("needs", self.list(language, &names).into())]));
        }
        facts.extend(reasons.iter().filter_map(|reason| self.reason(language, *reason)));
        facts.extend(self.open(language, &service.hours));
        if !service.languages.is_empty() {
            let names: Vec<String> = service.languages.iter().map(|tag| self.language_name(language, tag)).collect();
            facts.push(text("fact-languages", &[("languages", self.list(language, &names).into())]));
        }
        facts.extend(self.whereabouts(language, service, distance_km, surroundings));
        match (&service.cost, service.free) {
            (_, Some(true)) => facts.push(text("fact-free", &[])),
            (Some(cost), _) => facts.push(text("fact-cost", &[("cost", cost.as_str().into())])),
            _ => {}
        }
        if !service.documents.is_empty() {
            facts.push(text("fact-documents", &[("documents", self.list(language, &service.documents).into())]));
        }
        if let Some(accepted) = &service.eligibility.text {
            facts.push(text("fact-accepts", &[("text", accepted.as_str().into())]));
        }
        if let Some((count, on)) = service.beds.filter(|(count, _)| *count > 0) {
            let args = [("count", Value::Number(f64::from(count))), ("date", on.to_string().into())];
            facts.push(text("fact-beds", &args));
        }
        facts
    }

    fn whereabouts(
        &self,
        language: Language,
        service: &Service,
        distance_km: Option<f64>,
        surroundings: &Surroundings,
    ) -> Vec<String> {
        let join = |parts: [Option<&str>; 3]| {
            let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        };
        let text = |key: &str, args: &[(&str, Value)]| self.locales.text(language, key, args);
        let mut facts = Vec::new();
        match &service.location {
            Location::Remote => {}
            Location::Confidential { city, area } => {
                if let Some(area) = join([city.as_deref(), area.as_deref(), None]) {
                    facts.push(text("fact-area", &[("area", area.into())]));
                }
                facts.push(text("fact-confidential", &[]));
            }
            Location::Public { address, city, area, .. } => {
                if let Some(address) = join([address.as_deref(), city.as_deref(), area.as_deref()]) {
                    facts.push(text("fact-address", &[("address", address.into())]));
                }
                let name = surroundings.place.and_then(|place| self.atlas.name_of(place, language));
                if let (Some(km), Some(place)) = (distance_km, name) {
                    let args = [
                        ("km", Value::Number(km.round())),
                        ("miles", Value::Number((km * 0.621_371).round())),
                        ("place", place.into()),
                    ];
                    facts.push(text("fact-distance", &args));
                }
            }
        }
        facts
    }

    fn open(&self, language: Language, hours: &Hours) -> Vec<String> {
        let text = |key: &str, args: &[(&str, Value)]| self.locales.text(language, key, args);
        let mut facts = Vec::new();
        if hours.osm.as_deref() == Some("24/7") {
            facts.push(text("fact-open-always", &[]));
            return facts;
        }
        match matching::open_now(hours, self.now) {
            Some(true) => facts.push(text("fact-open-now", &[])),
            Some(false) => facts.push(text("fact-closed-now", &[])),
            None => {}
        }
        let plain = hours.osm.as_deref().and_then(|osm| self.plain_hours(language, osm));
        if let Some(shown) = plain.or_else(|| hours.text.clone()).or_else(|| hours.osm.clone()) {
            facts.push(text("fact-hours", &[("hours", shown.into())]));
        }
        facts
    }

    /// Opening hours in the names of the days of a language; `None` for anything but days and times of day.
    fn plain_hours(&self, language: Language, osm: &str) -> Option<String> {
        let mut shown = String::with_capacity(osm.len() * 2);
        let mut rest = osm;
        while let Some(first) = rest.chars().next() {
            if first.is_ascii_alphabetic() {
                let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
                let (day, after) = rest.split_at(end);
                if !["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].contains(&day) {
                    return None;
                }
                shown.push_str(&self.locales.text(language, &format!("day-{}", day.to_ascii_lowercase()), &[]));
                rest = after;
            } else {
                match first {
                    '-' => shown.push('–'),
                    '0'..='9' | ':' | ' ' | ',' | ';' => shown.push(first),
                    _ => return None,
                }
                rest = &rest[first.len_utf8()..];
            }
        }
        Some(shown)
    }

    /// The members of a list, one after the other as the language has it.
    fn list(&self, language: Language, members: &[String]) -> String {
        members.join(&self.locales.text(language, "list-separator", &[]))
    }

    fn reason(&self, language: Language, reason: Reason) -> Option<String> {
        let key = match reason {
            Reason::HelpsWith(_) | Reason::OpenNow => return None,
            Reason::MadeFor(word) => format!("reason-made-for-{word}"),
            other => format!("reason-{}", other.as_text().replace('_', "-")),
        };
        Some(self.locales.text(language, &key, &[])).filter(|text| !text.is_empty())
    }

    fn language_name(&self, language: Language, tag: &str) -> String {
        let name = self.locales.text(language, &format!("language-{}", tag.to_ascii_lowercase()), &[]);
        if name.is_empty() { tag.to_owned() } else { name }
    }

    fn verified(&self, language: Language, service: &Service) -> String {
        let text = |key: &str, args: &[(&str, Value)]| self.locales.text(language, key, args);
        match &service.verification {
            Verification::Unreviewed => text("verified-never", &[]),
            Verification::PublicSources { seen: None } => text("verified-public", &[]),
            Verification::PublicSources { seen: Some(day) } => {
                text("verified-public-seen", &[("date", day.to_string().into())])
            }
            Verification::Verified { on, .. } => {
                let key = if matching::is_stale(*on, self.now) { "verified-stale" } else { "verified-on" };
                text(key, &[("date", on.to_string().into())])
            }
        }
    }
}

fn matching_needs(reasons: &[Reason], service: &Service) -> Vec<crate::vocabulary::Need> {
    let asked: Vec<_> = reasons
        .iter()
        .filter_map(|reason| if let Reason::HelpsWith(need) = reason { Some(*need) } else { None })
        .collect();
    if asked.is_empty() { service.needs.iter().copied().take(3).collect() } else { asked }
}

/// Ways to reach a service, as published; links only where the value is valid as such.
pub(super) fn contacts(locales: &Locales, language: Language, service: &Service, order: Order) -> Vec<ContactLine> {
    let mut lines: Vec<(u8, ContactLine)> = service
        .contacts
        .iter()
        .map(|contact| {
            let line = ContactLine {
                way: contact.way,
                label: locales.text(language, &format!("way-{}", contact.way), &[]),
                value: contact.value.clone(),
                link: phone::link(contact.way, &contact.value),
                note: contact.note.as_deref().map(|note| short(note, LONGEST_NOTE)),
            };
            (rank(contact.way, order), line)
        })
        .collect();
    lines.sort_by_key(|(rank, _)| *rank);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The longest fact of a card, in characters: publishers write whole pages into one field.
const LONGEST_FACT: usize = 400;

/// The longest note of a contact, in characters.
const LONGEST_NOTE: usize = 120;

/// At most so many characters, and a sign that there was more.
fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Lower stands first. Without a wish the published order of ways holds: voice, then written ways.
fn rank(way: Way, order: Order) -> u8 {
    let signed = matches!(way, Way::Videophone | Way::Relay);
    match (order.signed_first && signed, order.written_first && way.is_written()) {
        (true, _) => 0,
        (_, true) => 1,
        _ => 2,
    }
}
