//! `porchlight directory import|list|show`: the directory from the command line.
//!
//! What was asked for goes to standard output, everything else to standard error. Exit 0: done; 1: failed; 2: wrong
//! usage.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use porchlight_core::directory::assemble::{Entry, Hidden};
use porchlight_core::directory::import::{self, ImportError, Options, Progress};
use porchlight_core::directory::model::{Kind, Location, Service, Verification};
use porchlight_core::directory::phone;
use porchlight_core::directory::report::{Report, ServiceChange, Severity};
use porchlight_core::directory::starter;
use porchlight_core::directory::store::{DirectoryStore, StoreError};
use porchlight_core::ids::AgencyId;
use porchlight_core::vocabulary::{Need, UnknownWord};
use serde_json::{Value, json};

/// The directory: import it, look at it.
#[derive(Debug, Subcommand)]
pub enum DirectoryCommand {
    /// Import an HSDS tabular data package (1.x or 3.x): a folder, a zip archive or a CSV file.
    Import(ImportArgs),
    /// List services.
    List(ListArgs),
    /// Show one service.
    Show(ShowArgs),
}

/// `directory import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Folder or zip archive of the package.
    pub path: PathBuf,
    /// Name of the source. What is missing from a later import under the same name is withdrawn. Default: the name of
    /// the folder or file.
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Into whose directory.
    #[arg(long, default_value = "default", value_name = "AGENCY")]
    pub agency: String,
    /// Only show what would be added, changed and withdrawn.
    #[arg(long)]
    pub dry_run: bool,
    /// Print the whole report as JSON.
    #[arg(long)]
    pub json: bool,
    /// IANA time zone of services that do not say theirs, such as America/New_York.
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// Country of services that do not say theirs, such as US.
    #[arg(long, value_name = "CODE")]
    pub country: Option<String>,
    /// Show every problem, not three of each kind.
    #[arg(long)]
    pub all_problems: bool,
}

/// `directory list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Only services that help with this; may be given again.
    #[arg(long, value_name = "NEED", value_parser = need)]
    pub need: Vec<Need>,
    /// Only services at a confidential location.
    #[arg(long)]
    pub confidential: bool,
    /// Those that are not shown to anybody too: closed ones, and lines that one source alone knows.
    #[arg(long)]
    pub hidden: bool,
    /// Only this source.
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Whose directory.
    #[arg(long, default_value = "default", value_name = "AGENCY")]
    pub agency: String,
    /// At most this many.
    #[arg(long, value_name = "NUMBER")]
    pub limit: Option<usize>,
    /// Print JSON, one service a line.
    #[arg(long)]
    pub json: bool,
}

/// `directory show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Our id of the service, or the publisher's.
    pub id: String,
    /// Whose directory.
    #[arg(long, default_value = "default", value_name = "AGENCY")]
    pub agency: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

fn need(word: &str) -> Result<Need, UnknownWord> {
    word.parse()
}

/// Why a command ended otherwise than well.
enum Failure {
    /// Exit 1.
    Failed(String),
    /// Exit 2.
    Usage(String),
    /// Whoever read our output has seen enough.
    Closed,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::UnknownAgency(_) | StoreError::UnknownService(_) => Self::Usage(error.to_string()),
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Option(text) => Self::Usage(text),
            ImportError::Store(error) => error.into(),
            ImportError::Package(error) => Self::Failed(error.to_string()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Closed } else { Self::Failed(error.to_string()) }
    }
}

/// Runs the command on the database at `database`.
pub async fn run(command: DirectoryCommand, database: &str) -> ExitCode {
    let result = match command {
        DirectoryCommand::Import(arguments) => import(arguments, database).await,
        DirectoryCommand::List(arguments) => list(arguments, database).await,
        DirectoryCommand::Show(arguments) => show(arguments, database).await,
    };
    match result {
        Ok(code) => code,
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Failed(text)) => {
            let _ = writeln!(io::stderr(), "porchlight: {text}");
            ExitCode::from(1)
        }
        Err(Failure::Usage(text)) => {
            let _ = writeln!(io::stderr(), "porchlight: {text}");
            ExitCode::from(2)
        }
    }
}

async fn open(database: &str) -> Result<DirectoryStore, Failure> {
    let store = DirectoryStore::open(database).await?;
    starter::ensure_starter(&store, &AgencyId::from("default")).await?;
    Ok(store)
}

