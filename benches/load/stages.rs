//! What stands below the real thing, each in a process of its own: a bare handler, the web front end over a double, the
//! whole service over a store without durability.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use axum::Router;
use axum::response::Html;
use axum::routing::post;
use porchlight_core::channel::{Channel, Content, Inbound, Outbound};
use porchlight_core::config::Settings;
use porchlight_core::door::{Body, CameBack, ComebackWords, Door, Line, NotAccepted, Thread};
use porchlight_core::i18n::Locales;
use porchlight_core::ids::{ConversationId, EventId, LineNumber};
use porchlight_core::language::Language;
use porchlight_core::live::LiveStore;
use porchlight_core::live::memory::MemoryStore;
use porchlight_core::private::Private;
use porchlight_core::vocabulary::Danger;
use porchlight_web::{Context, WebFrontEnd, WebSettings};
use tokio::net::TcpListener;

use crate::app::{App, agency};
use crate::script::{CONVERSATIONS, Does};

/// One stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Stage {
    /// A handler that reads the form and answers with a constant page.
    Bare,
    /// The web front end over a double that answers from a list.
    Web,
    /// The whole service over a store in the process.
    Memory,
    /// `porchlight serve`, with its embedded store.
    Real,
    /// The same, of another build: before a change and after it in one run.
    Before,
}

/// Serves one stage until the process is killed, and prints where.
#[expect(clippy::print_stdout, reason = "the parent process reads the address")]
pub async fn serve(stage: Stage, page: usize) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("bound");
    match stage {
        Stage::Bare => {
            println!("http://{address}/");
            bare(listener, page).await;
        }
        Stage::Web => {
            let app = open().await;
            let front_end = WebFrontEnd::new(&web_settings(), app.ambient.clone());
            let (service, _) = over_memory(&app, front_end.clone());
            let door = Double::learn(&*service).await;
            println!("http://{address}/");
            web(listener, Arc::new(door), front_end).await;
        }
        Stage::Memory => {
            let app = open().await;
            let front_end = WebFrontEnd::new(&web_settings(), app.ambient.clone());
            let (service, _) = over_memory(&app, front_end.clone());
            tokio::spawn(service.clone().pump(std::future::pending()));
            println!("http://{address}/");
            web(listener, service, front_end).await;
        }
        Stage::Real | Stage::Before => panic!("the real thing is the program itself"),
    }
}

/// The same settings as the program's, with flood control as it comes.
fn web_settings() -> WebSettings {
    let mut settings = WebSettings::new(agency(), "https://www.wikipedia.org/".parse().expect("an address"));
    settings.trusted_proxies = vec!["127.0.0.1".parse().expect("an address")];
    settings
}

async fn web(listener: TcpListener, door: Arc<dyn Door>, front_end: Arc<WebFrontEnd>) {
    let context = Context { door, settings: web_settings(), front_end };
    porchlight_web::run(listener, context, std::future::pending()).await.expect("it serves");
}

async fn open() -> App {
    let settings = Settings::read(None, std::env::vars()).expect("settings");
    App::open(settings).await.expect("it opens")
}

fn over_memory(app: &App, front_end: Arc<WebFrontEnd>) -> (Arc<porchlight_core::service::Service>, Arc<dyn LiveStore>) {
    let live: Arc<dyn LiveStore> = Arc::new(MemoryStore::new(app.ambient.clock.clone()));
    (Arc::new(app.service(live.clone(), vec![front_end])), live)
}

/// What one would write without Porchlight: the same form, the same number of bytes.
async fn bare(listener: TcpListener, size: usize) {
    let mut page = "<!DOCTYPE html><html><body><p>".to_owned();
    let end = "</p><form method=\"post\"><input type=\"hidden\" name=\"conversation\" \
               value=\"aaaaaaaaaaaaaaaaaaaaaaaaaa\"><input type=\"hidden\" name=\"turn\" value=\"2\"></form></body></html>";
    page.extend(std::iter::repeat_n('x', size.saturating_sub(page.len() + end.len())));
    page.push_str(end);
    let page: &'static str = page.leak();
    let router = Router::new().route(
        "/chat",
        post(async move |axum::Form(form): axum::Form<HashMap<String, String>>| {
            std::hint::black_box(&form);
            Html(page)
        }),
    );
    use axum::serve::ListenerExt;
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, router).await.expect("it serves");
}

