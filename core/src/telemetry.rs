//! Logs. Only our own targets are let through: SDKs and HTTP libraries log bodies, addresses and tokens.
//!
//! Rules: a message reads alone; no conversation id, no text, no address, no line per message, at any level.

use std::io::IsTerminal;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// The targets that may log: the crates of this project.
const OURS: [&str; 3] = ["porchlight", "porchlight_core", "porchlight_web"];

/// Which records pass at a level ("off", "error" … "trace").
pub fn filter(level: &str) -> Targets {
    let level = level.parse().unwrap_or(LevelFilter::INFO);
    OURS.iter().fold(Targets::new().with_default(LevelFilter::OFF), |targets, ours| targets.with_target(*ours, level))
}

/// Starts logging to standard error. A second call changes nothing.
pub fn start(level: &str) {
    let color = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(color).with_target(false);
    let _ = tracing_subscriber::registry().with(filter(level)).with(layer).try_init();
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;

    #[test]
    fn even_at_trace_only_our_own_targets_pass() {
        let filter = filter("trace");
        assert!(filter.would_enable("porchlight_core::service", &Level::TRACE));
        for other in ["hyper", "axum", "sqlx::query", "serenity::http", "teloxide", "tower_http", "porch"] {
            assert!(!filter.would_enable(other, &Level::ERROR), "{other}");
        }
    }
}
