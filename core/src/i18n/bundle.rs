//! The texts of one language, parsed and checked.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use unic_langid::LanguageIdentifier;

use super::LocaleError;
use crate::language::Language;

pub(super) struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// Every message with the names of its arguments.
    keys: BTreeMap<String, Vec<String>>,
}

impl Texts {
    /// Parses all files of a language; a key that occurs twice is an error.
    pub(super) fn parse(language: Language, files: Vec<(String, String)>) -> Result<Self, LocaleError> {
        let identifier: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Marks around inserted values keep numbers in order inside right-to-left text; elsewhere they only disturb.
        bundle.set_use_isolating(language.is_right_to_left());
        let mut keys = BTreeMap::new();
        for (file, text) in files {
            let error = |problem: String| LocaleError { file: file.clone(), problem };
            read_keys(&text, &mut keys).map_err(&error)?;
            let resource = FluentResource::try_new(text).map_err(|(_, errors)| error(format!("{errors:?}")))?;
            bundle.add_resource(resource).map_err(|errors| error(format!("{errors:?}")))?;
        }
        Ok(Self { bundle, keys })
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    pub(super) fn keys(&self) -> BTreeMap<String, Vec<String>> {
        self.keys.clone()
    }

    /// The text, or `None` when it is missing or an argument it needs was not given.
    pub(super) fn format(&self, key: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if errors.is_empty() { Some(text) } else { None }
    }
}

/// Collects keys and argument names; says what the parser did not understand.
fn read_keys(text: &str, keys: &mut BTreeMap<String, Vec<String>>) -> Result<(), String> {
    let resource = parser::parse(text).map_err(|(_, errors)| {
        let lines = errors.iter().map(|error| {
            let line = text.get(..error.pos.start).map_or(0, |before| before.matches('\n').count() + 1);
            format!("line {line}: {}", error.kind)
        });
        lines.collect::<Vec<_>>().join("; ")
    })?;
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut arguments = Vec::new();
        if let Some(pattern) = &message.value {
            collect(pattern, &mut arguments);
        }
        arguments.sort();
        arguments.dedup();
        if keys.insert(message.id.name.to_owned(), arguments).is_some() {
            return Err(format!("the key {} occurs twice", message.id.name));
        }
    }
    Ok(())
}

fn collect(pattern: &Pattern<&str>, arguments: &mut Vec<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, arguments),
            Expression::Select { selector, variants } => {
                collect_inline(selector, arguments);
                for variant in variants {
                    collect(&variant.value, arguments);
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, arguments: &mut Vec<String>) {
    match inline {
        InlineExpression::VariableReference { id } => arguments.push(id.name.to_owned()),
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = expression.as_ref() {
                collect_inline(inner, arguments);
            }
        }
        _ => {}
    }
}
