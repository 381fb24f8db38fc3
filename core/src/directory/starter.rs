//! The starter directory: national lines, there from the first start. `core/data/starter/README.md` has its rules.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use std::collections::HashMap;

use super::additions::Addition;
use super::assemble::assemble;
use super::keys::Keys;
use super::languages;
use super::model::Service;
use super::records::{
    Attribute, LanguageRecord, Organization, Phone, Record, Records, Schedule, ServiceArea, ServiceRecord, Url,
};
use super::seal::{self, Sealed, Statements};
use super::store::{Changes, DirectoryStore, Source, StoreError};
use crate::ids::{AgencyId, SourceId};
use crate::vocabulary::{Need, Trait, Way};

/// The name of its source.
pub const SOURCE: &str = "starter";

const LINES: &str = include_str!("../../data/starter/lines.csv");

/// One row of `lines.csv`. Numbers are text, as published.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    country: String,
    kind: String,
    name: String,
    name_en: String,
    phone: String,
    phone_way: String,
    text: String,
    whatsapp: String,
    url: String,
    chat_url: String,
    also: String,
    hours: String,
    timezone: String,
    languages: String,
    free_call: String,
    serves: String,
    areas: String,
    needs: String,
    made_for: String,
    only_made_for: String,
    government: String,
    source_1: String,
    source_2: String,
    confidence: String,
    seen_date: String,
}

/// The version of the file: another text, another version.
pub fn version() -> String {
    HEXLOWER.encode(&Sha256::digest(LINES.as_bytes())[..8])
}

/// The services of the starter directory without any database: what people are shown when the durable store cannot be
/// opened.
pub fn services(agency: &AgencyId) -> Vec<Service> {
    let keys = Keys::new(agency.clone(), SourceId::from(SOURCE));
    let entries = assemble(&sealed(&keys), agency, None, &HashMap::new());
    entries.into_iter().filter(|entry| entry.hidden.is_none()).map(|entry| entry.service).collect()
}

/// Imports the starter directory if it is not there, or not in this version.
pub async fn ensure_starter(store: &DirectoryStore, agency: &AgencyId) -> Result<Option<Changes>, StoreError> {
    let source = Source {
        agency: agency.clone(),
        id: SourceId::from(SOURCE),
        format: SOURCE.into(),
        version: Some(version()),
        country: None,
        time_zone: None,
    };
    if store.sources(agency).await?.contains(&source) {
        return Ok(None);
    }
    let keys = Keys::new(agency.clone(), source.id.clone());
    store.replace(&source, &sealed(&keys), false).await.map(Some)
}

fn sealed(keys: &Keys) -> Sealed {
    let records = records(keys).expect("the starter directory is part of the program, and its tests read it");
    // Lines have no location; what looks like a shelter among them is sealed like everything else, except that a line
    // for a whole country is known to be public.
    let said: Statements = records.services.iter().map(|service| (service.id.clone(), true)).collect();
    seal::seal(records, keys, &said, &seal::Before::new()).0
}

fn lines() -> Result<Vec<Line>, String> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(LINES.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().map_err(|error| error.to_string())
}

fn records(keys: &Keys) -> Result<Records, String> {
    let mut maker = Maker { keys, records: Records::default() };
    for line in lines()? {
        maker.line(&line).map_err(|error| format!("{}: {error}", line.id))?;
    }
    Ok(maker.records)
}

struct Maker<'a> {
    keys: &'a Keys,
    records: Records,
}

