//! Import of HSDS tabular data packages: read whole, sealed, compared, and applied in one transaction or not at all.
//!
//! How a package becomes services:
//! 1. [`package`] opens a folder or a zip archive, with limits;
//! 2. [`sheet`] reads each file, whatever was done to it;
//! 3. [`build`] makes HSDS 3 records of any layout, and lists every problem;
//! 4. [`super::seal`] decides what is confidential and takes away what leads there;
//! 5. [`super::store`] compares with what is there, and writes the difference;
//! 6. [`super::assemble`] makes the services that people see.
//!
//! Adding a layout: [`tables`] and [`build`] say how.

pub mod build;
pub mod package;
pub mod sheet;
pub mod tables;

use std::collections::HashSet;
use std::path::Path;

use build::{Builder, Defaults};
use package::{Package, PackageError};
use sheet::Sheet;
use tables::Table;

use super::keys::Keys;
use super::records::Records;
use super::report::{ConfidentialRecord, MadePublic, Problem, Problems, Report, Severity};
use super::seal::{self, Sealed};
use super::store::{DirectoryStore, Source, StoreError};
use crate::ids::{AgencyId, SourceId};

/// How to import.
#[derive(Debug, Clone)]
pub struct Options {
    /// Into whose directory.
    pub agency: AgencyId,
    /// Under which name; what is missing from a later import under the same name is withdrawn.
    pub source: SourceId,
    /// IANA time zone of what does not say its own.
    pub time_zone: Option<String>,
    /// ISO 3166-1 alpha-2 of what does not say its own.
    pub country: Option<String>,
    /// Only look.
    pub dry_run: bool,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Rows read, of all rows.
    Reading(usize, usize),
    /// Looking for what is confidential.
    Sealing,
    /// Comparing and writing.
    Writing,
}

/// An import could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The package could not be opened.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An option makes no sense.
    #[error("{0}")]
    Option(String),
}

/// What was read from a package.
#[derive(Debug)]
pub struct Read {
    /// Its records, not yet sealed.
    pub records: Records,
    /// `hsds-1` or `hsds-3`.
    pub format: &'static str,
    /// Every problem.
    pub problems: Problems,
}

/// Reads a package.
pub fn read(
    path: &Path,
    keys: &Keys,
    defaults: &Defaults,
    progress: &mut dyn FnMut(Progress),
) -> Result<Read, ImportError> {
    let package = Package::open(path)?;
    let mut problems = Problems::default();
    let names = resource_names(&package, &mut problems);
    let mut sheets: Vec<(Table, Sheet)> = Vec::new();
    let mut stems: Vec<String> = Vec::new();
    for (file, bytes) in &package.sheets {
        let stem = stem_of(file);
        let sheet = Sheet::read(file, bytes, &mut problems);
        let table = tables::table_of(&stem, &sheet.columns).or_else(|| {
            let (_, name) = names.iter().find(|(path, _)| *path == stem)?;
            tables::table_of(name, &sheet.columns)
        });
        match table {
            Some(table) => {
                stems.push(stem);
                sheets.push((table, sheet));
            }
            None => problems.warn(
                "unknown_file",
                file,
                0,
                None,
                "HSDS has no table of this name".into(),
                "the file was left out",
            ),
        }
    }
    let old = [
        "services_at_location",
        "physical_addresses",
        "regular_schedules",
        "services_taxonomy",
        "service_taxonomy",
        "accessibility_for_disabilities",
        "eligibility",
        "mail_addresses",
        "holiday_schedules",
        "postal_addresses",
    ];
    let mut format = if stems.iter().any(|stem| old.contains(&stem.as_str())) { "hsds-1" } else { "hsds-3" };
    if sheets.iter().any(|(table, sheet)| *table == Table::Services && sheet.column("taxonomy_ids").is_some()) {
        format = "hsds-1";
    }
    let total: usize = sheets.iter().map(|(_, sheet)| sheet.rows.len()).sum();
    let mut report = |done: usize| progress(Progress::Reading(done, total));
    let records = Builder::build(&sheets, keys, defaults, &mut problems, &mut report);
    Ok(Read { records, format, problems })
}

/// "data/Services.csv" → "services".
fn stem_of(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file).to_lowercase();
    name.strip_suffix(".csv").unwrap_or(&name).trim().replace(['-', ' '], "_")
}

/// Stem of a file → name of its table, as `datapackage.json` says.
fn resource_names(package: &Package, problems: &mut Problems) -> Vec<(String, String)> {
    let Some(bytes) = &package.description else { return Vec::new() };
    let description: serde_json::Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => {
            problems.warn(
                "datapackage",
                "datapackage.json",
                error.line(),
                None,
                "it is not JSON".into(),
                "the tables were told by the names of their files",
            );
            return Vec::new();
        }
    };
    let resources = description.get("resources").and_then(|list| list.as_array());
    resources
        .into_iter()
        .flatten()
        .filter_map(|resource| {
            let name = resource.get("name")?.as_str()?.to_lowercase();
            Some((stem_of(resource.get("path")?.as_str()?), name))
        })
        .collect()
}

