//! The files of a package: a folder, a zip archive, or a single sheet.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// At most this much is read in all: the largest directories we know of are under 100 MiB, and a zip archive of a few
/// kilobytes can unpack to any size.
const MAX_TOTAL: u64 = 512 << 20;
/// HSDS has some thirty tables; a publisher's own sheets beside them are passed over.
const MAX_FILES: usize = 500;

/// A package could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The system said no.
    #[error("cannot read {path}: {error}")]
    Io {
        /// What was read.
        path: String,
        /// What the system said.
        error: io::Error,
    },
    /// Not a zip archive.
    #[error("{path} is neither a folder, nor a zip archive, nor a CSV file: {error}")]
    Zip {
        /// What was read.
        path: String,
        /// What is wrong with it.
        error: zip::result::ZipError,
    },
    /// Too much.
    #[error("{0} unpacks to more than {limit} MiB or {MAX_FILES} files: not a directory", limit = MAX_TOTAL >> 20)]
    TooLarge(String),
    /// Nothing to import.
    #[error("no CSV file in {0}")]
    Empty(String),
}

/// The files of a package.
#[derive(Debug, Default)]
pub struct Package {
    /// `datapackage.json`, where there is one.
    pub description: Option<Vec<u8>>,
    /// Its sheets by path within the package.
    pub sheets: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// Opens a folder (or the `data` folder within it), a zip archive, or one CSV file.
    pub fn open(path: &Path) -> Result<Self, PackageError> {
        let name = path.display().to_string();
        let io_error = |error| PackageError::Io { path: name.clone(), error };
        let mut package = Self::default();
        let mut left = MAX_TOTAL;
        if path.is_dir() {
            package.folder(path, "", 0, &mut left, &name)?;
        } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv")) {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = read_limited(File::open(path).map_err(io_error)?, &mut left).map_err(io_error)?;
            package.add(&file, bytes.ok_or_else(|| PackageError::TooLarge(name.clone()))?, &name)?;
        } else {
            let file = File::open(path).map_err(io_error)?;
            let mut archive =
                zip::ZipArchive::new(file).map_err(|error| PackageError::Zip { path: name.clone(), error })?;
            for index in 0..archive.len() {
                let entry = archive.by_index(index).map_err(|error| PackageError::Zip { path: name.clone(), error })?;
                let entry_name = entry.name().to_owned();
                if !wanted(&entry_name) {
                    continue;
                }
                // What the archive says of its sizes is not believed: the reading itself stops.
                let bytes = read_limited(entry, &mut left).map_err(io_error)?;
                package.add(&entry_name, bytes.ok_or_else(|| PackageError::TooLarge(name.clone()))?, &name)?;
            }
        }
        if package.sheets.is_empty() { Err(PackageError::Empty(name)) } else { Ok(package) }
    }

    fn folder(
        &mut self,
        path: &Path,
        prefix: &str,
        depth: u8,
        left: &mut u64,
        package: &str,
    ) -> Result<(), PackageError> {
        let io_error = |error| PackageError::Io { path: path.display().to_string(), error };
        for entry in fs::read_dir(path).map_err(io_error)? {
            let entry = entry.map_err(io_error)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(io_error)?;
            // One level down, as frictionless packages have it; symbolic links are not followed.
            if kind.is_dir() && depth < 1 && !entry.file_name().to_string_lossy().starts_with('.') {
                self.folder(&entry.path(), &format!("{name}/"), depth + 1, left, package)?;
            } else if kind.is_file() && wanted(&name) {
                let bytes = read_limited(File::open(entry.path()).map_err(io_error)?, left).map_err(io_error)?;
                self.add(&name, bytes.ok_or_else(|| PackageError::TooLarge(package.to_owned()))?, package)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>, package: &str) -> Result<(), PackageError> {
        if name.to_ascii_lowercase().ends_with(".json") {
            self.description = Some(bytes);
        } else {
            self.sheets.insert(name.to_owned(), bytes);
        }
        if self.sheets.len() > MAX_FILES { Err(PackageError::TooLarge(package.to_owned())) } else { Ok(()) }
    }
}

fn wanted(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    // "._services.csv" and "__MACOSX/" are what macOS adds to archives.
    !file.starts_with('.') && !name.contains("__MACOSX") && (file.ends_with(".csv") || file == "datapackage.json")
}

/// Everything there is to read, or `None` when it is more than what is left.
fn read_limited(reader: impl Read, left: &mut u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(*left + 1).read_to_end(&mut bytes)?;
    let length = bytes.len() as u64;
    if length > *left {
        return Ok(None);
    }
    *left -= length;
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_zip_bomb_is_refused_whatever_it_says_of_its_size() {
        let mut left = 10;
        assert_eq!(read_limited(io::repeat(b'a'), &mut left).unwrap(), None);
        assert_eq!(read_limited(&b"0123456789"[..], &mut left).unwrap().map(|b| b.len()), Some(10));
        assert_eq!(left, 0);
    }

    #[test]
    fn a_zip_archive_is_read_like_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("package.zip");
        let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
        for (name, text) in [("data/services.csv", "id\n1\n"), ("__MACOSX/._services.csv", "x"), ("readme.txt", "x")] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        let package = Package::open(&path).unwrap();
        assert_eq!(package.sheets.keys().collect::<Vec<_>>(), ["data/services.csv"]);
    }

    #[test]
    fn what_is_no_package_says_so() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(Package::open(folder.path()), Err(PackageError::Empty(_))));
        let path = folder.path().join("a.zip");
        fs::write(&path, "not a zip").unwrap();
        assert!(matches!(Package::open(&path), Err(PackageError::Zip { .. })));
        assert!(matches!(Package::open(&folder.path().join("none")), Err(PackageError::Io { .. })));
    }
}
