//! The web chat of Porchlight: pages that work without JavaScript, cookies, storage or any other host, and better with
//! a script.
//!
//! | file | what it does |
//! |---|---|
//! | `routes.rs` | the addresses, and what answers at each |
//! | `form.rs`, `inbound.rs` | a posted form → fields → `Inbound` |
//! | `conversation.rs` | takes a form: which conversation, flood control, the core, what is shown then |
//! | `pages.rs`, `outbound.rs` | the pages; lines of a thread → HTML |
//! | `stream.rs` | the same for the script: only what is new, and live replies |
//! | `start.rs`, `gone.rs` | how GET creates nothing and a conversation that was left stays left |
//! | `flood.rs`, `origin.rs` | slowing down whoever sends too much |
//! | `headers.rs`, `server.rs`, `settings.rs` | headers of every answer, the listener, what an installation decides |
//! | `static/` | script, style, icon, and the button for agencies' own sites |
//!
//! **Adding a text to a page:** a key in `locales/en/web.ftl` with a comment, and `words.get("web-…")` where it stands.
//! **Adding a page:** a route, a function in `pages.rs` that ends in `layout`, a sample in `tests/pages.rs`, and its
//! address in `tests/browser/`.

mod assets;
mod conversation;
mod flood;
mod form;
mod front_end;
mod gone;
mod headers;
mod inbound;
mod keyed_hash;
mod origin;
mod outbound;
mod pages;
mod routes;
mod server;
mod settings;
mod start;
mod stream;
mod words;

use std::io;
use std::sync::Arc;

use porchlight_core::door::Door;
use tokio::net::TcpListener;

pub use flood::{FloodLimits, Rate};
pub use form::{LONGEST_BODY, LONGEST_TEXT};
pub use front_end::WebFrontEnd;
pub use pages::NEEDS;
pub use settings::{InvalidSetting, Limits, Network, PageAddress, Site, WebSettings};
pub use start::START_LIFE;

/// What the web chat is given.
pub struct Context {
    /// The core.
    pub door: Arc<dyn Door>,
    /// The settings.
    pub settings: WebSettings,
    /// The sending side, which the core was given as well.
    pub front_end: Arc<WebFrontEnd>,
}

/// Serves the web chat until `shutdown` completes. The caller owns port and signal.
pub async fn run(listener: TcpListener, context: Context, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    server::serve(listener, conversation::Web::new(context), shutdown).await
}
