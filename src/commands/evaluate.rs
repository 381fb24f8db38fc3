//! `porchlight evaluate FILE`: how well labelled messages are understood.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

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
