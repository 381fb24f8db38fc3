//! The folder of the live store: on a memory file system, this process's user's own, and one process's at a time.
//!
//! Adversaries: another account on the machine that prepares the folder (or a link in its place) in a directory where
//! everyone may write, `/dev/shm` for one; and an administrator's slip that would put conversations on a disk.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::system;

/// The setting that names the folder, for error messages.
pub const SETTING: &str = "PORCHLIGHT_LIVE";

const LOCK: &str = "lock";
/// linux/magic.h
const TMPFS_MAGIC: i64 = 0x0102_1994;
/// linux/magic.h
const RAMFS_MAGIC: i64 = 0x8584_58f6;

/// The memory that the folder is kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Never leaves memory.
    Ramfs,
    /// Leaves memory only when there is swap and the mount allows it.
    Tmpfs {
        /// Mounted with `noswap` (Linux 6.4 and later): never leaves memory.
        noswap: bool,
    },
}

impl Medium {
    /// Whether the system may write its pages to swap.
    pub const fn can_be_swapped(self) -> bool {
        matches!(self, Self::Tmpfs { noswap: false })
    }
}

/// Why a folder cannot hold the live store. Every message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It is on a disk, or on something that is not known to be memory.
    #[error(
        "{} is not on a memory file system: conversations must never reach a disk. \
         Set {SETTING} to a folder on tmpfs or ramfs, for example /dev/shm/porchlight", .0.display()
    )]
    NotMemory(PathBuf),
    /// It is a link, or not a folder.
    #[error("{} is a link or not a folder: remove it, or set {SETTING} to another folder", .0.display())]
    NotAFolder(PathBuf),
    /// It belongs to someone else.
    #[error(
        "{} belongs to user {owner}, and Porchlight runs as user {user}: \
         remove it, or set {SETTING} to another folder", folder.display()
    )]
    NotOurs {
        /// The folder.
        folder: PathBuf,
        /// Whose it is.
        owner: u32,
        /// Who asks.
        user: u32,
    },
    /// Others may look into it.
    #[error(
        "{} may be opened by others (mode {mode:03o}): run `chmod 700` on it (with systemd: RuntimeDirectoryMode=0700), \
         or set {SETTING} to another folder", folder.display()
    )]
    Open {
        /// The folder.
        folder: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// Another process holds it.
    #[error(
        "{} is in use by another Porchlight{}: stop that one first, or set {SETTING} to another folder",
        folder.display(), process.map(|id| format!(" (process {id})")).unwrap_or_default()
    )]
    InUse {
        /// The folder.
        folder: PathBuf,
        /// By which process, if it has written it down.
        process: Option<u32>,
    },
    /// The system refused something else.
    #[error("{} cannot be used as the live store's folder ({SETTING}): {error}", folder.display())]
    System {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// The folder when nothing is set: `$XDG_RUNTIME_DIR/porchlight`, or `/dev/shm/porchlight-<user>` without one.
pub fn default_folder() -> PathBuf {
    default_below(std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from), system::effective_user())
}

fn default_below(runtime: Option<PathBuf>, user: u32) -> PathBuf {
    match runtime.filter(|path| path.is_absolute()) {
        Some(runtime) => runtime.join("porchlight"),
        None => PathBuf::from(format!("/dev/shm/porchlight-{user}")),
    }
}

/// A folder that this process holds; other processes are kept out until it is dropped.
pub struct Folder {
    path: PathBuf,
    medium: Medium,
    /// Locked; the system unlocks it when the process ends, however it ends.
    lock: File,
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Closing is not enough: a child process that is just being started holds a copy of the descriptor.
        let _ = self.lock.unlock();
    }
}

