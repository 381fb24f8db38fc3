//! `porchlight serve`: start in order, stop in reverse.
//!
//! SIGTERM stops and keeps open conversations for the next start (an upgrade forgets nobody); Ctrl-C erases them.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use porchlight_core::config::Settings;
use porchlight_core::hardening::{self, SwapDecision, SwapFacts};
use porchlight_core::i18n::Locales;
use porchlight_core::live::embedded::{EmbeddedStore, default_folder};
use porchlight_web::{WebFrontEnd, WebSettings};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::app::{App, agency};
use crate::{failed, ops};

/// What was asked for by a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Keep,
    Erase,
}

/// Serves until a signal.
pub async fn run(settings: Settings) -> ExitCode {
    match start(settings).await {
        Ok(()) => crate::DONE,
        Err(problem) => failed(1, &problem),
    }
}

async fn start(settings: Settings) -> Result<(), String> {
    let web_settings = web_settings(&settings)?;
    let web = listen(settings.web_listen, "PORCHLIGHT_WEB_LISTEN").await?;
    let ops = match settings.ops_listen {
        Some(address) => Some(listen(address, "PORCHLIGHT_OPS_LISTEN").await?),
        None => None,
    };
    let mut app = App::open_or_starter(settings).await.map_err(|error| error.to_string())?;
    let live = open_live(&app, hardening::lock_memory()).await?;

    let front_end = WebFrontEnd::new(&web_settings, app.ambient.clone());
    let service = Arc::new(app.service(live.clone(), vec![front_end.clone()]));
    announce(&web, ops.as_ref(), &app)?;

    let (stopping, stopped) = watch::channel(false);
    let until = |mut stopped: watch::Receiver<bool>| async move {
        // An error means that the sender is gone, which is a stop too.
        let _ = stopped.wait_for(|stopped| *stopped).await;
    };
    let pump = tokio::spawn(service.clone().pump(until(stopped.clone())));
    let watched = ops::Watched {
        live: live.clone(),
        open: Box::new({
            let live = live.clone();
            move || live.len()
        }),
        services: Box::new({
            let directory = app.directory.clone();
            move || directory.load().services()
        }),
    };
    let ops = ops.map(|listener| tokio::spawn(ops::run(listener, Arc::new(watched), until(stopped.clone()))));
    let context = porchlight_web::Context { door: service.clone(), settings: web_settings, front_end };
    let web = tokio::spawn(porchlight_web::run(web, context, until(stopped.clone())));
    let following = {
        let stopped = stopped.clone();
        tokio::spawn(async move { app.follow_directory(until(stopped)).await })
    };

    let stop = wait_for_signal().await?;
    tracing::info!("stopping");
    let _ = stopping.send(true);
    // In reverse: first nobody comes in any more, then what is under way ends, then the store closes.
    let _ = web.await;
    let _ = following.await;
    if let Some(ops) = ops {
        let _ = ops.await;
    }
    let _ = pump.await;
    drop(service);
    live.close(stop == Stop::Keep).map_err(|error| format!("the live store could not be closed: {error}"))?;
    match stop {
        Stop::Keep => tracing::info!("stopped; open conversations are kept in memory for the next start"),
        Stop::Erase => tracing::info!("stopped; open conversations were erased"),
    }
    Ok(())
}

async fn listen(address: SocketAddr, setting: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address)
        .await
        .map_err(|error| format!("cannot listen on {address}: {error}; choose another address with {setting}"))
}

/// Opens the live store, after memory was found safe from disks.
async fn open_live(app: &App, memory_locked: bool) -> Result<Arc<EmbeddedStore>, String> {
    let folder = app.settings.live.clone().unwrap_or_else(default_folder);
    let live = EmbeddedStore::open(&folder, app.ambient.clock.clone()).await.map_err(|error| error.to_string())?;
    let medium = live.medium().map_err(|error| error.to_string())?;
    let areas = hardening::swap_areas().map_err(|error| format!("the swap areas cannot be read: {error}"))?;
    let facts = SwapFacts {
        areas: &areas,
        medium: Some(medium),
        memory_locked,
        accepted: app.settings.accept_swap,
        only_loopback: app.settings.all_on_loopback(),
    };
    match hardening::decide_swap(&facts) {
        SwapDecision::Fine => {}
        SwapDecision::Warn(reason) => tracing::warn!("{reason}"),
        SwapDecision::Refuse(reason) => return Err(reason),
    }
    Ok(Arc::new(live))
}

fn web_settings(settings: &Settings) -> Result<WebSettings, String> {
    let exit = settings
        .exit_url
        .parse()
        .map_err(|error: porchlight_web::InvalidSetting| format!("PORCHLIGHT_EXIT_URL: {error}"))?;
    let mut web = WebSettings::new(agency(), exit);
    if let Some(url) = &settings.web_url {
        web.public_url =
            Some(url.parse().map_err(|error: porchlight_web::InvalidSetting| format!("PORCHLIGHT_WEB_URL: {error}"))?);
    }
    for site in &settings.frame_sites {
        web.framing_sites.push(
            site.parse().map_err(|error: porchlight_web::InvalidSetting| format!("PORCHLIGHT_FRAME_SITES: {error}"))?,
        );
    }
    for proxy in &settings.trusted_proxies {
        let network = proxy
            .to_string()
            .parse()
            .map_err(|error: porchlight_web::InvalidSetting| format!("PORCHLIGHT_TRUSTED_PROXIES: {error}"))?;
        web.trusted_proxies.push(network);
    }
    Ok(web)
}

/// Prints where to go, on standard output: the addresses are what this command is asked for.
#[expect(clippy::print_stdout, reason = "the addresses are what this command is asked for")]
fn announce(web: &TcpListener, ops: Option<&TcpListener>, app: &App) -> Result<(), String> {
    let address = |listener: &TcpListener| listener.local_addr().map_err(|error| error.to_string());
    println!("Web chat:  http://{}/", address(web)?);
    if let Some(ops) = ops {
        println!("Health:    http://{}/healthz", address(ops)?);
    }
    if app.policy.country.is_none() {
        tracing::warn!("PORCHLIGHT_COUNTRY is not set: people are asked for their country before they see a number");
    }
    let languages: Vec<String> = Locales::embedded().offered().iter().map(ToString::to_string).collect();
    tracing::warn!(
        languages = languages.join(" "),
        "no safety message has been reviewed by a named person yet; `porchlight doctor` lists them"
    );
    Ok(())
}

async fn wait_for_signal() -> Result<Stop, String> {
    let problem = |error: std::io::Error| format!("signals cannot be received: {error}");
    let mut terminate = signal(SignalKind::terminate()).map_err(problem)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(problem)?;
    let mut hangup = signal(SignalKind::hangup()).map_err(problem)?;
    tokio::select! {
        _ = terminate.recv() => Ok(Stop::Keep),
        // A closed terminal is no wish to erase.
        _ = hangup.recv() => Ok(Stop::Keep),
        _ = interrupt.recv() => Ok(Stop::Erase),
    }
}
