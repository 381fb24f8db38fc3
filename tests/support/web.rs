//! A browser without JavaScript, of a few lines: posts forms and reads pages.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// Sends requests to one server.
#[derive(Debug, Clone)]
pub struct Browser {
    pub server: SocketAddr,
    /// The address that it comes from.
    pub from: Ipv4Addr,
    /// Headers of every request.
    pub headers: Vec<(String, String)>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl Browser {
    pub fn new(server: SocketAddr) -> Self {
        Self { server, from: Ipv4Addr::LOCALHOST, headers: Vec::new() }
    }

    /// Gets a page.
    pub fn get(&self, path: &str) -> io::Result<Answer> {
        self.request("GET", path, b"")
    }

    /// Posts a form.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        self.request("POST", path, form(fields).as_bytes())
    }

    /// Sends a request with any body.
    pub fn request(&self, method: &str, path: &str, body: &[u8]) -> io::Result<Answer> {
        let mut connection = connect(self.from, self.server)?;
        connection.set_read_timeout(Some(Duration::from_secs(60)))?;
        let mut head = format!("{method} {path} HTTP/1.0\r\nHost: {}\r\n", self.server);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if method == "POST" {
            let length = body.len();
            head.push_str(&format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n"));
        }
        head.push_str("\r\n");
        connection.write_all(head.as_bytes())?;
        connection.write_all(body)?;
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer)?;
        parse(&answer).ok_or_else(|| io::Error::other("no whole answer"))
    }
}

/// Connects from an address of this machine, as somebody elsewhere would from theirs.
fn connect(from: Ipv4Addr, to: SocketAddr) -> io::Result<TcpStream> {
    if from == Ipv4Addr::LOCALHOST {
        return TcpStream::connect(to);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let connection = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.bind((from, 0).into())?;
        socket.connect(to).await?.into_std()
    })?;
    connection.set_nonblocking(false)?;
    Ok(connection)
}

fn parse(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.into(), value.into())).collect();
    let body = String::from_utf8(answer[end + 4..].to_vec()).ok()?;
    let answer = Answer { status, headers, body };
    // A process that was killed may have sent a part.
    let whole = answer.header("content-length").is_none_or(|length| length.parse() == Ok(answer.body.len()));
    whole.then_some(answer)
}

/// Fields as a browser encodes them.
pub fn form(fields: &[(&str, &str)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={}", percent(value, true))).collect::<Vec<_>>().join("&")
}

/// Percent-encoding; a space is `+` in forms.
pub fn percent(text: &str, in_form: bool) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => encoded.push(char::from(byte)),
            b' ' if in_form => encoded.push('+'),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// A person with a page of the chat before them.
#[derive(Debug, Clone)]
pub struct Person {
    pub browser: Browser,
    /// The page they see.
    pub page: Page,
}

impl Person {
    /// Opens the chat.
    pub fn arrives(browser: Browser) -> Self {
        Self::arrives_at(browser, "/chat")
    }

    /// Opens a page with a box to write in.
    pub fn arrives_at(browser: Browser, path: &str) -> Self {
        let answer = browser.get(path).unwrap();
        assert_eq!(answer.status, 200);
        Self { browser, page: Page(answer.body) }
    }

    /// Writes something and reads the page that comes.
    pub fn says(&mut self, text: &str) -> Turn {
        self.posts("text", text)
    }

    /// Presses one of the buttons that are there.
    pub fn presses(&mut self, choice: &str) -> Turn {
        let there = self.page.choices();
        assert!(there.iter().any(|(id, _)| id == choice), "there is no {choice} among {there:?}");
        self.posts("choice", choice)
    }

    /// Posts the form with one more field.
    pub fn posts(&mut self, name: &str, value: &str) -> Turn {
        let answer = self.browser.post("/chat", &self.fields(name, value)).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.body);
        self.page = Page(answer.body);
        self.page.turns().into_iter().rfind(|turn| !turn.by_person).expect("there is no answer")
    }

    /// The form as the page has it, with one more field.
    pub fn fields<'a>(&'a self, name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
        let mut fields = self.page.fields();
        fields.push((name, value));
        fields
    }

    /// The key of the conversation.
    pub fn key(&self) -> String {
        self.page.field("conversation").to_owned()
    }
}

