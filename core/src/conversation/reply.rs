//! Replies that a conversation owes: message keys, arguments and service ids, never rendered text.
//!
//! They are rendered when they are delivered, against the directory of that moment. Sending one is a claim with an
//! owner, an attempt and a lease, recorded before the platform is called.

use serde::{Deserialize, Serialize};

use crate::channel::Capabilities;
use crate::clock::{MINUTE, SECOND, Timestamp};
use crate::ids::{LineNumber, ServiceId};
use crate::language::Language;
use crate::matching::Reason;
use crate::places::PlaceId;
use crate::vocabulary::{Danger, Need};

/// How long a sender may take before its claim lapses. Longer than the slowest platform call with its own timeout.
pub const LEASE: i64 = 60 * SECOND;

/// The longest wait between two attempts.
pub const MAX_BACKOFF: i64 = 5 * MINUTE;

/// How often a reply that was maybe sent is sent again on a platform that would show it twice. Losing one takes this
/// many crashes in a row, each between the claim and its outcome.
pub const MAX_LAPSES: u32 = 4;

/// A reply not yet delivered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Owed {
    /// Its place in the thread.
    pub line: LineNumber,
    /// The language to render it in.
    pub language: Language,
    /// What is said, in order.
    pub says: Vec<Say>,
    /// What can be pressed, in order.
    pub choices: Vec<Press>,
    /// Goes ahead of everything else.
    pub urgent: bool,
    /// How often sending was begun.
    pub attempt: u32,
    /// How often a claim lapsed without an outcome: the reply may have been sent that often already.
    pub lapses: u32,
    /// Who is sending it now.
    pub lease: Option<Lease>,
    /// Not before.
    pub not_before: Timestamp,
}

/// A claim on sending one reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    /// A random number of the process that sends.
    pub owner: u64,
    /// When the claim lapses: from then on the reply is *maybe sent*.
    pub until: Timestamp,
}

/// One thing to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Say {
    /// A fixed text.
    Text {
        /// Its key; `key-2`, `key-3` … are its variants.
        key: String,
        /// Which variant; counted round.
        variant: u32,
        /// Arguments.
        args: Vec<(String, Arg)>,
    },
    /// The emergency card.
    Emergency {
        /// Where the person at risk is, ISO 3166-1 alpha-2; `None`: not known.
        country: Option<String>,
        /// What kind of danger.
        danger: Danger,
        /// Somebody was strangled.
        strangulation: bool,
        /// The person at risk is somebody else.
        about_other: bool,
    },
    /// A service of the directory, as it is when the reply is delivered.
    Service {
        /// Which.
        id: ServiceId,
        /// Why it is shown.
        reasons: Vec<Reason>,
        /// How far, in kilometres, where that may be said.
        distance_km: Option<f64>,
        /// Written ways first.
        written_first: bool,
        /// Video phone and relay first.
        signed_first: bool,
    },
}

/// An argument of a fixed text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// A number.
    Number(i64),
    /// The name of a place.
    Place(PlaceId),
    /// The name of a country, ISO 3166-1 alpha-2.
    Country(String),
    /// The name of a need.
    Need(Need),
    /// The languages offered, by their own names.
    Languages,
    /// The agency's safe word.
    SafeWord,
}

impl Say {
    /// A fixed text without arguments.
    pub fn text(key: &str, variant: u32) -> Self {
        Self::Text { key: key.to_owned(), variant, args: Vec::new() }
    }

    /// A fixed text with arguments.
    pub fn with(key: &str, variant: u32, args: Vec<(&str, Arg)>) -> Self {
        let args = args.into_iter().map(|(name, arg)| (name.to_owned(), arg)).collect();
        Self::Text { key: key.to_owned(), variant, args }
    }
}

/// Something a person can press. Its id is what the platform carries: neutral and short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// More services like these.
    More,
    /// The same somewhere else.
    Elsewhere,
    /// Something else.
    Other,
    /// Talk to a person.
    Person,
    /// Leave and erase.
    Leave,
    /// Not in danger right now.
    Fine,
    /// Do not say where.
    Skip,
    /// Yes.
    Yes,
    /// No.
    No,
    /// The page about staying safer.
    Safety,
    /// Legal information.
    Legal,
    /// One topic of the legal information.
    LegalTopic(LegalTopic),
    /// One need of the menu.
    Need(Need),
    /// This place of several.
    Place(PlaceId),
    /// Go on in this language.
    Speak(Language),
}

/// A topic of the legal information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalTopic {
    /// What a protection order is.
    Order,
    /// Rights when somebody is arrested and released.
    Arrest,
    /// Compensation for victims of crime.
    Compensation,
    /// Reporting, and what else there is.
    Reporting,
}

impl LegalTopic {
    /// All topics, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Order, Self::Arrest, Self::Compensation, Self::Reporting];

