//! Small doubles for the tests of the service: a directory of three services, a gazetteer of four places, and an
//! understanding that reads keywords.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;

use super::{Directory, Parts, Service, Understand};
use crate::channel::{Capabilities, Channel, Content, FrontEnd, Inbound, Outbound, SendError};
use crate::clock::Ambient;
use crate::conversation::{Atlas, Policy};
use crate::directory::model::{
    Contact, Coordinates, Coverage, Eligibility, EmergencyRole, Hours, Kind, Location, SharedService, Verification,
};
use crate::i18n::Locales;
use crate::ids::{AgencyId, ConversationId, EventId, LineNumber, ServiceId};
use crate::language::Language;
use crate::live::LiveStore;
use crate::matching::{EmergencyNumbers, Finder, Match, Query, Reason};
use crate::places::PlaceId;
use crate::private::Private;
use crate::understanding::{Certainty, LanguageGuess, PlaceMention, Shape, Understanding};
use crate::vocabulary::{Danger, Intent, Need, Way};

pub(crate) const MIAMI: PlaceId = PlaceId(1);
pub(crate) const MADRID: PlaceId = PlaceId(2);
pub(crate) const SPRINGFIELD_IL: PlaceId = PlaceId(3);
pub(crate) const SPRINGFIELD_MA: PlaceId = PlaceId(4);

/// A service with everything ordinary.
pub(crate) fn service(id: &str, kind: Kind, country: &str, value: &str) -> crate::directory::model::Service {
    crate::directory::model::Service {
        id: ServiceId::from(id),
        agency: AgencyId::from("default"),
        source: "test".into(),
        source_id: id.to_owned(),
        name: format!("Service {id}"),
        name_en: None,
        organization: String::new(),
        description: None,
        kind,
        needs: vec![Need::Talk, Need::Shelter],
        contacts: vec![Contact { way: Way::Voice, value: value.to_owned(), note: None, languages: Vec::new() }],
        languages: vec!["en".to_owned()],
        hours: Hours { osm: Some("24/7".to_owned()), text: None, time_zone: None },
        location: Location::Remote,
        coverage: Coverage { country: Some(country.to_owned()), nationwide: true, ..Coverage::default() },
        eligibility: Eligibility::default(),
        cost: None,
        free: Some(true),
        documents: Vec::new(),
        show_with: Vec::new(),
        beds: None,
        government: false,
        verification: Verification::PublicSources { seen: None },
    }
}

/// A directory held in a list.
#[derive(Default)]
pub(crate) struct FakeDirectory {
    pub(crate) services: Vec<SharedService>,
}

impl FakeDirectory {
    /// Lines for the US and Spain, a shelter in Miami; nothing for Haiti.
    pub(crate) fn small() -> Self {
        let mut shelter = service("shelter", Kind::Local, "US", "305-555-0100");
        shelter.location = Location::Confidential { city: Some("Miami".into()), area: Some("FL".into()) };
        let services = vec![
            service("us-emergency", Kind::Emergency(EmergencyRole::Any), "US", "911"),
            service("us-line", Kind::NationalLine, "US", "1-800-799-SAFE (7233)"),
            service("es-emergency", Kind::Emergency(EmergencyRole::Any), "ES", "112"),
            service("es-line", Kind::NationalLine, "ES", "016"),
            shelter,
        ];
        Self { services: services.into_iter().map(Arc::new).collect() }
    }

    fn of(&self, country: Option<&str>, kind: fn(Kind) -> bool) -> Vec<SharedService> {
        let fits =
            |one: &&SharedService| kind(one.kind) && country.is_some() && one.coverage.country.as_deref() == country;
        self.services.iter().filter(fits).cloned().collect()
    }
}

impl Finder for FakeDirectory {
    fn find(&self, query: &Query) -> Vec<Match> {
        let mut found = self.of(query.country.as_deref(), |kind| kind == Kind::Local);
        found.extend(self.of(query.country.as_deref(), |kind| kind == Kind::NationalLine));
        found.retain(|one| !query.exclude.contains(&one.id));
        let matches = found.into_iter().map(|one| Match {
            reasons: vec![Reason::HelpsWith(Need::Talk)],
            open_now: Some(true),
            ..Match::without_reasons(one)
        });
        matches.take(query.limit).collect()
    }

