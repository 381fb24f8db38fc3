//! What can happen to a conversation, and what the step may look at.

use chrono::{DateTime, Utc};

use super::reply::Press;
use super::state::TimerKind;
use crate::clock::Timestamp;
use crate::ids::EventId;
use crate::language::Language;
use crate::matching::Finder;
use crate::places::PlaceId;
use crate::understanding::Understanding;

/// Something that happened. Time, ids and understanding come in with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The same when it happens again.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: EventKind,
    /// The language the page or platform is set to.
    pub hint: Option<Language>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum EventKind {
    /// The person wrote.
    Said(Box<Understanding>),
    /// The person pressed a button, or wrote its words.
    Pressed(Press),
    /// The person sent something that is not text.
    Media,
    /// The person redeemed their come-back words.
    CameBack,
    /// The person left: everything goes.
    Left,
    /// The person wrote the safe word: everything goes, and a decoy line is all that comes back.
    SafeWord,
    /// A timer ran out.
    Timer(TimerKind),
}

impl EventKind {
    /// Whether it erases the conversation: then the words that did so are never written down either.
    pub fn erases(&self) -> bool {
        match self {
            Self::Left | Self::SafeWord | Self::Pressed(Press::Leave) => true,
            Self::Said(said) => super::step::erases(said),
            _ => false,
        }
    }
}

/// What the gazetteer is asked by the conversation.
pub trait Atlas: Send + Sync {
    /// The country of a place, ISO 3166-1 alpha-2.
    fn country_of(&self, place: PlaceId) -> Option<String>;

    /// Whether a place is a whole country: then it answers "which country", not "which town".
    fn is_country(&self, place: PlaceId) -> bool;

    /// The name of a place, with its area where that helps ("Hialeah, Florida").
    fn name_of(&self, place: PlaceId, language: Language) -> Option<String>;

    /// The name of a country in a language.
    fn country_name(&self, country: &str, language: Language) -> String;
}

/// What an agency decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// The agency's own country, ISO 3166-1 alpha-2; `None`: not known, the person is asked.
    pub country: Option<String>,
    /// The agency's own area.
    pub area: Option<PlaceId>,
    /// The languages offered.
    pub languages: Vec<Language>,
    /// Words that erase everything at once, besides those of the locales; the first is the one people are told.
    pub safe_words: Vec<String>,
}

/// What the step may look at.
pub struct Context<'a> {
    /// The directory.
    pub finder: &'a dyn Finder,
    /// The gazetteer.
    pub atlas: &'a dyn Atlas,
    /// The agency's decisions.
    pub policy: &'a Policy,
}

impl Context<'_> {
    /// The moment of an event as calendar time.
    pub(super) fn time(event: &Event) -> DateTime<Utc> {
        event.at.to_utc()
    }
}
