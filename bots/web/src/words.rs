//! The page's own texts, and the choice of its language.

use maud::{Markup, html};
use porchlight_core::door::Door;
use porchlight_core::language::Language;

/// Looks texts up in one language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    door: &'a dyn Door,
    /// The language of the page.
    pub language: Language,
}

impl<'a> Words<'a> {
    /// Texts in this language.
    pub const fn new(door: &'a dyn Door, language: Language) -> Self {
        Self { door, language }
    }

    /// A text of `locales/<language>/web.ftl`.
    pub fn get(&self, key: &str) -> String {
        self.door.text(self.language, key)
    }

    /// The same, for screen readers only.
    pub fn aloud(&self, key: &str) -> Markup {
        html! { span.aloud lang=(self.language) { (self.get(key)) " " } }
    }

    /// The languages offered.
    pub fn offered(&self) -> Vec<(Language, String)> {
        self.door.languages()
    }
}

/// `rtl` or `ltr`.
pub fn direction(language: Language) -> &'static str {
    if language.is_right_to_left() { "rtl" } else { "ltr" }
}

/// The language to be read here: the one chosen, else the best of `Accept-Language`; only ever an offered one.
pub fn known_language(offered: &[Language], chosen: Option<Language>, accept: Option<&str>) -> Option<Language> {
    let is_offered = |language: &Language| offered.contains(language);
    if let Some(chosen) = chosen.filter(is_offered) {
        return Some(chosen);
    }
    let mut best = (0.0, None);
    for entry in accept?.split(',').take(32) {
        let mut parts = entry.split(';');
        let language = parts.next().unwrap_or_default().trim().parse().ok().filter(is_offered);
        let quality = parts.find_map(|p| p.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
        if language.is_some() && quality > best.0 {
            best = (quality, language);
        }
    }
    best.1
}
