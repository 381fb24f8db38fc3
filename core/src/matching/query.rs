//! What is asked of the directory, and what comes back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::directory::model::{Coordinates, SharedService};
use crate::ids::{AgencyId, ServiceId};
use crate::language::Language;
use crate::places::PlaceId;
use crate::vocabulary::{Danger, Need, Trait};

/// A question to the directory. Time comes in with it: matching reads no clock.
#[derive(Debug, Clone)]
pub struct Query {
    /// Whose directory.
    pub agency: AgencyId,
    /// What is needed, the most important first. Empty: somebody to talk to.
    pub needs: Vec<Need>,
    /// What kind of danger there is; decides which national lines stand first.
    pub danger: Danger,
    /// Where the person at risk is, if known.
    pub place: Option<PlaceId>,
    /// The country, if known (from the place, or the agency's own); ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// What was said about the person at risk.
    pub traits: Vec<Trait>,
    /// The person's language.
    pub language: Language,
    /// Services already shown, left out.
    pub exclude: Vec<ServiceId>,
    /// Now.
    pub now: DateTime<Utc>,
    /// At most this many.
    pub limit: usize,
}

/// A service that fits, with its reasons.
#[derive(Debug, Clone)]
pub struct Match {
    /// The service.
    pub service: SharedService,
    /// Which of the asked needs it meets.
    pub needs: Vec<Need>,
    /// Kilometres from the centre of the asked place; never for a confidential service.
    pub distance_km: Option<f64>,
    /// Open at the asked moment, in the service's own time zone; `None`: not known.
    pub open_now: Option<bool>,
    /// Verified more than 12 months ago.
    pub stale: bool,
    /// Why it is shown, the weightiest first.
    pub reasons: Vec<Reason>,
    /// For tests and `--explain`; larger is better.
    pub score: f64,
}

impl Match {
    /// A service shown for itself: an emergency number.
    pub fn without_reasons(service: SharedService) -> Self {
        Self {
            service,
            needs: Vec::new(),
            distance_km: None,
            open_now: None,
            stale: false,
            reasons: Vec::new(),
            score: 0.0,
        }
    }
}

/// Why a service is shown. Each has a message `reason-<word>` in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It helps with what was asked.
    HelpsWith(Need),
    /// It is in the place that was named, or serves it.
    InPlace,
    /// It is near.
    Near,
    /// It serves the whole country.
    Nationwide,
    /// It is open at all hours or now.
    OpenNow,
    /// It speaks the person's language.
    SpeaksLanguage,
    /// It can be reached without speaking.
    WithoutSpeaking,
    /// It is made for people with this trait.
    MadeFor(Trait),
    /// It has beds free.
    BedsFree,
    /// It belongs to another service shown.
    ShownWith,
    /// Nothing nearer was found.
    NothingNearer,
}

impl Reason {
    /// The word in `ask --json`.
    pub fn as_text(&self) -> String {
        match self {
            Self::HelpsWith(need) => format!("helps_with:{need}"),
            Self::MadeFor(word) => format!("made_for:{word}"),
            Self::InPlace => "in_place".into(),
            Self::Near => "near".into(),
            Self::Nationwide => "nationwide".into(),
            Self::OpenNow => "open_now".into(),
            Self::SpeaksLanguage => "speaks_language".into(),
            Self::WithoutSpeaking => "without_speaking".into(),
            Self::BedsFree => "beds_free".into(),
            Self::ShownWith => "shown_with".into(),
            Self::NothingNearer => "nothing_nearer".into(),
        }
    }
}

/// The emergency numbers of a country, from the directory.
#[derive(Debug, Clone, PartialEq)]
pub struct EmergencyNumbers {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The entries: one for everything, or police first and ambulance after (ambulance first when `danger` is medical).
    pub lines: Vec<SharedService>,
}

/// What the conversation may ask. The directory snapshot implements it; so do small doubles in tests.
pub trait Finder: Send + Sync {
    /// Services that fit, the best first: never more than `limit`, never one of `exclude`.
    fn find(&self, query: &Query) -> Vec<Match>;

    /// The emergency numbers of a country; `None` where the directory has none for it.
    fn emergency(&self, country: &str, danger: Danger) -> Option<EmergencyNumbers>;

    /// National lines of a country that fit the needs, the general domestic-violence line first when there is one;
    /// also used when nothing else remains. Empty where the directory has none.
    fn national(&self, query: &Query) -> Vec<Match>;

    /// Whether the directory has a line for people who are hurt at home in this country (HT, JO, RU, SV: no).
    fn has_violence_line(&self, country: &str) -> bool;

    /// A service by id, as it is now; `None` once withdrawn.
    fn service(&self, id: &ServiceId) -> Option<SharedService>;

    /// How many services it has.
    fn services(&self) -> usize;

    /// The centre of a place.
    fn centre(&self, place: PlaceId) -> Option<Coordinates>;
}
