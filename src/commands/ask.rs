//! `porchlight ask`: one message in, the answer out; or a file of messages.
//!
//! It runs the same understanding, step and rendering as the server, without a store: nothing is kept.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use porchlight_core::atlas::EmbeddedAtlas;
use porchlight_core::channel::{Capabilities, Channel};
use porchlight_core::config::Settings;
use porchlight_core::conversation::{Atlas, Context, Conversation, Event, EventKind, Owed, Say, step};
use porchlight_core::ids::EventId;
use porchlight_core::i18n::Locales;
use porchlight_core::language::Language;
use porchlight_core::matching::{Finder, open_now};
use porchlight_core::places::Gazetteer;
use porchlight_core::private::Private;
use porchlight_core::render::{Renderer, Surroundings, plain_texts};
use porchlight_core::service::{EmbeddedEngine, Understand, home};
use porchlight_core::understanding::{Certainty, Understanding};
use serde_json::{Value, json};

use crate::app::{App, agency};
use crate::failed;

/// `ask`.
#[derive(Debug, Args)]
pub struct AskArgs {
    /// The message, as a person would write it.
    #[arg(required_unless_present = "batch")]
    pub text: Option<String>,
    /// Answer in this language, such as es.
    #[arg(long, value_name = "TAG")]
    pub language: Option<Language>,
    /// Where the person is, such as "El Paso, TX".
    #[arg(long, value_name = "PLACE")]
    pub near: Option<String>,
    /// Lay the reply out for this channel.
    #[arg(long, default_value = "web", value_parser = ["web", "terminal"])]
    pub channel: String,
    /// Print one line of JSON.
    #[arg(long)]
    pub json: bool,
    /// Read JSON lines with a `text` field from a file (- for standard input) and answer each, in order.
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    pub batch: Option<PathBuf>,
    /// Also print which words led to what.
    #[arg(long)]
    pub explain: bool,
}

/// Answers.
pub async fn run(args: AskArgs, settings: Settings) -> ExitCode {
    let app = match App::open(settings).await {
        Ok(app) => app,
        Err(error) => return failed(1, &error),
    };
    let asker = match Asker::new(&app, &args) {
        Ok(asker) => asker,
        Err(problem) => return failed(2, &problem),
    };
    let outcome = match &args.batch {
        Some(path) => batch(&asker, path),
        None => single(&asker, args.text.as_deref().unwrap_or_default()),
    };
    match outcome {
        Ok(()) => crate::DONE,
        Err(problem) => failed(1, &problem),
    }
}

/// The options of one call, resolved.
struct Asker<'a> {
    app: &'a App,
    args: &'a AskArgs,
    near: Option<porchlight_core::places::PlaceId>,
    channel: Channel,
}

/// An answer before it is printed.
struct Answer {
    understood: Understanding,
    owed: Owed,
    reply: Vec<String>,
}

impl<'a> Asker<'a> {
    fn new(app: &'a App, args: &'a AskArgs) -> Result<Self, String> {
        let gazetteer = Gazetteer::embedded();
        let near = match &args.near {
            Some(text) => match gazetteer.best(text, None, &home(&app.policy)) {
                Some(place) => Some(place.place),
                None => return Err(format!("--near: {text:?} is not a place that the gazetteer knows")),
            },
            None => None,
        };
        if let Some(language) = args.language.filter(|language| !app.policy.languages.contains(language)) {
            let offered: Vec<String> = app.policy.languages.iter().map(ToString::to_string).collect();
            return Err(format!("--language: {language} is not offered; offered are {}", offered.join(", ")));
        }
        let channel = if args.channel == "terminal" { Channel::Terminal } else { Channel::Web };
        Ok(Self { app, args, near, channel })
    }

    fn answer(&self, text: &str) -> Result<Answer, String> {
        let now = self.app.ambient.now();
        let policy = &self.app.policy;
        let mut understood = EmbeddedEngine.understand(&Private::new(text.to_owned()), self.args.language, policy);
        let mut state = Conversation::new(agency(), self.channel, now);
        if let Some(language) = self.args.language {
            understood.language.best = language;
            understood.language.certainty = Certainty::Sure;
        }
        state.known.place = self.near;
        let finder = self.app.directory.load_full();
        let finder: &dyn Finder = finder.as_ref().as_ref();
        let context = Context { finder, atlas: &EmbeddedAtlas, policy };
        let event =
            Event { id: EventId(1), at: now, kind: EventKind::Said(Box::new(understood.clone())), hint: self.args.language };
        let mut state = step(state, &event, &context).state;
        let owed = state.owed.pop().ok_or("nothing was answered")?;
        let renderer =
            Renderer { locales: Locales::embedded(), finder, atlas: &EmbeddedAtlas, policy, now: now.to_utc() };
        let place = state.known.place.or(policy.area);
        let surroundings = Surroundings { place, country: place.and_then(|place| EmbeddedAtlas.country_of(place)) };
        let reply = plain_texts(&renderer.render(&owed, &PAGE, &surroundings));
        Ok(Answer { understood, owed, reply })
    }

