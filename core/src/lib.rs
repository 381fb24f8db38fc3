//! Porchlight's core: every rule, no HTTP server, no platform SDK.

pub mod channel;
pub mod clock;
pub mod directory;
pub mod door;
pub mod hardening;
pub mod ids;
pub mod language;
pub mod live;
pub mod matching;
pub mod places;
pub mod private;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod understanding;
pub mod vocabulary;