impl Folder {
    /// Makes the folder if it is not there, checks it, and takes it.
    pub fn take(path: &Path) -> Result<Self, FolderError> {
        match DirBuilder::new().mode(0o700).create(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(system_error(path)(error)),
            _ => {}
        }
        let (directory, mode) = open_own(path)?;
        if mode & 0o077 != 0 {
            return Err(FolderError::Open { folder: path.into(), mode });
        }
        let kind = system::file_system(&directory).map_err(system_error(path))?;
        let device = directory.metadata().map_err(system_error(path))?.dev();
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        let medium = medium(kind, device, &mounts).ok_or_else(|| FolderError::NotMemory(path.into()))?;
        Ok(Self { lock: lock(path)?, path: path.into(), medium })
    }

    /// Takes a folder to erase what is in it: it must be this user's own and not in use, and that is all.
    /// `None`: there is no such folder.
    pub fn take_to_erase(path: &Path) -> Result<Option<Self>, FolderError> {
        match path.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            _ => open_own(path)?,
        };
        Ok(Some(Self { lock: lock(path)?, path: path.into(), medium: Medium::Tmpfs { noswap: false } }))
    }

    /// What the folder is kept in.
    pub const fn medium(&self) -> Medium {
        self.medium
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a file in it for reading and writing, readable by nobody else; links are not followed.
    pub fn open(&self, name: &str, create: bool) -> io::Result<File> {
        open_file(&self.path.join(name), create)
    }

    /// Removes the lock file and, if nothing else is in it, the folder. Others that wait for the lock notice.
    pub fn remove(self) {
        // Either may fail without harm: both are empty of content.
        let _ = std::fs::remove_file(self.path.join(LOCK));
        let _ = std::fs::remove_dir(&self.path);
    }
}

fn open_file(path: &Path, create: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(create).truncate(false).mode(0o600).custom_flags(libc::O_NOFOLLOW);
    options.open(path)
}

/// Opens the folder itself, and says its mode. What is checked is what was opened, so it cannot be swapped in between;
/// and nobody else can replace our own folder later: in `/dev/shm` the sticky bit, elsewhere the parent's owner forbid it.
fn open_own(path: &Path) -> Result<(File, u32), FolderError> {
    let directory =
        OpenOptions::new().read(true).custom_flags(libc::O_NOFOLLOW | libc::O_DIRECTORY).open(path).map_err(
            |error| match error.raw_os_error() {
                Some(libc::ELOOP | libc::ENOTDIR) => FolderError::NotAFolder(path.into()),
                _ => system_error(path)(error),
            },
        )?;
    let facts = directory.metadata().map_err(system_error(path))?;
    let user = system::effective_user();
    if facts.uid() != user {
        return Err(FolderError::NotOurs { folder: path.into(), owner: facts.uid(), user });
    }
    Ok((directory, facts.mode() & 0o777))
}

/// What a file system with this magic number on this device is, if it is memory.
fn medium(kind: i64, device: u64, mounts: &str) -> Option<Medium> {
    match kind {
        RAMFS_MAGIC => Some(Medium::Ramfs),
        TMPFS_MAGIC => {
            let device = format!("{}:{}", libc::major(device), libc::minor(device));
            let noswap = mounts.lines().any(|line| {
                let of_device = line.split(' ').nth(2) == Some(&*device);
                let options = line.rsplit(' ').next().unwrap_or_default();
                of_device && options.split(',').any(|option| option == "noswap")
            });
            Some(Medium::Tmpfs { noswap })
        }
        _ => None,
    }
}

fn lock(folder: &Path) -> Result<File, FolderError> {
    let path = folder.join(LOCK);
    loop {
        let mut file = open_file(&path, true).map_err(system_error(folder))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut process = String::new();
                let _ = file.read_to_string(&mut process);
                return Err(FolderError::InUse { folder: folder.into(), process: process.trim().parse().ok() });
            }
            Err(TryLockError::Error(error)) => return Err(system_error(folder)(error)),
        }
        // A wipe may have removed the file between opening and locking: then this is a lock on nothing.
        let ours = file.metadata().map_err(system_error(folder))?;
        if path.metadata().is_ok_and(|now| now.ino() == ours.ino() && now.dev() == ours.dev()) {
            let process = std::process::id().to_string();
            file.set_len(0).and_then(|()| file.write_all(process.as_bytes())).map_err(system_error(folder))?;
            return Ok(file);
        }
    }
}

