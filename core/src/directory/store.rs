//! The durable store of the directory.
//!
//! One set of SQL serves SQLite and, later, PostgreSQL: statements are made from the column lists of
//! [`super::records`] with `$1` placeholders and portable types, and everything that talks to a database is written
//! once, in [`for_database`], for a concrete `sqlx` database. PostgreSQL is one more line below it, one more variant of
//! [`Pool`], and the feature `postgres` of sqlx; `sqlx::Any` translates neither placeholders nor types.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use sha2::{Digest, Sha256};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Row, SqlSafeStr};

use super::additions::Addition;
use super::assemble::{Entry, SourceDefaults, assemble};
use super::keys::Keys;
use super::model::Service;
use super::records::{Attribute, Kind, Record, Records, Value, for_each_record};
use super::report::{ConfidentialRecord, ServiceChange};
use super::seal::{self, Sealed};
use crate::ids::{AgencyId, ServiceId, SourceId};

/// The migrations, in order. A test compares the list with the folder.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "agency", include_str!("../../../migrations/0001_agency.sql")),
    (2, "source", include_str!("../../../migrations/0002_source.sql")),
    (3, "organization", include_str!("../../../migrations/0003_organization.sql")),
    (4, "service", include_str!("../../../migrations/0004_service.sql")),
    (5, "location", include_str!("../../../migrations/0005_location.sql")),
    (6, "contact", include_str!("../../../migrations/0006_contact.sql")),
    (7, "schedule", include_str!("../../../migrations/0007_schedule.sql")),
    (8, "taxonomy", include_str!("../../../migrations/0008_taxonomy.sql")),
    (9, "snapshot", include_str!("../../../migrations/0009_snapshot.sql")),
];

/// Rows in one INSERT: enough that the way to the database no longer counts, and few enough that the widest table stays
/// under SQLite's 32,766 placeholders.
const ROWS_AT_ONCE: usize = 100;

/// Services in one part of a snapshot: parts of about half a megabyte, whatever the size of the directory.
const SERVICES_IN_A_PART: usize = 500;

/// Everything that decides how records become services: another text of any of it, and a snapshot is made again.
static MAKER: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for text in [
        include_str!("assemble.rs"),
        include_str!("additions.rs"),
        include_str!("hours.rs"),
        include_str!("languages.rs"),
        include_str!("model.rs"),
        include_str!("needs.rs"),
        include_str!("phone.rs"),
        include_str!("../vocabulary.rs"),
        include_str!("../../data/directory/needs.csv"),
    ] {
        hash.update(text.as_bytes());
    }
    data_encoding::HEXLOWER.encode(&hash.finalize()[..8])
});

/// The database said no.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database itself.
    #[error("the directory's database: {0}")]
    Database(#[from] sqlx::Error),
    /// Its tables.
    #[error("the directory's database cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The file system.
    #[error("cannot make {path}: {error}")]
    File {
        /// What was to be made.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// A kind of database that is not there yet.
    #[error("`{0}` is not supported yet: give a file, or sqlite:FILE")]
    Unsupported(String),
    /// No such agency.
    #[error("there is no agency `{0}`")]
    UnknownAgency(AgencyId),
    /// No such service.
    #[error("there is no service `{0}`")]
    UnknownService(ServiceId),
}

/// An agency, as far as the directory needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// Its country, ISO 3166-1 alpha-2, if it has set one.
    pub country: Option<String>,
    /// Its IANA time zone, if it has set one.
    pub time_zone: Option<String>,
}

/// A source of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Whose directory.
    pub agency: AgencyId,
    /// Its name.
    pub id: SourceId,
    /// `hsds-1`, `hsds-3`, `starter`.
    pub format: String,
    /// Version of what was imported, where it has one.
    pub version: Option<String>,
    /// ISO 3166-1 alpha-2 of what does not say its own.
    pub country: Option<String>,
    /// IANA time zone of what does not say its own.
    pub time_zone: Option<String>,
}

/// What a replacement changed, or would change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// New services.
    pub added: Vec<ServiceChange>,
    /// Services with a record that differs.
    pub changed: Vec<ServiceChange>,
    /// Services no longer there.
    pub withdrawn: Vec<ServiceChange>,
    /// Services as before.
    pub unchanged: usize,
    /// Rows that differ, of any table.
    pub rows: usize,
}

