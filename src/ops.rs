//! `/healthz`, `/readyz` and `/metrics`, on a listener of their own.
//!
//! Metrics that touch conversations move in blocks of ten, the smallest group that is ever counted: nobody can see one
//! person come or go.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use porchlight_core::clock::Timestamp;
use porchlight_core::live::LiveStore;
use tokio::net::TcpListener;

/// The smallest group that is ever counted.
const BLOCK: usize = 10;

/// What is asked.
pub struct Watched {
    /// The live store.
    pub live: Arc<dyn LiveStore>,
    /// How many conversations are open.
    pub open: Box<dyn Fn() -> usize + Send + Sync>,
    /// How many services the directory has.
    pub services: Box<dyn Fn() -> usize + Send + Sync>,
}

/// Serves until `shutdown` resolves.
pub async fn run(
    listener: TcpListener,
    watched: Arc<Watched>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let routes = Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(watched);
    axum::serve(listener, routes).with_graceful_shutdown(shutdown).await
}

async fn ready(State(watched): State<Arc<Watched>>) -> (StatusCode, &'static str) {
    match watched.live.due(Timestamp(0), 1).await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the live store does not answer\n"),
    }
}

async fn metrics(State(watched): State<Arc<Watched>>) -> String {
    let entries = (watched.open)() / BLOCK * BLOCK;
    format!(
        "# HELP porchlight_services Services in the directory.\n\
         # TYPE porchlight_services gauge\n\
         porchlight_services {}\n\
         # HELP porchlight_live_entries Entries of the live store, in blocks of {BLOCK}.\n\
         # TYPE porchlight_live_entries gauge\n\
         porchlight_live_entries {entries}\n",
        (watched.services)(),
    )
}
