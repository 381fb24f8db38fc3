//! `POST /stream`: takes a form like `POST /chat` and answers with only what is new, one JSON object a line; with
//! `live`, goes on for a while as new lines come.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use hyper::body::Frame;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use porchlight_core::door::Thread;
use porchlight_core::ids::{ConversationId, LineNumber};
use serde::Serialize;
use tokio::sync::mpsc;

use crate::conversation::{Outcome, Web};
use crate::form::Form;
use crate::outbound;
use crate::pages::Under;
use crate::routes::{Asked, Posted, turn_after};
use crate::words::Words;

/// A quiet stream says so this often: shorter than the half minute after which common proxies give up.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// However often the core says that something changed, it is looked at no more often than this.
const BREATH: Duration = Duration::from_millis(30);

/// One line of the answer. What is not said has not changed.
#[derive(Default, Serialize)]
struct News {
    /// The key under which forms go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation: Option<String>,
    /// The same, where a conversation has yet to begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    /// Whether the page is to begin afresh.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    fresh: bool,
    /// Whether what was said was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    taken: Option<bool>,
    /// The turn of the next message.
    #[serde(skip_serializing_if = "Option::is_none")]
    turn: Option<u64>,
    /// The new lines, each with its number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<(u32, String)>,
    /// The buttons of the new replies.
    #[serde(skip_serializing_if = "String::is_empty")]
    choices: String,
    /// Whether more is on its way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pending: Option<bool>,
    /// What is said beside the thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<String>,
    /// An answer that is no line of the thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    fallback: Option<String>,
}

impl News {
    fn line(&self) -> Bytes {
        let mut line = serde_json::to_vec(self).unwrap_or_else(|_| b"{}".to_vec());
        line.push(b'\n');
        line.into()
    }

    fn going_on(conversation: ConversationId, thread: &Thread, words: &Words<'_>) -> Self {
        Self { conversation: Some(conversation.encode()), ..Self::of(thread, words) }
    }

    fn of(thread: &Thread, words: &Words<'_>) -> Self {
        let lines = &thread.lines;
        let choices = outbound::choices(lines);
        Self {
            turn: lines.last().map(|line| turn_after(Some(line.number))),
            lines: lines.iter().map(|line| (line.number.0, outbound::line(line, words, false).into_string())).collect(),
            choices: outbound::choice_buttons(&choices).into_string(),
            pending: Some(thread.pending),
            ..Self::default()
        }
    }
}

/// Answers a form with what is new.
pub async fn stream(State(web): State<Arc<Web>>, Posted { form, asked, origin }: Posted) -> Response {
    let said = crate::inbound::content(&form, &Words::new(&*web.door, asked.language)).is_some();
    let outcome = web.take(&form, *origin.expose(), asked).await;
    let frame = asked.frame(&web);
    let (news, follow) = match outcome {
        // The script still has the words, and sends them again under the new key.
        outcome @ (Outcome::Fresh { .. } | Outcome::Unknown { .. }) => {
            let taken = matches!(outcome, Outcome::Fresh { taken: true });
            let start = Some(web.start().encode());
            (News { fresh: true, start, taken: said.then_some(taken), ..News::default() }, None)
        }
        Outcome::Over { thread } => {
            let words = asked.following(Some(thread.language)).frame(&web).words;
            let news = News::of(&thread, &words);
            (News { fresh: true, start: Some(web.start().encode()), taken: Some(true), turn: None, ..news }, None)
        }
        Outcome::Thread { conversation, thread } => {
            let asked = asked.following(Some(thread.language));
            let last = thread.lines.last().map(|line| line.number).max(form.after).max(form.since);
            let news = News::going_on(conversation, &thread, &asked.frame(&web).words);
            (News { taken: said.then_some(true), ..news }, Some((conversation, last)))
        }
        Outcome::Held { under, notice, fallback, thread } => {
            let mut news = match (under, &thread) {
                (Under::Conversation(conversation), Some(thread)) => News::going_on(conversation, thread, &frame.words),
                (Under::Conversation(_), None) => News::default(),
                (Under::Start(start), _) => News { start: Some(start.encode()), ..News::default() },
            };
            news.turn = None;
            news.taken = Some(false);
            news.notice = said.then(|| frame.words.get(notice.key()));
            news.fallback =
                fallback.filter(|_| said).map(|reply| outbound::fallback(&reply, &frame.words).into_string());
            (news, None)
        }
    };
    let body = match follow {
        Some((conversation, last)) if form.live => live(web, asked, form, conversation, last, news.line()),
        _ => Body::from(news.line()),
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson; charset=utf-8")),
        // A proxy in front must pass on each line as it comes.
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    (headers, body).into_response()
}

/// Goes on for a while. If there are too many streams already, it ends at once, and the page asks again later.
fn live(
    web: Arc<Web>,
    asked: Asked,
    form: Form,
    conversation: ConversationId,
    mut last: Option<LineNumber>,
    first: Bytes,
) -> Body {
    let Ok(place) = web.streams.clone().try_acquire_owned() else { return Body::from(first) };
    // Two lines wait at most; a reader that takes none holds nothing else back.
    let (sender, receiver) = mpsc::channel(2);
    tokio::spawn(async move {
        let _place = place;
        let mut stopping = web.stopping.subscribe();
        let end = async {
            let stop = stopping.wait_for(|stop| *stop);
            let _ = tokio::time::timeout(Duration::from_millis(web.settings.limits.stream_for), stop).await;
        };
        tokio::pin!(end);
        let mut news = first;
        loop {
            tokio::select! {
                sent = sender.send(news) => if sent.is_err() { return },
                () = &mut end => return,
            }
            news = tokio::select! {
                () = &mut end => return,
                () = sender.closed() => return,
                () = tokio::time::sleep(SIGN_OF_LIFE) => Bytes::from_static(b"\n"),
                news = wait(&web, asked, conversation, &mut last) => match news {
                    Some(news) => news,
                    None => {
                        let fresh = News { fresh: true, start: Some(web.start().encode()), ..News::default() };
                        let _ = sender.send(fresh.line()).await;
                        return;
                    }
                },
            };
        }
    });
    drop(form);
    Body::new(Lines(receiver))
}

/// Waits for something new. `None`: the conversation is over.
async fn wait(web: &Web, asked: Asked, conversation: ConversationId, last: &mut Option<LineNumber>) -> Option<Bytes> {
    loop {
        web.door.changed(conversation, *last).await;
        match web.door.thread(conversation, *last).await {
            Ok(Some(thread)) if thread.ended => return None,
            Ok(Some(thread)) if !thread.lines.is_empty() => {
                *last = thread.lines.last().map(|line| line.number);
                let asked = asked.following(Some(thread.language));
                return Some(News::going_on(conversation, &thread, &asked.frame(web).words).line());
            }
            Ok(Some(_)) => tokio::time::sleep(BREATH).await,
            Ok(None) => return None,
            // The store does not answer: the page keeps what it has.
            Err(_) => tokio::time::sleep(Duration::from_secs(1)).await,
        }
    }
}

/// Lines as a body.
struct Lines(mpsc::Receiver<Bytes>);

impl HttpBody for Lines {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.0.poll_recv(context).map(|line| line.map(|line| Ok(Frame::data(line))))
    }
}
