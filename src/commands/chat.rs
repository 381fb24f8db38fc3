//! `porchlight chat`: the whole conversation in a terminal, on the same engine. Nothing is kept when it ends.

use std::io::{BufRead, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use clap::Args;
use porchlight_core::channel::{Capabilities, Channel, Choice, Content, FrontEnd, Inbound, Outbound, SendError};
use porchlight_core::config::Settings;
use porchlight_core::door::{Door, NotAccepted};
use porchlight_core::ids::{ConversationId, EventId};
use porchlight_core::language::Language;
use porchlight_core::live::memory::MemoryStore;
use porchlight_core::private::Private;
use porchlight_core::render::plain_texts;

use crate::app::{App, agency};
use crate::failed;

/// `chat`.
#[derive(Debug, Args)]
pub struct ChatArgs {
    /// The language to begin in, such as es.
    #[arg(long, value_name = "TAG")]
    pub language: Option<Language>,
}

/// Prints replies, and remembers what can be chosen.
struct Terminal {
    capabilities: Capabilities,
    choices: Mutex<Vec<Choice>>,
}

#[async_trait]
impl FrontEnd for Terminal {
    fn channel(&self) -> Channel {
        Channel::Terminal
    }

    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    async fn send(&self, _: ConversationId, outbound: &Outbound) -> Result<(), SendError> {
        let mut text = String::new();
        for bubble in plain_texts(outbound) {
            text.push_str(&format!("\n{bubble}\n"));
        }
        if !outbound.choices.is_empty() {
            let numbered = outbound.choices.iter().enumerate().map(|(n, choice)| format!("[{}] {}", n + 1, choice.label));
            text.push_str(&format!("\n{}\n", numbered.collect::<Vec<_>>().join("  ")));
        }
        if let Ok(mut choices) = self.choices.lock() {
            choices.clone_from(&outbound.choices);
        }
        let mut out = std::io::stdout();
        // A terminal that is gone ends the conversation.
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|_| SendError::Gone)
    }

    async fn forget(&self, _: ConversationId) -> Result<(), SendError> {
        Ok(())
    }
}

/// Holds a conversation until the input ends or the person leaves.
pub async fn run(args: ChatArgs, settings: Settings) -> ExitCode {
    let app = match App::open(settings).await {
        Ok(app) => app,
        Err(error) => return failed(1, &error),
    };
    let capabilities = Capabilities { idempotent: false, can_delete: false, ..super::ask::PAGE };
    let terminal = Arc::new(Terminal { capabilities, choices: Mutex::default() });
    let live = Arc::new(MemoryStore::new(app.ambient.clock.clone()));
    let service = app.service(live, vec![terminal.clone()]);
    let mut conversation = ConversationId::from_bytes(app.ambient.random());
    let mut event = 0;
    loop {
        if prompt().is_err() {
            return crate::DONE;
        }
        // Reading blocks this thread; nothing else has to go on meanwhile.
        let mut line = Vec::new();
        match std::io::stdin().lock().read_until(b'\n', &mut line) {
            Ok(0) => return crate::DONE,
            Ok(_) => {}
            Err(error) => return failed(1, &error),
        }
        let line = String::from_utf8_lossy(&line).trim().to_owned();
        if line.is_empty() {
            continue;
        }
        event += 1;
        let content = content(&line, &terminal.choices);
        let inbound = Inbound {
            conversation,
            event: EventId(event),
            channel: Channel::Terminal,
            agency: agency(),
            content,
            language_hint: args.language,
        };
        match service.receive(inbound).await {
            Ok(()) => {}
            Err(error @ (NotAccepted::Unavailable | NotAccepted::Ended)) => return failed(1, &error),
        }
        let ended = service.thread(conversation, None).await.is_ok_and(|thread| thread.is_some_and(|thread| thread.ended));
        if ended {
            // What comes next begins anew, as on every other channel.
            conversation = ConversationId::from_bytes(app.ambient.random());
        }
    }
}

fn prompt() -> std::io::Result<()> {
    let mut out = std::io::stdout();
    out.write_all(b"\n> ")?;
    out.flush()
}

/// A number chooses a button; everything else is words.
fn content(line: &str, choices: &Mutex<Vec<Choice>>) -> Content {
    let chosen = line.parse::<usize>().ok().and_then(|number| {
        let choices = choices.lock().ok()?;
        choices.get(number.checked_sub(1)?).map(|choice| choice.id.clone())
    });
    match chosen {
        Some(id) => Content::Choice(Private::new(id)),
        None => Content::Text(Private::new(line.to_owned())),
    }
}
