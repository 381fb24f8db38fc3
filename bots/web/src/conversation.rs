//! Taking one form, and what comes of it: the same for the page and for the stream.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use porchlight_core::channel::{Content, Outbound};
use porchlight_core::door::{Door, NotAccepted, Thread};
use porchlight_core::ids::{ConversationId, LineNumber};
use porchlight_core::language::Language;
use porchlight_core::private::Private;
use porchlight_core::vocabulary::Danger;
use tokio::sync::{Semaphore, watch};

use crate::Context;
use crate::flood::Admission;
use crate::form::{Form, Key, LONGEST_TEXT};
use crate::front_end::WebFrontEnd;
use crate::inbound;
use crate::pages::{Notice, Under};
use crate::routes::Asked;
use crate::settings::WebSettings;
use crate::start::{START_LIFE, Start};
use crate::words::Words;

/// Everything that handlers share.
pub struct Web {
    /// The core.
    pub door: Arc<dyn Door>,
    /// The languages offered: asked for once, because every request looks at them.
    pub offered: Vec<Language>,
    /// The settings.
    pub settings: WebSettings,
    /// Clock and randomness, flood control, what was left.
    pub front_end: Arc<WebFrontEnd>,
    /// Messages that are being held back.
    pub waiting: Semaphore,
    /// Streams of live replies.
    pub streams: Arc<Semaphore>,
    /// Whether the server is stopping: then streams end.
    pub stopping: watch::Sender<bool>,
}

/// What came of a form.
pub enum Outcome {
    /// There is no such conversation, or not any more: the page is fresh, and says nothing else.
    Fresh {
        /// Whether what was said was taken before that.
        taken: bool,
    },
    /// Words for a conversation that nobody knows (it expired, or the page is old), and that nobody is known to have
    /// left: the page is fresh, but whoever wrote must learn that nobody read it, and danger is answered.
    Unknown {
        /// What is said.
        fallback: Outbound,
    },
    /// The conversation goes on.
    Thread {
        /// Its key.
        conversation: ConversationId,
        /// Its lines.
        thread: Thread,
    },
    /// The person ended it by words: these lines are all there will ever be, on a page that is fresh otherwise.
    Over {
        /// Its last words.
        thread: Thread,
    },
    /// What was said was not taken; it stays in the box, under the same turn.
    Held {
        /// Under which key it is tried again.
        under: Under,
        /// Why.
        notice: Notice,
        /// What is said all the same.
        fallback: Option<Outbound>,
        /// What can be shown of the conversation.
        thread: Option<Thread>,
    },
}

/// Where a form belongs.
enum Place {
    Conversation(ConversationId),
    Begins(Start),
    /// It was left, or ended: not a word about it.
    Nowhere,
    /// Nothing is known of it.
    Unknown,
}

impl Web {
    /// Shares what a context holds.
    pub fn new(context: Context) -> Arc<Self> {
        let Context { door, settings, front_end } = context;
        let waiting = Semaphore::new(settings.flood.waiting);
        let streams = Arc::new(Semaphore::new(settings.limits.streams));
        let offered = door.languages().into_iter().map(|(language, _)| language).collect();
        Arc::new(Self { door, offered, settings, front_end, waiting, streams, stopping: watch::Sender::new(false) })
    }

    /// A fresh key for an empty page.
    pub fn start(&self) -> Start {
        Start::propose(&self.front_end.ambient)
    }

    /// Takes a form.
    pub async fn take(&self, form: &Form, origin: IpAddr, asked: Asked) -> Outcome {
        let place = match self.place(form).await {
            Ok(place) => place,
            Err(_) => return self.held(form, asked, Notice::NotSent, None).await,
        };
        let content = inbound::content(form, &Words::new(&*self.door, asked.language));
        let (conversation, exists) = match place {
            Place::Nowhere => return Outcome::Fresh { taken: false },
            Place::Unknown => {
                return match &content {
                    Some(Content::Text(text)) => Outcome::Unknown { fallback: self.door.fallback(text, asked.hint) },
                    _ => Outcome::Fresh { taken: false },
                };
            }
            Place::Conversation(conversation) => (conversation, true),
            Place::Begins(start) => (start.conversation, false),
        };
        let known = exists.then_some(conversation);
        let Some(content) = content else {
            return if exists { self.look(conversation, form, asked).await } else { Outcome::Fresh { taken: false } };
        };
        if let Content::Text(text) = &content
            && text.expose().chars().nth(LONGEST_TEXT).is_some()
        {
            return self.held(form, asked, Notice::TooLong, known).await;
        }
        if !self.admitted(conversation, origin).await {
            return self.held(form, asked, Notice::Wait, known).await;
        }
        let event = inbound::event(conversation, form.turn, &content, &self.front_end.ambient);
        let inbound = inbound::inbound(conversation, event, content, &self.settings.agency, asked.hint);
        match self.door.receive(inbound).await {
            Ok(()) => match self.look(conversation, form, asked).await {
                Outcome::Thread { .. } if self.front_end.gone.has(conversation) => {
                    // They left while this was on its way: it must not have begun the conversation anew.
                    self.leave(conversation).await;
                    Outcome::Fresh { taken: true }
                }
                Outcome::Fresh { .. } => Outcome::Fresh { taken: true },
                other => other,
            },
            Err(NotAccepted::Ended) => Outcome::Fresh { taken: false },
            Err(NotAccepted::Unavailable) => self.held(form, asked, Notice::NotSent, known).await,
        }
    }

