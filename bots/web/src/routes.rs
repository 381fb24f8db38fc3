//! The addresses, and what answers at each.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION};
use hyper::{HeaderMap, StatusCode, Uri};
use maud::Markup;
use porchlight_core::channel::Content;
use porchlight_core::door::NotAccepted;
use porchlight_core::ids::LineNumber;
use porchlight_core::language::Language;
use porchlight_core::private::Private;

use crate::assets;
use crate::conversation::{Outcome, Web};
use crate::form::{Form, Key, LONGEST_BODY};
use crate::headers;
use crate::inbound;
use crate::origin::{is_from_elsewhere, origin_of};
use crate::pages::{self, Chat, Frame, Notice, Under};
use crate::stream;
use crate::words::{Words, known_language};

/// How long a body may take to arrive. A 50,000-character text over an old phone's line takes some twenty seconds.
const BODY_TIME: Duration = Duration::from_secs(60);
/// How long an answer may take, the longest wait of flood control included.
const ANSWER_TIME: Duration = Duration::from_secs(30);

type Shared = State<Arc<Web>>;

/// The addresses.
pub fn router(web: Arc<Web>) -> Router {
    Router::new()
        .route("/", get(landing))
        .route("/chat", get(empty).post(chat))
        .route("/leave", post(leave))
        .route("/stream", post(stream::stream))
        .route("/comeback", post(comeback))
        .route("/embed.js", get(|| async { file("text/javascript; charset=utf-8", assets::EMBED.as_bytes()) }))
        .route("/robots.txt", get(|| async { file("text/plain; charset=utf-8", assets::ROBOTS.as_bytes()) }))
        .route("/favicon.ico", get(|| async { file("image/x-icon", assets::OLD_ICON) }))
        .route(assets::SCRIPT.path(), get(|| async { asset(&assets::SCRIPT) }))
        .route(assets::STYLE.path(), get(|| async { asset(&assets::STYLE) }))
        .route(assets::ICON.path(), get(|| async { asset(&assets::ICON) }))
        .fallback(async |State(web): Shared, asked: Asked| asked.error(&web, StatusCode::NOT_FOUND))
        .method_not_allowed_fallback(async |State(web): Shared, asked: Asked| {
            asked.error(&web, StatusCode::METHOD_NOT_ALLOWED)
        })
        .layer(axum::middleware::from_fn_with_state(web.clone(), guard))
        .with_state(web)
}

fn file(media_type: &'static str, content: &'static [u8]) -> Response {
    ([(CONTENT_TYPE, HeaderValue::from_static(media_type))], content).into_response()
}

fn asset(asset: &'static assets::Asset) -> Response {
    file(asset.media_type, asset.content)
}

/// Around every answer: a limit of time, a page instead of a panic, and the headers.
async fn guard(State(web): Shared, mut request: Request, next: axum::middleware::Next) -> Response {
    let asked = Asked::new(&web, request.uri(), request.headers());
    request.extensions_mut().insert(asked);
    let shareable = request.uri().path() == "/embed.js";
    let answer = AssertUnwindSafe(tokio::time::timeout(ANSWER_TIME + BODY_TIME, next.run(request)));
    let mut response = match catch(answer).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => asked.error(&web, StatusCode::SERVICE_UNAVAILABLE),
        // The content of a panic may hold a person's words: it is not looked at.
        Err(()) => asked.error(&web, StatusCode::INTERNAL_SERVER_ERROR),
    };
    headers::add(response.headers_mut(), &web.settings, shareable);
    response
}

async fn catch<F: Future + std::panic::UnwindSafe>(future: F) -> Result<F::Output, ()> {
    let mut future = Box::pin(future);
    std::future::poll_fn(move |context| {
        std::panic::catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)))
            .map_or(std::task::Poll::Ready(Err(())), |poll| poll.map(Ok))
    })
    .await
}

/// What of a request decides how a page looks.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The language chosen by `?lang=`.
    pub chosen: Option<Language>,
    /// The language that is known to be read here, by choice or from the browser: a hint for the core.
    pub hint: Option<Language>,
    /// The language of the page.
    pub language: Language,
}

impl Asked {
    fn new(web: &Web, uri: &Uri, headers: &HeaderMap) -> Self {
        let query = uri.query().unwrap_or_default();
        let lang = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang");
        let chosen = lang.and_then(|(_, value)| value.parse().ok());
        let accept = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let hint = known_language(&web.offered, chosen, accept);
        Self { chosen: chosen.filter(|_| chosen == hint), hint, language: hint.unwrap_or(Language::ENGLISH) }
    }

