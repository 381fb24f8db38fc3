//! `porchlight doctor`: what this machine and this installation still need before people are sent here.

use std::io::Write;
use std::process::ExitCode;

use porchlight_core::config::Settings;
use porchlight_core::hardening;
use porchlight_core::i18n::{Locales, review};
use porchlight_core::live::embedded::default_folder;
use porchlight_core::directory::model::Verification;

use crate::app::{App, agency};

/// How a finding weighs.
enum Mark {
    Good,
    Note,
    Bad,
}

/// Looks at everything and prints a list. Exit 1 when something must be done first.
pub async fn run(settings: Settings) -> ExitCode {
    let mut list: Vec<(Mark, String)> = Vec::new();
    machine(&settings, &mut list);
    match App::open(settings).await {
        Ok(app) => installation(&app, &mut list).await,
        Err(error) => list.push((Mark::Bad, error.to_string())),
    }
    texts(&mut list);
    let bad = list.iter().filter(|(mark, _)| matches!(mark, Mark::Bad)).count();
    let mut out = String::new();
    for (mark, finding) in &list {
        let mark = match mark {
            Mark::Good => "ok  ",
            Mark::Note => "note",
            Mark::Bad => "DO  ",
        };
        out.push_str(&format!("{mark}  {finding}\n"));
    }
    if std::io::stdout().write_all(out.as_bytes()).is_err() {
        return ExitCode::FAILURE;
    }
    if bad == 0 { crate::DONE } else { ExitCode::FAILURE }
}

fn machine(settings: &Settings, list: &mut Vec<(Mark, String)>) {
    let folder = settings.live.clone().unwrap_or_else(default_folder);
    list.push((Mark::Note, format!("open conversations are kept in {}", folder.display())));
    match hardening::swap_areas() {
        Ok(areas) if areas.is_empty() => list.push((Mark::Good, "no swap is active".to_owned())),
        Ok(areas) => {
            let count = areas.len();
            let advice = "make sure that every one is encrypted, or mount the live folder as tmpfs with noswap";
            list.push((Mark::Note, format!("{count} swap areas are active: {advice}")));
        }
        Err(error) => list.push((Mark::Bad, format!("the swap areas cannot be read: {error}"))),
    }
    if settings.all_on_loopback() {
        let advice = "put a proxy with TLS before it, without access logs, and name it in PORCHLIGHT_TRUSTED_PROXIES";
        list.push((Mark::Note, format!("only this machine can reach the web chat: {advice}")));
    } else {
        let advice = "it speaks plain HTTP: a proxy with TLS must stand before it";
        list.push((Mark::Bad, format!("the web chat listens on {}: {advice}", settings.web_listen)));
    }
}

async fn installation(app: &App, list: &mut Vec<(Mark, String)>) {
    match (&app.policy.country, &app.policy.area) {
        (Some(country), Some(_)) => list.push((Mark::Good, format!("the agency is in {country}, with an area of its own"))),
        (Some(country), None) => {
            let advice = "PORCHLIGHT_AREA is not set: the nearest services are shown only after people say where they are";
            list.push((Mark::Note, format!("the agency is in {country}; {advice}")));
        }
        (None, _) => {
            let advice = "people are asked for their country before they see an emergency number";
            list.push((Mark::Bad, format!("PORCHLIGHT_COUNTRY is not set: {advice}")));
        }
    }
    let Some(store) = &app.store else { return };
    match store.load_services(&agency()).await {
        Ok(services) => {
            let count = |test: &dyn Fn(&Verification) -> bool| services.iter().filter(|one| test(&one.verification)).count();
            let verified = count(&|one| matches!(one, Verification::Verified { .. }));
            let public = count(&|one| matches!(one, Verification::PublicSources { .. }));
            let unreviewed = count(&|one| matches!(one, Verification::Unreviewed));
            let mark = if verified == 0 { Mark::Bad } else { Mark::Note };
            list.push((
                mark,
                format!(
                    "{} services: {verified} verified by this agency, {public} from public sources, {unreviewed} never \
                     reviewed; call the emergency and hotline numbers of your country before you go live",
                    services.len()
                ),
            ));
        }
        Err(error) => list.push((Mark::Bad, error.to_string())),
    }
}

fn texts(list: &mut Vec<(Mark, String)>) {
    for language in Locales::embedded().offered() {
        let marks = review::of(*language);
        let name = Locales::embedded().own_name(*language);
        let (open, total) = (marks.unreviewed_safety(), marks.safety());
        let mark = if open == 0 { Mark::Good } else { Mark::Bad };
        list.push((mark, format!("{name}: {open} of {total} safety messages have not been reviewed by a named person")));
    }
}
