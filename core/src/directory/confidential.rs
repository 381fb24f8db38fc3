//! Confidential by suspicion: which services look like a domestic-violence shelter. The words are in
//! `core/data/directory/confidential.toml`, to be reviewed by people who run one.

use std::sync::LazyLock;

use serde::Deserialize;

use super::languages::contains_word;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    codes: Vec<String>,
    terms: Vec<String>,
    names: Vec<String>,
    shelter: Vec<String>,
    violence: Vec<String>,
    not_giving: Vec<String>,
    secret: Vec<String>,
    institutions: Vec<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/directory/confidential.toml")).expect("the list is part of the program")
});

/// What is known of a service before it is decided whether its location may be known.
#[derive(Debug, Clone, Default)]
pub struct Description<'a> {
    /// Name, other name, names of its locations.
    pub names: Vec<&'a str>,
    /// Name of the organisation.
    pub organization: &'a str,
    /// Description, how to apply, whom it accepts: its own words.
    pub texts: Vec<&'a str>,
    /// Code and name of its terms.
    pub terms: Vec<(&'a str, &'a str)>,
}

/// Why a service is taken for a domestic-violence shelter; empty: it is not.
pub fn suspicions(service: &Description<'_>) -> Vec<String> {
    let lists = &*LISTS;
    let mut reasons = Vec::new();
    for (code, name) in &service.terms {
        let name = name.to_lowercase();
        if lists.codes.iter().any(|prefix| code.starts_with(prefix)) || lists.terms.contains(&name) {
            reasons.push(format!("taxonomy: {code} {name}").trim_end().to_owned());
        }
    }
    let organization = service.organization.to_lowercase();
    let names: Vec<String> = service.names.iter().map(|name| name.to_lowercase()).collect();
    for word in &lists.names {
        if names.iter().any(|name| contains_word(name, word)) {
            reasons.push(format!("name: {word}"));
        } else if contains_word(&organization, word) {
            reasons.push(format!("organization: {word}"));
        }
    }
    let institution: bool = names
        .iter()
        .map(String::as_str)
        .chain([organization.as_str()])
        .any(|name| lists.institutions.iter().any(|word| contains_word(name, word)));
    let mut texts = String::new();
    for text in &service.texts {
        texts.push_str(&text.to_lowercase());
        texts.push('\n');
    }
    if let Some(phrase) = lists.secret.iter().find(|phrase| texts.contains(phrase.as_str())) {
        reasons.push(format!("text: {phrase}"));
    }
    let giving = |text: &mut String| {
        for phrase in &lists.not_giving {
            if text.contains(phrase.as_str()) {
                *text = text.replace(phrase.as_str(), " ");
            }
        }
    };
    giving(&mut texts);
    let mut names = names;
    names.iter_mut().for_each(giving);
    let violence = |text: &str| lists.violence.iter().find(|word| contains_word(text, word)).cloned();
    let shelter = |text: &str| lists.shelter.iter().find(|word| contains_word(text, word)).cloned();
    let term_violence = service
        .terms
        .iter()
        .find_map(|(_, name)| violence(&name.to_lowercase()).map(|word| format!("taxonomy: {word}")));
    let around = violence(&texts)
        .map(|word| format!("text: {word}"))
        .or_else(|| violence(&organization).map(|word| format!("organization: {word}")))
        .or_else(|| names.iter().find_map(|name| violence(name)).map(|word| format!("name: {word}")))
        .or(term_violence);
    if let Some(around) = around
        && !institution
    {
        if let Some(word) = names.iter().find_map(|name| shelter(name)) {
            reasons.push(format!("name: {word}, {around}"));
        } else if let Some(word) = shelter(&texts) {
            reasons.push(format!("text: {word}, {around}"));
        }
    }
    reasons.dedup();
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suspected(name: &str, organization: &str, text: &str, terms: &[(&str, &str)]) -> bool {
        let service = Description { names: vec![name], organization, texts: vec![text], terms: terms.to_vec() };
        !suspicions(&service).is_empty()
    }

    #[test]
    fn what_looks_like_a_shelter_is_suspected() {
        assert!(suspected(
            "The Lodge",
            "Victim Response",
            "A non-profit domestic violence center that offers refuge",
            &[]
        ));
        assert!(suspected(
            "Emergency Shelter",
            "",
            "high security",
            &[("BH-1800.1500-100", "Domestic Violence Shelters")]
        ));
        assert!(suspected("SafeSpace Shelter North", "County", "", &[]));
        assert!(suspected("Inn", "", "Provides transitional housing for survivors of domestic violence.", &[]));
        assert!(suspected("Frauenhaus Köln", "", "", &[]));
        assert!(suspected("Hope", "", "Our house is at a confidential location.", &[]));
        assert!(suspected("Casa Luz", "", "Albergue para sobrevivientes de violencia doméstica", &[]));
        assert!(suspected("House", "Coalition", "", &[("101-06-01", "Help Escape Violence")]));
    }

    #[test]
    fn a_courthouse_unit_a_counselling_office_and_a_hotline_are_not() {
        assert!(!suspected(
            "Domestic Violence",
            "Clerk of the Circuit Court",
            "Assists with injunctions in domestic violence cases; gives information on shelters",
            &[("FT-3000.1750", "Domestic/Family Violence Legal Services")]
        ));
        assert!(!suspected(
            "Counseling",
            "Family Center",
            "Counseling for survivors of domestic violence, shelter referrals",
            &[("RP-1400.8000-020.80", "Spouse/Intimate Partner Abuse Counseling")]
        ));
        assert!(!suspected("National Domestic Violence Hotline", "", "Information and crisis intervention", &[]));
        assert!(!suspected("Animal Shelter", "County", "Pets of victims of domestic violence, animal shelter", &[]));
        assert!(!suspected("Homeless Shelter", "City", "Beds for men", &[]));
    }
}
