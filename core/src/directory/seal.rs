//! Between reading and writing: decides which locations are confidential, and takes away everything that leads there.
//!
//! The store takes nothing but [`Sealed`] records, and this is the only place that makes them: with the foreign keys of
//! `migrations/0005_location.sql` and with [`super::model::Location`], the third of three walls before promise 6.

use std::collections::{HashMap, HashSet};

use aho_corasick::AhoCorasick;

use super::additions::Addition;
use super::confidential::{Description, suspicions};
use super::keys::Keys;
use super::records::{Attribute, LocationRecord, Record, Records};
use super::report::ConfidentialRecord;
use super::streets;

/// Records without an address, a position or words that lead to a confidential location.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sealed(Records);

impl Sealed {
    /// To look at.
    pub fn records(&self) -> &Records {
        &self.0
    }

    /// What is in the store was sealed when it went in. Only the store calls this.
    pub(super) fn from_store(records: Records) -> Self {
        Self(records)
    }
}

/// What was said of a service: `true`, its location may be shown; `false`, it must not.
pub type Statements = HashMap<String, bool>;

/// What publisher and agency said of confidentiality in these attributes, the agency's word over the publisher's.
pub fn statements<'a>(attributes: impl IntoIterator<Item = &'a Attribute>) -> Statements {
    let mut said: HashMap<String, (bool, bool)> = HashMap::new();
    for attribute in attributes {
        let (Some(link), Some(term), Some(value)) = (&attribute.link_id, &attribute.taxonomy_term_id, &attribute.value)
        else {
            continue;
        };
        // What this program itself suspected at the last import is no statement.
        let suspected = attribute.label.as_deref().is_some_and(|label| label.starts_with(SUSPECTED));
        if term != Addition::Confidential.term_id() || suspected {
            continue;
        }
        let public = value == "no";
        let entry = said.entry(link.clone()).or_insert((public, attribute.by_agency));
        if attribute.by_agency == entry.1 {
            // One speaker that says both has not said that it is public.
            entry.0 &= public;
        }
        if attribute.by_agency && !entry.1 {
            *entry = (public, true);
        }
    }
    said.into_iter().map(|(link, (public, _))| (link, public)).collect()
}

/// How the label of an attribute begins that this program made by suspicion.
pub const SUSPECTED: &str = "suspected: ";

/// What was confidential until now, by our id of a service or location, and why.
pub type Before = HashMap<String, String>;

/// What these records of the store keep as confidential. It stands until somebody says otherwise.
///
/// Against: a shelter whose publisher writes a vaguer description, or drops a taxonomy term, and whose address is public
/// after the next import without anybody having decided that.
pub fn before(records: &Records) -> Before {
    let mut before = Before::new();
    for location in records.locations.iter().filter(|location| !location.is_public) {
        before.insert(location.id.clone(), format!("{BEFORE}its location was"));
    }
    for attribute in &records.attributes {
        let (Some(link), Some(value)) = (&attribute.link_id, &attribute.value) else { continue };
        if attribute.taxonomy_term_id.as_deref() != Some(Addition::Confidential.term_id()) || value == "no" {
            continue;
        }
        let label = attribute.label.as_deref().unwrap_or("stated");
        let why = label.strip_prefix(SUSPECTED).unwrap_or(label);
        // A neighbour is confidential by its location, which is in the list itself.
        if why != NEIGHBOUR {
            before.insert(link.clone(), format!("{BEFORE}{}", why.strip_prefix(BEFORE).unwrap_or(why)));
        }
    }
    before
}

/// How a reason begins that an earlier import had.
const BEFORE: &str = "confidential before: ";
const NEIGHBOUR: &str = "at a confidential location";