    /// The same for a form, which may carry the choice itself.
    fn with_form(self, web: &Web, form: &Form) -> Self {
        match form.lang {
            Some(lang) if self.chosen.is_none() && known_language(&web.offered, form.lang, None).is_some() => {
                Self { chosen: form.lang, hint: form.lang, language: lang }
            }
            _ => self,
        }
    }

    /// The page follows the conversation's language unless another was chosen for it.
    pub fn following(self, conversation: Option<Language>) -> Self {
        match conversation {
            Some(language) if self.chosen.is_none() => Self { language, ..self },
            _ => self,
        }
    }

    /// What pages need.
    pub fn frame<'a>(&self, web: &'a Web) -> Frame<'a> {
        Frame { words: Words::new(&*web.door, self.language), settings: &web.settings, chosen: self.chosen }
    }

    fn error(&self, web: &Web, status: StatusCode) -> Response {
        page(status, pages::error(&self.frame(web), status))
    }
}

impl axum::extract::FromRequestParts<Arc<Web>> for Asked {
    type Rejection = std::convert::Infallible;
    async fn from_request_parts(
        parts: &mut hyper::http::request::Parts,
        web: &Arc<Web>,
    ) -> Result<Self, Self::Rejection> {
        // The guard has looked already.
        Ok(parts.extensions.get().copied().unwrap_or_else(|| Self::new(web, &parts.uri, &parts.headers)))
    }
}

/// A posted form.
pub struct Posted {
    /// Its fields.
    pub form: Form,
    /// The language of the answer.
    pub asked: Asked,
    /// Where it came from; for flood control only.
    pub origin: Private<IpAddr>,
}