    fn emergency(&self, country: &str, _danger: Danger) -> Option<EmergencyNumbers> {
        let lines = self.of(Some(country), |kind| matches!(kind, Kind::Emergency(_)));
        (!lines.is_empty()).then(|| EmergencyNumbers { country: country.to_owned(), lines })
    }

    fn national(&self, query: &Query) -> Vec<Match> {
        let lines = self.of(query.country.as_deref(), |kind| kind == Kind::NationalLine);
        lines.into_iter().map(Match::without_reasons).take(query.limit).collect()
    }

    fn has_violence_line(&self, country: &str) -> bool {
        !self.of(Some(country), |kind| kind == Kind::NationalLine).is_empty()
    }

    fn service(&self, id: &ServiceId) -> Option<SharedService> {
        self.services.iter().find(|one| one.id == *id).cloned()
    }

    fn services(&self) -> usize {
        self.services.len()
    }

    fn centre(&self, _place: PlaceId) -> Option<Coordinates> {
        None
    }
}

/// Four places.
pub(crate) struct FakeAtlas;

impl Atlas for FakeAtlas {
    fn country_of(&self, place: PlaceId) -> Option<String> {
        match place {
            MIAMI | SPRINGFIELD_IL | SPRINGFIELD_MA => Some("US".to_owned()),
            MADRID => Some("ES".to_owned()),
            _ => None,
        }
    }

    fn is_country(&self, _place: PlaceId) -> bool {
        false
    }

    fn name_of(&self, place: PlaceId, _language: Language) -> Option<String> {
        let name = match place {
            MIAMI => "Miami, Florida",
            MADRID => "Madrid",
            SPRINGFIELD_IL => "Springfield, IL",
            SPRINGFIELD_MA => "Springfield, MA",
            _ => return None,
        };
        Some(name.to_owned())
    }

    fn country_name(&self, country: &str, _language: Language) -> String {
        country.to_owned()
    }
}

/// Reads a few keywords.
pub(crate) struct Keywords;

impl Understand for Keywords {
    fn understand(&self, text: &Private<String>, _language: Option<Language>, _policy: &Policy) -> Understanding {
        let words = text.expose().to_lowercase();
        let has = |word: &str| words.contains(word);
        let place = [
            ("miami", MIAMI, vec![]),
            ("madrid", MADRID, vec![]),
            ("springfield", SPRINGFIELD_IL, vec![SPRINGFIELD_MA]),
        ]
        .into_iter()
        .find(|(name, ..)| has(name))
        .map(|(name, place, others)| PlaceMention {
            text: Private::new(name.to_owned()),
            place,
            ambiguous: !others.is_empty(),
            others,
        });
        let needs = [("shelter", Need::Shelter), ("order", Need::ProtectionOrder), ("talk", Need::Talk)];
        let needs: Vec<Need> = needs.into_iter().filter(|(word, _)| has(word)).map(|(_, need)| need).collect();
        let danger = if has("gun") {
            Danger::Immediate
        } else if has("die") {
            Danger::Suicide
        } else {
            Danger::None
        };
        let intent = [
            ("person", Intent::Human),
            ("delete", Intent::Erase),
            ("hello", Intent::Greeting),
            ("thanks", Intent::Thanks),
            ("who are", Intent::About),
            ("pizza", Intent::Offtopic),
        ];
        let intent = intent.into_iter().find(|(word, _)| has(word)).map_or(Intent::Request, |(_, intent)| intent);
        let certainty = match (has("dziękuję"), words.len() < 4) {
            (true, _) => Certainty::NotOffered,
            (_, true) => Certainty::Unsure,
            _ => Certainty::Sure,
        };
        Understanding {
            language: LanguageGuess { best: Language::ENGLISH, certainty },
            intent,
            needs,
            danger,
            strangulation: has("choked"),
            place,
            about_other: has("my sister"),
            hurts_others: has("i hit"),
            denies_danger: has("not in danger"),
            traits: Vec::new(),
            unsure: has("hmm"),
            shape: if words.chars().any(char::is_alphanumeric) { Shape::Text } else { Shape::Symbols },
            why: [has("delete everything"), has("deleted")]
                .into_iter()
                .take(1)
                .filter(|plain| *plain)
                .map(|_| crate::understanding::Evidence {
                    label: "intent.erase".to_owned(),
                    words: Private::new(String::new()),
                    source: "lexicon",
                    weight: 1.0,
                })
                .collect(),
        }
    }
}