/// Seals what was read. `before` is what the store has as confidential. `said` is what publisher and agency said of services or locations, by our id.
pub fn seal(
    mut records: Records,
    keys: &Keys,
    said: &Statements,
    before: &Before,
) -> (Sealed, Vec<ConfidentialRecord>) {
    let reasons = decide(&records, said, before);
    let mut report = Vec::new();

    // Locations: those of a confidential service, those said to be, and those of an organisation that has nothing else.
    let mut of_location: HashMap<&str, Vec<&str>> = HashMap::new();
    for sal in &records.services_at_location {
        if let (Some(service), Some(location)) = (&sal.service_id, &sal.location_id) {
            of_location.entry(location).or_default().push(service);
        }
    }
    let mut organizations: HashMap<&str, (usize, usize)> = HashMap::new();
    for service in &records.services {
        if let Some(organization) = &service.organization_id {
            let counts = organizations.entry(organization).or_default();
            counts.0 += 1;
            counts.1 += usize::from(reasons.contains_key(&service.id));
        }
    }
    let only_confidential = |organization: Option<&String>| {
        organization.and_then(|id| organizations.get(id.as_str())).is_some_and(|(all, hidden)| all == hidden)
    };
    let hidden: HashSet<String> = records
        .locations
        .iter()
        .filter(|location| {
            let services = of_location.get(location.id.as_str()).map_or(&[][..], Vec::as_slice);
            let public =
                || said.get(&location.id) == Some(&true) || services.iter().any(|id| said.get(*id) == Some(&true));
            said.get(&location.id) == Some(&false)
                || (before.contains_key(&location.id) && !public())
                || services.iter().any(|service| reasons.contains_key(*service))
                || (services.is_empty() && only_confidential(location.organization_id.as_ref()))
        })
        .map(|location| location.id.clone())
        .collect();
    let hidden_organizations: HashSet<String> = organizations
        .iter()
        .filter(|(_, (all, hidden))| all == hidden)
        .map(|(organization, _)| (*organization).to_owned())
        .collect();
    // Everything at a hidden location is at a confidential location.
    let mut reasons = reasons;
    for (location, services) in &of_location {
        if hidden.contains(*location) {
            for service in services {
                reasons.entry((*service).to_owned()).or_insert_with(|| vec![NEIGHBOUR.to_owned()]);
            }
        }
    }

    // What the hidden addresses are, who else has them, and what of them to look for everywhere.
    let mut private: HashMap<String, Vec<String>> = HashMap::new();
    let mut public: HashMap<String, Vec<String>> = HashMap::new();
    let mut written: HashSet<String> = HashSet::new();
    let mut written_publicly: HashSet<String> = HashSet::new();
    for address in &records.addresses {
        let (Some(location), Some(street)) = (&address.location_id, &address.address_1) else { continue };
        let Some(print) = streets::fingerprint(street) else { continue };
        if hidden.contains(location) {
            private.entry(print).or_default().push(location.clone());
            written.insert(street.trim().to_lowercase());
        } else {
            public.entry(print).or_default().push(location.clone());
            written_publicly.insert(street.trim().to_lowercase());
        }
    }
    let names_at: HashMap<&str, String> = {
        let names: HashMap<&str, &str> =
            records.services.iter().map(|s| (s.id.as_str(), s.name.as_deref().unwrap_or_default())).collect();
        of_location
            .iter()
            .map(|(location, services)| {
                let list: Vec<&str> = services.iter().filter_map(|id| names.get(id).copied()).collect();
                (*location, list.join(", "))
            })
            .collect()
    };
    let mut shared: HashMap<&str, Vec<String>> = HashMap::new();
    for (print, locations) in &private {
        let Some(others) = public.get(print) else { continue };
        for location in locations {
            let names = others.iter().filter_map(|other| names_at.get(other.as_str())).cloned();
            shared.entry(location).or_default().extend(names);
        }
    }
    // A street that public records have too cannot be taken out of everybody's text.
    let needles: Vec<String> =
        written.into_iter().filter(|street| street.len() >= 6 && !written_publicly.contains(street)).collect();
    let everywhere = AhoCorasick::builder().ascii_case_insensitive(true).build(&needles).ok();

    let mut shared_by_service: HashMap<String, Vec<String>> = HashMap::new();
    for sal in &records.services_at_location {
        if let (Some(service), Some(location)) = (&sal.service_id, &sal.location_id)
            && let Some(names) = shared.get(location.as_str())
        {
            let list = shared_by_service.entry(service.clone()).or_default();
            list.extend(names.iter().cloned());
            list.sort();
            list.dedup();
        }
    }
    drop(of_location);
    drop(shared);

    // The records themselves.
    records.addresses.retain(|address| !address.location_id.as_ref().is_some_and(|id| hidden.contains(id)));
    records.positions.retain(|position| !position.location_id.as_ref().is_some_and(|id| hidden.contains(id)));
    for location in &mut records.locations {
        location.is_public = !hidden.contains(&location.id);
        if !location.is_public {
            // Where a page about the building is, the building is.
            location.url = None;
        }
    }

    // The words around them.
    let hidden_sals: HashMap<String, String> = records
        .services_at_location
        .iter()
        .filter(|sal| {
            sal.location_id.as_ref().is_some_and(|id| hidden.contains(id))
                || sal.service_id.as_ref().is_some_and(|id| reasons.contains_key(id))
        })
        .map(|sal| (sal.id.clone(), sal.service_id.clone().unwrap_or_default()))
        .collect();
    let service_at: HashMap<String, String> = records
        .services_at_location
        .iter()
        .filter_map(|sal| Some((sal.location_id.clone()?, sal.service_id.clone()?)))
        .collect();
    // A contact's number is the number of what the contact belongs to.
    let hidden_contacts: HashMap<String, String> = records
        .contacts
        .iter()
        .filter_map(|contact| {
            let service = contact.service_id.clone().filter(|id| reasons.contains_key(id));
            let place = || contact.location_id.as_ref().filter(|id| hidden.contains(*id));
            let at = || contact.service_at_location_id.as_ref().and_then(|id| hidden_sals.get(id).cloned());
            let whole = || contact.organization_id.as_ref().filter(|id| hidden_organizations.contains(*id));
            let owner = service
                .or_else(at)
                .or_else(|| place().map(|id| service_at.get(id).cloned().unwrap_or_default()))
                .or_else(|| whole().map(|_| String::new()))?;
            Some((contact.id.clone(), owner))
        })
        .collect();
    let mut removed: HashMap<String, Vec<String>> = HashMap::new();
    macro_rules! scrub {
        ($name:ty, $list:ident) => {
            for record in &mut records.$list {
                let link = |column: &str| record.text(column).map(str::to_owned);
                let own = match <$name>::TABLE {
                    "service" => reasons.contains_key(record.id()).then(|| record.id().to_owned()),
                    "location" => {
                        hidden.contains(record.id()).then(|| service_at.get(record.id()).cloned().unwrap_or_default())
                    }
                    "organization" => hidden_organizations.contains(record.id()).then(String::new),
                    _ => None,
                };
                let service = own
                    .or_else(|| link("service_id").filter(|id| reasons.contains_key(id)))
                    .or_else(|| link("link_id").filter(|id| reasons.contains_key(id)))
                    .or_else(|| link("service_at_location_id").and_then(|id| hidden_sals.get(&id).cloned()))
                    .or_else(|| {
                        link("location_id")
                            .filter(|id| hidden.contains(id))
                            .map(|id| service_at.get(&id).cloned().unwrap_or_default())
                    })
                    .or_else(|| {
                        link("organization_id").filter(|id| hidden_organizations.contains(id)).map(|_| String::new())
                    })
                    .or_else(|| link("contact_id").and_then(|id| hidden_contacts.get(&id).cloned()));
                let shapes =
                    service.is_some() && !matches!(<$name>::TABLE, "address" | "location_position" | "taxonomy_term");
                record.each_text(&mut |column, text| {
                    // Codes of a taxonomy are no words. Every other field, a number's too, is filled by people.
                    if column == "code" {
                        return;
                    }
                    let exact = everywhere
                        .as_ref()
                        .filter(|everywhere| <$name>::TABLE != "address" && everywhere.is_match(text.as_str()));
                    let mut count = 0;
                    if shapes || exact.is_some() {
                        // By shape first: it takes the flat, the city and the postal code along.
                        count += streets::remove(text);
                    }
                    if let Some(exact) = exact
                        && exact.is_match(text.as_str())
                    {
                        let replaced = exact.replace_all(text, &vec![streets::REMOVED; needles.len()]);
                        *text = replaced;
                        count += 1;
                    }
                    if <$name>::TABLE == "phone" && (shapes || count > 0) {
                        let bare = match column {
                            "number" => only_number(text),
                            "extension" => only_extension(text),
                            _ => text.clone(),
                        };
                        if bare != *text {
                            *text = bare;
                            count += 1;
                        }
                    }
                    if count > 0 {
                        let mut place = format!("{}.{column}", <$name>::TABLE);
                        if text.is_empty() {
                            place.push_str(" (what was left of it is no number: dropped)");
                        }
                        let list = removed.entry(service.clone().unwrap_or_default()).or_default();
                        if !list.contains(&place) {
                            list.push(place);
                        }
                    }
                });
            }
        };
    }
    super::records::for_each_record!(scrub);
    records.phones.retain(|phone| phone.number.as_deref() != Some(""));
    for phone in &mut records.phones {
        phone.extension.take_if(|extension| extension.is_empty());
    }

    // The mark, with its reason, so that it can be seen and overruled.
    let marked: HashSet<String> = records
        .attributes
        .iter()
        .filter(|attribute| attribute.taxonomy_term_id.as_deref() == Some(Addition::Confidential.term_id()))
        .filter_map(|attribute| attribute.link_id.clone())
        .collect();
    let organization_names: HashMap<&str, &str> =
        records.organizations.iter().map(|o| (o.id.as_str(), o.name.as_deref().unwrap_or_default())).collect();
    let mut marks = Vec::new();
    for service in &records.services {
        let Some(why) = reasons.get(&service.id) else { continue };
        if !marked.contains(&service.id) {
            let mut mark = Attribute {
                link_id: Some(service.id.clone()),
                link_entity: Some("service".into()),
                taxonomy_term_id: Some(Addition::Confidential.term_id().into()),
                value: Some("yes".into()),
                label: Some(format!("{SUSPECTED}{}", why.join("; "))),
                ..Default::default()
            };
            let key = format!("~{}\u{1f}{}", service.id, Addition::Confidential);
            mark.set_key(keys.id("attribute", &key), keys.source().clone(), None);
            marks.push(mark);
        }
        report.push(ConfidentialRecord {
            id: service.id.as_str().into(),
            source_id: service.publisher_id.clone().unwrap_or_default(),
            name: service.name.clone().unwrap_or_default(),
            organization: service
                .organization_id
                .as_deref()
                .and_then(|id| organization_names.get(id))
                .map_or_else(|| service.name.clone().unwrap_or_default(), |name| (*name).to_owned()),
            reasons: why.clone(),
            removed_from: removed.remove(&service.id).unwrap_or_default(),
            same_address: shared_by_service.remove(&service.id).unwrap_or_default(),
        });
    }
    drop(organization_names);
    records.attributes.extend(marks);
    (Sealed(records), report)
}

