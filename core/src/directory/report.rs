//! What an import has to say: every problem with its place, what was done, and which records are confidential.

use serde::Serialize;

use crate::ids::{ServiceId, SourceId};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The import went on; something was left out or read in another way.
    Warning,
    /// Nothing is imported while it lasts.
    Error,
}

/// One problem of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How bad.
    pub severity: Severity,
    /// A word for this kind of problem, to group by.
    pub code: &'static str,
    /// In which file.
    pub file: String,
    /// On which line of it, counted from 1; 0: the file as a whole.
    pub line: usize,
    /// In which column, by name.
    pub column: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it, or what was done.
    pub action: &'static str,
}

/// Collects problems.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// Adds a warning.
    pub fn warn(
        &mut self,
        code: &'static str,
        file: &str,
        line: usize,
        column: Option<&str>,
        what: String,
        action: &'static str,
    ) {
        self.add(Severity::Warning, code, file, line, column, what, action);
    }

    /// Adds an error.
    pub fn error(
        &mut self,
        code: &'static str,
        file: &str,
        line: usize,
        column: Option<&str>,
        what: String,
        action: &'static str,
    ) {
        self.add(Severity::Error, code, file, line, column, what, action);
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of a problem, private")]
    fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        file: &str,
        line: usize,
        column: Option<&str>,
        what: String,
        action: &'static str,
    ) {
        self.list.push(Problem {
            severity,
            code,
            file: file.to_owned(),
            line,
            column: column.map(str::to_owned),
            what,
            action,
        });
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// All of them, errors first, then by file and line.
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.list.sort_by(|a, b| {
            b.severity.cmp(&a.severity).then_with(|| a.file.cmp(&b.file)).then_with(|| a.line.cmp(&b.line))
        });
        self.list
    }
}

/// A record that was taken for confidential, or that shares something with one. Holds no address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConfidentialRecord {
    /// Ours.
    pub id: ServiceId,
    /// The publisher's.
    pub source_id: String,
    /// Its name.
    pub name: String,
    /// The organisation.
    pub organization: String,
    /// What it was taken for confidential by.
    pub reasons: Vec<String>,
    /// In which fields of which tables an address was found and removed.
    pub removed_from: Vec<String>,
    /// Other records of the package, public ones, that have the same address: somebody should look at them.
    pub same_address: Vec<String>,
}

/// A service whose location somebody said may be shown: somebody should look at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MadePublic {
    /// Ours.
    pub id: ServiceId,
    /// The publisher's.
    pub source_id: String,
    /// Its name.
    pub name: String,
    /// Who said so: `agency` or `publisher`.
    pub by: &'static str,
    /// Whether it was confidential in this directory until now.
    pub was_confidential: bool,
}

/// A service that an import adds, changes or withdraws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceChange {
    /// Ours.
    pub id: ServiceId,
    /// The publisher's.
    pub source_id: String,
    /// Its name.
    pub name: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The source it came in as.
    pub source: SourceId,
    /// What it was read as: `hsds-1`, `hsds-3`, `starter`.
    pub format: &'static str,
    /// Whether it was only looked at.
    pub dry_run: bool,
    /// Whether it is in the directory now (false: an error, a dry run).
    pub applied: bool,
    /// Services in the package.
    pub services: usize,
    /// Records of every kind in the package.
    pub records: usize,
    /// New services.
    pub added: Vec<ServiceChange>,
    /// Services that differ from before.
    pub changed: Vec<ServiceChange>,
    /// Services that were in the last import of this source and are not in this one.
    pub withdrawn: Vec<ServiceChange>,
    /// Services that are the same as before.
    pub unchanged: usize,
    /// Rows of the database that differ, of any table.
    pub rows_changed: usize,
    /// Services at a confidential location.
    pub confidential: Vec<ConfidentialRecord>,
    /// Services that were confidential and are not any more, and those that the publisher says are not.
    pub made_public: Vec<MadePublic>,
    /// Every problem.
    pub problems: Vec<Problem>,
}

impl Report {
    /// How many problems are errors.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error).count()
    }
}