/// Every table's differences.
#[derive(Debug, Default)]
struct Difference {
    insert: Records,
    update: Records,
    delete: Records,
}

impl Difference {
    fn between(old: &Records, new: &Records) -> Self {
        let mut difference = Self::default();
        macro_rules! compare {
            ($name:ty, $list:ident) => {
                let before: HashMap<&str, _> = old.$list.iter().map(|record| (record.id(), record)).collect();
                let mut seen: HashSet<&str> = HashSet::with_capacity(new.$list.len());
                for record in &new.$list {
                    if !seen.insert(record.id()) {
                        // The same thing twice is there once.
                        continue;
                    }
                    match before.get(record.id()) {
                        None => difference.insert.$list.push(record.clone()),
                        Some(old) if *old != record => difference.update.$list.push(record.clone()),
                        Some(_) => {}
                    }
                }
                difference.delete.$list.extend(old.$list.iter().filter(|record| !seen.contains(record.id())).cloned());
            };
        }
        for_each_record!(compare);
        difference
    }

    fn rows(&self) -> usize {
        self.insert.len() + self.update.len() + self.delete.len()
    }

    /// Ids of services that a changed record belongs to.
    fn services(&self, old: &Records, new: &Records) -> BTreeSet<String> {
        let mut at: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        let mut of_term: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        for records in [old, new] {
            for sal in &records.services_at_location {
                if let (Some(service), Some(location)) = (&sal.service_id, &sal.location_id) {
                    at.entry(location).or_default().insert(service);
                    at.entry(&sal.id).or_default().insert(service);
                }
            }
            for service in &records.services {
                if let Some(organization) = &service.organization_id {
                    at.entry(organization).or_default().insert(&service.id);
                }
            }
            for attribute in &records.attributes {
                if let (Some(term), Some(link)) = (&attribute.taxonomy_term_id, &attribute.link_id) {
                    of_term.entry(term).or_default().insert(link);
                }
            }
        }
        let mut services: BTreeSet<String> = BTreeSet::new();
        for records in [&self.insert, &self.update, &self.delete] {
            macro_rules! touched {
                ($name:ty, $list:ident) => {
                    for record in &records.$list {
                        let own = match <$name>::TABLE {
                            "service" => {
                                services.insert(record.id().to_owned());
                                None
                            }
                            "location" | "organization" => at.get(record.id()),
                            "taxonomy_term" => of_term.get(record.id()),
                            _ => None,
                        };
                        services.extend(own.into_iter().flatten().map(|id| (*id).to_owned()));
                        for column in ["service_id", "link_id"] {
                            services.extend(record.text(column).map(str::to_owned));
                        }
                        // A number or a page of an organisation is one of all its services; that two services have the
                        // same organisation is nothing.
                        let shared = matches!(
                            <$name>::TABLE,
                            "phone"
                                | "contact"
                                | "url"
                                | "funding"
                                | "schedule"
                                | "language"
                                | "address"
                                | "location_position"
                                | "accessibility"
                                | "service_area"
                        );
                        if shared && record.text("service_id").is_none() {
                            for column in ["location_id", "service_at_location_id", "organization_id"] {
                                let list = record.text(column).and_then(|id| at.get(id));
                                services.extend(list.into_iter().flatten().map(|id| (*id).to_owned()));
                            }
                        }
                    }
                };
            }
            for_each_record!(touched);
        }
        services
    }
}

/// The statements of a table, made from its column list and from nothing else.
struct Statements;

impl Statements {
    fn columns<R: Record>() -> String {
        let mut text = String::from("id, agency_id, source_id, publisher_id");
        for (column, _) in R::COLUMNS {
            text.push_str(", ");
            text.push_str(column);
        }
        text
    }

    fn select<R: Record>(one_source: bool) -> String {
        let filter = if one_source { " AND source_id = $2" } else { "" };
        format!("SELECT {} FROM {} WHERE agency_id = $1{filter}", Self::columns::<R>(), R::TABLE)
    }

