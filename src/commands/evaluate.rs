//! `porchlight evaluate FILE`: how well labelled messages are understood.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use porchlight_core::config::Settings;
use porchlight_core::service::{EmbeddedEngine, home};
use porchlight_core::understanding::evaluate::evaluate;

use crate::{app, failed};

/// `evaluate`.
#[derive(Debug, Args)]
pub struct EvaluateArgs {
    /// JSON lines with id, text, lang, intent, needs, danger, place, about_other, traits.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Also print every message that was misunderstood.
    #[arg(long)]
    pub misses: bool,
}

/// Prints the figures. Exit 1 when a file or a line could not be read; the figures are of the others.
pub fn run(args: EvaluateArgs, settings: Settings) -> ExitCode {
    let policy = match app::policy(&settings) {
        Ok(policy) => policy,
        Err(error) => return failed(1, &error),
    };
    let mut files = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(content) => files.push((name, content)),
            Err(error) => return failed(1, &format!("{name}: {error}")),
        }
    }
    let named = files.iter().map(|(name, content)| (name.as_str(), content.as_str()));
    let report = evaluate(EmbeddedEngine::get(), &home(&policy), named);
    let mut out = if args.json { format!("{}\n", report.json(args.misses)) } else { report.table() };
    if args.misses && !args.json {
        for miss in &report.misses {
            out.push_str(&format!("\n{}:{} {}\n", miss.file, miss.id, miss.text));
            for difference in &miss.differences {
                out.push_str(&format!("    {difference}\n"));
            }
        }
    }
    if std::io::stdout().write_all(out.as_bytes()).is_err() {
        return ExitCode::FAILURE;
    }
    for bad in &report.bad {
        failed(1, bad);
    }
    if report.bad.is_empty() { crate::DONE } else { ExitCode::FAILURE }
}
