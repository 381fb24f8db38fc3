//! How soon `porchlight serve` answers after it was started, and how much memory it takes: idle with some 4,100 services
//! and every language, and with many conversations open.
//!
//! ```text
//! cargo bench --bench start                    100,000 conversations of ten lines: some minutes, at most ten
//! cargo bench --bench start -- --short         1,000
//! cargo bench --bench start -- --help          everything else
//! ```
//! The directory is the starter directory and a generated package, brought in with `porchlight directory import`. The
//! conversations are held over HTTP. The live store's file lies on a memory file system and is not part of the process's
//! own memory: it is listed beside it, and the sum is what the machine has to have.

#![expect(clippy::print_stdout, reason = "a program that prints its figures")]

#[path = "../load/client.rs"]
#[expect(dead_code, reason = "the other program prints more of it")]
mod client;
mod package;
#[expect(dead_code, reason = "the load program measures more of a process")]
#[path = "../load/process.rs"]
mod process;
#[path = "../load/script.rs"]
mod script;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::Parser;

use client::{Load, Run, hold};
use process::{Memory, Server, memory, mib};

#[derive(Parser)]
#[command(about = "How soon `porchlight serve` answers, and how much memory it takes")]
struct Arguments {
    /// Services of the generated package.
    #[arg(long, default_value_t = 4_000)]
    services: usize,
    /// How often it is started.
    #[arg(long, default_value_t = 7)]
    starts: usize,
    /// How many conversations are opened.
    #[arg(long, default_value_t = 100_000)]
    conversations: usize,
    /// Stop opening conversations after this many seconds; the figures are then for as many as there are.
    #[arg(long, default_value_t = 600)]
    longest: u64,
    /// The program to measure; without it, the one built with this bench.
    #[arg(long)]
    program: Option<PathBuf>,
    /// Few conversations: does it work?
    #[arg(long)]
    short: bool,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

/// Messages in a conversation of ten lines.
const MESSAGES: usize = 5;

fn main() {
    let mut arguments = Arguments::parse();
    if arguments.short {
        (arguments.conversations, arguments.starts) = (1_000, 3);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(measure(&arguments));
}

async fn measure(arguments: &Arguments) {
    let folder = tempfile::tempdir_in("/dev/shm").expect("a folder in memory");
    let folder = folder.path();
    package::write(&folder.join("package"), arguments.services);
    let imported = porchlight(arguments, folder)
        .args(["directory", "import", "--country", "US", "--time-zone", "America/New_York"])
        .arg(folder.join("package"))
        .stdout(Stdio::null())
        .status()
        .expect("the program runs");
    assert!(imported.success(), "the package is imported");

    let mut took = Vec::new();
    for start in 0..arguments.starts.max(1) {
        let begun = Instant::now();
        let server = serve(arguments, folder);
        let listens = begun.elapsed();
        hold(server.address, load(1, start)).await.expect("it answers");
        took.push((begun.elapsed(), listens));
        server.stop(libc::SIGINT);
    }
    // The first start after an import prepares the directory for later ones.
    let first = took[0].0;
    took.sort_unstable();
    let middle = took[took.len() / 2];
    println!(
        "start to first answer: {:.0} ms (median of {}; {:.0} ms until it says where it listens; first start {:.0} ms)",
        ms(middle.0),
        took.len(),
        ms(middle.1),
        ms(first)
    );

    let server = serve(arguments, folder);
    // One message in each language, so that everything that is made when it is first needed is there.
    hold(server.address, load(8 * 6, 100)).await.expect("it answers");
    let live = folder.join("live");
    let idle = print("idle", memory(server.id()), process::folder(&live));

    let begun = Instant::now();
    let mut run = Run::default();
    let mut person = 1_000;
    while run.people < arguments.conversations && begun.elapsed().as_secs() < arguments.longest {
        let people = (arguments.conversations - run.people).min(10_000);
        let load = Load { connections: 64.min(people), ..load(people * MESSAGES, person) };
        let part = hold(server.address, load).await.expect("it answers");
        person += part.people;
        run.add(part);
        print(&format!("{} open", run.people), memory(server.id()), process::folder(&live));
    }
    let full = print(&format!("{} open", run.people), memory(server.id()), process::folder(&live));
    let each = full.saturating_sub(idle) / run.people.max(1) as u64;
    println!("{each} bytes a conversation of {} lines; {:.0} messages/s meanwhile", 2 * MESSAGES, run.rate());
    // Again with all of them there.
    server.stop(libc::SIGTERM);
    let begun = Instant::now();
    let server = serve(arguments, folder);
    hold(server.address, load(1, person + 1)).await.expect("it answers");
    println!("start to first answer with all of them there: {:.0} ms", ms(begun.elapsed()));
    print("after it", memory(server.id()), process::folder(&live));
    server.stop(libc::SIGINT);
}

fn load(messages: usize, first_person: usize) -> Load {
    Load {
        messages,
        connections: 1,
        longest: Duration::from_secs(120),
        checked: true,
        first_person,
        each: if messages == 8 * 6 { 6 } else { MESSAGES },
    }
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

/// Prints a line and returns the sum.
fn print(name: &str, memory: Memory, store: u64) -> u64 {
    let sum = memory.resident + store;
    println!(
        "{name:14} resident {:7.1} MiB (anonymous {:.1}, proportional {:.1}) + live store {:.1} MiB = {:.1} MiB",
        mib(memory.resident),
        mib(memory.anonymous),
        mib(memory.proportional),
        mib(store),
        mib(sum)
    );
    sum
}

fn serve(arguments: &Arguments, folder: &Path) -> Server {
    let mut command = porchlight(arguments, folder);
    command.arg("serve");
    Server::start(command)
}

fn porchlight(arguments: &Arguments, folder: &Path) -> Command {
    let built = || PathBuf::from(env!("CARGO_BIN_EXE_porchlight"));
    let mut command = Command::new(arguments.program.clone().unwrap_or_else(built));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PORCHLIGHT_") || name == "DATABASE_URL") {
        command.env_remove(name);
    }
    command
        .env("PORCHLIGHT_DATA", folder.join("data"))
        .env("PORCHLIGHT_LIVE", folder.join("live"))
        .env("PORCHLIGHT_COUNTRY", "US")
        .env("PORCHLIGHT_WEB_LISTEN", "127.0.0.1:0")
        .env("PORCHLIGHT_OPS_LISTEN", "off")
        .env("PORCHLIGHT_TRUSTED_PROXIES", "127.0.0.1")
        .env("PORCHLIGHT_LOG", "error")
        .stdin(Stdio::null())
        .current_dir(folder);
    command
}
