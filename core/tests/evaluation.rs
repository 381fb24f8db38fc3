//! Figures over messages that nothing was trained on, and what keeps them honest.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use porchlight_core::places::Home;
use porchlight_core::understanding::evaluate::evaluate;
use porchlight_core::understanding::normalise::folded;
use porchlight_core::understanding::train::tool::{folder_stamp, language_stamp};
use porchlight_core::understanding::training_file::{Labelled, read};
use porchlight_core::understanding::{Engine, train};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn tags() -> Vec<String> {
    Engine::embedded().languages().iter().map(ToString::to_string).collect()
}

fn phrases(path: &Path) -> Vec<Labelled> {
    let content = std::fs::read_to_string(path).unwrap();
    let (good, bad) = read(&path.file_name().unwrap().to_string_lossy(), &content);
    assert!(bad.is_empty(), "{}", bad[0]);
    good
}

/// How far a figure may fall below the recorded one before somebody has to look: half a percent.
const TOLERANCE: f64 = 0.005;

#[test]
fn no_figure_falls_below_the_recorded_one() {
    let folder = root().join("core/tests/evaluation");
    let recorded: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("recorded.json")).unwrap()).unwrap();
    let files: Vec<(String, String)> = tags()
        .iter()
        .map(|tag| (format!("{tag}.jsonl"), std::fs::read_to_string(folder.join(format!("{tag}.jsonl"))).unwrap()))
        .collect();
    let pairs = files.iter().map(|(name, content)| (name.as_str(), content.as_str()));
    let report = evaluate(Engine::embedded(), &Home::default(), pairs).json(false);
    let mut fallen = Vec::new();
    let mut compare = |scope: &str, recorded: &Value, now: &Value| {
        for (name, before) in recorded.as_object().unwrap() {
            let (before, after) = (before.as_f64().unwrap_or(0.0), now[name].as_f64().unwrap_or(0.0));
            if after < before - TOLERANCE {
                fallen.push(format!("{scope} {name}: {after} after {before}"));
            }
        }
    };
    compare("all", &recorded["all"], &report["all"]);
    for tag in tags() {
        compare(&tag, &recorded["languages"][&tag], &report["languages"][&tag]);
    }
    assert!(fallen.is_empty(), "record new figures with `train -- --record` if this is meant:\n{}", fallen.join("\n"));
}

/// Runs of four words (ideographs for Chinese), for finding near copies.
fn shingles(folded: &str) -> HashSet<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    words.windows(4).map(|run| run.join(" ")).collect()
}

#[test]
fn no_message_of_the_evaluation_is_learned_from() {
    for tag in tags() {
        let training = phrases(&root().join(format!("locales/{tag}/training.jsonl")));
        let known: HashSet<String> = training.iter().map(|phrase| folded(&phrase.text)).collect();
        let known_runs: Vec<HashSet<String>> = known.iter().map(|text| shingles(text)).collect();
        for message in phrases(&root().join(format!("core/tests/evaluation/{tag}.jsonl"))) {
            let text = folded(&message.text);
            // A greeting or "thanks" is the same wherever it is written.
            let long = text.split(' ').count() > 3;
            assert!(!(long && known.contains(&text)), "{tag} {} stands in the training phrases", message.id);
            let runs = shingles(&text);
            if runs.len() >= 4 {
                let near = known_runs.iter().any(|other| runs.intersection(other).count() * 10 >= runs.len() * 8);
                assert!(!near, "{tag} {} is nearly a training phrase", message.id);
            }
        }
    }
}

#[test]
fn weights_were_made_from_the_files_beside_them() {
    let engine = Engine::embedded();
    for (number, tag) in tags().iter().enumerate() {
        let made_from = engine.model(number).expect("weights").stamp();
        let now = folder_stamp(&root().join("locales").join(tag));
        assert_eq!(made_from, now, "{tag}: run `cargo run --release -p porchlight-core --bin train -- {tag} language`");
    }
    let made_from = engine.language_model().expect("language.bin").stamp();
    assert_eq!(made_from, language_stamp(&root(), &tags()), "run the train program for `language`");
}

#[test]
fn training_twice_gives_the_same_bytes() {
    let engine = Engine::embedded();
    let number = tags().iter().position(|tag| tag == "en").unwrap();
    let all = phrases(&root().join("locales/en/training.jsonl"));
    let some: Vec<&Labelled> = all.iter().take(40).collect();
    let settings = train::SMALL;
    let make = || train::train(engine.lexicon(), number, &some, &settings, 1, Default::default()).to_bytes();
    let first = make();
    assert!(first == make());
    assert!(first.len() > 10_000);
}