    fn insert<R: Record>(rows: usize) -> String {
        let width = R::COLUMNS.len() + 4;
        let mut text = format!("INSERT INTO {} ({}) VALUES ", R::TABLE, Self::columns::<R>());
        for row in 0..rows {
            text.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..width {
                if column > 0 {
                    text.push_str(", ");
                }
                text.push('$');
                text.push_str(&(row * width + column + 1).to_string());
            }
            text.push(')');
        }
        text
    }

    fn update<R: Record>() -> String {
        let mut text = format!("UPDATE {} SET publisher_id = $1", R::TABLE);
        for (index, (column, _)) in R::COLUMNS.iter().enumerate() {
            text.push_str(&format!(", {column} = ${}", index + 2));
        }
        text.push_str(&format!(" WHERE id = ${}", R::COLUMNS.len() + 2));
        text
    }

    fn delete<R: Record>() -> String {
        format!("DELETE FROM {} WHERE id = $1", R::TABLE)
    }
}

/// Everything that talks to a database, for one concrete database.
macro_rules! for_database {
    ($module:ident, $database:ty, $connection:ty) => {
        mod $module {
            use super::*;

            type Result<T> = std::result::Result<T, sqlx::Error>;

            pub async fn agency(connection: &mut $connection, id: &AgencyId) -> Result<Option<Agency>> {
                let row = sqlx::query("SELECT country, time_zone FROM agency WHERE id = $1")
                    .bind(id.as_str().to_owned())
                    .fetch_optional(connection)
                    .await?;
                row.map(|row| Ok(Agency { id: id.clone(), country: row.try_get(0)?, time_zone: row.try_get(1)? })).transpose()
            }

            pub async fn set_agency(connection: &mut $connection, agency: &Agency, name: &str) -> Result<()> {
                sqlx::query(
                    "INSERT INTO agency (id, name, country, time_zone) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (id) DO UPDATE SET name = $2, country = $3, time_zone = $4",
                )
                .bind(agency.id.as_str().to_owned())
                .bind(name.to_owned())
                .bind(agency.country.clone())
                .bind(agency.time_zone.clone())
                .execute(&mut *connection)
                .await?;
                bump(connection, &agency.id).await
            }

            pub async fn revision(connection: &mut $connection, agency: &AgencyId) -> Result<u64> {
                let row = sqlx::query("SELECT revision FROM directory_revision WHERE agency_id = $1")
                    .bind(agency.as_str().to_owned())
                    .fetch_optional(connection)
                    .await?;
                let revision: i64 = row.map(|row| row.try_get(0)).transpose()?.unwrap_or_default();
                Ok(revision.unsigned_abs())
            }

            /// Every change goes through here: what was put together before it is no longer true, and may hold an
            /// address that has just been taken out.
            pub async fn bump(connection: &mut $connection, agency: &AgencyId) -> Result<()> {
                sqlx::query("DELETE FROM directory_snapshot WHERE agency_id = $1")
                    .bind(agency.as_str().to_owned())
                    .execute(&mut *connection)
                    .await?;
                sqlx::query(
                    "INSERT INTO directory_revision (agency_id, revision) VALUES ($1, 1) \
                     ON CONFLICT (agency_id) DO UPDATE SET revision = directory_revision.revision + 1",
                )
                .bind(agency.as_str().to_owned())
                .execute(connection)
                .await?;
                Ok(())
            }

            pub async fn snapshot(
                connection: &mut $connection,
                agency: &AgencyId,
                revision: u64,
                maker: &str,
            ) -> Result<Vec<String>> {
                let rows = sqlx::query(
                    "SELECT body FROM directory_snapshot \
                     WHERE agency_id = $1 AND revision = $2 AND maker = $3 ORDER BY part",
                )
                .bind(agency.as_str().to_owned())
                .bind(i64::try_from(revision).unwrap_or(i64::MAX))
                .bind(maker.to_owned())
                .fetch_all(connection)
                .await?;
                rows.iter().map(|row| row.try_get(0)).collect()
            }

            pub async fn set_snapshot(
                connection: &mut $connection,
                agency: &AgencyId,
                revision: u64,
                maker: &str,
                parts: &[String],
            ) -> Result<()> {
                sqlx::query("DELETE FROM directory_snapshot WHERE agency_id = $1")
                    .bind(agency.as_str().to_owned())
                    .execute(&mut *connection)
                    .await?;
                for (part, body) in parts.iter().enumerate() {
                    sqlx::query(
                        "INSERT INTO directory_snapshot (agency_id, part, revision, maker, body) \
                         VALUES ($1, $2, $3, $4, $5)",
                    )
                    .bind(agency.as_str().to_owned())
                    .bind(i64::try_from(part).unwrap_or(i64::MAX))
                    .bind(i64::try_from(revision).unwrap_or(i64::MAX))
                    .bind(maker.to_owned())
                    .bind(body.clone())
                    .execute(&mut *connection)
                    .await?;
                }
                Ok(())
            }

            pub async fn sources(connection: &mut $connection, agency: &AgencyId) -> Result<Vec<Source>> {
                let rows = sqlx::query(
                    "SELECT id, format, version, country, time_zone FROM source WHERE agency_id = $1 ORDER BY id",
                )
                .bind(agency.as_str().to_owned())
                .fetch_all(connection)
                .await?;
                rows.iter()
                    .map(|row| {
                        Ok(Source {
                            agency: agency.clone(),
                            id: SourceId::from(row.try_get::<String, _>(0)?),
                            format: row.try_get(1)?,
                            version: row.try_get(2)?,
                            country: row.try_get(3)?,
                            time_zone: row.try_get(4)?,
                        })
                    })
                    .collect()
            }

            pub async fn set_source(connection: &mut $connection, source: &Source) -> Result<()> {
                sqlx::query(
                    "INSERT INTO source (agency_id, id, format, version, country, time_zone) \
                     VALUES ($1, $2, $3, $4, $5, $6) \
                     ON CONFLICT (agency_id, id) DO UPDATE SET format = $3, version = $4, country = $5, time_zone = $6",
                )
                .bind(source.agency.as_str().to_owned())
                .bind(source.id.as_str().to_owned())
                .bind(source.format.clone())
                .bind(source.version.clone())
                .bind(source.country.clone())
                .bind(source.time_zone.clone())
                .execute(connection)
                .await?;
                Ok(())
            }

            async fn select<R: Record>(
                connection: &mut $connection,
                agency: &AgencyId,
                source: Option<&SourceId>,
                names: &mut HashMap<String, SourceId>,
            ) -> Result<Vec<R>> {
                let sql = AssertSqlSafe(Statements::select::<R>(source.is_some())).into_sql_str();
                let mut query = sqlx::query::<$database>(sql).bind(agency.as_str().to_owned());
                if let Some(source) = source {
                    query = query.bind(source.as_str().to_owned());
                }
                let rows = query.fetch_all(connection).await?;
                let mut records = Vec::with_capacity(rows.len());
                for row in rows {
                    let mut record = R::default();
                    let name: &str = row.try_get(2)?;
                    let source = match names.get(name) {
                        Some(source) => source.clone(),
                        None => names.entry(name.to_owned()).or_insert_with(|| SourceId::from(name)).clone(),
                    };
                    record.set_key(row.try_get(0)?, source, row.try_get(3)?);
                    let mut values = Vec::with_capacity(R::COLUMNS.len());
                    for (index, (_, kind)) in R::COLUMNS.iter().enumerate() {
                        values.push(match kind {
                            Kind::Text => Value::Text(row.try_get(index + 4)?),
                            Kind::Number => Value::Number(row.try_get(index + 4)?),
                            Kind::Flag => Value::Flag(row.try_get(index + 4)?),
                        });
                    }
                    record.set_values(&mut values.into_iter());
                    records.push(record);
                }
                Ok(records)
            }

            pub async fn load(
                connection: &mut $connection,
                agency: &AgencyId,
                source: Option<&SourceId>,
            ) -> Result<Records> {
                let mut records = Records::default();
                let mut names = HashMap::new();
                macro_rules! load {
                    ($name:ty, $list:ident) => {
                        records.$list = select(&mut *connection, agency, source, &mut names).await?;
                    };
                }
                for_each_record!(load);
                Ok(records)
            }

            async fn insert<R: Record>(connection: &mut $connection, agency: &AgencyId, records: &[R]) -> Result<()> {
                for chunk in records.chunks(ROWS_AT_ONCE) {
                    let sql = AssertSqlSafe(Statements::insert::<R>(chunk.len())).into_sql_str();
                    let mut query = sqlx::query::<$database>(sql);
                    for record in chunk {
                        query = query
                            .bind(record.id().to_owned())
                            .bind(agency.as_str().to_owned())
                            .bind(record.source().as_str().to_owned())
                            .bind(record.publisher_id().map(str::to_owned));
                        for value in record.values() {
                            query = match value {
                                Value::Text(text) => query.bind(text),
                                Value::Number(number) => query.bind(number),
                                Value::Flag(flag) => query.bind(flag),
                            };
                        }
                    }
                    query.execute(&mut *connection).await?;
                }
                Ok(())
            }

            async fn update<R: Record>(connection: &mut $connection, records: &[R]) -> Result<()> {
                let sql = AssertSqlSafe(Statements::update::<R>()).into_sql_str();
                for record in records {
                    let mut query = sqlx::query::<$database>(sql.clone()).bind(record.publisher_id().map(str::to_owned));
                    for value in record.values() {
                        query = match value {
                            Value::Text(text) => query.bind(text),
                            Value::Number(number) => query.bind(number),
                            Value::Flag(flag) => query.bind(flag),
                        };
                    }
                    query.bind(record.id().to_owned()).execute(&mut *connection).await?;
                }
                Ok(())
            }

            async fn delete<R: Record>(connection: &mut $connection, records: &[R]) -> Result<()> {
                let sql = AssertSqlSafe(Statements::delete::<R>()).into_sql_str();
                for record in records {
                    sqlx::query::<$database>(sql.clone()).bind(record.id().to_owned()).execute(&mut *connection).await?;
                }
                Ok(())
            }

            pub async fn apply(
                connection: &mut $connection,
                agency: &AgencyId,
                difference: &Difference,
            ) -> Result<()> {
                // What refers to services and locations goes before them, and an address before its location closes.
                // What refers to another one than before is taken out as well, and put back when all are there: the
                // old one may be withdrawn.
                let last = &difference.delete;
                let refers = |list: &str| matches!(list, "positions" | "addresses" | "services_at_location");
                macro_rules! delete_children {
                    ($name:ty, $list:ident) => {
                        if !matches!(stringify!($list), "services" | "locations") {
                            delete(&mut *connection, &last.$list).await?;
                        }
                        if refers(stringify!($list)) {
                            delete(&mut *connection, &difference.update.$list).await?;
                        }
                    };
                }
                for_each_record!(delete_children);
                delete(&mut *connection, &last.services).await?;
                delete(&mut *connection, &last.locations).await?;
                macro_rules! write {
                    ($name:ty, $list:ident) => {
                        if refers(stringify!($list)) {
                            insert(&mut *connection, agency, &difference.update.$list).await?;
                        } else {
                            update(&mut *connection, &difference.update.$list).await?;
                        }
                        insert(&mut *connection, agency, &difference.insert.$list).await?;
                    };
                }
                for_each_record!(write);
                Ok(())
            }

            pub async fn agency_attributes(connection: &mut $connection, agency: &AgencyId) -> Result<Vec<Attribute>> {
                let mut names = HashMap::new();
                let mut all: Vec<Attribute> = select(connection, agency, None, &mut names).await?;
                all.retain(|attribute| attribute.by_agency);
                Ok(all)
            }

            pub async fn set_attribute(
                connection: &mut $connection,
                agency: &AgencyId,
                attribute: &Attribute,
            ) -> Result<()> {
                delete(&mut *connection, std::slice::from_ref(attribute)).await?;
                if attribute.value.is_some() {
                    insert(&mut *connection, agency, std::slice::from_ref(attribute)).await?;
                }
                bump(connection, agency).await
            }
        }
    };
}