async fn import(arguments: ImportArgs, database: &str) -> Result<ExitCode, Failure> {
    let source = match arguments.source {
        Some(name) => name,
        None => {
            let stem = arguments.path.canonicalize().ok();
            let stem =
                stem.as_deref().and_then(|path| path.file_stem()).map(|stem| stem.to_string_lossy().to_lowercase());
            stem.filter(|stem| !stem.is_empty())
                .ok_or_else(|| Failure::Usage(format!("cannot read {}", arguments.path.display())))?
        }
    };
    let store = open(database).await?;
    let options = Options {
        agency: arguments.agency.as_str().into(),
        source: source.into(),
        time_zone: arguments.time_zone,
        country: arguments.country.map(|code| code.to_ascii_uppercase()),
        dry_run: arguments.dry_run,
    };
    let bar = bar();
    let mut progress = |progress: Progress| match progress {
        Progress::Reading(done, total) => {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
        }
        Progress::Sealing => bar.set_message("looking for confidential locations"),
        Progress::Writing => bar.set_message(if options.dry_run { "comparing" } else { "writing" }),
    };
    let result = import::import(&store, &arguments.path, &options, &mut progress).await;
    bar.finish_and_clear();
    let report = result?;
    let mut out = io::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &report).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        problems(&report, arguments.all_problems)?;
        summary(&report, &mut out)?;
    }
    Ok(if report.errors() > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// A bar on a terminal, nothing anywhere else.
fn bar() -> ProgressBar {
    let visible = io::stderr().is_terminal();
    let target = if visible { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(0), target);
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let template = if plain { "{bar:30} {pos}/{len} rows {msg}" } else { "{bar:30.cyan} {pos}/{len} rows {msg}" };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

fn problems(report: &Report, all: bool) -> Result<(), Failure> {
    let mut err = io::stderr().lock();
    for (severity, _, file, list) in import::by_kind(&report.problems) {
        let word = if severity == Severity::Error { "error" } else { "warning" };
        let show = if all || severity == Severity::Error { list.len() } else { 3 };
        for problem in list.iter().take(show) {
            let mut place = file.to_owned();
            if problem.line > 0 {
                place.push_str(&format!(":{}", problem.line));
            }
            if let Some(column) = &problem.column {
                place.push_str(&format!(" ({column})"));
            }
            writeln!(err, "{word}: {place}: {}: {}", problem.what, problem.action)?;
        }
        if list.len() > show {
            writeln!(err, "{word}: {file}: {} more like this (--all-problems shows them)", list.len() - show)?;
        }
    }
    Ok(())
}

fn summary(report: &Report, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(
        out,
        "{}: {} services ({} records, {}): {} added, {} changed, {} withdrawn, {} unchanged",
        // What was typed may hold what a terminal obeys.
        report.source.as_str().escape_debug(),
        report.services,
        report.records,
        report.format,
        report.added.len(),
        report.changed.len(),
        report.withdrawn.len(),
        report.unchanged
    )?;
    if report.dry_run {
        let list = |out: &mut dyn Write, word: &str, changes: &[ServiceChange]| -> io::Result<()> {
            for change in changes {
                writeln!(out, "  {word} {} {}", change.source_id, change.name)?;
            }
            Ok(())
        };
        list(out, "added", &report.added)?;
        list(out, "changed", &report.changed)?;
        list(out, "withdrawn", &report.withdrawn)?;
    }
    if !report.confidential.is_empty() {
        writeln!(out, "{} confidential (an administrator can say otherwise for each):", report.confidential.len())?;
        for record in &report.confidential {
            writeln!(
                out,
                "  {} {} — {} [{}]",
                record.source_id,
                record.name,
                record.organization,
                record.reasons.join("; ")
            )?;
            if !record.removed_from.is_empty() {
                writeln!(out, "    an address was removed from: {}", record.removed_from.join(", "))?;
            }
            if !record.same_address.is_empty() {
                writeln!(
                    out,
                    "    public records have the same address, look at them: {}",
                    record.same_address.join("; ")
                )?;
            }
        }
    }
    for record in &report.made_public {
        let was = if record.was_confidential { ", was confidential until now" } else { "" };
        writeln!(out, "made public by the {}{was}: {} {}", record.by, record.source_id, record.name)?;
    }
    let errors = report.errors();
    let warnings = report.problems.len() - errors;
    let end = match (report.applied, errors) {
        (true, _) => "imported",
        (false, 0) => "nothing was changed: this was a dry run",
        (false, _) => "nothing was changed: correct the errors first",
    };
    writeln!(out, "{errors} errors, {warnings} warnings; {end}")?;
    Ok(())
}

async fn list(arguments: ListArgs, database: &str) -> Result<ExitCode, Failure> {
    let store = open(database).await?;
    let entries = store.load_entries(&arguments.agency.as_str().into()).await?;
    let wanted = |entry: &&Entry| {
        (arguments.hidden || entry.hidden.is_none())
            && (!arguments.confidential || entry.service.location.is_confidential())
            && arguments.need.iter().all(|need| entry.service.needs.contains(need))
            && arguments.source.as_ref().is_none_or(|source| entry.service.source.as_str() == source)
    };
    let mut out = io::stdout().lock();
    let mut count = 0;
    for entry in entries.iter().filter(wanted).take(arguments.limit.unwrap_or(usize::MAX)) {
        count += 1;
        if arguments.json {
            writeln!(out, "{}", to_json(entry))?;
        } else {
            let service = &entry.service;
            let needs: Vec<&str> = service.needs.iter().map(|need| need.as_str()).collect();
            writeln!(
                out,
                "{}  {} — {} [{}] {}",
                service.id,
                service.name,
                service.organization,
                needs.join(" "),
                place(service)
            )?;
        }
    }
    writeln!(io::stderr(), "{count} services")?;
    Ok(ExitCode::SUCCESS)
}

async fn show(arguments: ShowArgs, database: &str) -> Result<ExitCode, Failure> {
    let store = open(database).await?;
    let entries = store.load_entries(&arguments.agency.as_str().into()).await?;
    let found: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.service.id.as_str() == arguments.id || entry.service.source_id == arguments.id)
        .collect();
    if found.is_empty() {
        return Err(Failure::Failed(format!("there is no service `{}`", arguments.id)));
    }
    let mut out = io::stdout().lock();
    for entry in found {
        if arguments.json {
            writeln!(out, "{}", to_json(entry))?;
        } else {
            card(entry, &mut out)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn place(service: &Service) -> String {
    match &service.location {
        Location::Remote => match &service.coverage.country {
            Some(country) if !service.coverage.areas.is_empty() => {
                format!("{} ({country})", service.coverage.areas.join(", "))
            }
            Some(country) => country.clone(),
            None => String::new(),
        },
        Location::Public { city, area, .. } => {
            [city, area].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
        }
        Location::Confidential { city, area } => {
            let area = [city, area].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
            format!("{area} (confidential)").trim_start().to_owned()
        }
    }
}

fn card(entry: &Entry, out: &mut impl Write) -> Result<(), Failure> {
    let service = &entry.service;
    writeln!(out, "{}", service.name)?;
    let mut line =
        |name: &str, text: String| if text.is_empty() { Ok(()) } else { writeln!(out, "  {name:<12} {text}") };
    line("id", service.id.to_string())?;
    line("source", format!("{} {}", service.source.as_str().escape_debug(), service.source_id))?;
    line("organization", service.organization.clone())?;
    line(
        "kind",
        match service.kind {
            Kind::Emergency(_) => "emergency number".into(),
            Kind::NationalLine => "national line".into(),
            Kind::Local => String::new(),
        },
    )?;
    line("needs", service.needs.iter().map(|need| need.as_str()).collect::<Vec<_>>().join(", "))?;
    line("place", place(service))?;
    if let Location::Public { address: Some(address), .. } = &service.location {
        line("address", address.clone())?;
    }
    for contact in &service.contacts {
        let note = contact.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
        let link = phone::link(contact.way, &contact.value).map(|link| format!("  <{link}>")).unwrap_or_default();
        line(contact.way.as_str(), format!("{}{note}{link}", contact.value))?;
    }
    line("hours", service.hours.osm.clone().or_else(|| service.hours.text.clone()).unwrap_or_default())?;
    line("languages", service.languages.join(", "))?;
    line("cost", service.cost.clone().unwrap_or_default())?;
    line("accepts", service.eligibility.text.clone().unwrap_or_default())?;
    line("made for", service.eligibility.made_for.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(", "))?;
    line(
        "verified",
        match &service.verification {
            Verification::Unreviewed => "not by this agency".into(),
            Verification::PublicSources { seen } => {
                let seen = seen.map(|day| format!(" (seen {day})")).unwrap_or_default();
                format!("from public sources, not confirmed by this agency{seen}")
            }
            Verification::Verified { by, on } => format!("{on} by {by}"),
        },
    )?;
    line(
        "not shown",
        match entry.hidden {
            None => String::new(),
            Some(Hidden::Inactive) => "closed, says its publisher".into(),
            Some(Hidden::OneSource) => "one public source alone: verify it first".into(),
        },
    )?;
    line("about", service.description.clone().unwrap_or_default())?;
    Ok(())
}

fn to_json(entry: &Entry) -> Value {
    let mut value = serde_json::to_value(&entry.service).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert("confidential".into(), json!(entry.service.location.is_confidential()));
        object.insert("verified_on".into(), json!(entry.service.verification.verified_on()));
        object.insert("hidden".into(), json!(entry.hidden));
    }
    value
}