impl Maker<'_> {
    fn key<R: Record>(&self, record: &mut R, line: &Line, part: &str) {
        let publisher_id = if part.is_empty() { line.id.clone() } else { format!("{}/{part}", line.id) };
        record.set_key(self.keys.id(R::TABLE, &publisher_id), self.keys.source().clone(), Some(publisher_id));
    }

    fn phone(&mut self, line: &Line, service: &str, way: Way, number: &str, note: Option<&str>) {
        let phone_type = match way {
            Way::Sms => "text",
            Way::Videophone => "video",
            Way::Relay => "textphone",
            _ => "voice",
        };
        let mut phone = Phone {
            service_id: Some(service.to_owned()),
            number: Some(number.to_owned()),
            phone_type: Some(phone_type.to_owned()),
            description: if way == Way::Whatsapp { Some("WhatsApp".to_owned()) } else { note.map(str::to_owned) },
            ..Default::default()
        };
        self.key(&mut phone, line, &format!("{way}/{number}"));
        self.records.phones.push(phone);
    }

    fn say(&mut self, line: &Line, service: &str, addition: Addition, value: &str) {
        if value.is_empty() {
            return;
        }
        let mut attribute = Attribute {
            link_id: Some(service.to_owned()),
            link_entity: Some("service".into()),
            taxonomy_term_id: Some(addition.term_id().into()),
            value: Some(value.to_owned()),
            ..Default::default()
        };
        self.key(&mut attribute, line, addition.term_id());
        self.records.attributes.push(attribute);
    }

    fn line(&mut self, line: &Line) -> Result<(), String> {
        let emergency = line.kind.starts_with("emergency_");
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        for need in line.needs.split(';') {
            need.parse::<Need>().map_err(|error| error.to_string())?;
        }
        for word in line.made_for.split(';').filter(|word| !word.is_empty()) {
            word.parse::<Trait>().map_err(|error| error.to_string())?;
        }
        if !matches!(line.confidence.as_str(), "two-source" | "one-source") {
            return Err(format!("`{}` is not two-source or one-source", line.confidence));
        }

        let mut organization = Organization { name: text(&line.name), ..Default::default() };
        self.key(&mut organization, line, "");
        let mut service = ServiceRecord {
            organization_id: Some(organization.id.clone()),
            name: text(&line.name),
            description: text(&line.serves),
            // A line for a group that no trait stands for says on its card whom it is for.
            eligibility_description: text(&line.serves)
                .filter(|_| line.only_made_for == "yes" && line.made_for.is_empty()),
            url: text(&line.url),
            status: Some("active".into()),
            ..Default::default()
        };
        self.key(&mut service, line, "");
        let id = service.id.clone();
        self.records.organizations.push(organization);
        self.records.services.push(service);

        if !line.phone.is_empty() {
            let way =
                if line.phone_way.is_empty() { Way::Voice } else { line.phone_way.parse().map_err(|_| "phone_way")? };
            self.phone(line, &id, way, &line.phone, None);
        }
        if !line.text.is_empty() {
            self.phone(line, &id, Way::Sms, &line.text, None);
        }
        if !line.whatsapp.is_empty() {
            self.phone(line, &id, Way::Whatsapp, &line.whatsapp, None);
        }
        for also in line.also.split(';').filter(|also| !also.is_empty()) {
            let mut parts = also.split('|');
            let (way, value, note) = (parts.next(), parts.next(), parts.next());
            let way: Way = way.unwrap_or_default().parse().map_err(|_| format!("also: {also}"))?;
            let (value, note) = (value.unwrap_or_default(), note.filter(|note| !note.is_empty()));
            if way == Way::Email {
                if let Some(service) = self.records.services.last_mut() {
                    service.email = Some(value.to_owned());
                }
            } else {
                self.phone(line, &id, way, value, note);
            }
        }
        if !line.chat_url.is_empty() {
            let mut url = Url {
                label: Some("chat".into()),
                url: Some(line.chat_url.clone()),
                service_id: Some(id.clone()),
                ..Default::default()
            };
            self.key(&mut url, line, "chat");
            self.records.urls.push(url);
        }
        if !line.hours.is_empty() || !line.timezone.is_empty() {
            let mut schedule = Schedule {
                service_id: Some(id.clone()),
                timezone: text(&line.timezone),
                description: text(&line.hours),
                ..Default::default()
            };
            self.key(&mut schedule, line, "");
            self.records.schedules.push(schedule);
        }
        for code in line.languages.split(';').filter(|code| !code.is_empty()) {
            let code = languages::code(code).ok_or_else(|| format!("language {code}"))?;
            let mut language = LanguageRecord {
                service_id: Some(id.clone()),
                name: Some(code.clone()),
                code: Some(code.clone()),
                ..Default::default()
            };
            self.key(&mut language, line, &code);
            self.records.languages.push(language);
        }
        for area in line.areas.split(';').filter(|area| !area.is_empty()) {
            let mut record = ServiceArea { service_id: Some(id.clone()), name: text(area), ..Default::default() };
            self.key(&mut record, line, area);
            self.records.service_areas.push(record);
        }

        self.say(line, &id, Addition::Kind, if emergency { &line.kind } else { "national" });
        self.say(line, &id, Addition::Needs, &line.needs);
        self.say(line, &id, Addition::MadeFor, &line.made_for);
        self.say(line, &id, Addition::OnlyMadeFor, &line.only_made_for);
        self.say(line, &id, Addition::Government, if line.government.is_empty() { "no" } else { "yes" });
        if line.name_en != line.name {
            self.say(line, &id, Addition::NameEn, &line.name_en);
        }
        self.say(line, &id, Addition::Country, &line.country);
        self.say(line, &id, Addition::Nationwide, if line.areas.is_empty() { "yes" } else { "" });
        let free = match line.free_call.as_str() {
            "yes" => "yes",
            "no" => "no",
            _ => "",
        };
        self.say(line, &id, Addition::Free, free);
        self.say(line, &id, Addition::Evidence, &line.confidence);
        // Some sources give the month only: its first day, so that nothing looks fresher than it is.
        let seen = if line.seen_date.len() == 7 { format!("{}-01", line.seen_date) } else { line.seen_date.clone() };
        self.say(line, &id, Addition::SeenOn, &seen);
        let references = [line.source_1.as_str(), line.source_2.as_str()]
            .iter()
            .filter(|s| !s.is_empty())
            .copied()
            .collect::<Vec<_>>();
        self.say(line, &id, Addition::Reference, &references.join(" ; "));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::directory::{hours, phone};

    #[test]
    fn every_row_has_its_sources_and_an_id_of_its_own() {
        let lines = lines().unwrap();
        assert_eq!(lines.len(), 332);
        let mut ids = HashSet::new();
        for line in &lines {
            assert!(ids.insert(&line.id), "{} twice", line.id);
            assert!(!line.source_1.is_empty(), "{} has no source", line.id);
            assert_eq!(line.confidence == "two-source", !line.source_2.is_empty() && line.confidence == "two-source");
            if line.confidence == "two-source" {
                assert!(!line.source_2.is_empty(), "{} has one source", line.id);
            }
        }
    }

    #[test]
    fn hours_and_numbers_of_every_row_can_be_used() {
        for line in lines().unwrap() {
            assert!(line.hours.is_empty() || hours::parse(&line.hours).is_some(), "{}: {}", line.id, line.hours);
            assert!(line.timezone.parse::<chrono_tz::Tz>().is_ok(), "{}: {}", line.id, line.timezone);
            for number in phone::split(&line.phone) {
                assert!(number.is_empty() || phone::link(Way::Voice, number).is_some(), "{}: {number}", line.id);
            }
            assert!(line.text.is_empty() || phone::link(Way::Sms, &line.text).is_some(), "{}: {}", line.id, line.text);
        }
    }
}