for_database!(sqlite, sqlx::Sqlite, sqlx::SqliteConnection);

#[derive(Debug, Clone)]
enum Pool {
    Sqlite(SqlitePool),
}

/// The directory in the durable store. Cheap to clone.
#[derive(Debug, Clone)]
pub struct DirectoryStore {
    pool: Pool,
}

impl DirectoryStore {
    /// Opens the database at a path (`data/porchlight.db`) or address (`sqlite:data/porchlight.db`), makes it if it is
    /// not there, and brings its tables up to date.
    ///
    /// The file is made with mode 0600 in a folder of mode 0700: it holds no person who wrote, but staff and notices,
    /// and nobody else on the machine has business with it.
    pub async fn open(place: &str) -> Result<Self, StoreError> {
        if place.contains("://") && !place.starts_with("sqlite://") {
            // Never the address itself: it holds a password.
            let scheme = place.split("://").next().unwrap_or_default();
            return Err(StoreError::Unsupported(format!("{scheme}://")));
        }
        let path = place.strip_prefix("sqlite://").or_else(|| place.strip_prefix("sqlite:")).unwrap_or(place);
        let path = PathBuf::from(path.split('?').next().unwrap_or(path));
        make_private(&path)?;
        let options = SqliteConnectOptions::new()
            .filename(&path)
            // Readers (the server) never wait for a writer (an import by the command line), nor it for them.
            .journal_mode(SqliteJournalMode::Wal)
            // Safe with a write-ahead log: a power cut can lose the last edit, never the database.
            .synchronous(SqliteSynchronous::Normal)
            // The wall of migrations/0005_location.sql stands on these.
            .foreign_keys(true)
            // What was taken out (an address that turned confidential) is overwritten, not merely unlinked.
            .pragma("secure_delete", "ON")
            // Another process may be importing; its transaction is short.
            .busy_timeout(Duration::from_secs(10));
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
        let store = Self { pool: Pool::Sqlite(pool) };
        store.migrate().await?;
        Ok(store)
    }