/// A page.
#[derive(Debug, Clone)]
pub struct Page(pub String);

impl Page {
    /// The hidden fields of the form to write in.
    pub fn fields(&self) -> Vec<(&str, &str)> {
        let form = between(&self.0, "<form id=\"say\"", "</form>").expect("there is no box to write in");
        form.split("<input type=\"hidden\" name=\"")
            .skip(1)
            .map(|field| (until(field, "\""), between(field, "value=\"", "\"").unwrap()))
            .collect()
    }

    /// One of them.
    pub fn field(&self, name: &str) -> &str {
        self.fields().into_iter().find(|(given, _)| *given == name).map_or("", |(_, value)| value)
    }

    /// The buttons: what they send, and what they say.
    pub fn choices(&self) -> Vec<(String, String)> {
        let group = between(&self.0, "<div id=\"choices\"", "</div>").unwrap();
        group
            .split("<button name=\"choice\" value=\"")
            .skip(1)
            .map(|button| (until(button, "\"").to_owned(), plain(between(button, ">", "</button>").unwrap())))
            .collect()
    }

    /// What was said, in order.
    pub fn turns(&self) -> Vec<Turn> {
        let thread = between(&self.0, "<div id=\"thread\"", "<form id=\"say\"").unwrap();
        thread.split("<div class=\"turn ").skip(1).map(Turn::parse).collect()
    }
}

/// One line of the thread.
#[derive(Debug, Clone)]
pub struct Turn {
    pub by_person: bool,
    pub number: u32,
    pub language: String,
    html: String,
}

impl Turn {
    fn parse(html: &str) -> Self {
        Self {
            by_person: html.starts_with("person"),
            number: between(html, "data-line=\"", "\"").map_or(0, |number| number.parse().unwrap()),
            language: between(until(html, ">"), "lang=\"", "\"").unwrap_or_default().to_owned(),
            html: html.split_once('>').unwrap().1.split_once("</span>").unwrap().1.to_owned(),
        }
    }

    /// All its words, one paragraph a line.
    pub fn text(&self) -> String {
        plain(&self.html)
    }

    /// The emergency card.
    pub fn urgent(&self) -> Option<Turn> {
        between(&self.html, "<section class=\"urgent\">", "</section>")
            .map(|html| Turn { html: html.to_owned(), ..self.clone() })
    }

    /// Whether the emergency card comes before everything else.
    pub fn begins_with_urgent(&self) -> bool {
        self.html.starts_with("<section class=\"urgent\">")
    }

    /// The names on the cards of services.
    pub fn services(&self) -> Vec<String> {
        self.html.split("<article class=\"service\"><h2").skip(1).map(|card| plain(until(card, "</h2>"))).collect()
    }

    /// Everything that can be pressed to reach somebody: `tel:911`.
    pub fn links(&self) -> Vec<String> {
        self.html.split(" href=\"").skip(1).map(|link| plain(until(link, "\""))).collect()
    }
}

fn until<'a>(text: &'a str, end: &str) -> &'a str {
    text.split(end).next().unwrap_or(text)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let rest = &text[text.find(start)? + start.len()..];
    Some(&rest[..rest.find(end)?])
}

/// The words of a piece of a page.
fn plain(html: &str) -> String {
    let mut words = String::new();
    // A piece may begin inside of a tag.
    let inside = html.find('>').is_some_and(|end| html.find('<').is_none_or(|start| end < start));
    let html = if inside { html.split_once('>').unwrap().1 } else { html };
    for piece in html.split_inclusive('>') {
        let (text, tag) = piece.split_once('<').unwrap_or((piece, ""));
        words.push_str(text);
        if ["/p>", "/li>", "/h2>", "/article>"].contains(&tag) {
            words.push('\n');
        }
    }
    let unescaped = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    unescaped.trim().to_owned()
}
