//! The understanding engine as the service asks it.

use super::Understand;
use crate::conversation::Policy;
use crate::language::Language;
use crate::places::{Country, Home};
use crate::private::Private;
use crate::understanding::{Engine, Hints, Understanding};

/// The engine over the files that are part of the program.
#[derive(Debug, Clone, Copy)]
pub struct EmbeddedEngine;

impl Understand for EmbeddedEngine {
    fn understand(&self, text: &Private<String>, language: Option<Language>, policy: &Policy) -> Understanding {
        let hints = Hints { language, page_language: None, home: &home(policy) };
        Engine::embedded().understand(text.expose(), &hints)
    }
}

/// Where an agency is, as the gazetteer wants to know it.
pub fn home(policy: &Policy) -> Home {
    Home { country: policy.country.as_deref().and_then(Country::parse), area: policy.area }
}