    /// The pool, for the other parts of the durable store (staff, statistics) in the same file.
    pub fn sqlite(&self) -> Option<&SqlitePool> {
        let Pool::Sqlite(pool) = &self.pool;
        Some(pool)
    }

    async fn migrate(&self) -> Result<(), StoreError> {
        let migrations = MIGRATIONS
            .iter()
            .map(|(version, name, sql)| {
                Migration::new(*version, (*name).into(), MigrationType::Simple, (*sql).into_sql_str(), false)
            })
            .collect();
        let Pool::Sqlite(pool) = &self.pool;
        Ok(Migrator::with_migrations(migrations).run(pool).await?)
    }

    async fn connection(&self) -> Result<sqlx::pool::PoolConnection<sqlx::Sqlite>, StoreError> {
        let Pool::Sqlite(pool) = &self.pool;
        Ok(pool.acquire().await?)
    }

    /// A transaction that is a writer from its beginning, so that what it read still holds when it writes.
    async fn begin(&self) -> Result<sqlx::Transaction<'static, sqlx::Sqlite>, StoreError> {
        let Pool::Sqlite(pool) = &self.pool;
        Ok(pool.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Closes all connections.
    pub async fn close(self) {
        let Pool::Sqlite(pool) = &self.pool;
        pool.close().await;
    }

    /// An agency.
    pub async fn agency(&self, id: &AgencyId) -> Result<Agency, StoreError> {
        let mut connection = self.connection().await?;
        sqlite::agency(&mut connection, id).await?.ok_or_else(|| StoreError::UnknownAgency(id.clone()))
    }

    /// Adds an agency, or sets its name, country and time zone.
    pub async fn set_agency(&self, agency: &Agency, name: &str) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlite::set_agency(&mut transaction, agency, name).await?;
        Ok(transaction.commit().await?)
    }