    fn json(&self, id: Value, answer: &Answer) -> Value {
        let understood = &answer.understood;
        let gazetteer = Gazetteer::embedded();
        let place = understood.place.as_ref().and_then(|mention| {
            let place = gazetteer.place(mention.place)?;
            Some(json!({
                "text": mention.text.expose(),
                "name": place.name,
                "area": place.area.map(|area| area.name),
                "country": place.country.code(),
                "latitude": place.latitude,
                "longitude": place.longitude,
                "ambiguous": mention.ambiguous,
            }))
        });
        let language = match understood.language.certainty {
            Certainty::NotOffered => "und".to_owned(),
            Certainty::Sure | Certainty::Unsure => understood.language.best.to_string(),
        };
        let mut line = json!({
            "id": id,
            "language": language,
            "intent": understood.intent,
            "needs": understood.needs,
            "danger": understood.danger,
            "place": place,
            "about_other": understood.about_other,
            "traits": understood.traits,
            "services": self.services(&answer.owed),
            "reply": answer.reply,
        });
        if self.args.explain {
            let why = understood.why.iter().map(|evidence| {
                json!({"label": evidence.label, "words": evidence.words.expose(), "source": evidence.source, "weight": evidence.weight})
            });
            line["why"] = why.collect();
        }
        line
    }

    fn services(&self, owed: &Owed) -> Vec<Value> {
        let finder = self.app.directory.load_full();
        let now = self.app.ambient.now().to_utc();
        let mut services = Vec::new();
        for say in &owed.says {
            let Say::Service { id, reasons, distance_km, .. } = say else { continue };
            let Some(service) = finder.service(id) else { continue };
            let contacts = service.contacts.iter().map(|contact| {
                json!({"way": contact.way, "value": contact.value, "note": contact.note})
            });
            services.push(json!({
                "id": service.id,
                "source_id": service.source_id,
                "name": service.name,
                "organization": service.organization,
                "needs": service.needs,
                "contacts": contacts.collect::<Vec<_>>(),
                "languages": service.languages,
                "distance_km": distance_km.map(|km| (km * 10.0).round() / 10.0),
                "open_now": open_now(&service.hours, now),
                "confidential": service.location.is_confidential(),
                "verified_on": service.verification.verified_on(),
                "reasons": reasons.iter().map(|reason| reason.as_text()).collect::<Vec<_>>(),
            }));
        }
        services
    }

    fn text(&self, answer: &Answer) -> String {
        let mut text = answer.reply.join("\n\n");
        text.push('\n');
        if self.args.explain {
            let understood = &answer.understood;
            let words = |list: Vec<&str>| if list.is_empty() { "none".to_owned() } else { list.join(", ") };
            text.push_str(&format!(
                "\n-- language: {} ({:?})\n-- intent: {}\n-- needs: {}\n-- danger: {}\n-- about someone else: {}\n-- traits: {}\n",
                understood.language.best,
                understood.language.certainty,
                understood.intent,
                words(understood.needs.iter().map(|need| need.as_str()).collect()),
                understood.danger,
                understood.about_other,
                words(understood.traits.iter().map(|one| one.as_str()).collect()),
            ));
            for evidence in &understood.why {
                text.push_str(&format!(
                    "-- {} {:.2}: \"{}\" ({})\n",
                    evidence.label,
                    evidence.weight,
                    evidence.words.expose(),
                    evidence.source
                ));
            }
        }
        text
    }
}

/// A page of ours, without limits.
pub const PAGE: Capabilities = Capabilities {
    max_text: usize::MAX,
    max_buttons: usize::MAX,
    notifies: false,
    can_delete: true,
    idempotent: true,
    keeps_messages: false,
};

fn single(asker: &Asker<'_>, text: &str) -> Result<(), String> {
    let answer = asker.answer(text)?;
    let text = if asker.args.json { format!("{}\n", asker.json(Value::Null, &answer)) } else { asker.text(&answer) };
    std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())
}

/// One line out for each line in, in order. A line that cannot be read is named, answered with its problem, and the
/// rest goes on; then the exit code is 1.
fn batch(asker: &Asker<'_>, path: &Path) -> Result<(), String> {
    let name = path.display().to_string();
    let reader: Box<dyn BufRead> = if name == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        Box::new(BufReader::new(std::fs::File::open(path).map_err(|error| format!("{name}: {error}"))?))
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut wrong = 0;
    for (number, line) in reader.split(b'\n').enumerate() {
        let line = line.map_err(|error| format!("{name}:{}: {error}", number + 1))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let parsed: Option<Value> = serde_json::from_slice(&line).ok();
        let text = parsed.as_ref().and_then(|value| value.get("text")).and_then(Value::as_str);
        let id = parsed.as_ref().and_then(|value| value.get("id")).cloned().unwrap_or(Value::Null);
        let printed = match text {
            Some(text) => {
                let answer = asker.answer(text)?;
                if asker.args.json { asker.json(id, &answer).to_string() } else { asker.text(&answer) }
            }
            None => {
                wrong += 1;
                let problem = format!("{name}:{}: not a JSON object with a `text` field", number + 1);
                json!({"id": id, "error": problem}).to_string()
            }
        };
        writeln!(out, "{printed}").map_err(|error| error.to_string())?;
    }
    out.flush().map_err(|error| error.to_string())?;
    if wrong > 0 { Err(format!("{wrong} lines of {name} could not be read")) } else { Ok(()) }
}
