//! What a service is about, beyond its needs: whether it is made for people who are hurt at home.
//!
//! Two signals, and nothing else, so that a wrong answer can be explained: the need *safety planning*, which the
//! import gives to domestic-violence programmes and to no general ones, and the words a service uses for itself. Its
//! name weighs more than its description, because general services list everything they touch.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::directory::model::{Kind, Service};
use crate::vocabulary::Need;

/// How far a service is dedicated to people who are hurt at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) enum Dedication {
    /// Nothing says so.
    #[default]
    General,
    /// Its description mentions them.
    Mentions,
    /// It is there for them.
    Dedicated,
}

/// Violence at home, in small letters, in the languages that directories are published in.
#[rustfmt::skip]
const VIOLENCE: &[&str] = &[
    "domestic violence", "domestic abuse", "family violence", "intimate partner", "dating abuse", "dating violence",
    "partner abuse", "battered", "abused women", "women's aid", "women's refuge", "safe house", "safehouse",
    "violencia doméstica", "violencia domestica", "violencia de género", "violencia de genero", "violencia familiar",
    "violencia intrafamiliar", "violencia machista", "violencia contra la mujer", "mujeres maltratadas",
    "violencia contra las mujeres",
    "violence conjugale", "violences conjugales", "violences faites aux femmes", "violence familiale", "femmes battues",
    "violência doméstica", "violência contra a mulher", "häusliche gewalt", "häuslicher gewalt", "gewalt gegen frauen",
    "frauenhaus", "frauennotruf", "violenza domestica", "antiviolenza", "huiselijk geweld", "veilig thuis",
    "przemocy w rodzinie", "przemocy domowej", "домашнего насилия", "домашнее насилие", "домашнім насильством",
    "домашнього насильства", "aile içi şiddet", "العنف الأسري", "العنف المنزلي", "العنف ضد المرأة", "家庭暴力", "家暴",
    "가정폭력", "여성긴급전화", "घरेलू हिंसा", "vyolans domestik", "vyolans konjigal", "bạo lực gia đình",
];

static WORDS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(VIOLENCE).expect("a short list of words fits an automaton"));

/// Whether a text speaks of violence at home.
fn speaks_of_violence(text: &str) -> bool {
    WORDS.is_match(&text.to_lowercase())
}

/// How far `service` is dedicated to people who are hurt at home.
pub(crate) fn dedication(service: &Service) -> Dedication {
    let names = [Some(service.name.as_str()), service.name_en.as_deref(), Some(service.organization.as_str())];
    if service.needs.contains(&Need::SafetyPlanning) || names.into_iter().flatten().any(speaks_of_violence) {
        return Dedication::Dedicated;
    }
    match &service.description {
        Some(text) if speaks_of_violence(text) => Dedication::Mentions,
        _ => Dedication::General,
    }
}

/// A line for people in despair: a national line whose only help is listening, and that is not about violence.
pub(crate) fn is_crisis_line(service: &Service) -> bool {
    service.kind == Kind::NationalLine && service.needs == [Need::Talk] && dedication(service) != Dedication::Dedicated
}
