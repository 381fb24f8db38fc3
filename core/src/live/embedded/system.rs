//! The few questions that only the kernel answers, and that the standard library does not ask.

use std::fs::File;
use std::io;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::os::fd::AsRawFd;

/// Who this process acts as.
#[expect(unsafe_code, reason = "the standard library has no geteuid")]
pub fn effective_user() -> u32 {
    // SAFETY: geteuid has no arguments, no failure and no effect.
    unsafe { libc::geteuid() }
}

/// The magic number of the file system that a file is on.
#[expect(unsafe_code, reason = "the standard library has no fstatfs")]
pub fn file_system(file: &File) -> io::Result<i64> {
    let mut answer = MaybeUninit::<libc::statfs>::uninit();
    // SAFETY: the descriptor is open as long as `file` lives, and `answer` has the size that fstatfs fills.
    if unsafe { libc::fstatfs(file.as_raw_fd(), answer.as_mut_ptr()) } != 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: fstatfs succeeded, so it has filled `answer`.
    Ok(unsafe { answer.assume_init() }.f_type)
}

/// Takes the memory for a range of a file now, all of it or none, so that writing there cannot fail for want of room.
/// ramfs, which has no limit, does not know this; there nothing happens.
pub fn take_memory(file: &File, range: Range<u64>) -> io::Result<()> {
    allocate(file, 0, range)
}

/// Gives the memory of a range of a file back to the system; the range reads as zeros from then on. ramfs cannot;
/// there nothing happens.
pub fn give_back(file: &File, range: Range<u64>) -> io::Result<()> {
    allocate(file, libc::FALLOC_FL_PUNCH_HOLE | libc::FALLOC_FL_KEEP_SIZE, range)
}

#[expect(unsafe_code, reason = "the standard library has no fallocate")]
fn allocate(file: &File, mode: libc::c_int, range: Range<u64>) -> io::Result<()> {
    let (offset, length) = (to_offset(range.start)?, to_offset(range.end - range.start)?);
    loop {
        // SAFETY: the descriptor is open as long as `file` lives; fallocate touches no memory of this process.
        if unsafe { libc::fallocate(file.as_raw_fd(), mode, offset, length) } == 0 {
            return Ok(());
        }
        match io::Error::last_os_error() {
            error if error.kind() == io::ErrorKind::Interrupted => {}
            error if error.raw_os_error() == Some(libc::EOPNOTSUPP) => return Ok(()),
            error => return Err(error),
        }
    }
}

/// The parts of a file that have memory behind them, up to `end`.
pub fn data_ranges(file: &File, end: u64) -> io::Result<Vec<Range<u64>>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some(start) = seek(file, from, libc::SEEK_DATA)?.filter(|start| *start < end) {
        let stop = seek(file, start, libc::SEEK_HOLE)?.unwrap_or(end).min(end);
        ranges.push(start..stop);
        from = stop;
    }
    Ok(ranges)
}

#[expect(unsafe_code, reason = "the standard library does not seek for data and holes")]
fn seek(file: &File, from: u64, whence: libc::c_int) -> io::Result<Option<u64>> {
    // SAFETY: the descriptor is open as long as `file` lives; lseek touches no memory of this process.
    let position = unsafe { libc::lseek(file.as_raw_fd(), to_offset(from)?, whence) };
    match u64::try_from(position) {
        Ok(position) => Ok(Some(position)),
        Err(_) => match io::Error::last_os_error() {
            // Nothing behind this place.
            error if error.raw_os_error() == Some(libc::ENXIO) => Ok(None),
            error => Err(error),
        },
    }
}

fn to_offset(position: u64) -> io::Result<libc::off_t> {
    libc::off_t::try_from(position).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))
}
