//! Erasing everything: `porchlight wipe`, and Ctrl-C.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use super::folder::{Folder, FolderError};
use super::{STORE, system};

/// What [`wipe`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wiped {
    /// There was no such folder.
    Nothing,
    /// This many bytes were overwritten.
    Erased {
        /// Bytes.
        bytes: u64,
        /// Whether the folder is gone too; it stays when something is in it that Porchlight did not put there.
        folder_removed: bool,
    },
}

/// Overwrites and removes what Porchlight keeps in the folder, and the folder. It takes no look at what it erases, so
/// it also removes a damaged store. A running Porchlight holds the folder: then this fails and says which process it is.
pub fn wipe(folder: &Path) -> Result<Wiped, FolderError> {
    let Some(taken) = Folder::take_to_erase(folder)? else { return Ok(Wiped::Nothing) };
    match erase(taken) {
        Ok(bytes) => Ok(Wiped::Erased { bytes, folder_removed: !folder.exists() }),
        Err(error) => Err(FolderError::System { folder: folder.into(), error }),
    }
}

/// Erases the files of a folder that is held, and removes it. Says how many bytes were overwritten.
pub(super) fn erase(folder: Folder) -> io::Result<u64> {
    let mut bytes = 0;
    for name in [STORE, super::reload::NEW] {
        match folder.open(name, false) {
            Ok(file) => {
                // The name first: an erasure that is interrupted leaves nothing behind that looks like a damaged store.
                std::fs::remove_file(folder.path().join(name))?;
                bytes += overwrite(&file)?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    folder.remove();
    Ok(bytes)
}

/// Zeros where the file has memory, then gives it back.
fn overwrite(file: &File) -> io::Result<u64> {
    let zeros = [0; 64 << 10];
    let mut bytes = 0;
    for range in system::data_ranges(file, file.metadata()?.len())? {
        let mut at = range.start;
        while at < range.end {
            let length = (range.end - at).min(zeros.len() as u64);
            file.write_all_at(&zeros[..usize::try_from(length).unwrap_or(zeros.len())], at)?;
            at += length;
        }
        bytes += range.end - range.start;
    }
    file.set_len(0)?;
    Ok(bytes)
}
