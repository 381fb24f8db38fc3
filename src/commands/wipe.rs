//! `porchlight wipe`: every open conversation is overwritten and removed.

use std::process::ExitCode;

use porchlight_core::config::Settings;
use porchlight_core::live::embedded::{Wiped, default_folder, wipe};

/// Wipes the live store's folder.
#[expect(clippy::print_stderr, reason = "what a command did goes to standard error")]
pub fn run(settings: &Settings) -> ExitCode {
    let folder = settings.live.clone().unwrap_or_else(default_folder);
    match wipe(&folder) {
        Ok(Wiped::Nothing) => eprintln!("porchlight: there was nothing to wipe in {}", folder.display()),
        Ok(_) => eprintln!("porchlight: everything in {} was overwritten and removed", folder.display()),
        Err(error) => return crate::failed(1, &error),
    }
    crate::DONE
}
