//! Labelled messages: `locales/<lang>/training.jsonl` and the files that `porchlight evaluate` reads, one JSON object
//! on a line.

use serde_json::{Map, Value};

use crate::vocabulary::{Danger, Intent, Need, Trait};

/// A labelled message. It was written for the project, or by whoever runs `evaluate`; never by a person.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Labelled {
    /// Its name in the file.
    pub id: String,
    /// The message.
    pub text: String,
    /// Its language, as a tag.
    pub language: String,
    /// What it is for.
    pub intent: Option<Intent>,
    /// What the person needs, the most important first.
    pub needs: Vec<Need>,
    /// Danger.
    pub danger: Option<Danger>,
    /// The place as typed.
    pub place: Option<String>,
    /// Somebody else is at risk.
    pub about_other: bool,
    /// Traits.
    pub traits: Vec<Trait>,
}

/// A line that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct BadLine {
    /// The file.
    pub file: String,
    /// Line number, from 1.
    pub line: usize,
    /// What is wrong, and what is allowed.
    pub problem: String,
}

/// Reads a file's content: the good lines, and what is wrong with the others. Empty lines are skipped.
pub fn read(file: &str, content: &str) -> (Vec<Labelled>, Vec<BadLine>) {
    let mut good = Vec::new();
    let mut bad = Vec::new();
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    for (index, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match parse(line) {
            Ok(labelled) => good.push(labelled),
            Err(problem) => bad.push(BadLine { file: file.to_owned(), line: index + 1, problem }),
        }
    }
    (good, bad)
}

fn parse(line: &str) -> Result<Labelled, String> {
    let value: Value = serde_json::from_str(line)
        .map_err(|error| format!("not JSON (column {}); allowed is one object on each line", error.column()))?;
    let Value::Object(object) = value else {
        return Err("not a JSON object; allowed is {\"text\": …, \"lang\": …, …}".to_owned());
    };
    Ok(Labelled {
        id: match object.get("id") {
            Some(Value::String(id)) => id.clone(),
            Some(Value::Number(id)) => id.to_string(),
            _ => String::new(),
        },
        text: text(&object, "text")?.ok_or("`text` is missing")?,
        language: match text(&object, "lang")? {
            Some(language) => language,
            None => text(&object, "language")?.ok_or("`lang` is missing")?,
        },
        intent: text(&object, "intent")?.map(|word| word.parse()).transpose().map_err(|error| format!("{error}"))?,
        needs: words(&object, "needs")?,
        danger: text(&object, "danger")?.map(|word| word.parse()).transpose().map_err(|error| format!("{error}"))?,
        place: place(object.get("place"))?,
        about_other: match object.get("about_other") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(value)) => *value,
            Some(_) => return Err("`about_other` is neither true nor false".to_owned()),
        },
        traits: words(&object, "traits")?,
    })
}

fn text(object: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("`{name}` is not text")),
    }
}

fn words<T: std::str::FromStr<Err: std::fmt::Display>>(
    object: &Map<String, Value>,
    name: &str,
) -> Result<Vec<T>, String> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(list)) => list
            .iter()
            .map(|word| {
                let word = word.as_str().ok_or_else(|| format!("`{name}` has an entry that is not text"))?;
                word.parse().map_err(|error| format!("{name}: {error}"))
            })
            .collect(),
        Some(_) => Err(format!("`{name}` is not a list; allowed is [\"word\", …]")),
    }
}

/// A place is nothing, the words as typed, or an object that has them as `text` or else as `name`.
fn place(value: Option<&Value>) -> Result<Option<String>, String> {
    let place = match value {
        None | Some(Value::Null) => None,
        Some(Value::String(place)) => Some(place.clone()),
        Some(Value::Object(object)) => match text(object, "text")? {
            Some(place) => Some(place),
            None => text(object, "name")?,
        },
        Some(_) => return Err("`place` is neither null, text, nor an object with `text` or `name`".to_owned()),
    };
    Ok(place.filter(|place| !place.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_lines_are_read_and_bad_ones_named() {
        let content = r#"{"text":"a","lang":"en","intent":"request","needs":["shelter"],"place":{"name":"Rome"}}

{"text":"b","lang":"en","needs":["shelters"]}
{"text":"b"}
nonsense
{"text":"c","language":"fr","place":null,"about_other":true}"#;
        let (good, bad) = read("x.jsonl", content);
        assert_eq!(good.len(), 2);
        assert_eq!(good[0].place.as_deref(), Some("Rome"));
        let bad: Vec<_> = bad.iter().map(ToString::to_string).collect();
        assert!(bad[0].starts_with("x.jsonl:3: needs: `shelters` is not a need; allowed are: talk, shelter"));
        assert_eq!(bad[1], "x.jsonl:4: `lang` is missing");
        assert!(bad[2].starts_with("x.jsonl:5: not JSON"));
    }
}
