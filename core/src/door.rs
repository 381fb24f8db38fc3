//! The one door of the core, as a front end sees it.
//!
//! [`Door`] is a trait because a front end may run in the same process as the core or apart from it. In one process it
//! is `service::Service`.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::channel::{Inbound, Outbound};
use crate::ids::{ConversationId, LineNumber};
use crate::language::Language;
use crate::private::Private;
use crate::vocabulary::Danger;

/// The message was not accepted. It is not safe: the front end must not acknowledge it to its platform.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAccepted {
    /// The live store does not answer. Try again; the person meanwhile gets the fixed emergency page.
    #[error("the live store does not answer")]
    Unavailable,
    /// The conversation was ended: nothing more can be written to it.
    #[error("the conversation has ended")]
    Ended,
}

/// Who says a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The person.
    Person,
    /// The automated service.
    Bot,
}

/// One line of a thread; immutable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its place in the thread. Numbers grow, and may have gaps.
    pub number: LineNumber,
    /// What was said.
    pub body: Body,
}

/// The content of a [`Line`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "from")]
pub enum Body {
    /// The person's words, or the label of the button they pressed.
    Person {
        /// As written.
        #[serde(with = "crate::private::stored")]
        text: Private<String>,
    },
    /// A reply of the bot.
    Bot {
        /// As rendered when it was delivered.
        reply: Outbound,
    },
}

impl Body {
    /// Who said it.
    pub const fn speaker(&self) -> Speaker {
        match self {
            Self::Person { .. } => Speaker::Person,
            Self::Bot { .. } => Speaker::Bot,
        }
    }
}

/// What a front end that shows a whole thread (the web page) gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The lines asked for, in order.
    pub lines: Vec<Line>,
    /// Whether more replies are on their way.
    pub pending: bool,
    /// Whether the person ended it by words (the safe word, "delete this"): the lines are all there will ever be, and
    /// the next message starts a new conversation.
    pub ended: bool,
    /// The language of the conversation.
    pub language: Language,
}

/// Words that bring a lost tab back to its place: four, from a fixed list, memory only, short-lived, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComebackWords(pub Private<Vec<String>>);

/// Where come-back words led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameBack {
    /// The conversation; its thread is empty again: earlier text is gone.
    pub conversation: ConversationId,
    /// The last number that was taken before.
    pub after: LineNumber,
    /// Its language.
    pub language: Language,
}

/// What a front end may ask of the core.
#[async_trait]
pub trait Door: Send + Sync + 'static {
    /// Takes what came in. Returns once it is safe from a crash of the process, and, for a front end that shows whole
    /// threads, once the replies to it are lines of the thread. The same event again changes nothing.
    async fn receive(&self, inbound: Inbound) -> Result<(), NotAccepted>;

    /// The lines after a number (`None`: all). `Ok(None)`: there is no such conversation, or it was ended.
    async fn thread(
        &self,
        conversation: ConversationId,
        after: Option<LineNumber>,
    ) -> Result<Option<Thread>, NotAccepted>;

    /// Waits until there may be lines after a number, or the conversation ended; may return early. The caller looks
    /// with [`Self::thread`], and gives up waiting on its own.
    async fn changed(&self, conversation: ConversationId, after: Option<LineNumber>);

    /// Makes come-back words; earlier ones of this conversation stop working. `Ok(None)`: no such conversation.
    async fn comeback_words(&self, conversation: ConversationId) -> Result<Option<ComebackWords>, NotAccepted>;

    /// Redeems come-back words as typed, however spaced or capitalised. `Ok(None)` for wrong, used and expired alike.
    /// Attempts are counted over all conversations; when there are too many, nothing is redeemed for a while:
    /// `Unavailable`, for right words too.
    async fn come_back(&self, words: Private<String>) -> Result<Option<CameBack>, NotAccepted>;

    /// Only whether there is danger in these words, without touching any store: what flood control must let through.
    fn danger_in(&self, words: &Private<String>) -> Danger;

    /// The emergency card and a national line for these words, from memory alone: for when the live store does not
    /// answer or flood control holds everything else back. `page` is the language of the page.
    fn fallback(&self, words: &Private<String>, page: Option<Language>) -> Outbound;

    /// A fixed text of the locales, by key and language; English where it is missing. For the page around the thread.
    fn text(&self, language: Language, key: &str) -> String;

    /// The languages offered, each with its own name for itself ("Kreyòl ayisyen"), in order of the locales' index.
    fn languages(&self) -> Vec<(Language, String)>;
}
