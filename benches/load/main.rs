//! Web conversations over HTTP against the real `porchlight serve`, and against each stage below it, in one run.
//!
//! ```text
//! cargo bench --bench load                     20,000 messages a stage, half a minute or so
//! cargo bench --bench load -- --short          2,000: does it still work?
//! cargo bench --bench load -- --help           everything else
//! ```
//! | stage | what answers |
//! |---|---|
//! | `bare` | an axum handler that reads the same form and answers with a constant page of the same size |
//! | `web` | the web front end over a double that has no rules and no store |
//! | `memory` | the whole service over a store in the process, not durable |
//! | `real` | `porchlight serve` as it is shipped: the embedded store, safe from a crash at every answer |
//!
//! Every stage is a process of its own with two worker threads; this program is one more thread on the same machine, so
//! on two cores it takes its share from what it measures. Flood control is in the way at its default limits: everyone
//! comes from an address of their own (`X-Forwarded-For` from a trusted proxy, which is a setting). Figures on a busy
//! machine are noise: compare stages of one run. Stages take turns in rounds, so that noise hits all of them.

#![expect(clippy::print_stdout, reason = "a program that prints its figures")]

#[path = "../../src/app.rs"]
#[expect(dead_code, reason = "the program uses all of it")]
mod app;
mod client;
#[expect(dead_code, reason = "the start program uses the rest")]
mod process;
mod script;
mod stages;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use clap::Parser;

use client::{Load, Run, hold};
use process::{Server, cpu, memory, mib};
use stages::Stage;

#[derive(Parser)]
#[command(about = "Holds web conversations against `porchlight serve` and against each stage below it")]
struct Arguments {
    /// Messages for each stage.
    #[arg(long, default_value_t = 20_000)]
    messages: usize,
    /// People at a time, each on a connection of their own.
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// How often the stages take turns.
    #[arg(long, default_value_t = 4)]
    rounds: usize,
    /// Stop a stage after this many seconds, whatever has been sent.
    #[arg(long, default_value_t = 120)]
    longest: u64,
    /// Only these stages.
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["bare", "web", "memory", "real"])]
    stages: Vec<Stage>,
    /// The program to measure; without it, the one built with this bench.
    #[arg(long)]
    program: Option<PathBuf>,
    /// Another build of it, to be measured beside it.
    #[arg(long)]
    before: Option<PathBuf>,
    /// Few messages: does it work?
    #[arg(long)]
    short: bool,
    /// Serve this stage; for the processes that this program starts.
    #[arg(long, hide = true)]
    serve: Option<Stage>,
    /// The size of the bare handler's page.
    #[arg(long, hide = true, default_value_t = 20_000)]
    page: usize,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let mut arguments = Arguments::parse();
    if arguments.short {
        (arguments.messages, arguments.rounds) = (arguments.messages.min(2_000), 1);
    }
    if arguments.before.is_some() {
        arguments.stages.push(Stage::Before);
    }
    if let Some(stage) = arguments.serve {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        return runtime.expect("a runtime").block_on(stages::serve(stage, arguments.page));
    }
    // One thread: the client must not take more than its share.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(measure(&arguments));
}

/// A stage that runs, and what was measured so far.
struct Measured {
    stage: Stage,
    server: Server,
    run: Run,
    server_cpu: Duration,
    client_cpu: Duration,
}

async fn measure(arguments: &Arguments) {
    // Conversations must not touch a disk, nor does the directory have to.
    let folder = tempfile::tempdir_in("/dev/shm").expect("a folder in memory");
    let load = Load {
        messages: arguments.messages / arguments.rounds.max(1),
        connections: arguments.connections,
        longest: Duration::from_secs(arguments.longest) / u32::try_from(arguments.rounds.max(1)).unwrap_or(1),
        checked: true,
        first_person: 0,
        each: 6,
    };
    // First how large a page is, so that the bare handler's is as large; this warms up as well.
    let page = {
        let server = start(Stage::Real, arguments, &folder.path().join("first"), 0);
        let load = Load { messages: 40 * arguments.connections.min(64), ..load };
        hold(server.address, load).await.expect("it answers").page()
    };
    let mut measured: Vec<Measured> = arguments
        .stages
        .iter()
        .map(|stage| {
            let server = start(*stage, arguments, &folder.path().join(format!("{stage:?}")), page);
            Measured {
                stage: *stage,
                server,
                run: Run::default(),
                server_cpu: Duration::ZERO,
                client_cpu: Duration::ZERO,
            }
        })
        .collect();
    for round in 0..arguments.rounds.max(1) {
        for stage in &mut measured {
            let load = Load {
                checked: stage.stage != Stage::Bare,
                first_person: round * load.messages + CONVERSATIONS_APART,
                ..load
            };
            let before = (cpu(stage.server.id()), cpu(std::process::id()));
            stage.run.add(hold(stage.server.address, load).await.expect("it answers"));
            stage.server_cpu += cpu(stage.server.id()) - before.0;
            stage.client_cpu += cpu(std::process::id()) - before.1;
        }
    }
    print(arguments, &measured, page, folder.path());
}

