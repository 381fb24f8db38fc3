//! `porchlight settings`.

use std::io::Write;
use std::process::ExitCode;

/// Prints every setting.
pub fn run() -> ExitCode {
    match std::io::stdout().write_all(crate::settings_text().as_bytes()) {
        Ok(()) => crate::DONE,
        Err(error) => crate::failed(1, &error),
    }
}
