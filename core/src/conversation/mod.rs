//! The conversation engine: `step(state, event, context) -> (state, effects)`, pure.
//!
//! - [`state`]: the value that is kept; [`reply`]: the replies it owes; [`event`]: what happens to it.
//! - [`step`]: one event applied; [`flows`]: one file for each way a conversation can go.
//!
//! No clock, randomness, store or async in here: the caller brings the time, the ids and the finished understanding,
//! and writes the new value with the replies it owes inside by compare-and-set.
//!
//! **Adding a flow:** a file in `flows/` that returns a [`draft::Draft`], a line in [`step`] that reaches it, its texts
//! in `locales/*/conversation.ftl`, and a story in `tests.rs`.

pub mod draft;
pub mod event;
pub mod flows;
pub mod reply;
pub mod state;
mod step;
#[cfg(test)]
mod tests;

pub use event::{Atlas, Context, Event, EventKind, Policy};
pub use reply::{Arg, Owed, Press, Say};
pub use state::{Conversation, Phase, TimerKind};
pub use step::{Effect, Step, step};
