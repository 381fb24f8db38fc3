//! `porchlight`: serve the web chat, ask a single question, keep the directory. Each command is a file in `commands/`.

mod app;
mod commands;
mod ops;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use porchlight_core::config::{SETTINGS, Settings};
use porchlight_core::{hardening, telemetry};

/// Done.
pub const DONE: ExitCode = ExitCode::SUCCESS;

/// Anonymous, multilingual first answers for people who are being hurt at home.
///
/// Without a command it serves. Settings come from porchlight.toml and from the environment, the environment winning;
/// `porchlight settings` lists them all.
#[derive(Debug, Parser)]
#[command(name = "porchlight", version)]
struct Program {
    /// The settings file; without it, porchlight.toml in this folder, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the web chat (the default).
    Serve,
    /// Answer one message, or a file of messages, and stop.
    Ask(commands::ask::AskArgs),
    /// Hold a whole conversation in this terminal.
    Chat(commands::chat::ChatArgs),
    /// Measure the understanding against labelled messages.
    Evaluate(commands::evaluate::EvaluateArgs),
    /// The directory of services.
    #[command(subcommand)]
    Directory(commands::directory::DirectoryCommand),
    /// The gazetteer.
    #[command(subcommand)]
    Places(commands::places::PlacesCommand),
    /// Erase every open conversation, now. Stop the server first.
    Wipe,
    /// Check this machine and this installation, and say what to do before people are sent here.
    Doctor,
    /// List every setting, its default and what is allowed.
    Settings,
}

fn main() -> ExitCode {
    let program = Program::parse();
    if matches!(program.command, Some(Command::Settings)) {
        return commands::settings::run();
    }
    let settings = match Settings::read(program.config.as_deref(), environment()) {
        Ok(settings) => settings,
        Err(error) => return failed(2, &error),
    };
    telemetry::start(&settings.log);
    // Before anything a person says can be in memory.
    if let Err(error) = hardening::forbid_core_dumps() {
        return failed(1, &format!("core dumps cannot be switched off: {error}"));
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(1, &format!("the runtime cannot start: {error}")),
    };
    runtime.block_on(run(program.command.unwrap_or(Command::Serve), settings))
}

async fn run(command: Command, settings: Settings) -> ExitCode {
    match command {
        Command::Serve => commands::serve::run(settings).await,
        Command::Ask(args) => commands::ask::run(args, settings).await,
        Command::Chat(args) => commands::chat::run(args, settings).await,
        Command::Evaluate(args) => commands::evaluate::run(args, settings),
        Command::Directory(command) => {
            let path = settings.database_path();
            commands::directory::run(command, &path.display().to_string()).await
        }
        Command::Places(command) => commands::places::run(command, &settings),
        Command::Wipe => commands::wipe::run(&settings),
        Command::Doctor => commands::doctor::run(settings).await,
        Command::Settings => commands::settings::run(),
    }
}

/// The environment; names and values that are not UTF-8 are no settings of ours.
fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

/// Says on standard error what went wrong. Exit 1: failed; 2: wrong usage.
#[expect(clippy::print_stderr, reason = "errors of commands go to standard error")]
pub fn failed(code: u8, error: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("porchlight: {error}");
    ExitCode::from(code)
}

/// The settings as `porchlight settings` lists them.
pub fn settings_text() -> String {
    let mut text = String::new();
    for setting in SETTINGS {
        let entry = [
            format!("{}\n    {}", setting.name, setting.help),
            format!("    allowed: {}", setting.allowed),
            format!("    default: {}", setting.default),
        ];
        text.push_str(&entry.join("\n"));
        text.push_str("\n\n");
    }
    text.push_str("Any of them may come from a file: the same name with _FILE, and the path as its value.\n");
    text.push_str("In porchlight.toml the key is the name in lower case without PORCHLIGHT_, for example: country = \"US\"\n");
    text
}