/// What of a number people dial: words around it go, and so does what is too short to be a number. Empty: none of it.
///
/// Against: `305-555-0100 (at 12 Oak Street)`, `ring at the green door`. A card shows the number of a confidential
/// service, so nothing but a number may be in it. `1-800-799-SAFE (7233)` is one.
fn only_number(text: &str) -> String {
    let dialled = |word: &str| {
        word.chars().any(|c| c.is_numeric())
            && word.chars().all(|c| {
                c.is_numeric()
                    || c.is_ascii_uppercase()
                    || matches!(c, '+' | '-' | '‐' | '‑' | '–' | '.' | '(' | ')' | '/' | ',' | ';' | '*' | '#' | ':')
            })
    };
    // "x12", "ext. 12", the bar between two numbers.
    let joins = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        matches!(bare.as_str(), "" | "or" | "x" | "ext" | "extension")
            || bare
                .strip_prefix("ext")
                .or_else(|| bare.strip_prefix('x'))
                .is_some_and(|rest| rest.trim_start_matches('.').bytes().all(|byte| byte.is_ascii_digit()))
    };
    let digits = |words: &[&str]| words.iter().flat_map(|word| word.chars()).filter(|c| c.is_numeric()).count();
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.iter().all(|word| dialled(word) || joins(word)) {
        return if digits(&words) >= 3 { text.to_owned() } else { String::new() };
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for word in words.iter().copied().chain(["."]) {
        if word != "." && (dialled(word) || joins(word)) {
            run.push(word);
            continue;
        }
        // "305-555-0100 12 Oak": the last one is the number of a house.
        if word.chars().any(char::is_alphabetic)
            && run.len() > 1
            && let Some((last, rest)) = run.split_last()
            && digits(&[last]) <= 6
            && !joins(rest[rest.len() - 1])
            && digits(rest) >= 7
        {
            run.pop();
        }
        if digits(&run) >= 7 {
            kept.append(&mut run);
        }
        run.clear();
    }
    let number = kept.join(" ");
    number.trim_matches(|c: char| !c.is_numeric() && !matches!(c, '+' | '(' | ')' | '*' | '#')).to_owned()
}

