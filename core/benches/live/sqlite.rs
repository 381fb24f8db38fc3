//! What one would use instead: SQLite on the same memory file system, one writer, every waiting write in one
//! transaction, `secure_delete` on, no waiting for a disk that there is not.

use std::path::Path;
use std::sync::Arc;

use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

type Write = (String, Vec<u8>, oneshot::Sender<()>);

/// Waiting writes go to the one writer.
#[derive(Clone)]
pub struct Sqlite(Arc<mpsc::Sender<Write>>);

impl Sqlite {
    /// An empty database.
    pub async fn open(file: &Path, journal: &'static str) -> Self {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .pragma("journal_mode", journal)
            .pragma("synchronous", "OFF")
            .pragma("secure_delete", "ON");
        let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
        let table = "CREATE TABLE live (key TEXT PRIMARY KEY, revision INTEGER, value BLOB) WITHOUT ROWID";
        sqlx::query(table).execute(&mut connection).await.unwrap();
        let (sender, receiver) = mpsc::channel(1_024);
        tokio::spawn(write(connection, receiver));
        Self(Arc::new(sender))
    }

    /// Returns when the group of this write is committed.
    pub async fn put(&self, key: String, value: Vec<u8>) {
        let (done, answer) = oneshot::channel();
        self.0.send((key, value, done)).await.unwrap();
        answer.await.unwrap();
    }
}

async fn write(mut connection: SqliteConnection, mut waiting: mpsc::Receiver<Write>) {
    let mut group = Vec::new();
    while waiting.recv_many(&mut group, 256).await > 0 {
        let mut transaction = connection.begin().await.unwrap();
        let mut done = Vec::new();
        for (key, value, answer) in group.drain(..) {
            let sql = "INSERT INTO live VALUES ($1, 1, $2) \
                       ON CONFLICT (key) DO UPDATE SET revision = revision + 1, value = excluded.value";
            sqlx::query(sql).bind(key).bind(value).execute(&mut *transaction).await.unwrap();
            done.push(answer);
        }
        transaction.commit().await.unwrap();
        done.into_iter().for_each(|answer| answer.send(()).unwrap());
    }
}

/// How many of 1,000 values can still be found in the files after each was overwritten and acknowledged.
pub async fn lingering(store: &Sqlite, file: &Path) -> usize {
    let mut keys: Vec<u64> = (0..1_000).collect();
    keys.sort_by_key(|number| porchlight_core::testing::mix(*number));
    let canary = |number: u64| format!("<canary {number:04}>");
    for number in &keys {
        let value = canary(*number).repeat(1 + usize::try_from(number % 80).unwrap());
        store.put(format!("canary/{number}"), value.into_bytes()).await;
    }
    for number in &keys {
        store.put(format!("canary/{number}"), vec![b'x'; 150]).await;
    }
    let mut bytes = Vec::new();
    for end in ["", "-wal", "-journal"] {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        bytes.extend(std::fs::read(name).unwrap_or_default());
    }
    let text = String::from_utf8_lossy(&bytes);
    let found: std::collections::HashSet<_> =
        text.match_indices("<canary ").map(|(at, _)| text.get(at..at + 13)).collect();
    found.len()
}
