//! Keeping the process's memory off every disk: no core dumps, no swap.
//!
//! Adversary: whoever holds the machine's disk later. Both are settled at start, before anything is accepted:
//! [`forbid_core_dumps`], then [`decide_swap`] with what [`swap_areas`] found.

mod swap;

use std::io;

pub use swap::{Encryption, SwapArea, SwapDecision, SwapFacts, decide_swap, swap_areas};

/// The setting that accepts swap by name; its value is `yes`.
pub const ACCEPT_SWAP: &str = "PORCHLIGHT_ACCEPT_SWAP";

/// Forbids the system to write this process's memory down when it crashes, and other processes of the same user to read
/// it. Both ways are needed: the limit stops core files, but not a collector that the kernel pipes dumps to
/// (`core_pattern` with `|`, as systemd-coredump has it); that one gets nothing of a process that is not dumpable.
#[expect(unsafe_code, reason = "the standard library has neither setrlimit nor prctl")]
pub fn forbid_core_dumps() -> io::Result<()> {
    let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: setrlimit reads `none`, which lives through the call.
    if unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const none) } != 0 {
        return Err(io::Error::last_os_error());
    }
    let not_dumpable: libc::c_ulong = 0;
    // SAFETY: PR_SET_DUMPABLE takes one number and touches no memory of this process.
    match unsafe { libc::prctl(libc::PR_SET_DUMPABLE, not_dumpable) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Asks the system to keep this process's own memory (not the live store's folder) out of swap. Only where it may lock
/// as much as it likes (`LimitMEMLOCK=infinity`): with a smaller limit, memory that is asked for later would be refused.
/// Says whether it was done.
#[expect(unsafe_code, reason = "the standard library has neither getrlimit nor mlockall")]
pub fn lock_memory() -> bool {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: getrlimit fills `limit`, which lives through the call.
    let known = unsafe { libc::getrlimit(libc::RLIMIT_MEMLOCK, &raw mut limit) } == 0;
    if !known || limit.rlim_cur != libc::RLIM_INFINITY {
        return false;
    }
    // SAFETY: mlockall changes where pages may be kept, not what is in them. ONFAULT: pages that are never touched
    // take no memory.
    unsafe { libc::mlockall(libc::MCL_CURRENT | libc::MCL_FUTURE | libc::MCL_ONFAULT) == 0 }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    const CHILD: &str = "PORCHLIGHT_TEST_HARDENED";

    /// Not a test: the child, so that the test's own process stays as it is.
    #[test]
    fn hardened_child() {
        if std::env::var_os(CHILD).is_some() {
            forbid_core_dumps().unwrap();
            let limits = std::fs::read_to_string("/proc/self/limits").unwrap();
            let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
            assert_eq!(core.split_whitespace().collect::<Vec<_>>()[4..6], ["0", "0"]);
            // SAFETY: PR_GET_DUMPABLE has no arguments and no effect.
            #[expect(unsafe_code, reason = "the standard library has no prctl")]
            let dumpable = unsafe { libc::prctl(libc::PR_GET_DUMPABLE) };
            assert_eq!(dumpable, 0);
            // What the live store reads about itself must still be readable.
            assert!(!std::fs::read_to_string("/proc/self/mountinfo").unwrap().is_empty());
            std::process::abort();
        }
    }

    #[test]
    fn a_hardened_process_that_crashes_leaves_no_core() {
        use std::os::unix::process::ExitStatusExt;
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "hardening::tests::hardened_child", "--nocapture"])
            .env(CHILD, "1")
            .output()
            .unwrap();
        assert_eq!(child.status.signal(), Some(libc::SIGABRT), "{}", String::from_utf8_lossy(&child.stderr));
        assert!(!child.status.core_dumped());
    }
}