    /// How often the directory of an agency has changed.
    pub async fn revision(&self, agency: &AgencyId) -> Result<u64, StoreError> {
        let mut connection = self.connection().await?;
        Ok(sqlite::revision(&mut connection, agency).await?)
    }

    /// The present revision if it is not `seen`: then load again. One read of one row, for a server that asks every
    /// half second; it sees what other processes did.
    pub async fn changed_since(&self, agency: &AgencyId, seen: u64) -> Result<Option<u64>, StoreError> {
        let revision = self.revision(agency).await?;
        Ok((revision != seen).then_some(revision))
    }

    /// The sources of an agency.
    pub async fn sources(&self, agency: &AgencyId) -> Result<Vec<Source>, StoreError> {
        let mut connection = self.connection().await?;
        Ok(sqlite::sources(&mut connection, agency).await?)
    }

    /// The full HSDS records of an agency, or of one of its sources.
    pub async fn load_records(&self, agency: &AgencyId, source: Option<&SourceId>) -> Result<Sealed, StoreError> {
        let mut connection = self.connection().await?;
        Ok(Sealed::from_store(sqlite::load(&mut connection, agency, source).await?))
    }

    /// Every entry of an agency's directory, those that are not shown too.
    pub async fn load_entries(&self, agency: &AgencyId) -> Result<Vec<Entry>, StoreError> {
        let settings = self.agency(agency).await?;
        let revision = self.revision(agency).await?;
        let parts = {
            let mut connection = self.connection().await?;
            sqlite::snapshot(&mut connection, agency, revision, &MAKER).await?
        };
        let kept: Result<Vec<Vec<Entry>>, _> = parts.iter().map(|part| serde_json::from_str(part)).collect();
        match kept {
            Ok(kept) if !kept.is_empty() => return Ok(kept.into_iter().flatten().collect()),
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the snapshot of the directory cannot be read and is made again"),
        }
        let records = self.load_records(agency, None).await?;
        let sources: HashMap<SourceId, SourceDefaults> = self
            .sources(agency)
            .await?
            .into_iter()
            .map(|source| (source.id, SourceDefaults { time_zone: source.time_zone, country: source.country }))
            .collect();
        let entries = assemble(&records, agency, settings.time_zone.as_deref(), &sources);
        // A copy for the next start; without it everything works, only slower.
        if let Err(error) = self.keep_snapshot(agency, revision, &entries).await {
            tracing::warn!(%error, "the snapshot of the directory could not be kept; the next start reads the records");
        }
        Ok(entries)
    }