/// Records what was sent; like a real front end it knows nobody any more after `forget`.
pub(crate) struct FakeFrontEnd {
    capabilities: Capabilities,
    pub(crate) sent: Mutex<Vec<(ConversationId, LineNumber, Outbound)>>,
    pub(crate) forgotten: Mutex<HashSet<ConversationId>>,
    /// What the next sends answer, in order; then they succeed.
    pub(crate) answers: Mutex<Vec<SendError>>,
}

impl FakeFrontEnd {
    pub(crate) fn new(idempotent: bool) -> Arc<Self> {
        let capabilities = Capabilities {
            max_text: 4096,
            max_buttons: 8,
            notifies: !idempotent,
            can_delete: true,
            idempotent,
            keeps_messages: !idempotent,
        };
        let (sent, forgotten, answers) = (Mutex::default(), Mutex::default(), Mutex::default());
        Arc::new(Self { capabilities, sent, forgotten, answers })
    }
}

#[async_trait]
impl FrontEnd for FakeFrontEnd {
    fn channel(&self) -> Channel {
        Channel::Web
    }

    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn send(&self, conversation: ConversationId, outbound: &Outbound) -> Result<(), SendError> {
        if self.forgotten.lock().unwrap().contains(&conversation) {
            return Err(SendError::Gone);
        }
        let answer = self.answers.lock().unwrap().pop();
        if !matches!(answer, Some(SendError::Retry { .. })) {
            self.sent.lock().unwrap().push((conversation, outbound.line, outbound.clone()));
        }
        answer.map_or(Ok(()), Err)
    }

    async fn forget(&self, conversation: ConversationId) -> Result<(), SendError> {
        self.forgotten.lock().unwrap().insert(conversation);
        Ok(())
    }
}

/// A service over a store and a front end.
pub(crate) fn assemble(
    live: Arc<dyn LiveStore>,
    ambient: Ambient,
    front_end: Arc<dyn FrontEnd>,
    country: Option<&str>,
) -> Service {
    let finder: Arc<dyn Finder> = Arc::new(FakeDirectory::small());
    let policy = Policy {
        country: country.map(Into::into),
        languages: Locales::embedded().offered().to_vec(),
        safe_words: vec!["Blue Teapot".to_owned()],
        ..Policy::default()
    };
    Service::new(Parts {
        live,
        ambient,
        locales: Locales::embedded(),
        atlas: Arc::new(FakeAtlas),
        understanding: Arc::new(Keywords),
        directory: Arc::new(Directory::from_pointee(finder)),
        agencies: HashMap::from([(AgencyId::from("default"), policy)]),
        front_ends: vec![front_end],
    })
}

/// A message.
pub(crate) fn says(conversation: ConversationId, event: u64, text: &str) -> Inbound {
    let content = match text {
        "(leave)" => Content::Leave,
        "(photo)" => Content::Media,
        _ => match text.strip_prefix("(press ").and_then(|rest| rest.strip_suffix(')')) {
            Some(id) => Content::Choice(Private::new(id.to_owned())),
            None => Content::Text(Private::new(text.to_owned())),
        },
    };
    Inbound {
        conversation,
        event: EventId(event),
        channel: Channel::Web,
        agency: AgencyId::from("default"),
        content,
        language_hint: None,
    }
}
