//! What `/proc` says about a process, and stopping it.

use std::fs;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::time::Duration;

/// A server in a process of its own; killed when this is dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: std::net::SocketAddr,
}

impl Server {
    /// Starts a program that prints `http://<address>/` on one of its first lines.
    pub fn start(mut command: std::process::Command) -> Self {
        use std::io::BufRead;
        let mut child = command.stdout(std::process::Stdio::piped()).spawn().expect("the server starts");
        let mut lines = std::io::BufReader::new(child.stdout.take().expect("piped")).lines();
        let address = lines.find_map(|line| {
            let line = line.ok()?;
            line.split_once("http://")?.1.trim_end_matches('/').parse().ok()
        });
        // What else it prints is read, so that it never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        match address {
            Some(address) => Self { child, address },
            None => panic!("the server did not say where it listens: {:?}", child.wait()),
        }
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to stop with a signal, and waits.
    pub fn stop(mut self, signal: i32) -> ExitStatus {
        // SAFETY: a signal to our own child, which has not been waited for.
        unsafe { libc::kill(self.child.id().cast_signed(), signal) };
        self.child.wait().expect("the server ends")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Processor time of a process so far, user and system; in steps of 10 ms.
pub fn cpu(id: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    // The name, in brackets, may contain anything.
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// Memory of a process, in bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    /// Everything it has mapped and that is there, files shared with others included.
    pub resident: u64,
    /// The same, what is shared divided by the number of sharers.
    pub proportional: u64,
    /// Its own, behind no file: what it costs however many run.
    pub anonymous: u64,
}

/// Memory now.
pub fn memory(id: u32) -> Memory {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let field = |name: &str| {
        let line = rollup.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() * 1024
    };
    Memory { resident: field("Rss:"), proportional: field("Pss:"), anonymous: field("Anonymous:") }
}

/// Memory that the files of a folder take, in bytes.
pub fn folder(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let files = fs::read_dir(path).into_iter().flatten().flatten();
    files.filter_map(|file| file.metadata().ok()).map(|file| file.blocks() * 512).sum()
}

/// Mebibytes, for printing.
#[expect(clippy::cast_precision_loss, reason = "figures for people")]
pub fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
