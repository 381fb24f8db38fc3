//! One file for each command.

pub mod ask;
pub mod chat;
pub mod directory;
pub mod doctor;
pub mod evaluate;
pub mod places;
pub mod serve;
pub mod settings;
pub mod wipe;
