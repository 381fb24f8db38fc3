//! What every command that answers people stands on: directory, gazetteer, texts, understanding, the agency's policy.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use porchlight_core::atlas::EmbeddedAtlas;
use porchlight_core::channel::FrontEnd;
use porchlight_core::clock::Ambient;
use porchlight_core::config::Settings;
use porchlight_core::conversation::Policy;
use porchlight_core::directory::model::Service as Listing;
use porchlight_core::directory::snapshot::Snapshot;
use porchlight_core::directory::starter;
use porchlight_core::directory::store::{DirectoryStore, StoreError};
use porchlight_core::i18n::Locales;
use porchlight_core::ids::AgencyId;
use porchlight_core::live::LiveStore;
use porchlight_core::matching::Finder;
use porchlight_core::places::{Gazetteer, Home};
use porchlight_core::service::{Directory, EmbeddedEngine, Parts, Service};

/// How often a running server looks whether the directory was changed by another process.
const LOOK: Duration = Duration::from_millis(500);

/// The agency of this installation.
pub fn agency() -> AgencyId {
    AgencyId::from("default")
}

/// Everything but the live store and the front ends.
pub struct App {
    /// The settings it was started with.
    pub settings: Settings,
    /// Time and randomness.
    pub ambient: Ambient,
    /// What the agency decided.
    pub policy: Policy,
    /// The directory of the moment.
    pub directory: Arc<Directory>,
    /// The durable store; `None` when it could not be opened and the starter directory stands in.
    pub store: Option<DirectoryStore>,
    /// Which change of the directory is loaded.
    pub revision: u64,
}

/// Why the program cannot answer.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The durable store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The agency's area is not in the gazetteer.
    #[error(
        "PORCHLIGHT_AREA is not a place that the gazetteer knows for certain: {0:?}; \
         write it with its state or country, and look with `porchlight places find`"
    )]
    Area(String),
}

impl App {
    /// Opens the durable store, imports the starter directory if it is not there, and loads everything.
    pub async fn open(settings: Settings) -> Result<Self, AppError> {
        let policy = policy(&settings)?;
        let store = open_store(&settings).await?;
        if let Some(changes) = starter::ensure_starter(&store, &agency()).await? {
            tracing::info!(added = changes.added.len(), "the starter directory was imported");
        }
        let revision = store.revision(&agency()).await?;
        let listings = store.load_services(&agency()).await?;
        tracing::info!(services = listings.len(), "the directory is loaded");
        Ok(Self::over(settings, policy, listings, Some(store), revision))
    }

    /// As [`Self::open`]; when a durable store that is there fails, people still get the national lines that are part of
    /// the program, and the store is tried again while the server runs. One that cannot be made is a wrong setting.
    pub async fn open_or_starter(settings: Settings) -> Result<Self, AppError> {
        match Self::open(settings.clone()).await {
            Err(AppError::Store(error)) if settings.database_path().exists() => {
                tracing::error!(%error, "the directory cannot be read: people get only the national lines until it can");
                let policy = policy(&settings)?;
                let listings = starter::services(&agency());
                Ok(Self::over(settings, policy, listings, None, 0))
            }
            opened => opened,
        }
    }

    fn over(
        settings: Settings,
        policy: Policy,
        listings: Vec<Listing>,
        store: Option<DirectoryStore>,
        revision: u64,
    ) -> Self {
        let directory = Arc::new(Directory::from_pointee(finder(listings)));
        Self { settings, ambient: Ambient::system(), policy, directory, store, revision }
    }

    /// The core over a live store, delivering through front ends.
    pub fn service(&self, live: Arc<dyn LiveStore>, front_ends: Vec<Arc<dyn FrontEnd>>) -> Service {
        Service::new(Parts {
            live,
            ambient: self.ambient.clone(),
            locales: Locales::embedded(),
            atlas: Arc::new(EmbeddedAtlas),
            understanding: Arc::new(EmbeddedEngine),
            directory: self.directory.clone(),
            agencies: HashMap::from([(agency(), self.policy.clone())]),
            front_ends,
        })
    }

    /// Takes over changes of the directory made by other processes, until `shutdown` resolves.
    pub async fn follow_directory(&mut self, shutdown: impl Future<Output = ()>) {
        let mut shutdown = std::pin::pin!(shutdown);
        loop {
            tokio::select! {
                () = &mut shutdown => return,
                () = tokio::time::sleep(LOOK) => {}
            }
            let Some(store) = &self.store else {
                if let Ok(opened) = Self::open(self.settings.clone()).await {
                    self.directory.store(opened.directory.load_full());
                    (self.store, self.revision) = (opened.store, opened.revision);
                    tracing::info!("the directory can be read again");
                }
                continue;
            };
            match store.changed_since(&agency(), self.revision).await {
                Ok(Some(revision)) => match store.load_services(&agency()).await {
                    Ok(listings) => {
                        tracing::info!(services = listings.len(), "the directory has changed and is loaded again");
                        self.directory.store(Arc::new(finder(listings)));
                        self.revision = revision;
                    }
                    Err(error) => {
                        tracing::warn!(%error, "the changed directory could not be loaded; the old one stays")
                    }
                },
                Ok(None) => {}
                Err(error) => {
                    tracing::warn!(%error, "the durable store does not answer; the directory in memory stays")
                }
            }
        }
    }
}

/// What the settings say about the agency.
pub fn policy(settings: &Settings) -> Result<Policy, AppError> {
    let gazetteer = Gazetteer::embedded();
    let home = Home::resolve(gazetteer, settings.country.as_deref(), settings.area.as_deref());
    if let (Some(area), None) = (&settings.area, home.area) {
        return Err(AppError::Area(area.clone()));
    }
    Ok(Policy {
        country: settings.country.clone().or_else(|| home.country.map(|country| country.code().to_owned())),
        area: home.area,
        languages: Locales::embedded().offered().to_vec(),
        safe_words: settings.safe_words.clone(),
    })
}

async fn open_store(settings: &Settings) -> Result<DirectoryStore, StoreError> {
    let path = settings.database_path();
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder);
    }
    DirectoryStore::open(&path.display().to_string()).await
}

fn finder(listings: Vec<Listing>) -> Arc<dyn Finder> {
    Arc::new(Snapshot::new(listings, Arc::new(EmbeddedAtlas)))
}

/// A folder that only its owner can look into; if it cannot be made, opening the database says why.
fn make_folder(folder: &Path) {
    use std::os::unix::fs::DirBuilderExt;
    let _ = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
}
