//! The steps in which the file changes: every one is done, or not, when the process is killed. In this crate's tests the
//! process "is killed" after a given number of them ([`killed_after`]), and long writes are as many steps as pages.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;

use super::system;

/// What the kernel copies without looking whether the process is to end.
pub const PAGE: u64 = 4_096;

/// The file, for [`super::file::StoreFile`].
pub struct Pages(File);

impl Pages {
    pub const fn new(file: File) -> Self {
        Self(file)
    }

    pub fn read(&self, bytes: &mut [u8], at: u64) -> io::Result<()> {
        self.0.read_exact_at(bytes, at)
    }

    /// Writes within memory that was taken, or over what is there.
    pub fn write(&self, bytes: &[u8], at: u64) -> io::Result<()> {
        if cfg!(test) {
            return in_pages(at..at + bytes.len() as u64, |part| {
                let within = |position: u64| usize::try_from(position - at).unwrap_or(usize::MAX);
                self.0.write_all_at(&bytes[within(part.start)..within(part.end)], part.start)
            });
        }
        self.0.write_all_at(bytes, at)
    }

    /// Writes one aligned word: one step, whatever happens.
    pub fn write_word(&self, word: u64, at: u64) -> io::Result<()> {
        debug_assert!(at.is_multiple_of(8), "a word lies within one page");
        self.write(&word.to_le_bytes(), at)
    }

    pub fn set_length(&self, length: u64) -> io::Result<()> {
        step()?;
        self.0.set_len(length)
    }

    pub fn take_memory(&self, range: Range<u64>) -> io::Result<()> {
        step()?;
        system::take_memory(&self.0, range)
    }

    pub fn give_back(&self, range: Range<u64>) -> io::Result<()> {
        if cfg!(test) {
            return in_pages(range, |part| system::give_back(&self.0, part));
        }
        system::give_back(&self.0, range)
    }
}

/// Acts on the part of a range in each page, one step each.
fn in_pages(range: Range<u64>, mut act: impl FnMut(Range<u64>) -> io::Result<()>) -> io::Result<()> {
    let mut at = range.start;
    while at < range.end {
        let end = (at + 1).next_multiple_of(PAGE).min(range.end);
        step()?;
        act(at..end)?;
        at = end;
    }
    Ok(())
}

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "fails in tests")]
fn step() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<Option<u32>> = const { std::cell::Cell::new(None) };
}

#[cfg(test)]
fn step() -> io::Result<()> {
    STEPS.with(|steps| match steps.get() {
        Some(0) => Err(io::Error::other("killed")),
        left => {
            steps.set(left.map(|left| left - 1));
            Ok(())
        }
    })
}

/// From now on, in this thread, changes of the file fail after this many steps; `None`: never. Says whether the steps
/// given last time were used up.
#[cfg(test)]
pub fn killed_after(steps: Option<u32>) -> bool {
    STEPS.replace(steps) == Some(0)
}
