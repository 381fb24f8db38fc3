//! Holds conversations as a browser without a script does: posts the form, reads the page, takes the hidden fields of
//! the next form from it. It does as little as it can, because it shares the processors with what it measures.

use std::cell::RefCell;
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::script::{CONVERSATIONS, Does};

/// What one run is like.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// How many messages, in all.
    pub messages: usize,
    /// How many people at a time.
    pub connections: usize,
    /// Stop after this long, whatever has been sent.
    pub longest: Duration,
    /// Whether the pages must go on from message to message. The bare handler's is always the same.
    pub checked: bool,
    /// Which person comes first: no two of a run come from one address.
    pub first_person: usize,
    /// How many messages each of them writes; at most six.
    pub each: usize,
}

/// What one run measured.
#[derive(Debug, Default)]
pub struct Run {
    /// How long each message took, sorted.
    pub took: Vec<Duration>,
    /// From the first message to the last answer.
    pub lasted: Duration,
    /// Bytes of all pages.
    pub bytes: usize,
    /// How many conversations were begun.
    pub people: usize,
}

impl Run {
    /// Adds another run of the same kind.
    pub fn add(&mut self, other: Self) {
        self.took.extend(other.took);
        self.took.sort_unstable();
        self.lasted += other.lasted;
        self.bytes += other.bytes;
        self.people += other.people;
    }

    /// Messages in a second.
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    pub fn rate(&self) -> f64 {
        self.took.len() as f64 / self.lasted.as_secs_f64()
    }

    /// The time that this part of a thousand messages stayed below.
    pub fn per_mille(&self, part: usize) -> Duration {
        let at = (self.took.len() * part / 1_000).min(self.took.len().saturating_sub(1));
        self.took.get(at).copied().unwrap_or_default()
    }

    /// The size of a page, on average.
    pub fn page(&self) -> usize {
        self.bytes / self.took.len().max(1)
    }
}

/// Shared by the people of one run; they all live in one thread.
struct Shared {
    load: Load,
    started: Instant,
    left: usize,
    next_person: usize,
    run: Run,
}

/// Holds conversations until the messages are used up or the time is.
pub async fn hold(address: SocketAddr, load: Load) -> io::Result<Run> {
    assert!(address.ip().is_loopback(), "this program talks to this machine only");
    let started = Instant::now();
    let next_person = load.first_person;
    let shared = Shared { load, started, left: load.messages, next_person, run: Run::default() };
    let shared = Rc::new(RefCell::new(shared));
    let people = tokio::task::LocalSet::new();
    for _ in 0..load.connections {
        let shared = shared.clone();
        people.spawn_local(async move { person_after_person(address, &shared).await.expect("the server answers") });
    }
    people.await;
    let mut run = std::mem::take(&mut shared.borrow_mut().run);
    run.lasted = started.elapsed();
    run.took.sort_unstable();
    Ok(run)
}

async fn person_after_person(address: SocketAddr, shared: &RefCell<Shared>) -> io::Result<()> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let mut connection = Connection { stream, buffer: Vec::with_capacity(128 * 1024) };
    loop {
        let (number, checked, each) = {
            let mut shared = shared.borrow_mut();
            if shared.left == 0 {
                return Ok(());
            }
            shared.next_person += 1;
            shared.run.people += 1;
            (shared.next_person, shared.load.checked, shared.load.each)
        };
        let mut conversation = String::new();
        let mut turn = 0_u64;
        for does in CONVERSATIONS[number % CONVERSATIONS.len()].into_iter().take(each) {
            {
                let mut shared = shared.borrow_mut();
                if shared.left == 0 || shared.started.elapsed() > shared.load.longest {
                    shared.left = 0;
                    return Ok(());
                }
                shared.left -= 1;
            }
            let request = request(number, &conversation, turn, does);
            let sent = Instant::now();
            let page = connection.post(&request).await?;
            let took = sent.elapsed();
            let key = field(page, "conversation").filter(|key| !key.is_empty()).expect("the page has the conversation");
            let next: u64 = field(page, "turn").and_then(|turn| turn.parse().ok()).expect("the page has the turn");
            if checked {
                assert!(conversation.is_empty() || conversation == key, "the page is another conversation's");
                assert!(next >= turn + 2, "the page does not show what was said and the answer");
            }
            let bytes = page.len();
            (conversation, turn) = (key.to_owned(), next);
            let mut shared = shared.borrow_mut();
            shared.run.took.push(took);
            shared.run.bytes += bytes;
        }
    }
}

/// As a browser behind a proxy sends it: everyone has an address of their own, so that flood control treats them as it
/// would treat people.
fn request(person: usize, conversation: &str, turn: u64, does: Does) -> Vec<u8> {
    let (name, value) = match does {
        Does::Says(text) => ("text", text),
        Does::Presses(choice) => ("choice", choice),
    };
    let turn = turn.to_string();
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("conversation", conversation).append_pair("start", "").append_pair("turn", &turn);
    form.append_pair(name, value);
    let body = form.finish();
    let [a, b, c, ..] = person.to_le_bytes();
    format!(
        "POST /chat HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 10.{c}.{b}.{a}\r\n\
         Accept: text/html\r\nAccept-Language: en-US,en;q=0.9\r\nUser-Agent: Mozilla/5.0 (load)\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    /// Sends a request and reads the page.
    async fn post(&mut self, request: &[u8]) -> io::Result<&str> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            self.read().await?;
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let text = std::str::from_utf8(&self.buffer[..head]).map_err(io::Error::other)?;
        assert!(text.starts_with("HTTP/1.1 200 "), "{text}");
        let length =
            text.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        let length: usize = length.expect("an answer says how long it is");
        while self.buffer.len() < head + length {
            self.read().await?;
        }
        std::str::from_utf8(&self.buffer[head..]).map_err(io::Error::other)
    }

    async fn read(&mut self) -> io::Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

/// The value of a hidden field; the last one of its name, because the box for the next message stands at the end.
fn field<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.rsplit_once(&start)?;
    rest.split_once('"').map(|(value, _)| value)
}
