//! The web chat over a fake core, for the browser tests and for looking at the pages:
//! `cargo run -p porchlight-web --example fake -- 127.0.0.1:8080 https://www.example.org/`.
//! The second argument is where leaving leads.

#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/support/mod.rs"]
mod support;

use std::sync::Arc;

use porchlight_core::clock::Ambient;
use porchlight_web::{Context, WebFrontEnd, WebSettings};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let listen = arguments.next().unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let exit = arguments.next().unwrap_or_else(|| "https://www.example.org/".to_owned());
    let mut settings = WebSettings::new("default".into(), exit.parse()?);
    settings.places = arguments.collect();
    let front_end = WebFrontEnd::new(&settings, Ambient::system());
    let door = Arc::new(support::FakeDoor::default());
    let shutdown = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    porchlight_web::run(TcpListener::bind(listen).await?, Context { door, settings, front_end }, shutdown).await?;
    Ok(())
}