/// An extension is digits and the signs a telephone has; anything else is no extension.
fn only_extension(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let bare = ["extension", "ext.", "ext", "x"].iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower);
    let bare = bare.trim();
    let signs = |c: char| c.is_numeric() || matches!(c, ',' | ';' | '*' | '#');
    if bare.chars().all(signs) && bare.chars().any(char::is_numeric) { bare.to_owned() } else { String::new() }
}

/// Service id → why it is confidential.
fn decide(records: &Records, said: &Statements, before: &Before) -> HashMap<String, Vec<String>> {
    let terms: HashMap<&str, (&str, &str)> = records
        .taxonomy_terms
        .iter()
        .map(|term| {
            (term.id.as_str(), (term.code.as_deref().unwrap_or_default(), term.name.as_deref().unwrap_or_default()))
        })
        .collect();
    let mut terms_of: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
    for attribute in &records.attributes {
        if let (Some(link), Some(term)) = (&attribute.link_id, &attribute.taxonomy_term_id)
            && let Some(term) = terms.get(term.as_str())
        {
            terms_of.entry(link).or_default().push(*term);
        }
    }
    let locations: HashMap<&str, &LocationRecord> =
        records.locations.iter().map(|location| (location.id.as_str(), location)).collect();
    let mut locations_of: HashMap<&str, Vec<&LocationRecord>> = HashMap::new();
    for sal in &records.services_at_location {
        if let (Some(service), Some(location)) = (&sal.service_id, &sal.location_id)
            && let Some(location) = locations.get(location.as_str())
        {
            locations_of.entry(service).or_default().push(location);
        }
    }
    let organizations: HashMap<&str, &str> =
        records.organizations.iter().map(|o| (o.id.as_str(), o.name.as_deref().unwrap_or_default())).collect();
    // What some publishers write where the street should be.
    let withheld: HashSet<&str> = records
        .addresses
        .iter()
        .filter(|address| {
            let street = address.address_1.as_deref().unwrap_or_default().to_lowercase();
            [
                "confidential",
                "undisclosed",
                "withheld",
                "not disclosed",
                "not published",
                "unlisted",
                "call for address",
            ]
            .iter()
            .any(|word| street.contains(word))
        })
        .filter_map(|address| address.location_id.as_deref())
        .collect();
    let mut reasons = HashMap::new();
    for service in &records.services {
        let own = locations_of.get(service.id.as_str()).map_or(&[][..], Vec::as_slice);
        let statement = said.get(&service.id).copied().or_else(|| own.iter().find_map(|l| said.get(&l.id).copied()));
        match statement {
            Some(true) => continue,
            Some(false) => {
                reasons.insert(service.id.clone(), vec!["stated".to_owned()]);
                continue;
            }
            None => {}
        }
        let mut names: Vec<&str> =
            [&service.name, &service.alternate_name].into_iter().flatten().map(String::as_str).collect();
        let mut texts: Vec<&str> =
            [&service.description, &service.application_process, &service.eligibility_description, &service.alert]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
        for location in own {
            names.extend([&location.name, &location.alternate_name].into_iter().flatten().map(String::as_str));
            texts.extend(location.description.as_deref());
        }
        let description = Description {
            names,
            organization: service
                .organization_id
                .as_deref()
                .and_then(|id| organizations.get(id))
                .copied()
                .unwrap_or_default(),
            texts,
            terms: terms_of.get(service.id.as_str()).cloned().unwrap_or_default(),
        };
        let mut why = suspicions(&description);
        if own.iter().any(|location| withheld.contains(location.id.as_str())) {
            why.push("its address says so".to_owned());
        }
        if why.is_empty() {
            // Stood until now, and nobody has said anything else.
            why.extend(before.get(&service.id).cloned());
        }
        if !why.is_empty() {
            reasons.insert(service.id.clone(), why);
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_confidential_record_is_a_number_and_nothing_else() {
        for (text, expected) in [
            ("305-555-0100 (at [address removed] Miami)", "305-555-0100"),
            ("305-555-0100 12 Zebra", "305-555-0100"),
            ("Hotline: 305-555-0100", "305-555-0100"),
            ("1-800-799-SAFE (7233)", "1-800-799-SAFE (7233)"),
            ("305-555-1212 / 305-555-1313", "305-555-1212 / 305-555-1313"),
            ("305-555-1414 x12", "305-555-1414 x12"),
            ("305-555-1414 ext. 12", "305-555-1414 ext. 12"),
            ("988", "988"),
            ("+44 20 7946 0018", "+44 20 7946 0018"),
            ("[address removed]", ""),
            ("12 Oak", ""),
            ("ring at the green door 12", ""),
        ] {
            assert_eq!(only_number(text), expected, "{text}");
        }
        for (text, expected) in [("12", "12"), ("x12", "12"), ("Ext. 12#", "12#"), ("12 Oak Street", ""), ("door", "")]
        {
            assert_eq!(only_extension(text), expected, "{text}");
        }
    }
}