/// Imports a package into the directory. With an error among its problems nothing is changed.
pub async fn import(
    store: &DirectoryStore,
    path: &Path,
    options: &Options,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Report, ImportError> {
    if let Some(zone) = &options.time_zone
        && zone.parse::<chrono_tz::Tz>().is_err()
    {
        return Err(ImportError::Option(format!("`{zone}` is not an IANA time zone, such as America/New_York")));
    }
    if let Some(country) = &options.country
        && (country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()))
    {
        return Err(ImportError::Option(format!(
            "`{country}` is not a country code of two capital letters, such as US"
        )));
    }
    if options.source.as_str() == super::starter::SOURCE {
        return Err(ImportError::Option(format!(
            "`{}` is the name of the starter directory: choose another",
            options.source
        )));
    }
    let agency = store.agency(&options.agency).await?;
    let defaults = Defaults {
        time_zone: options.time_zone.clone().or(agency.time_zone),
        country: options.country.clone().or(agency.country),
    };
    let keys = Keys::new(options.agency.clone(), options.source.clone());
    let read = read(path, &keys, &defaults, progress)?;
    progress(Progress::Sealing);
    let services = read.records.services.len();
    let failed = read.problems.has_errors();
    let mut attributes = store.agency_attributes(&options.agency, &options.source).await?;
    attributes.extend(read.records.attributes.iter().cloned());
    let said = seal::statements(&attributes);
    let by_publisher = seal::statements(&read.records.attributes);
    let stored = store.load_records(&options.agency, Some(&options.source)).await?;
    let before = seal::before(stored.records());
    let (sealed, confidential) = seal::seal(read.records, &keys, &said, &before);
    let made_public = made_public(&sealed, &stored, &before, &by_publisher, &confidential);
    progress(Progress::Writing);
    let source = Source {
        agency: options.agency.clone(),
        id: options.source.clone(),
        format: read.format.to_owned(),
        version: None,
        country: defaults.country,
        time_zone: defaults.time_zone,
    };
    let changes = store.replace(&source, &sealed, options.dry_run || failed).await?;
    Ok(Report {
        source: options.source.clone(),
        format: read.format,
        dry_run: options.dry_run,
        applied: !options.dry_run && !failed,
        services,
        records: sealed.records().len(),
        added: changes.added,
        changed: changes.changed,
        withdrawn: changes.withdrawn,
        unchanged: changes.unchanged,
        rows_changed: changes.rows,
        confidential,
        made_public,
        problems: read.problems.into_sorted(),
    })
}

/// What is public now and was not, or is only because the publisher says so.
fn made_public(
    sealed: &Sealed,
    stored: &Sealed,
    before: &seal::Before,
    by_publisher: &seal::Statements,
    confidential: &[ConfidentialRecord],
) -> Vec<MadePublic> {
    let hidden: HashSet<&str> = confidential.iter().map(|record| record.id.as_str()).collect();
    let mut was: HashSet<&str> = before.keys().map(String::as_str).collect();
    for sal in &stored.records().services_at_location {
        if let (Some(service), Some(location)) = (&sal.service_id, &sal.location_id)
            && before.contains_key(location)
        {
            was.insert(service);
        }
    }
    // What is said of a location is said of the services there.
    let mut said: HashSet<&str> =
        by_publisher.iter().filter(|(_, public)| **public).map(|(link, _)| link.as_str()).collect();
    for sal in &sealed.records().services_at_location {
        if let (Some(service), Some(location)) = (&sal.service_id, &sal.location_id)
            && by_publisher.get(location) == Some(&true)
        {
            said.insert(service);
        }
    }
    sealed
        .records()
        .services
        .iter()
        .filter(|service| !hidden.contains(service.id.as_str()))
        .filter(|service| was.contains(service.id.as_str()) || said.contains(service.id.as_str()))
        .map(|service| MadePublic {
            id: service.id.as_str().into(),
            source_id: service.publisher_id.clone().unwrap_or_default(),
            name: service.name.clone().unwrap_or_default(),
            by: if said.contains(service.id.as_str()) { "publisher" } else { "agency" },
            was_confidential: was.contains(service.id.as_str()),
        })
        .collect()
}

/// Problems by kind, the most frequent first: what a person can take in of some thousands.
pub fn by_kind(problems: &[Problem]) -> Vec<(Severity, &'static str, &str, Vec<&Problem>)> {
    let mut kinds: Vec<(Severity, &'static str, &str, Vec<&Problem>)> = Vec::new();
    for problem in problems {
        let same = |kind: &&mut (Severity, &'static str, &str, Vec<&Problem>)| {
            kind.0 == problem.severity
                && kind.1 == problem.code
                && kind.2 == problem.file
                && kind.3[0].column == problem.column
        };
        match kinds.iter_mut().find(same) {
            Some(kind) => kind.3.push(problem),
            None => kinds.push((problem.severity, problem.code, &problem.file, vec![problem])),
        }
    }
    kinds.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| b.3.len().cmp(&a.3.len())));
    kinds
}
