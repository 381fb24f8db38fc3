//! A running web chat over the fake core, and a client of a few lines that shows exactly what went over the wire.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use porchlight_core::clock::{Ambient, Clock, Randomness, SystemRandomness, Timestamp};
use porchlight_web::{Context, WebFrontEnd, WebSettings, run};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use super::FakeDoor;

/// A clock that a test moves.
pub struct Hand(AtomicI64);

impl Hand {
    /// Moves it on.
    pub fn pass(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// The same bytes always: for pages that are compared.
pub struct Sevens;

impl Randomness for Sevens {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

/// A running web chat.
pub struct Running {
    pub address: SocketAddr,
    pub door: FakeDoor,
    pub clock: Arc<Hand>,
    pub front_end: Arc<WebFrontEnd>,
    stop: Option<oneshot::Sender<()>>,
    ended: Option<tokio::task::JoinHandle<std::io::Result<()>>>,
}

/// The exit page of all tests.
pub const EXIT: &str = "https://weather.example/";

/// Starts one.
pub async fn start(decide: impl FnOnce(&mut WebSettings)) -> Running {
    start_with(decide, Arc::new(SystemRandomness)).await
}

/// Starts one whose randomness is given.
pub async fn start_with(decide: impl FnOnce(&mut WebSettings), randomness: Arc<dyn Randomness>) -> Running {
    let mut settings = WebSettings::new("default".into(), EXIT.parse().unwrap());
    decide(&mut settings);
    let clock = Arc::new(Hand(AtomicI64::new(1_800_000_000_000)));
    let ambient = Ambient { clock: clock.clone(), randomness };
    let front_end = WebFrontEnd::new(&settings, ambient);
    let door = FakeDoor::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let context = Context { door: Arc::new(door.clone()), settings, front_end: front_end.clone() };
    let (stop, stopped) = oneshot::channel();
    let ended = tokio::spawn(run(listener, context, async {
        let _ = stopped.await;
    }));
    Running { address, door, clock, front_end, stop: Some(stop), ended: Some(ended) }
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    /// A header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The value of the first hidden field of the message form with this name.
    pub fn field(&self, name: &str) -> String {
        let form = &self.body[self.body.find("<form id=\"say\"").expect("the page has a form")..];
        let marker = format!("name=\"{name}\" value=\"");
        form.split(&marker).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    }

    /// The fields of the message form, as a browser would post them again.
    pub fn fields(&self) -> Vec<(String, String)> {
        ["conversation", "start", "turn", "since", "lang"]
            .map(|name| (name.to_owned(), self.field(name)))
            .into_iter()
            .filter(|(name, value)| !value.is_empty() || name == "conversation")
            .collect()
    }

    /// How many messages of the person the page shows.
    pub fn persons(&self) -> usize {
        self.body.matches("class=\"turn person\"").count()
    }

    /// How many replies the page shows.
    pub fn replies(&self) -> usize {
        self.body.matches("class=\"turn bot\"").count()
    }

    /// What is in the box.
    pub fn draft(&self) -> &str {
        let rest = self.body.split("<textarea").nth(1).expect("the page has a box");
        rest.split_once('>').unwrap().1.split_once("</textarea>").unwrap().0.strip_prefix('\n').unwrap()
    }
}

/// Encodes a form.
pub fn form(fields: &[(&str, &str)]) -> Vec<u8> {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes()
}

impl Running {
    /// Sends a request and reads the whole answer.
    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: chat\r\nconnection: close\r\n");
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        if method != "GET" {
            head += &format!("content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n", body.len());
        }
        stream.write_all((head + "\r\n").as_bytes()).await.unwrap();
        // A server that refuses a body may close before it has all of it.
        let _ = stream.write_all(body).await;
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes).await;
        parse(&bytes)
    }

    /// Gets a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"").await
    }

    /// Posts a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask("POST", path, &[], &form(fields)).await
    }

    /// Posts the message form of a page, with these fields added.
    pub async fn reply(&self, page: &Answer, fields: &[(&str, &str)]) -> Answer {
        let own = page.fields();
        let mut all: Vec<(&str, &str)> = own.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        all.extend_from_slice(fields);
        self.post("/chat", &all).await
    }

    /// How many events the core took in all.
    pub fn taken(&self) -> usize {
        self.door.taken.lock().unwrap().len()
    }

    /// Tells it to stop, and waits until it has.
    pub async fn stop(mut self) {
        let _ = self.stop.take().unwrap().send(());
        self.ended.take().unwrap().await.unwrap().unwrap();
    }
}

fn parse(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers: Vec<(String, String)> = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let mut body = bytes[end + 4..].to_vec();
    if headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked") {
        body = unchunk(&body);
    }
    Answer { status, headers, body: String::from_utf8(body).unwrap() }
}

fn unchunk(mut bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = bytes.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..end]).unwrap(), 16).unwrap();
        if size == 0 || bytes.len() < end + 2 + size {
            break;
        }
        whole.extend_from_slice(&bytes[end + 2..end + 2 + size]);
        bytes = &bytes[(end + 4 + size).min(bytes.len())..];
    }
    whole
}

/// The lines of a stream, parsed.
pub fn news(answer: &Answer) -> Vec<HashMap<String, serde_json::Value>> {
    answer.body.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}
