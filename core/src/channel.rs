//! The contract between the core and a front end.
//!
//! A front end turns its platform's update into an [`Inbound`] and an [`Outbound`] into its platform's call; it holds
//! no rule of the conversation. It tells what its platform can do through [`Capabilities`], and how a send went
//! through [`SendError`].
//!
//! **Adding a channel:** a crate under `bots/` with `inbound.rs`, `outbound.rs`, an implementation of [`FrontEnd`],
//! and the shared table of cases run against it.

use serde::{Deserialize, Serialize};

use crate::ids::{AgencyId, ConversationId, EventId, LineNumber, ServiceId};
use crate::language::Language;
use crate::private::Private;
use crate::vocabulary::Way;

/// Which front end a conversation is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The web chat.
    Web,
    /// The terminal (`porchlight chat`), and `porchlight ask`.
    Terminal,
}

impl Channel {
    /// The name used in message keys and settings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Terminal => "terminal",
        }
    }
}

/// What came in from a person, translated by a front end.
#[derive(Debug, Clone)]
pub struct Inbound {
    /// The random id this front end gave the conversation.
    pub conversation: ConversationId,
    /// The same again when the platform delivers the same event again.
    pub event: EventId,
    /// Where it came in.
    pub channel: Channel,
    /// Whose page it was written to.
    pub agency: AgencyId,
    /// What it was.
    pub content: Content,
    /// The language the page or the platform is set to, if known: a hint, never a decision.
    pub language_hint: Option<Language>,
}

/// The content of an [`Inbound`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Words.
    Text(Private<String>),
    /// A button: the `id` of a [`Choice`] that the core offered.
    Choice(Private<String>),
    /// Something that is not text and was not downloaded: a photo, a voice note, a sticker.
    Media,
    /// The conversation ends now and everything is forgotten (quick exit, the platform says "blocked").
    Leave,
}

/// One reply, laid out by the front end for its platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbound {
    /// The place of this reply in the thread; a front end that can, uses it to send nothing twice.
    pub line: LineNumber,
    /// The language of every text inside.
    pub language: Language,
    /// What is said, in order; the first is neutral to anyone who reads only it.
    pub parts: Vec<Part>,
    /// Buttons, or words to type where the platform has none.
    pub choices: Vec<Choice>,
    /// Whether it goes ahead of everything else (the emergency card).
    pub urgent: bool,
}

/// A piece of a reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A bubble of plain text; paragraphs are separated by line breaks.
    Text(String),
    /// The emergency card: shown first and set apart.
    Emergency {
        /// The heading.
        title: String,
        /// What can be done, one step a line.
        steps: Vec<String>,
        /// The numbers to call or text.
        contacts: Vec<ContactLine>,
    },
    /// A service.
    Service(Box<ServiceCard>),
}

/// A service as a person sees it, every text in their language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceCard {
    /// Which service; not shown.
    pub id: ServiceId,
    /// Its name as published.
    pub name: String,
    /// The organisation, where it differs from the name.
    pub organization: Option<String>,
    /// Why it is shown, whether it is open, languages, cost, documents, who is accepted, how far: one fact a line.
    pub facts: Vec<String>,
    /// Ways to reach it, the most fitting first.
    pub contacts: Vec<ContactLine>,
    /// When it was last verified, or that it has not been.
    pub verified: String,
}

/// One way to reach a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactLine {
    /// The way.
    pub way: Way,
    /// "Call", "Text" … in the person's language.
    pub label: String,
    /// The number or address exactly as published.
    pub value: String,
    /// A `tel:`, `sms:`, `mailto:` or `https:` link, only where the value is valid as such.
    pub link: Option<String>,
    /// "24 hours", "Spanish: press 2" …
    pub note: Option<String>,
}

/// Something a person can answer with one press or one word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What comes back as [`Content::Choice`]; neutral, at most 32 ASCII bytes.
    pub id: String,
    /// The label, at most 20 characters, neutral.
    pub label: String,
}

/// What a platform can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capabilities {
    /// The longest text of one message, in characters.
    pub max_text: usize,
    /// How many buttons one message can have; 0 where there are none.
    pub max_buttons: usize,
    /// Whether messages pop up on a locked screen: then the first 60 characters of each are neutral.
    pub notifies: bool,
    /// Whether a message once delivered can be deleted again.
    pub can_delete: bool,
    /// Whether delivering the same [`Outbound::line`] twice shows it once. Where not, a send whose outcome is unknown
    /// is never repeated blindly.
    pub idempotent: bool,
    /// Whether the platform keeps messages where somebody else may find them.
    pub keeps_messages: bool,
}

/// How a send failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Nothing was sent: try again, not before the given number of milliseconds.
    #[error("not sent, may be tried again")]
    Retry {
        /// How long to wait at least, in milliseconds.
        after: i64,
    },
    /// The connection broke after the request went out.
    #[error("may have been sent")]
    MaybeSent,
    /// The platform refuses this message for good.
    #[error("refused by the platform: {reason}")]
    Refused {
        /// A short code for staff, without content or address.
        reason: &'static str,
    },
    /// The person blocked us or is gone: the conversation ends.
    #[error("the person cannot be reached any more")]
    Gone,
}

/// The sending side of a front end.
#[async_trait::async_trait]
pub trait FrontEnd: Send + Sync {
    /// Which channel it serves.
    fn channel(&self) -> Channel;

    /// What its platform can do.
    fn capabilities(&self) -> &Capabilities;

    /// Delivers one reply.
    async fn send(&self, conversation: ConversationId, outbound: &Outbound) -> Result<(), SendError>;

    /// Deletes what the platform lets us delete and forgets the address; called until it succeeds.
    async fn forget(&self, conversation: ConversationId) -> Result<(), SendError>;
}