impl axum::extract::FromRequest<Arc<Web>> for Posted {
    type Rejection = Response;
    async fn from_request(request: Request, web: &Arc<Web>) -> Result<Self, Response> {
        let looked = request.extensions().get().copied();
        let asked = looked.unwrap_or_else(|| Asked::new(web, request.uri(), request.headers()));
        let origin = Private::new(origin_of(&request, &web.settings.trusted_proxies));
        let from_elsewhere = request.uri().path() != "/leave" && is_from_elsewhere(&request, &web.settings);
        let declared = request.headers().get("content-type").and_then(|value| value.to_str().ok());
        if declared.is_some_and(|media_type| media_type.starts_with("multipart/")) {
            return Err(asked.error(web, StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let body = tokio::time::timeout(BODY_TIME, Limited::new(request.into_body(), LONGEST_BODY).collect());
        match body.await {
            Ok(Ok(body)) => {
                // Nothing of what another site makes a browser post is taken: it would lay a key that it knows under
                // what is said next. Leaving stays open to all.
                let form = if from_elsewhere { Form::default() } else { Form::parse(&body.to_bytes()) };
                Ok(Self { asked: asked.with_form(web, &form), form, origin })
            }
            Ok(Err(error)) if error.is::<LengthLimitError>() => Err(asked.error(web, StatusCode::PAYLOAD_TOO_LARGE)),
            Ok(Err(_)) => Err(asked.error(web, StatusCode::BAD_REQUEST)),
            Err(_) => Err(asked.error(web, StatusCode::REQUEST_TIMEOUT)),
        }
    }
}

fn page(status: StatusCode, markup: Markup) -> Response {
    let media_type = [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    (status, media_type, markup.into_string()).into_response()
}

async fn landing(State(web): Shared, asked: Asked) -> Response {
    page(StatusCode::OK, pages::landing(&asked.frame(&web), web.start()))
}

async fn empty(State(web): Shared, asked: Asked) -> Response {
    page(StatusCode::OK, pages::chat(&asked.frame(&web), &Chat::empty(web.start())))
}

async fn chat(State(web): Shared, Posted { form, asked, origin }: Posted) -> Response {
    let outcome = web.take(&form, *origin.expose(), asked).await;
    // A draft beside a button that was pressed stays in the box.
    let draft = (form.choice.is_some() || form.look).then_some(&form.text);
    let shown = Chat { since: form.since, draft, ..Chat::empty(web.start()) };
    chat_page(&web, asked, &form, outcome, shown)
}

fn chat_page(web: &Web, asked: Asked, form: &Form, outcome: Outcome, shown: Chat<'_>) -> Response {
    match &outcome {
        Outcome::Fresh { .. } => {
            let chat = Chat { notice: shown.notice, ..Chat::empty(web.start()) };
            let status = chat.notice.map_or(StatusCode::OK, Notice::status);
            page(status, pages::chat(&asked.frame(web), &chat))
        }
        Outcome::Unknown { fallback } => {
            let notice = Notice::NotSentNew;
            let chat = Chat { fallback: Some(fallback), notice: Some(notice), ..Chat::empty(web.start()) };
            page(notice.status(), pages::chat(&asked.frame(web), &chat))
        }
        Outcome::Over { thread } => {
            let asked = asked.following(Some(thread.language));
            let chat = Chat { lines: &thread.lines, ..Chat::empty(web.start()) };
            page(StatusCode::OK, pages::chat(&asked.frame(web), &chat))
        }
        Outcome::Thread { conversation, thread } => {
            let asked = asked.following(Some(thread.language));
            let chat = Chat {
                under: Under::Conversation(*conversation),
                lines: &thread.lines,
                pending: thread.pending,
                turn: turn_after(thread.lines.last().map(|line| line.number).max(form.since)),
                ..shown
            };
            page(StatusCode::OK, pages::chat(&asked.frame(web), &chat))
        }
        Outcome::Held { under, notice, fallback, thread } => {
            let asked = asked.following(thread.as_ref().map(|thread| thread.language));
            // What the list of the first page said goes into the box as words.
            let said = match inbound::content(form, &Words::new(&*web.door, asked.language)) {
                Some(Content::Text(text)) => text,
                _ => form.text.clone(),
            };
            let chat = Chat {
                under: *under,
                lines: thread.as_ref().map_or(&[], |thread| &thread.lines),
                pending: thread.as_ref().is_some_and(|thread| thread.pending),
                turn: form.turn.unwrap_or_default(),
                draft: Some(&said),
                notice: Some(*notice),
                fallback: fallback.as_ref(),
                ..shown
            };
            page(notice.status(), pages::chat(&asked.frame(web), &chat))
        }
    }
}

/// The turn of the next message: it follows from what the page shows, so that no two states of a page share one.
pub fn turn_after(last: Option<LineNumber>) -> u64 {
    last.map_or(0, |last| u64::from(last.0) + 1)
}

impl Notice {
    /// The status of a page that says this.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotSent | Self::NotSentNew | Self::TryAgain => StatusCode::SERVICE_UNAVAILABLE,
            Self::Wait => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongWords | Self::Back => StatusCode::OK,
        }
    }
}

/// Come-back words: with words, redeems them; without, makes some.
async fn comeback(State(web): Shared, Posted { form, asked, origin }: Posted) -> Response {
    if let Some(words) = &form.words {
        let flood = &web.front_end.flood;
        let redeemed = if flood.admit_words(*origin.expose()) {
            let redeemed = web.door.come_back(words.clone()).await;
            if !matches!(redeemed, Ok(None)) {
                flood.give_back_words(*origin.expose());
            }
            redeemed
        } else {
            Err(NotAccepted::Unavailable)
        };
        let (outcome, notice, since) = match redeemed {
            Ok(Some(back)) => {
                let look = Form {
                    conversation: Key::Given(back.conversation),
                    since: Some(back.after),
                    look: true,
                    ..Form::default()
                };
                let outcome = web.take(&look, *origin.expose(), asked).await;
                (outcome, Notice::Back, Some(back.after))
            }
            Ok(None) => (Outcome::Fresh { taken: false }, Notice::WrongWords, None),
            // Nothing was redeemed: the words are good for another try.
            Err(_) => (Outcome::Fresh { taken: false }, Notice::TryAgain, None),
        };
        let shown = Chat { since, notice: Some(notice), ..Chat::empty(web.start()) };
        return chat_page(&web, asked, &Form { since, ..form }, outcome, shown);
    }
    let found = match form.conversation {
        Key::Given(conversation) if !web.front_end.gone.has(conversation) => {
            web.door.comeback_words(conversation).await.ok().flatten()
        }
        _ => None,
    };
    if form.quiet {
        let frame = asked.frame(&web);
        return page(StatusCode::OK, pages::comeback(&frame.words, found.as_ref()));
    }
    let look = Form { look: true, ..form };
    let outcome = web.take(&look, *origin.expose(), asked).await;
    let shown =
        Chat { since: look.since, draft: Some(&look.text), comeback: found.as_ref(), ..Chat::empty(web.start()) };
    chat_page(&web, asked, &look, outcome, shown)
}

/// Erases, empties the browser's cache and leads away. Never slowed down, never refused.
async fn leave(State(web): Shared, Posted { form, .. }: Posted) -> Response {
    let conversation = match (form.conversation, form.start) {
        (Key::Given(conversation), _) => Some(conversation),
        (_, start) => start.map(|start| start.conversation),
    };
    if let Some(conversation) = conversation {
        web.leave(conversation).await;
    }
    let clear = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    if form.quiet {
        return (StatusCode::NO_CONTENT, [clear]).into_response();
    }
    let exit = HeaderValue::from_str(web.settings.exit_page.as_str()).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [clear, (LOCATION, exit)], Body::empty()).into_response()
}