fn system_error(folder: &Path) -> impl Fn(io::Error) -> FolderError {
    move |error| FolderError::System { folder: folder.into(), error }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn memory() -> tempfile::TempDir {
        tempfile::tempdir_in("/dev/shm").unwrap()
    }

    #[test]
    fn without_a_setting_the_folder_is_in_the_runtime_directory_or_in_shared_memory() {
        let runtime = Some(PathBuf::from("/run/user/1000"));
        assert_eq!(default_below(runtime, 1000), Path::new("/run/user/1000/porchlight"));
        assert_eq!(default_below(None, 1000), Path::new("/dev/shm/porchlight-1000"));
        assert_eq!(default_below(Some("".into()), 7), Path::new("/dev/shm/porchlight-7"));
    }

    #[test]
    fn a_new_folder_is_private_and_its_second_process_is_refused() {
        let parent = memory();
        let path = parent.path().join("live");
        let folder = Folder::take(&path).unwrap();
        assert_eq!(path.metadata().unwrap().mode() & 0o777, 0o700);
        let Err(error) = Folder::take(&path) else { panic!("taken twice") };
        assert!(error.to_string().contains(&format!("(process {})", std::process::id())), "{error}");
        assert!(matches!(Folder::take_to_erase(&path), Err(FolderError::InUse { .. })));
        drop(folder);
        Folder::take(&path).unwrap().remove();
        assert!(!path.exists());
    }

    #[test]
    fn links_files_open_folders_and_missing_parents_are_refused() {
        let parent = memory();
        let (real, link, file) = (parent.path().join("real"), parent.path().join("link"), parent.path().join("file"));
        drop(Folder::take(&real).unwrap());
        symlink(&real, &link).unwrap();
        std::fs::write(&file, "").unwrap();
        assert!(matches!(Folder::take(&link), Err(FolderError::NotAFolder(_))));
        assert!(matches!(Folder::take_to_erase(&link), Err(FolderError::NotAFolder(_))));
        assert!(matches!(Folder::take(&file), Err(FolderError::NotAFolder(_))));
        assert!(matches!(Folder::take(&parent.path().join("a/b")), Err(FolderError::System { .. })));
        std::fs::set_permissions(&real, PermissionsExt::from_mode(0o750)).unwrap();
        assert!(matches!(Folder::take(&real), Err(FolderError::Open { mode: 0o750, .. })));
        assert!(Folder::take_to_erase(&parent.path().join("none")).unwrap().is_none());
    }

    #[test]
    fn only_memory_file_systems_are_taken() {
        let mounts = "29 24 0:26 / /dev/shm rw,nosuid - tmpfs tmpfs rw,size=1k\n\
                      30 24 0:27 / /run/porchlight rw - tmpfs tmpfs rw,noswap,size=1k\n";
        let device = |minor| libc::makedev(0, minor);
        assert_eq!(medium(TMPFS_MAGIC, device(26), mounts), Some(Medium::Tmpfs { noswap: false }));
        assert_eq!(medium(TMPFS_MAGIC, device(27), mounts), Some(Medium::Tmpfs { noswap: true }));
        assert_eq!(medium(TMPFS_MAGIC, device(28), mounts), Some(Medium::Tmpfs { noswap: false }));
        assert_eq!(medium(RAMFS_MAGIC, device(26), mounts), Some(Medium::Ramfs));
        const EXT4: i64 = 0xef53;
        assert_eq!(medium(EXT4, device(26), mounts), None);
        let error = FolderError::NotMemory("/var/lib/x".into()).to_string();
        assert!(error.contains("PORCHLIGHT_LIVE") && error.contains("tmpfs or ramfs"), "{error}");
    }
}
