//! What the `train` program does.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use super::super::classifier::{Model, Thresholds};
use super::super::decide::decide;
use super::super::evaluate::{Count, Share, evaluate};
use super::super::language::{self, LanguageModel, Spoken};
use super::super::lexicon::{Label, Lexicon};
use super::super::locales::Locales;
use super::super::normalise::normalise;
use super::super::place;
use super::super::training_file::{Labelled, read};
use super::super::{Certainty, Engine};
use super::{HeldOut, SETTINGS, calibrate, fold_of, hold_out, masked, spoken, stamp, train};
use crate::places::Home;
use crate::vocabulary::{Danger, Intent, Need};

type Print<'a> = &'a mut dyn FnMut(String);

/// A language as the tool works on it.
struct Folder {
    tag: String,
    number: usize,
    phrases: Vec<Labelled>,
    stamp: u64,
}

/// Runs the program over the repository at `root`.
pub fn run(root: &Path, mode: Option<&str>, words: &[String], print: Print<'_>) -> Result<(), Box<dyn Error>> {
    // The files on disk, not those of the time when this program was built.
    let engine = Engine::from(&Locales::Folder(root.join("locales")), Box::new(place::Embedded));
    for problem in engine.problems() {
        print(problem.to_string());
    }
    match mode {
        Some("--evaluate") => return evaluate_files(&engine, words, false, print),
        Some("--evaluate-misses") => return evaluate_files(&engine, words, true, print),
        Some("--record") => return record(root, &engine, print),
        _ => {}
    }
    let folders = folders(root, &engine, print)?;
    let wanted = |tag: &str| words.is_empty() || words.iter().any(|word| word == tag);
    for folder in folders.iter().filter(|folder| wanted(&folder.tag)) {
        if mode == Some("--patterns") {
            patterns(engine.lexicon(), folder, print);
            continue;
        }
        let held = hold_out(engine.lexicon(), folder.number, &folder.phrases, &SETTINGS);
        let thresholds = calibrate(&held);
        print(format!("{} {} phrases, {}", folder.tag, folder.phrases.len(), figures(&held, &thresholds)));
        match mode {
            Some("--check") => {}
            Some("--misses") => misses(&held, &thresholds, print),
            _ => {
                let model = make(engine.lexicon(), folder, thresholds);
                std::fs::write(root.join(format!("locales/{}/weights.bin", folder.tag)), model.to_bytes())?;
            }
        }
    }
    if wanted("language") && mode != Some("--patterns") {
        let (model, others) = language_model(root, &engine, &folders, None)?;
        check_language(&engine, &folders, &others, mode == Some("--misses"), print);
        if mode.is_none() {
            std::fs::write(root.join("locales/language.bin"), model.to_bytes())?;
        }
    }
    Ok(())
}

fn make(lexicon: &Lexicon, folder: &Folder, thresholds: Thresholds) -> Model {
    let phrases: Vec<&Labelled> = folder.phrases.iter().collect();
    train(lexicon, folder.number, &phrases, &SETTINGS, folder.stamp, thresholds)
}

/// Checksum over the files that a language's weights are made from.
pub fn folder_stamp(folder: &Path) -> u64 {
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    stamp(&[&text("training.jsonl"), &text("lexicon.toml"), &text("safety.toml")])
}

