//! The door's other rooms: threads, waiting, flood control's questions, fixed texts.

use async_trait::async_trait;

use super::delivery::Rendering;
use super::{Service, key};
use crate::channel::{Capabilities, Inbound, Outbound};
use crate::conversation::{Owed, Policy, Say};
use crate::door::{CameBack, ComebackWords, Door, NotAccepted, Thread};
use crate::ids::{AgencyId, ConversationId, LineNumber};
use crate::language::Language;
use crate::matching::Query;
use crate::private::Private;
use crate::render::Surroundings;
use crate::understanding::Certainty;
use crate::vocabulary::{Danger, Need};

/// The agency of a single installation.
const DEFAULT_AGENCY: &str = "default";

/// The fallback is shown by a page of ours.
const PAGE: Capabilities = Capabilities {
    max_text: usize::MAX,
    max_buttons: usize::MAX,
    notifies: false,
    can_delete: true,
    idempotent: true,
    keeps_messages: false,
};

#[async_trait]
impl Door for Service {
    async fn receive(&self, inbound: Inbound) -> Result<(), NotAccepted> {
        self.accept(inbound).await
    }

    async fn thread(
        &self,
        conversation: ConversationId,
        after: Option<LineNumber>,
    ) -> Result<Option<Thread>, NotAccepted> {
        self.read_thread(conversation, after).await
    }

    async fn changed(&self, conversation: ConversationId, after: Option<LineNumber>) {
        let Ok(key) = key(conversation) else { return };
        let Ok(mut watch) = self.live.watch(key.as_str()).await else {
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            return;
        };
        // Something may have come between the caller's last look and the watch.
        let already = match self.read_thread(conversation, after).await {
            Ok(Some(thread)) => !thread.lines.is_empty() || thread.ended,
            Ok(None) => true,
            Err(_) => false,
        };
        if !already {
            watch.recv().await;
        }
    }

    async fn comeback_words(&self, conversation: ConversationId) -> Result<Option<ComebackWords>, NotAccepted> {
        self.make_comeback(conversation).await
    }

    async fn come_back(&self, words: Private<String>) -> Result<Option<CameBack>, NotAccepted> {
        self.redeem_comeback(words).await
    }

    fn danger_in(&self, words: &Private<String>) -> Danger {
        let understood = self.understanding.understand(words, None, self.policy(&AgencyId::from(DEFAULT_AGENCY)));
        if understood.denies_danger { Danger::None } else { understood.danger }
    }

    fn fallback(&self, words: &Private<String>, page: Option<Language>) -> Outbound {
        let agency = AgencyId::from(DEFAULT_AGENCY);
        let policy = self.policy(&agency);
        let understood = self.understanding.understand(words, page, policy);
        let language = match understood.language.certainty {
            Certainty::Sure => understood.language.best,
            Certainty::Unsure | Certainty::NotOffered => page.unwrap_or(Language::ENGLISH),
        };
        let place = understood.place.as_ref().filter(|mention| !mention.ambiguous).map(|mention| mention.place);
        let country = place.and_then(|place| self.atlas.country_of(place)).or_else(|| policy.country.clone());
        let query = Query {
            agency: agency.clone(),
            needs: vec![Need::Talk],
            danger: understood.danger,
            place,
            country: country.clone(),
            traits: understood.traits.clone(),
            language,
            exclude: Vec::new(),
            now: self.ambient.now().to_utc(),
            limit: 1,
        };
        let mut draft = crate::conversation::draft::Draft::default();
        draft.say(Say::Emergency {
            country: country.clone(),
            danger: understood.danger,
            strangulation: understood.strangulation,
            about_other: understood.about_other,
        });
        draft.text("unavailable", 0);
        let rendering = self.rendering(&agency);
        let renderer = self.renderer_of(&rendering);
        draft.services(&renderer.finder.national(&query), &understood.traits);
        let owed = Owed {
            line: LineNumber(0),
            language,
            says: draft.says,
            choices: Vec::new(),
            urgent: true,
            attempt: 0,
            lapses: 0,
            lease: None,
            not_before: self.ambient.now(),
        };
        renderer.render(&owed, &PAGE, &Surroundings { place: place.or(policy.area), country })
    }

    fn text(&self, language: Language, key: &str) -> String {
        self.locales.text(language, key, &[])
    }

    fn languages(&self) -> Vec<(Language, String)> {
        self.locales.names().to_vec()
    }
}

impl Service {
    /// A renderer for labels alone.
    pub(super) fn renderer(&self, agency: &AgencyId) -> LabelRenderer<'_> {
        LabelRenderer { service: self, rendering: self.rendering(agency) }
    }

    /// The decisions of an agency, for front ends that need the country.
    pub fn policy_of(&self, agency: &AgencyId) -> &Policy {
        self.policy(agency)
    }
}

/// Renders labels of buttons.
pub(super) struct LabelRenderer<'a> {
    service: &'a Service,
    rendering: Rendering,
}

impl LabelRenderer<'_> {
    pub(super) fn choice(&self, language: Language, press: &crate::conversation::Press) -> crate::channel::Choice {
        self.service.renderer_of(&self.rendering).choice(language, press)
    }
}
