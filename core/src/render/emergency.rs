//! The emergency card: the numbers of the country, or how to find them, and what helps in this kind of danger.

use super::Renderer;
use crate::channel::{ContactLine, Part};
use crate::directory::model::{EmergencyRole, Kind, Service};
use crate::language::Language;
use crate::render::card;
use crate::vocabulary::{Danger, Way};

impl Renderer<'_> {
    pub(super) fn emergency(
        &self,
        language: Language,
        country: Option<&str>,
        danger: Danger,
        about_other: bool,
    ) -> Part {
        let text = |key: &str| self.locales.text(language, key, &[]);
        let kind = if danger == Danger::None { Danger::Immediate } else { danger };
        let title = match (about_other, kind) {
            (true, Danger::Immediate | Danger::Child | Danger::None) => text("emergency-title-other"),
            _ => text(&format!("emergency-title-{kind}")),
        };
        let mut steps = Vec::new();
        let mut contacts = Vec::new();
        match country.map(|country| (country, self.finder.emergency(country, kind))) {
            None => steps.push(text("emergency-unknown")),
            Some((country, None)) => {
                let name = self.atlas.country_name(country, language);
                steps.push(self.locales.text(language, "emergency-no-number", &[("country", name.into())]));
            }
            Some((_, Some(numbers))) => {
                let only = numbers.lines.len() == 1;
                for line in &numbers.lines {
                    contacts.extend(self.emergency_contacts(language, line, only));
                }
                if let Some(first) = numbers.lines.iter().find_map(|line| voice(line)) {
                    let key = if kind == Danger::Medical { "emergency-call-medical" } else { "emergency-call" };
                    steps.push(self.locales.text(language, key, &[("number", first.into())]));
                }
                let written = numbers.lines.iter().flat_map(|line| &line.contacts).find(|one| one.way == Way::Sms);
                if let Some(written) = written {
                    let value = written.value.as_str().into();
                    steps.push(self.locales.text(language, "emergency-text", &[("value", value)]));
                }
            }
        }
        steps.push(text(&format!("emergency-{kind}")));
        if about_other {
            steps.push(text("emergency-other"));
        }
        steps.push(text("emergency-chat-cannot"));
        Part::Emergency { title, steps, contacts }
    }

    fn emergency_contacts(&self, language: Language, line: &Service, only: bool) -> Vec<ContactLine> {
        let role = match line.kind {
            Kind::Emergency(EmergencyRole::Police) => "role-police",
            Kind::Emergency(EmergencyRole::Medical) => "role-medical",
            _ => "role-any",
        };
        let mut contacts = card::contacts(self.locales, language, line, card::Order::default());
        if !only {
            for contact in &mut contacts {
                contact.note = Some(self.locales.text(language, role, &[]));
            }
        }
        contacts
    }
}

fn voice(line: &Service) -> Option<&str> {
    line.contacts.iter().find(|contact| contact.way == Way::Voice).map(|contact| contact.value.as_str())
}
