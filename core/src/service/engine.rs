//! The understanding engine over the gazetteer, as the service asks it.

use std::sync::LazyLock;

use super::Understand;
use crate::conversation::Policy;
use crate::language::Language;
use crate::places::{Country, Gazetteer, Home};
use crate::private::Private;
use crate::understanding::place::{FoundPlace, PlaceFinder};
use crate::understanding::{Engine, Hints, Understanding};

/// The engine over the files that are part of the program.
#[derive(Debug, Clone, Copy)]
pub struct EmbeddedEngine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::with_places(Box::new(Places)));

impl EmbeddedEngine {
    /// The engine itself, for measuring it.
    pub fn get() -> &'static Engine {
        &ENGINE
    }
}

impl Understand for EmbeddedEngine {
    fn understand(&self, text: &Private<String>, language: Option<Language>, policy: &Policy) -> Understanding {
        let hints = Hints { language, page_language: None, home: &home(policy) };
        ENGINE.understand(text.expose(), &hints)
    }
}

/// Where an agency is, as the gazetteer wants to know it.
pub fn home(policy: &Policy) -> Home {
    Home { country: policy.country.as_deref().and_then(Country::parse), area: policy.area }
}

/// The gazetteer, as the understanding asks it.
struct Places;

impl PlaceFinder for Places {
    fn find(&self, text: &str, language: Option<Language>, home: &Home) -> Vec<FoundPlace> {
        let gazetteer = Gazetteer::embedded();
        let tag = language.as_ref().map(Language::as_str);
        let chosen = gazetteer.best(text, tag, home);
        gazetteer
            .find(text, tag, home)
            .into_iter()
            .filter(|mention| !mention.candidates.is_empty())
            .map(|mention| {
                let is_chosen = chosen.as_ref().is_some_and(|best| best.mention.range == mention.range);
                FoundPlace {
                    range: mention.range,
                    ambiguous: mention.ambiguous,
                    candidates: mention.candidates,
                    chosen: is_chosen,
                }
            })
            .collect()
    }

    fn same(&self, one: &str, two: &str) -> bool {
        let gazetteer = Gazetteer::embedded();
        let home = Home::default();
        match (gazetteer.best_answer(one, None, &home), gazetteer.best_answer(two, None, &home)) {
            (Some(one), Some(two)) => one.place == two.place,
            _ => false,
        }
    }
}