/// Checksum over the files that the language model is made from.
pub fn language_stamp(root: &Path, tags: &[String]) -> u64 {
    let mut parts = vec![std::fs::read_to_string(root.join("locales/not-offered.toml")).unwrap_or_default()];
    parts.extend(tags.iter().map(|tag| folder_stamp(&root.join("locales").join(tag)).to_string()));
    stamp(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

fn folders(root: &Path, engine: &Engine, print: Print<'_>) -> Result<Vec<Folder>, Box<dyn Error>> {
    let mut folders = Vec::new();
    for (number, language) in engine.languages().iter().enumerate() {
        let folder = root.join("locales").join(language.as_str());
        let file = folder.join("training.jsonl");
        let content = std::fs::read_to_string(&file)?;
        let (phrases, bad) = read(&format!("locales/{language}/training.jsonl"), &content);
        bad.iter().for_each(|bad| print(bad.to_string()));
        folders.push(Folder { tag: language.to_string(), number, phrases, stamp: folder_stamp(&folder) });
    }
    Ok(folders)
}

type Others = Vec<Vec<String>>;

/// Learns the language model, without the phrases of one fold if wanted.
fn language_model(
    root: &Path,
    engine: &Engine,
    folders: &[Folder],
    without: Option<usize>,
) -> Result<(LanguageModel, Others), Box<dyn Error>> {
    let others = language::not_offered(&std::fs::read_to_string(root.join("locales/not-offered.toml"))?);
    let tags: Vec<String> = folders.iter().map(|folder| folder.tag.clone()).collect();
    Ok((fit_language(engine, folders, &others, without, language_stamp(root, &tags)), others))
}

fn fit_language(
    engine: &Engine,
    folders: &[Folder],
    others: &Others,
    without: Option<usize>,
    stamp: u64,
) -> LanguageModel {
    let mut texts: Vec<Spoken> = Vec::new();
    for folder in folders {
        let phrases: Vec<Labelled> =
            folder.phrases.iter().filter(|phrase| Some(fold_of(phrase)) != without).cloned().collect();
        texts.extend(spoken(folder.number, &phrases));
    }
    let others: Vec<Vec<String>> = others
        .iter()
        .map(|list| {
            let kept = list.iter().enumerate().filter(|(index, _)| without.is_none_or(|fold| index % 5 != fold));
            kept.map(|(_, word)| word.clone()).collect()
        })
        .collect();
    let words: Vec<&[String]> = (0..folders.len()).map(|number| engine.lexicon().words(number)).collect();
    language::train(engine.languages(), &words, &texts, &others, stamp)
}

fn check_language(engine: &Engine, folders: &[Folder], others: &Others, misses: bool, print: Print<'_>) {
    let fold = 0;
    let model = fit_language(engine, folders, others, Some(fold), 0);
    for folder in folders {
        let mut right = Share::default();
        let mut refused = 0;
        let mut unsure = 0;
        for phrase in folder.phrases.iter().filter(|phrase| fold_of(phrase) == fold) {
            let text = masked(phrase);
            let (guess, _) = model.guess(&text, &normalise(&text), None);
            let is = guess.best.as_str() == folder.tag;
            right.of += 1;
            right.right += u32::from(is);
            refused += u32::from(guess.certainty == Certainty::NotOffered);
            unsure += u32::from(guess.certainty == Certainty::Unsure);
            if misses && (!is || guess.certainty == Certainty::NotOffered) {
                print(format!("  {} {:?}: {text}", guess.best, guess.certainty));
            }
        }
        print(format!(
            "language {}: {:.1} % right, {refused} refused, {unsure} unsure of {}",
            folder.tag,
            right.value().unwrap_or_default() * 100.0,
            right.of
        ));
    }
    let (mut refused, mut sure, mut all) = (0, 0, 0);
    for text in others.iter().flat_map(|list| list.iter().enumerate()).filter(|(index, _)| index % 5 == fold) {
        let (guess, _) = model.guess(text.1, &normalise(text.1), None);
        all += 1;
        refused += u32::from(guess.certainty == Certainty::NotOffered);
        sure += u32::from(guess.certainty == Certainty::Sure);
        if misses && guess.certainty == Certainty::Sure {
            print(format!("  {} {:?}: {}", guess.best, guess.certainty, text.1));
        }
    }
    print(format!("language not offered: {refused} refused, {sure} taken for one offered, of {all}"));
}

/// Figures of held-out phrases.
fn figures(held: &[HeldOut<'_>], thresholds: &Thresholds) -> String {
    let mut needs = Count::default();
    let mut danger = Count::default();
    let mut traits = Count::default();
    let mut other = Count::default();
    let (mut intent, mut first, mut kind) = (Share::default(), Share::default(), Share::default());
    for one in held {
        let verdict = decide(&one.text, &one.reading, &one.scores, thresholds);
        let phrase = one.phrase;
        Need::ALL.iter().for_each(|need| needs.add(verdict.needs.contains(need), phrase.needs.contains(need)));
        crate::vocabulary::Trait::ALL
            .iter()
            .for_each(|word| traits.add(verdict.traits.contains(word), phrase.traits.contains(word)));
        let real = phrase.danger.unwrap_or(Danger::None);
        danger.add(verdict.danger != Danger::None, real != Danger::None);
        if real != Danger::None {
            kind.add(verdict.danger == real);
        }
        intent.add(verdict.intent == phrase.intent.unwrap_or(Intent::Request));
        if let Some(need) = phrase.needs.first() {
            first.add(verdict.needs.contains(need));
        }
        other.add(verdict.about_other, phrase.about_other);
    }
    let percent = |value: Option<f64>| value.unwrap_or_default() * 100.0;
    format!(
        "intent {:.1}, needs P {:.1} R {:.1} F1 {:.1}, first {:.1}, danger R {:.1} P {:.1} kind {:.1}, other F1 {:.1}, traits F1 {:.1}; {:?}",
        percent(intent.value()),
        percent(needs.precision()),
        percent(needs.recall()),
        percent(needs.f1()),
        percent(first.value()),
        percent(danger.recall()),
        percent(danger.precision()),
        percent(kind.value()),
        percent(other.f1()),
        percent(traits.f1()),
        thresholds
    )
}

fn misses(held: &[HeldOut<'_>], thresholds: &Thresholds, print: Print<'_>) {
    for one in held {
        let verdict = decide(&one.text, &one.reading, &one.scores, thresholds);
        let phrase = one.phrase;
        let mut differences = Vec::new();
        let real = phrase.danger.unwrap_or(Danger::None);
        if (verdict.danger == Danger::None) != (real == Danger::None) {
            differences.push(format!("DANGER {} not {real}", verdict.danger));
        }
        if Some(verdict.intent) != phrase.intent {
            differences.push(format!("INTENT {} not {:?}", verdict.intent, phrase.intent));
        }
        if phrase.needs.first().is_some_and(|need| !verdict.needs.contains(need)) {
            differences.push(format!("NEEDS {:?} not {:?}", verdict.needs, phrase.needs));
        }
        if verdict.about_other != phrase.about_other {
            differences.push(format!("OTHER {}", verdict.about_other));
        }
        if !differences.is_empty() {
            print(format!("{}\n    {}", phrase.text, differences.join("; ")));
        }
    }
}

/// Patterns that fire more often wrongly than rightly on the phrases.
fn patterns(lexicon: &Lexicon, folder: &Folder, print: Print<'_>) {
    let mut counts: BTreeMap<u32, (Label, Count)> = BTreeMap::new();
    for phrase in &folder.phrases {
        let (_, reading, _) = super::look(lexicon, folder.number, &masked(phrase));
        let mut rules: Vec<u32> = Vec::new();
        for seen in reading.seen.iter().filter(|seen| seen.stands_now()) {
            if rules.contains(&seen.hit.rule) {
                continue;
            }
            rules.push(seen.hit.rule);
            let right = match seen.hit.label {
                Label::Need(need, _) => phrase.needs.contains(&need),
                Label::Danger(danger, _) => phrase.danger == Some(danger),
                Label::Trait(word) => phrase.traits.contains(&word),
                Label::Intent(intent) => phrase.intent == Some(intent),
                _ => continue,
            };
            counts.entry(seen.hit.rule).or_insert((seen.hit.label, Count::default())).1.add(true, right);
        }
    }
    let mut list: Vec<_> = counts.into_iter().filter(|(_, (_, count))| count.wrong > count.right).collect();
    list.sort_by_key(|(_, (_, count))| std::cmp::Reverse(count.wrong));
    for (rule, (label, count)) in list {
        print(format!("{} right {} wrong {}: {}", label.name(), count.right, count.wrong, lexicon.pattern(rule)));
    }
}

fn evaluate_files(
    engine: &Engine,
    files: &[String],
    with_misses: bool,
    print: Print<'_>,
) -> Result<(), Box<dyn Error>> {
    let mut contents = Vec::new();
    for file in files {
        contents.push((file.as_str(), std::fs::read_to_string(file)?));
    }
    let pairs = contents.iter().map(|(name, content)| (*name, content.as_str()));
    let report = evaluate(engine, &Home::default(), pairs);
    report.bad.iter().for_each(|bad| print(bad.to_string()));
    print(report.table());
    if with_misses {
        for miss in &report.misses {
            print(format!("{} {}\n    {}", miss.id, miss.text, miss.differences.join("; ")));
        }
    }
    Ok(())
}

/// Writes the figures that a test compares with.
fn record(root: &Path, engine: &Engine, print: Print<'_>) -> Result<(), Box<dyn Error>> {
    let folder = root.join("core/tests/evaluation");
    let mut files = Vec::new();
    for language in engine.languages() {
        let file = folder.join(format!("{language}.jsonl"));
        files.push((format!("{language}.jsonl"), std::fs::read_to_string(file)?));
    }
    let pairs = files.iter().map(|(name, content)| (name.as_str(), content.as_str()));
    let report = evaluate(engine, &Home::default(), pairs);
    print(report.table());
    let mut json = report.json(false);
    json.as_object_mut().map(|object| object.remove("bad_lines"));
    std::fs::write(folder.join("recorded.json"), format!("{}\n", serde_json::to_string_pretty(&json)?))?;
    Ok(())
}