/// Not the first eight conversations again, by address.
const CONVERSATIONS_APART: usize = 1_000;

fn start(stage: Stage, arguments: &Arguments, folder: &Path, page: usize) -> Server {
    std::fs::create_dir_all(folder).expect("a folder");
    let mut command = match stage {
        Stage::Real | Stage::Before => {
            let program = if stage == Stage::Real { &arguments.program } else { &arguments.before };
            let built = || PathBuf::from(env!("CARGO_BIN_EXE_porchlight"));
            let mut command = Command::new(program.clone().unwrap_or_else(built));
            command.arg("serve");
            command
        }
        _ => {
            let mut command = Command::new(std::env::current_exe().expect("this program"));
            let name = format!("{stage:?}").to_lowercase();
            command.args(["--serve", &name, "--page", &page.to_string()]);
            command
        }
    };
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PORCHLIGHT_") || name == "DATABASE_URL") {
        command.env_remove(name);
    }
    command
        .env("PORCHLIGHT_DATA", folder)
        .env("PORCHLIGHT_LIVE", folder.join("live"))
        .env("PORCHLIGHT_COUNTRY", "US")
        .env("PORCHLIGHT_WEB_LISTEN", "127.0.0.1:0")
        .env("PORCHLIGHT_OPS_LISTEN", "off")
        .env("PORCHLIGHT_TRUSTED_PROXIES", "127.0.0.1")
        .env("PORCHLIGHT_LOG", "error")
        .env("TOKIO_WORKER_THREADS", "2")
        .stdin(Stdio::null())
        .current_dir(folder);
    Server::start(command)
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn print(arguments: &Arguments, measured: &[Measured], page: usize, folder: &Path) {
    println!(
        "{} messages a stage, {} connections, {} rounds; pages of {page} bytes; {} cores, shared with this program",
        arguments.messages,
        arguments.connections,
        arguments.rounds,
        std::thread::available_parallelism().map_or(0, usize::from),
    );
    println!(
        "{:8}{:>12}{:>8}{:>10}{:>10}{:>10}{:>16}{:>16}{:>12}{:>14}",
        "stage",
        "messages/s",
        "ratio",
        "p50 ms",
        "p99 ms",
        "max ms",
        "server µs/msg",
        "client µs/msg",
        "RSS MiB",
        "anonymous MiB"
    );
    let bare = measured.iter().find(|stage| stage.stage == Stage::Bare).map(|stage| stage.run.rate());
    let ms = |took: Duration| took.as_secs_f64() * 1_000.0;
    for Measured { stage, server, run, server_cpu, client_cpu } in measured {
        let each = |cpu: &Duration| cpu.as_secs_f64() * 1e6 / run.took.len().max(1) as f64;
        let memory = memory(server.id());
        println!(
            "{:8}{:>12.0}{:>8}{:>10.2}{:>10.2}{:>10.2}{:>16.0}{:>16.0}{:>12.1}{:>14.1}",
            format!("{stage:?}").to_lowercase(),
            run.rate(),
            bare.map_or_else(String::new, |bare| format!("{:.2}", run.rate() / bare)),
            ms(run.per_mille(500)),
            ms(run.per_mille(990)),
            ms(run.per_mille(1_000)),
            each(server_cpu),
            each(client_cpu),
            mib(memory.resident),
            mib(memory.anonymous),
        );
        if matches!(stage, Stage::Real | Stage::Before) {
            let store = process::folder(&folder.join(format!("{stage:?}")).join("live"));
            let (people, each) = (run.people, store as f64 / run.people.max(1) as f64 / 1024.0);
            println!(
                "{:8}with {people} conversations open, the live store takes {:.1} MiB ({each:.1} KiB each)",
                "",
                mib(store)
            );
        }
    }
}
