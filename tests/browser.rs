//! The stories of tests/browser, each file in a real browser against the real program.
//!
//! They need Node and Chromium, and their packages: `(cd tests/browser && npm ci)`; `./test` sees to all of it.

#[expect(dead_code, reason = "each story uses some of it")]
mod support;

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use support::Installation;

/// A browser takes most of a core, so one story file is told at a time (with two of its stories side by side), whether
/// tests are threads of one process or processes.
fn one_at_a_time() -> File {
    let turn = File::create(Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser.lock")).unwrap();
    turn.lock().unwrap();
    turn
}

/// An ordinary page that leaving leads to. Returns its address.
fn exit_page() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            // A browser opens more connections than it uses.
            std::thread::spawn(move || show(connection));
        }
    });
    format!("http://{address}/")
}

fn show(mut connection: TcpStream) -> std::io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut lines = BufReader::new(connection.try_clone()?).lines();
    if lines.by_ref().map_while(Result::ok).any(|line| line.is_empty()) {
        let page = "<!doctype html><title>Weather</title><h1>Weather</h1><p>Sunny.";
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close";
        write!(connection, "{head}\r\nContent-Length: {}\r\n\r\n{page}", page.len())?;
    }
    Ok(())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}

fn tell(story: &str) {
    let _turn = one_at_a_time();
    let folder = folder();
    assert!(folder.join("node_modules").is_dir(), "the browser's packages are missing: (cd tests/browser && npm ci)");
    let leads_to = exit_page();
    let installation = Installation::new(&[
        ("PORCHLIGHT_COUNTRY", "US"),
        ("PORCHLIGHT_LOG", "warn"),
        ("PORCHLIGHT_EXIT_URL", &leads_to),
    ]);
    let server = installation.serve();
    let told = Command::new("node")
        .args(["run.js", story])
        .current_dir(&folder)
        .env("BASE", format!("http://{}", server.web))
        .env("EXIT", &leads_to)
        .stdin(Stdio::null())
        .output()
        .expect("node is missing");
    let report = String::from_utf8_lossy(&told.stdout);
    assert!(
        told.status.success() && report.contains("fail 0") && !report.contains("pass 0"),
        "{report}{}{}",
        String::from_utf8_lossy(&told.stderr),
        server.printed()
    );
}

macro_rules! stories {
    ($($name:ident: $story:literal,)*) => {
        $(#[test] fn $name() { tell($story); })*

        #[test]
        fn every_story_of_the_browser_is_told_here() {
            let mut told = vec![$(concat!($story, ".js").to_owned()),*];
            let files = std::fs::read_dir(folder().join("stories")).unwrap();
            let mut there: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
            (told.sort(), there.sort());
            assert_eq!(told, there);
        }
    };
}

stories! {
    no_page_has_a_barrier_that_axe_finds: "axe",
    a_lost_tab_is_reopened_by_four_words: "comeback",
    the_button_on_an_agencys_site_opens_a_tab_of_its_own: "embed",
    every_page_fits_every_screen_and_direction: "layout",
    leaving_leaves_nothing_to_go_back_to: "leave",
    replies_come_by_themselves_and_only_new_turns_travel: "live",
    everything_works_without_a_script: "noscript",
    nothing_is_kept_and_nobody_else_is_asked: "private",
    a_form_posted_again_is_answered_once: "repost",
}
