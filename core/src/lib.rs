//! Porchlight's core: every rule, no HTTP server, no platform SDK.

pub mod atlas;
pub mod channel;
pub mod clock;
pub mod config;
pub mod conversation;
pub mod directory;
pub mod door;
pub mod hardening;
pub mod i18n;
pub mod ids;
pub mod language;
pub mod live;
pub mod matching;
pub mod places;
pub mod private;
pub mod render;
pub mod service;
pub mod telemetry;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod understanding;
pub mod vocabulary;
