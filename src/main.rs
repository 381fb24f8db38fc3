//! Porchlight.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod commands;

/// Anonymous, multilingual first answers for people who are being hurt at home.
#[derive(Debug, Parser)]
#[command(name = "porchlight", version)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The directory of services.
    #[command(subcommand)]
    Directory(commands::directory::DirectoryCommand),
}

#[tokio::main]
async fn main() -> ExitCode {
    let folder = std::env::var("PORCHLIGHT_DATA").unwrap_or_else(|_| "./data".into());
    match Program::parse().command {
        Command::Directory(command) => commands::directory::run(command, &format!("{folder}/porchlight.db")).await,
    }
}