/// Answers what the service answered once.
struct Double {
    replies: Vec<Vec<Outbound>>,
    by_first_words: HashMap<&'static str, usize>,
    conversations: Mutex<HashMap<ConversationId, (usize, Vec<Line>)>>,
    languages: Vec<(Language, String)>,
}

impl Double {
    /// Has every conversation once.
    async fn learn(service: &dyn Door) -> Self {
        let (mut replies, mut by_first_words) = (Vec::new(), HashMap::new());
        for (number, conversation) in CONVERSATIONS.iter().enumerate() {
            let id = ConversationId::from_bytes([u8::try_from(number).unwrap_or_default(); 16]);
            if let Does::Says(first) = conversation[0] {
                by_first_words.insert(first, number);
            }
            for (turn, does) in conversation.iter().enumerate() {
                let content = match does {
                    Does::Says(text) => Content::Text(Private::new((*text).to_owned())),
                    Does::Presses(choice) => Content::Choice(Private::new((*choice).to_owned())),
                };
                let inbound = Inbound {
                    conversation: id,
                    event: EventId(turn as u64),
                    channel: Channel::Web,
                    agency: agency(),
                    content,
                    language_hint: Some(Language::ENGLISH),
                };
                service.receive(inbound).await.expect("it is taken");
            }
            let thread = service.thread(id, None).await.expect("it is there").expect("it is there");
            let bots = thread.lines.into_iter().filter_map(|line| match line.body {
                Body::Bot { reply } => Some(reply),
                Body::Person { .. } => None,
            });
            replies.push(bots.collect());
        }
        let languages = service.languages();
        Self { replies, by_first_words, conversations: Mutex::default(), languages }
    }
}

#[async_trait]
impl Door for Double {
    async fn receive(&self, inbound: Inbound) -> Result<(), NotAccepted> {
        let text = match inbound.content {
            Content::Text(text) | Content::Choice(text) => text,
            Content::Media | Content::Leave => return Ok(()),
        };
        let mut conversations = self.conversations.lock().expect("nobody panics");
        let first = || (self.by_first_words.get(text.expose().as_str()).copied().unwrap_or_default(), Vec::new());
        let (which, lines) = conversations.entry(inbound.conversation).or_insert_with(first);
        let number = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let replies = &self.replies[*which];
        let mut reply = replies[(lines.len() / 2) % replies.len()].clone();
        reply.line = LineNumber(number + 2);
        lines.push(Line { number: LineNumber(number + 1), body: Body::Person { text } });
        lines.push(Line { number: reply.line, body: Body::Bot { reply } });
        Ok(())
    }

    async fn thread(&self, id: ConversationId, after: Option<LineNumber>) -> Result<Option<Thread>, NotAccepted> {
        let conversations = self.conversations.lock().expect("nobody panics");
        let Some((_, lines)) = conversations.get(&id) else { return Ok(None) };
        let lines: Vec<Line> =
            lines.iter().filter(|line| after.is_none_or(|after| line.number > after)).cloned().collect();
        let language = lines.iter().rev().find_map(|line| match &line.body {
            Body::Bot { reply } => Some(reply.language),
            Body::Person { .. } => None,
        });
        Ok(Some(Thread { lines, pending: false, ended: false, language: language.unwrap_or(Language::ENGLISH) }))
    }

    async fn changed(&self, _: ConversationId, _: Option<LineNumber>) {}

    async fn comeback_words(&self, _: ConversationId) -> Result<Option<ComebackWords>, NotAccepted> {
        Ok(None)
    }

    async fn come_back(&self, _: Private<String>) -> Result<Option<CameBack>, NotAccepted> {
        Ok(None)
    }

    fn danger_in(&self, _: &Private<String>) -> Danger {
        Danger::None
    }

    fn fallback(&self, _: &Private<String>, _: Option<Language>) -> Outbound {
        self.replies[0][0].clone()
    }

    fn text(&self, language: Language, key: &str) -> String {
        Locales::embedded().text(language, key, &[])
    }

    fn languages(&self) -> Vec<(Language, String)> {
        self.languages.clone()
    }
}