    /// Ends a conversation. It is gone for this process at once; the core is told until it has understood.
    pub async fn leave(&self, conversation: ConversationId) {
        self.front_end.gone.add(conversation, self.front_end.ambient.now());
        let (door, agency) = (self.door.clone(), self.settings.agency.clone());
        let ambient = self.front_end.ambient.clone();
        let telling = tokio::spawn(async move {
            // Until the conversation would have expired by itself.
            let mut pause = 1;
            let give_up = tokio::time::Instant::now() + Duration::from_millis(START_LIFE.unsigned_abs());
            while tokio::time::Instant::now() < give_up {
                let said = match door.thread(conversation, Some(LineNumber(u32::MAX))).await {
                    Ok(None) => return,
                    Ok(Some(thread)) if thread.ended => return,
                    Ok(Some(_)) => {
                        let event = inbound::event(conversation, None, &Content::Leave, &ambient);
                        let leave = inbound::inbound(conversation, event, Content::Leave, &agency, None);
                        door.receive(leave).await
                    }
                    Err(error) => Err(error),
                };
                match said {
                    Ok(()) | Err(NotAccepted::Ended) => return,
                    Err(NotAccepted::Unavailable) => {
                        tokio::time::sleep(Duration::from_secs(pause)).await;
                        pause = (pause * 2).min(60);
                    }
                }
            }
        });
        // Whoever leaves does not wait for a slow store.
        let _ = tokio::time::timeout(Duration::from_millis(700), telling).await;
    }

    /// Where a form belongs. Only a page that is young, or a form without any key, begins a conversation.
    async fn place(&self, form: &Form) -> Result<Place, NotAccepted> {
        let ambient = &self.front_end.ambient;
        let (conversation, start) = match (form.conversation, form.start) {
            (Key::Malformed, _) => return Ok(Place::Nowhere),
            (Key::Given(conversation), _) => (conversation, None),
            (Key::Empty, Some(start)) => (start.conversation, Some(start)),
            (Key::Empty, None) => return Ok(Place::Begins(Start::propose(ambient))),
        };
        if self.front_end.gone.has(conversation) {
            return Ok(Place::Nowhere);
        }
        match self.door.thread(conversation, Some(LineNumber(u32::MAX))).await? {
            Some(thread) if thread.ended => return Ok(Place::Nowhere),
            Some(_) => return Ok(Place::Conversation(conversation)),
            None => {}
        }
        Ok(match start.filter(|start| start.is_young(ambient.now())) {
            Some(start) => Place::Begins(start),
            None => Place::Unknown,
        })
    }

    /// Whether a message may be taken now; holds it back a little if there are many.
    async fn admitted(&self, conversation: ConversationId, origin: IpAddr) -> bool {
        match self.front_end.flood.admit(conversation, origin) {
            Admission::Now => true,
            Admission::Later => false,
            Admission::After(wait) => {
                let Ok(_place) = self.waiting.try_acquire() else { return false };
                tokio::time::sleep(Duration::from_millis(wait.unsigned_abs())).await;
                true
            }
        }
    }

    async fn look(&self, conversation: ConversationId, form: &Form, asked: Asked) -> Outcome {
        match self.door.thread(conversation, form.after.max(form.since)).await {
            Ok(Some(thread)) if thread.ended => Outcome::Over { thread },
            Ok(Some(thread)) => Outcome::Thread { conversation, thread },
            Ok(None) => Outcome::Fresh { taken: false },
            Err(_) => self.held(form, asked, Notice::NotSent, None).await,
        }
    }

    /// The answer when nothing could be written down: what was said stays in the box, and danger is answered all the
    /// same. When the live store is gone, everything is.
    async fn held(&self, form: &Form, asked: Asked, notice: Notice, known: Option<ConversationId>) -> Outcome {
        let under = match (form.conversation, form.start) {
            (Key::Given(conversation), _) => Under::Conversation(conversation),
            (_, Some(start)) if known.is_none() => Under::Start(start),
            (_, Some(start)) => Under::Conversation(start.conversation),
            _ => Under::Start(self.start()),
        };
        let said = form.said();
        let fallback = match notice {
            Notice::NotSent => true,
            _ => self.door.danger_in(said) != Danger::None,
        };
        let fallback = fallback.then(|| self.door.fallback(said, asked.hint));
        let thread = match known {
            Some(conversation) => self
                .door
                .thread(conversation, form.after.max(form.since))
                .await
                .ok()
                .flatten()
                .filter(|thread| !thread.ended),
            None => None,
        };
        Outcome::Held { under, notice, fallback, thread }
    }
}

impl Form {
    /// What of a form are words: a choice is none, and a draft beside it was not sent.
    fn said(&self) -> &Private<String> {
        static NOTHING: std::sync::LazyLock<Private<String>> = std::sync::LazyLock::new(Private::default);
        if self.choice.is_some() || self.look { &NOTHING } else { &self.text }
    }
}
