//! A real Porchlight for one test: the built program as its own process, with a clean environment, a data folder and a
//! live folder of its own, on ports that the system chose. Everything ends with the test.

pub mod search;
pub mod web;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use tempfile::TempDir;

use self::web::Browser;

/// Where leaving leads when a test does not care.
pub const EXIT: &str = "https://weather.example/";

/// One installation: folders and settings. Several processes may use it, one after the other or side by side.
pub struct Installation {
    /// Holds the data folder, and is the folder that the program runs in.
    folder: TempDir,
    /// Memory only.
    live: TempDir,
    /// What the server printed; outside of everything that is searched.
    printed: TempDir,
    settings: Vec<(String, String)>,
}

impl Installation {
    /// An installation with these settings beside its own folders and ports.
    pub fn new(settings: &[(&str, &str)]) -> Self {
        let settings = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self {
            folder: TempDir::with_prefix("porchlight-test-").unwrap(),
            live: TempDir::with_prefix_in("porchlight-test-", "/dev/shm").unwrap(),
            printed: TempDir::with_prefix("porchlight-test-").unwrap(),
            settings,
        }
    }

    /// The folder that the program runs in; the data folder is in it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of the live store.
    pub fn live(&self) -> PathBuf {
        // Made by the program itself, with the mode it wants.
        self.live.path().join("live")
    }

    /// The program with these arguments, in this installation.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_porchlight"));
        command
            .args(arguments)
            .current_dir(self.folder())
            .env_clear()
            // Whatever it might want to write elsewhere would be found too.
            .env("HOME", self.folder())
            .env("TMPDIR", self.folder())
            .env("PORCHLIGHT_DATA", self.folder().join("data"))
            .env("PORCHLIGHT_LIVE", self.live())
            .env("PORCHLIGHT_WEB_LISTEN", "127.0.0.1:0")
            .env("PORCHLIGHT_OPS_LISTEN", "127.0.0.1:0")
            .env("PORCHLIGHT_EXIT_URL", EXIT)
            .envs(self.settings.iter().map(|(name, value)| (name, value)));
        let parent = std::process::id();
        // SAFETY: only system calls that are allowed between fork and exec.
        unsafe {
            command.pre_exec(move || {
                // Whatever happens to the test, its processes end with it.
                libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL);
                if libc::getppid().unsigned_abs() != parent {
                    return Err(std::io::Error::other("the test is gone"));
                }
                // As many core dumps as the machine allows, so that a test can see that the program forbids them.
                let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
                libc::getrlimit(libc::RLIMIT_CORE, &mut limit);
                limit.rlim_cur = limit.rlim_max;
                libc::setrlimit(libc::RLIMIT_CORE, &limit);
                Ok(())
            });
        }
        command
    }

    /// Runs a command to its end.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Ended {
        self.run_with(arguments, b"")
    }

    /// Runs a command to its end, with this on its standard input.
    pub fn run_with<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>, input: &[u8]) -> Ended {
        finish(self.command(arguments), input)
    }

    /// Starts a server and waits until it is ready.
    pub fn serve(&self) -> Server {
        let errors = self.printed.path().join("stderr");
        let stderr = File::options().create(true).append(true).open(&errors).unwrap();
        let mut command = self.command(["serve"]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(stderr).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut printed = String::new();
        let mut address = |label: &str| loop {
            let mut line = String::new();
            if stdout.read_line(&mut line).unwrap() == 0 {
                let _ = child.kill();
                panic!("it did not start: {}", std::fs::read_to_string(&errors).unwrap());
            }
            printed.push_str(&line);
            if let Some(rest) = line.strip_prefix(label) {
                let host = rest.trim().trim_start_matches("http://");
                return host.split('/').next().unwrap().parse::<SocketAddr>().unwrap();
            }
        };
        let (web, ops) = (address("Web chat:"), address("Health:"));
        let rest = std::thread::spawn(move || {
            let mut rest = Vec::new();
            let _ = stdout.read_to_end(&mut rest);
            printed + &String::from_utf8_lossy(&rest)
        });
        let server = Server { child, web, ops, errors, stdout: Some(rest) };
        eventually("the server is ready", || {
            Browser::new(server.ops).get("/readyz").is_ok_and(|answer| answer.status == 200)
        });
        server
    }
}

/// Runs a command to its end.
pub fn finish(mut command: Command, input: &[u8]) -> Ended {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that does not read closes its end.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Ended {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// What a command left.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// A running server. Dropping it kills it.
pub struct Server {
    child: Child,
    /// Where the web chat listens.
    pub web: SocketAddr,
    /// Where health and metrics are.
    pub ops: SocketAddr,
    errors: PathBuf,
    stdout: Option<JoinHandle<String>>,
}

/// What can be sent to a server.
#[derive(Debug, Clone, Copy)]
pub enum Signal {
    /// `kill -9`.
    Kill,
    /// What a service manager sends.
    Terminate,
    /// Ctrl-C.
    Interrupt,
}

impl Server {
    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal, without waiting.
    pub fn signal(&self, signal: Signal) {
        let number = match signal {
            Signal::Kill => libc::SIGKILL,
            Signal::Terminate => libc::SIGTERM,
            Signal::Interrupt => libc::SIGINT,
        };
        // SAFETY: no memory is touched, and the child has not been waited for, so that the id is still its own.
        assert_eq!(unsafe { libc::kill(self.child.id().cast_signed(), number) }, 0);
    }

    /// Sends a signal and waits for the end. Returns everything that was printed.
    pub fn stop(mut self, signal: Signal) -> String {
        self.signal(signal);
        let status = self.wait();
        match signal {
            Signal::Kill => assert_eq!(status.signal(), Some(libc::SIGKILL)),
            Signal::Terminate | Signal::Interrupt => assert_eq!(status.code(), Some(0), "{}", self.printed()),
        }
        let stdout = self.stdout.take().unwrap().join().unwrap();
        stdout + &self.printed()
    }

    fn wait(&mut self) -> ExitStatus {
        let mut ended = None;
        eventually("the server ends", || {
            ended = self.child.try_wait().unwrap();
            ended.is_some()
        });
        ended.unwrap()
    }

    /// What it wrote to standard error so far.
    pub fn printed(&self) -> String {
        std::fs::read_to_string(&self.errors).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until something holds: not for a time, but for so many looks.
pub fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    for look in 0..600_u64 {
        if holds() {
            return;
        }
        // 20 seconds in all, for a machine that is busy with other things.
        std::thread::sleep(Duration::from_millis((look + 1).min(34)));
    }
    panic!("it never came to this: {what}");
}
