//! `porchlight places find TEXT`: which places a text names.

use std::io::Write;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use porchlight_core::config::Settings;
use porchlight_core::places::{Gazetteer, Home};
use serde_json::json;

/// The gazetteer.
#[derive(Debug, Subcommand)]
pub enum PlacesCommand {
    /// Find the places that a text names.
    Find(FindArgs),
}

/// `places find`.
#[derive(Debug, Args)]
pub struct FindArgs {
    /// The text, as a person would write it.
    pub text: String,
    /// Print JSON lines.
    #[arg(long)]
    pub json: bool,
}

/// Finds places, the agency's own country and area first.
pub fn run(command: PlacesCommand, settings: &Settings) -> ExitCode {
    let PlacesCommand::Find(args) = command;
    let gazetteer = Gazetteer::embedded();
    let home = Home::resolve(gazetteer, settings.country.as_deref(), settings.area.as_deref());
    let mut out = String::new();
    for mention in gazetteer.find(&args.text, None, &home) {
        for (rank, id) in mention.candidates.iter().take(5).enumerate() {
            let Some(place) = gazetteer.place(*id) else { continue };
            if args.json {
                let line = json!({
                    "text": mention.text,
                    "rank": rank + 1,
                    "name": place.name,
                    "kind": format!("{:?}", place.kind).to_lowercase(),
                    "area": place.area.map(|area| area.name),
                    "country": place.country.code(),
                    "latitude": place.latitude,
                    "longitude": place.longitude,
                    "population": place.population,
                    "time_zone": place.time_zone,
                    "ambiguous": mention.ambiguous,
                });
                out.push_str(&format!("{line}\n"));
            } else {
                let marker = if rank == 0 { mention.text.as_str() } else { "" };
                let unsure = if mention.ambiguous && rank == 0 { "  (several)" } else { "" };
                out.push_str(&format!("{marker:<24} {}{unsure}\n", place.label()));
            }
        }
    }
    let found = !out.is_empty();
    if std::io::stdout().write_all(out.as_bytes()).is_err() {
        return ExitCode::FAILURE;
    }
    if found { crate::DONE } else { crate::failed(1, &"no place was found in this text") }
}
