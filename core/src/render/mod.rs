//! Owed replies become texts, at the moment of delivery, in the language of the conversation, against the directory of
//! that moment. A service withdrawn since is dropped; when nothing remains, the national lines stand in.

mod card;
mod emergency;
mod plain;

use chrono::{DateTime, Utc};

use crate::channel::{Capabilities, Choice, Outbound, Part};
use crate::conversation::reply::{Arg, Owed, Press, Say};
use crate::conversation::{Atlas, Policy};
use crate::i18n::{Locales, Value};
use crate::language::Language;
use crate::matching::{Finder, Query};
use crate::places::PlaceId;
use crate::vocabulary::{Danger, Need};
pub use plain::plain_texts;

/// What rendering looks at.
pub struct Renderer<'a> {
    /// The fixed texts.
    pub locales: &'a Locales,
    /// The directory as it is now.
    pub finder: &'a dyn Finder,
    /// The gazetteer.
    pub atlas: &'a dyn Atlas,
    /// The agency's decisions.
    pub policy: &'a Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Where the conversation is, for "about 5 km from …" and for stand-ins.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The place.
    pub place: Option<PlaceId>,
    /// The country.
    pub country: Option<String>,
}

impl Renderer<'_> {
    /// Renders a reply for a channel.
    pub fn render(&self, owed: &Owed, capabilities: &Capabilities, surroundings: &Surroundings) -> Outbound {
        let language = owed.language;
        let mut parts = Vec::with_capacity(owed.says.len());
        let mut dropped = false;
        for say in &owed.says {
            match say {
                Say::Text { key, variant, args } => {
                    parts.push(Part::Text(self.say_text(language, key, *variant, args)))
                }
                Say::Emergency { country, danger, strangulation, about_other } => {
                    parts.push(self.emergency(language, country.as_deref(), *danger, *about_other));
                    if *strangulation {
                        parts.push(Part::Text(self.locales.text(language, "strangulation", &[])));
                    }
                }
                Say::Service { id, reasons, distance_km, written_first, signed_first } => {
                    match self.finder.service(id) {
                        Some(service) => {
                            let order = card::Order { written_first: *written_first, signed_first: *signed_first };
                            let card = self.card(language, &service, reasons, *distance_km, order, surroundings);
                            parts.push(Part::Service(Box::new(card)));
                        }
                        None => dropped = true,
                    }
                }
            }
        }
        if dropped && !parts.iter().any(|part| matches!(part, Part::Service(_) | Part::Emergency { .. })) {
            self.stand_in(language, surroundings, &mut parts);
        }
        if capabilities.notifies && !starts_neutral(owed, &parts) {
            let lead = self.locales.variant(language, "neutral-lead", owed.line.0, &[]);
            parts.insert(0, Part::Text(lead));
        }
        let choices = owed.choices.iter().map(|press| self.choice(language, press)).collect();
        Outbound { line: owed.line, language, parts, choices, urgent: owed.urgent }
    }

    /// National lines in place of services that were withdrawn.
    fn stand_in(&self, language: Language, surroundings: &Surroundings, parts: &mut Vec<Part>) {
        let query = Query {
            agency: "default".into(),
            needs: vec![Need::Talk],
            danger: Danger::None,
            place: surroundings.place,
            country: surroundings.country.clone(),
            traits: Vec::new(),
            language,
            exclude: Vec::new(),
            now: self.now,
            limit: 2,
        };
        let lines = self.finder.national(&query);
        if lines.is_empty() {
            parts.push(Part::Text(self.locales.text(language, "find-emergency", &[])));
        }
        for line in lines {
            let order = card::Order { written_first: false, signed_first: false };
            let card = self.card(language, &line.service, &line.reasons, None, order, surroundings);
            parts.push(Part::Service(Box::new(card)));
        }
    }

    fn say_text(&self, language: Language, key: &str, variant: u32, args: &[(String, Arg)]) -> String {
        let values: Vec<(&str, Value)> =
            args.iter().map(|(name, arg)| (name.as_str(), self.value(language, arg))).collect();
        self.locales.variant(language, key, variant, &values)
    }

    fn value(&self, language: Language, arg: &Arg) -> Value {
        match arg {
            #[expect(clippy::cast_precision_loss, reason = "counts and years: far below 2^53")]
            Arg::Number(number) => Value::Number(*number as f64),
            Arg::Place(place) => self.atlas.name_of(*place, language).unwrap_or_default().into(),
            Arg::Country(country) => self.atlas.country_name(country, language).into(),
            Arg::Need(need) => self.locales.text(language, &format!("need-{need}"), &[]).into(),
            Arg::SafeWord => {
                let own = self.policy.safe_words.first().cloned();
                own.unwrap_or_else(|| self.locales.text(language, "safe-word", &[])).into()
            }
            Arg::Languages => {
                let names = self.policy.languages.iter().map(|language| self.locales.own_name(*language));
                names.collect::<Vec<_>>().join(" · ").into()
            }
        }
    }

    /// The button for a press, its label in the person's language.
    pub fn choice(&self, language: Language, press: &Press) -> Choice {
        let label = match press {
            Press::Need(need) => self.locales.text(language, &format!("menu-{need}"), &[]),
            Press::Place(place) => self.atlas.name_of(*place, language).unwrap_or_default(),
            Press::Speak(language) => self.locales.own_name(*language),
            _ => self.locales.text(language, &format!("choice-{}", press.id()), &[]),
        };
        Choice { id: press.id(), label }
    }
}

/// How many characters a locked screen shows of a message.
const PREVIEW: usize = 60;

/// Whether all that a locked screen shows is neutral: the first text is one that every language keeps neutral, and fills
/// the preview or stands alone.
fn starts_neutral(owed: &Owed, parts: &[Part]) -> bool {
    const NEUTRAL: [&str; 7] =
        ["thanks-for-writing", "greeting", "about", "decoy", "goodbye", "erased", "you-are-welcome"];
    let neutral = matches!(owed.says.first(), Some(Say::Text { key, .. }) if NEUTRAL.contains(&key.as_str()));
    let fills = matches!(parts.first(), Some(Part::Text(text)) if text.chars().count() >= PREVIEW);
    neutral && (fills || parts.len() == 1)
}