    /// The word in ids and message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Arrest => "arrest",
            Self::Compensation => "compensation",
            Self::Reporting => "reporting",
        }
    }
}

impl Press {
    /// The id that a front end carries; [`Self::parse`] reads it.
    pub fn id(&self) -> String {
        match self {
            Self::More => "more".into(),
            Self::Elsewhere => "elsewhere".into(),
            Self::Other => "other".into(),
            Self::Person => "person".into(),
            Self::Leave => "leave".into(),
            Self::Fine => "fine".into(),
            Self::Skip => "skip".into(),
            Self::Yes => "yes".into(),
            Self::No => "no".into(),
            Self::Safety => "tips".into(),
            Self::Legal => "law".into(),
            Self::LegalTopic(topic) => format!("law-{}", topic.as_str()),
            Self::Need(need) => format!("need-{need}"),
            Self::Place(place) => format!("place-{}", place.0),
            Self::Speak(language) => format!("speak-{language}"),
        }
    }

    /// Reads an id; `None` for anything else.
    pub fn parse(id: &str) -> Option<Self> {
        Some(match id {
            "more" => Self::More,
            "elsewhere" => Self::Elsewhere,
            "other" => Self::Other,
            "person" => Self::Person,
            "leave" => Self::Leave,
            "fine" => Self::Fine,
            "skip" => Self::Skip,
            "yes" => Self::Yes,
            "no" => Self::No,
            "tips" => Self::Safety,
            "law" => Self::Legal,
            _ => {
                let (kind, rest) = id.split_once('-')?;
                match kind {
                    "law" => Self::LegalTopic(LegalTopic::ALL.into_iter().find(|topic| topic.as_str() == rest)?),
                    "need" => Self::Need(rest.parse().ok()?),
                    "place" => Self::Place(PlaceId(rest.parse().ok()?)),
                    "speak" => Self::Speak(rest.parse().ok()?),
                    _ => return None,
                }
            }
        })
    }
}

/// What became of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The platform has it, or refused it for good: nothing more to do.
    Done,
    /// Nothing was sent.
    Retry {
        /// Wait at least this many milliseconds.
        after: i64,
    },
    /// Maybe sent.
    Unknown,
}

impl Owed {
    /// When somebody has to look at it.
    pub fn due(&self) -> Timestamp {
        self.lease.map_or(self.not_before, |lease| lease.until)
    }

    /// Whether it may be claimed now.
    pub fn is_free(&self, now: Timestamp) -> bool {
        self.due() <= now
    }

    /// Whether a claim lapsed without an outcome.
    pub fn maybe_sent(&self, now: Timestamp) -> bool {
        self.lease.is_some_and(|lease| lease.until <= now)
    }

    /// Whether a reply that was maybe sent may be sent again: always where the platform shows a line once; elsewhere
    /// [`MAX_LAPSES`] times, because a missing answer hurts more than a doubled one.
    pub const fn may_repeat(&self, capabilities: &Capabilities) -> bool {
        capabilities.idempotent || self.lapses < MAX_LAPSES
    }

    /// Waits longer after every failed attempt: 1, 2, 4 … seconds.
    pub fn backoff(&self) -> i64 {
        let doubled = SECOND.saturating_mul(1_i64 << self.attempt.saturating_sub(1).min(16));
        doubled.min(MAX_BACKOFF)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_press_reads_back_from_its_id_and_is_short() {
        let mut all = vec![Press::More, Press::Elsewhere, Press::Other, Press::Person, Press::Leave, Press::Fine];
        all.extend([Press::Skip, Press::Yes, Press::No, Press::Safety, Press::Legal, Press::Place(PlaceId(u32::MAX))]);
        all.extend(LegalTopic::ALL.map(Press::LegalTopic));
        all.extend(Need::ALL.iter().map(|need| Press::Need(*need)));
        all.push(Press::Speak(Language::ENGLISH));
        for press in all {
            let id = press.id();
            assert!(id.len() <= 32 && id.is_ascii(), "{id}");
            assert_eq!(Press::parse(&id), Some(press));
        }
    }

    #[test]
    fn what_is_no_press_is_none() {
        for id in ["", "x", "need-", "need-love", "place--1", "speak-", "law-", "MORE"] {
            assert_eq!(Press::parse(id), None, "{id}");
        }
    }

    #[test]
    fn waiting_grows_to_a_limit() {
        let mut owed = Owed {
            line: LineNumber(1),
            language: Language::ENGLISH,
            says: vec![],
            choices: vec![],
            urgent: false,
            attempt: 1,
            lapses: 0,
            lease: None,
            not_before: Timestamp(0),
        };
        assert_eq!(owed.backoff(), SECOND);
        owed.attempt = 4;
        assert_eq!(owed.backoff(), 8 * SECOND);
        owed.attempt = 60;
        assert_eq!(owed.backoff(), MAX_BACKOFF);
    }
}
