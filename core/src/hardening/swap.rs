//! Swap: what there is, whether it is encrypted, and whether Porchlight may start with it.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::ACCEPT_SWAP;
use crate::live::embedded::Medium;

/// What becomes of memory that is written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// Encrypted before it reaches the disk (dm-crypt below it, at any depth).
    Encrypted,
    /// It is compressed memory, not a disk (zram without a disk behind it).
    Memory,
    /// Readable on the disk, or not known: then it counts as readable.
    Plain,
}

/// An active swap device or file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwapArea {
    /// As the system names it.
    pub name: String,
    /// What becomes of memory there.
    pub encryption: Encryption,
}

/// What the decision depends on.
#[derive(Debug, Clone)]
pub struct SwapFacts<'a> {
    /// Active swap.
    pub areas: &'a [SwapArea],
    /// What the live store's folder is kept in; `None`: no embedded live store (NATS on other machines).
    pub medium: Option<Medium>,
    /// Whether [`super::lock_memory`] succeeded.
    pub memory_locked: bool,
    /// Whether the setting [`ACCEPT_SWAP`] says `yes`.
    pub accepted: bool,
    /// Whether every listener is on a loopback address: someone trying Porchlight out.
    pub only_loopback: bool,
}

/// Whether Porchlight may start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SwapDecision {
    /// Nothing can reach a disk.
    Fine,
    /// It may, and this is to be said at start.
    Warn(String),
    /// It may not, for this reason.
    Refuse(String),
}

/// The rule of DESIGN section 3. Pure.
pub fn decide_swap(facts: &SwapFacts<'_>) -> SwapDecision {
    let readable: Vec<_> =
        facts.areas.iter().filter(|area| area.encryption == Encryption::Plain).map(|area| &*area.name).collect();
    if readable.is_empty() {
        return SwapDecision::Fine;
    }
    let swap = format!("unencrypted swap is active ({})", readable.join(", "));
    let store_is_safe = facts.medium.is_none_or(|medium| !medium.can_be_swapped());
    if store_is_safe && facts.memory_locked {
        return SwapDecision::Fine;
    }
    if store_is_safe {
        return SwapDecision::Warn(format!(
            "The live store cannot be swapped out, but {swap} and could take conversations that are being handled. \
             Allow Porchlight to lock its memory (LimitMEMLOCK=infinity), or switch swap off"
        ));
    }
    let risk = format!("{swap}: conversations could be written to a disk");
    if facts.accepted {
        return SwapDecision::Warn(format!("{risk}. Accepted by {ACCEPT_SWAP}=yes"));
    }
    let advice = format!(
        "Switch swap off (`swapoff -a`), encrypt it, put the live store's folder on ramfs or on tmpfs mounted with \
         `noswap`, or accept the risk with {ACCEPT_SWAP}=yes"
    );
    if facts.only_loopback {
        return SwapDecision::Warn(format!("{risk}. Only this machine can reach Porchlight, so it starts. {advice}"));
    }
    SwapDecision::Refuse(format!("{risk}. {advice}"))
}

/// The system's active swap. Where the kernel has no swap at all, there is none.
pub fn swap_areas() -> io::Result<Vec<SwapArea>> {
    match fs::read_to_string("/proc/swaps") {
        Ok(swaps) => Ok(read_areas(&swaps, Path::new("/sys"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn read_areas(swaps: &str, sys: &Path) -> Vec<SwapArea> {
    let names = swaps.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    names
        .map(|name| {
            // The kernel writes blanks in names as \040.
            let path = PathBuf::from(name.replace("\\040", " "));
            let device = device(&path).map(|(major, minor)| sys.join(format!("dev/block/{major}:{minor}")));
            let encryption = device.map_or(Encryption::Plain, |device| encryption(&device, &mut HashSet::new()));
            SwapArea { name: name.to_owned(), encryption }
        })
        .collect()
}

/// The block device of a swap device, or the one under a swap file.
fn device(path: &Path) -> Option<(u32, u32)> {
    let facts = fs::metadata(path).ok()?;
    let device = if facts.file_type().is_block_device() { facts.rdev() } else { facts.dev() };
    Some((libc::major(device), libc::minor(device)))
}

/// Looks at a block device, and if it is put together from others (LVM, RAID), at all of those.
fn encryption(device: &Path, seen: &mut HashSet<PathBuf>) -> Encryption {
    let Ok(device) = device.canonicalize() else { return Encryption::Plain };
    let read = |name: &str| fs::read_to_string(device.join(name)).map(|text| text.trim().to_owned());
    if read("dm/uuid").is_ok_and(|uuid| uuid.starts_with("CRYPT-")) {
        return Encryption::Encrypted;
    }
    let is_zram = device.file_name().is_some_and(|name| name.to_string_lossy().starts_with("zram"));
    if is_zram {
        // Without the file, the kernel cannot write back at all.
        let memory =
            read("backing_dev").map_or_else(|error| error.kind() == io::ErrorKind::NotFound, |to| to == "none");
        return if memory { Encryption::Memory } else { Encryption::Plain };
    }
    let below: Vec<_> =
        fs::read_dir(device.join("slaves")).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    let new = seen.insert(device);
    if new && !below.is_empty() && below.iter().all(|below| encryption(below, seen) == Encryption::Encrypted) {
        return Encryption::Encrypted;
    }
    Encryption::Plain
}

#[cfg(test)]
mod tests;