    async fn keep_snapshot(&self, agency: &AgencyId, revision: u64, entries: &[Entry]) -> Result<(), StoreError> {
        let parts: Result<Vec<String>, _> = entries.chunks(SERVICES_IN_A_PART).map(serde_json::to_string).collect();
        let Ok(parts) = parts else { return Ok(()) };
        let mut transaction = self.begin().await?;
        // Somebody may have changed the directory while it was read.
        if sqlite::revision(&mut transaction, agency).await? == revision {
            sqlite::set_snapshot(&mut transaction, agency, revision, &MAKER, &parts).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    /// The services that may be shown. Neither what its publisher has closed nor what one public source alone says.
    pub async fn load_services(&self, agency: &AgencyId) -> Result<Vec<Service>, StoreError> {
        let entries = self.load_entries(agency).await?;
        Ok(entries.into_iter().filter(|entry| entry.hidden.is_none()).map(|entry| entry.service).collect())
    }

    /// Makes the records of one source what `sealed` says, in one transaction or not at all; other sources, and what the
    /// agency said of records, stay. With `dry_run` nothing is written.
    pub async fn replace(&self, source: &Source, sealed: &Sealed, dry_run: bool) -> Result<Changes, StoreError> {
        let mut transaction = self.begin().await?;
        let known = sqlite::sources(&mut transaction, &source.agency).await?;
        let mut old = sqlite::load(&mut transaction, &source.agency, Some(&source.id)).await?;
        old.attributes.retain(|attribute| !attribute.by_agency);
        let new = sealed.records();
        let difference = Difference::between(&old, new);
        let changes = changes(&old, new, &difference);
        let same_source = known.iter().any(|other| other == source);
        if dry_run || (difference.rows() == 0 && same_source) {
            transaction.rollback().await?;
            return Ok(changes);
        }
        sqlite::set_source(&mut transaction, source).await?;
        sqlite::apply(&mut transaction, &source.agency, &difference).await?;
        sqlite::bump(&mut transaction, &source.agency).await?;
        transaction.commit().await?;
        self.forget_old_pages().await;
        Ok(changes)
    }

    /// Empties the write-ahead log, which keeps what pages were before (an address that has just been taken out).
    /// A reader in another process can prevent that for the moment; then it is done by the next one to ask.
    async fn forget_old_pages(&self) {
        let Pool::Sqlite(pool) = &self.pool;
        if let Err(error) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(pool).await {
            tracing::warn!(%error, "the directory's write-ahead log could not be emptied; it will be tried again");
        }
    }

    /// What the agency itself said of records of a source.
    pub async fn agency_attributes(&self, agency: &AgencyId, source: &SourceId) -> Result<Vec<Attribute>, StoreError> {
        let mut connection = self.connection().await?;
        let mut all = sqlite::agency_attributes(&mut connection, agency).await?;
        all.retain(|attribute| attribute.source() == source);
        Ok(all)
    }

    /// Says something of a service in the agency's name (`None` takes it back): it is verified, its location may be
    /// shown, what it helps with. Kept when the source is imported again.
    ///
    /// Saying that a location is confidential takes its address away at once. Saying that it is not allows the next
    /// import to bring the address: this store no longer has it.
    pub async fn state(
        &self,
        agency: &AgencyId,
        service: &ServiceId,
        addition: Addition,
        value: Option<&str>,
    ) -> Result<Vec<ConfidentialRecord>, StoreError> {
        let records = self.load_records(agency, None).await?;
        let record = records
            .records()
            .services
            .iter()
            .find(|record| record.id == service.as_str())
            .ok_or_else(|| StoreError::UnknownService(service.clone()))?;
        let source = record.source().clone();
        let keys = Keys::new(agency.clone(), source.clone());
        let mut attribute = Attribute {
            link_id: Some(record.id.clone()),
            link_entity: Some("service".into()),
            taxonomy_term_id: Some(addition.term_id().into()),
            value: value.map(str::to_owned),
            by_agency: true,
            ..Default::default()
        };
        attribute.set_key(keys.id("attribute", &format!("!{}\u{1f}{addition}", record.id)), source.clone(), None);
        let mut transaction = self.begin().await?;
        sqlite::set_attribute(&mut transaction, agency, &attribute).await?;
        transaction.commit().await?;
        if addition != Addition::Confidential {
            return Ok(Vec::new());
        }
        let mut records = self.load_records(agency, Some(&source)).await?.records().clone();
        let said = seal::statements(&records.attributes);
        records.attributes.retain(|attribute| !attribute.by_agency);
        let before = seal::before(&records);
        let (sealed, confidential) = seal::seal(records, &keys, &said, &before);
        if let Some(source) = self.sources(agency).await?.iter().find(|other| other.id == source) {
            self.replace(source, &sealed, false).await?;
        }
        Ok(confidential)
    }
}

fn changes(old: &Records, new: &Records, difference: &Difference) -> Changes {
    let change = |record: &super::records::ServiceRecord| ServiceChange {
        id: ServiceId::from(record.id.as_str()),
        source_id: record.publisher_id.clone().unwrap_or_default(),
        name: record.name.clone().unwrap_or_default(),
    };
    let added: Vec<ServiceChange> = difference.insert.services.iter().map(change).collect();
    let withdrawn: Vec<ServiceChange> = difference.delete.services.iter().map(change).collect();
    let new_ids: HashSet<&str> = difference.insert.services.iter().map(|record| record.id.as_str()).collect();
    let touched = difference.services(old, new);
    let changed: Vec<ServiceChange> = new
        .services
        .iter()
        .filter(|record| touched.contains(&record.id) && !new_ids.contains(record.id.as_str()))
        .map(change)
        .collect();
    let unchanged = new.services.len() - added.len() - changed.len();
    Changes { added, changed, withdrawn, unchanged, rows: difference.rows() }
}

/// Makes the folder (0700) and the file (0600) if they are not there. SQLite gives its other files the file's mode.
fn make_private(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    let failed = |path: &Path, error| StoreError::File { path: path.display().to_string(), error };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| failed(folder, error))?;
    }
    match std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(failed(path, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_of_the_folder_is_listed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".sql"))
            .collect();
        files.sort();
        let listed: Vec<String> =
            MIGRATIONS.iter().map(|(version, name, _)| format!("{version:04}_{name}.sql")).collect();
        assert_eq!(files, listed);
    }

    #[test]
    fn the_widest_insert_stays_under_the_limit_of_placeholders() {
        macro_rules! check {
            ($name:ty, $list:ident) => {
                assert!((<$name>::COLUMNS.len() + 4) * ROWS_AT_ONCE < 32_766);
            };
        }
        for_each_record!(check);
    }
}
