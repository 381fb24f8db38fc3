//! HSDS records → the [`Service`]s that matching and conversation see. Pure: the same records give the same services.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::additions::Addition;
use super::hours::{self, Span};
use super::languages;
use super::model::{
    Contact, Coordinates, Coverage, Eligibility, EmergencyRole, Hours, Kind, Location, Service, Verification,
};
use super::needs;
use super::phone;
use super::records::{
    Address, Attribute, ContactRecord, CostOption, LanguageRecord, LocationRecord, Organization, Phone, Position,
    Record, RequiredDocument, Schedule, ServiceArea, ServiceAtLocation, ServiceRecord, TaxonomyTerm, Url,
};
use super::seal::Sealed;
use crate::ids::{AgencyId, ServiceId, SourceId};
use crate::vocabulary::{Need, Trait, Way};

/// Why an entry of the directory is not shown to anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hidden {
    /// The publisher says it is closed for now or for good.
    Inactive,
    /// One public source alone says so, and nobody of the agency has verified it.
    OneSource,
}

/// An entry of the directory.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// The service.
    pub service: Service,
    /// Why it is not shown; `None`: it is.
    pub hidden: Option<Hidden>,
}

/// What a source says of everything in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceDefaults {
    /// IANA time zone.
    pub time_zone: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

#[derive(Default)]
struct Index<'a> {
    organizations: HashMap<&'a str, &'a Organization>,
    locations: HashMap<&'a str, &'a LocationRecord>,
    positions: HashMap<&'a str, &'a Position>,
    addresses: HashMap<&'a str, Vec<&'a Address>>,
    sals: HashMap<&'a str, Vec<&'a ServiceAtLocation>>,
    phones: HashMap<&'a str, Vec<&'a Phone>>,
    contacts: HashMap<&'a str, Vec<&'a ContactRecord>>,
    urls: HashMap<&'a str, Vec<&'a Url>>,
    languages: HashMap<&'a str, Vec<&'a LanguageRecord>>,
    schedules: HashMap<&'a str, Vec<&'a Schedule>>,
    areas: HashMap<&'a str, Vec<&'a ServiceArea>>,
    documents: HashMap<&'a str, Vec<&'a RequiredDocument>>,
    costs: HashMap<&'a str, Vec<&'a CostOption>>,
    attributes: HashMap<&'a str, Vec<&'a Attribute>>,
    terms: HashMap<&'a str, &'a TaxonomyTerm>,
}

/// Groups records by the first of `columns` that they have, the most particular first.
fn group<'a, R: Record>(list: &'a [R], columns: &[&str]) -> HashMap<&'a str, Vec<&'a R>> {
    let mut groups: HashMap<&str, Vec<&R>> = HashMap::with_capacity(list.len());
    for record in list {
        if let Some(key) = columns.iter().find_map(|column| record.text(column)) {
            groups.entry(key).or_default().push(record);
        }
    }
    // The order of a table means nothing, and the same records have to give the same services.
    for group in groups.values_mut() {
        // By the publisher's id, short before long, so that 2 stands before 10: mostly the publisher's own order.
        group.sort_by_key(|record| {
            let publisher_id = record.publisher_id().unwrap_or_default();
            (publisher_id.len(), publisher_id.to_owned(), record.id().to_owned())
        });
    }
    groups
}

fn of<'a, R>(groups: &HashMap<&'a str, Vec<&'a R>>, keys: &[&str]) -> Vec<&'a R> {
    keys.iter().filter_map(|key| groups.get(key)).flatten().copied().collect()
}

/// What is the same for many services is worked out once.
#[derive(Default)]
struct Memory {
    hours: HashMap<String, Option<String>>,
}

/// All entries of some records, in the order of their ids.
pub fn assemble(
    records: &Sealed,
    agency: &AgencyId,
    agency_zone: Option<&str>,
    sources: &HashMap<SourceId, SourceDefaults>,
) -> Vec<Entry> {
    let records = records.records();
    let index = Index {
        organizations: records.organizations.iter().map(|r| (r.id.as_str(), r)).collect(),
        locations: records.locations.iter().map(|r| (r.id.as_str(), r)).collect(),
        positions: records.positions.iter().filter_map(|r| Some((r.location_id.as_deref()?, r))).collect(),
        addresses: group(&records.addresses, &["location_id"]),
        sals: group(&records.services_at_location, &["service_id"]),
        phones: group(
            &records.phones,
            &["contact_id", "service_at_location_id", "service_id", "location_id", "organization_id"],
        ),
        contacts: group(&records.contacts, &["service_at_location_id", "service_id", "location_id", "organization_id"]),
        urls: group(&records.urls, &["service_id", "organization_id"]),
        languages: group(&records.languages, &["phone_id", "service_id", "location_id"]),
        schedules: group(&records.schedules, &["service_at_location_id", "service_id", "location_id"]),
        areas: group(&records.service_areas, &["service_at_location_id", "service_id"]),
        documents: group(&records.required_documents, &["service_id"]),
        costs: group(&records.cost_options, &["service_id"]),
        attributes: group(&records.attributes, &["link_id"]),
        terms: records.taxonomy_terms.iter().map(|r| (r.id.as_str(), r)).collect(),
    };
    let mut memory = Memory::default();
    let none = SourceDefaults::default();
    let mut entries = Vec::with_capacity(records.services.len());
    for service in &records.services {
        let defaults = sources.get(service.source()).unwrap_or(&none);
        let sals = index.sals.get(service.id.as_str()).map_or(&[][..], Vec::as_slice);
        // One entry for each place a service is given at: the first keeps the service's id.
        for at in 0..sals.len().max(1) {
            let maker =
                Maker { index: &index, service, sal: sals.get(at).copied(), first: at == 0, defaults, agency_zone };
            entries.push(maker.entry(agency, &mut memory));
        }
    }
    entries.sort_by(|a, b| a.service.id.cmp(&b.service.id));
    entries
}

struct Maker<'a> {
    index: &'a Index<'a>,
    service: &'a ServiceRecord,
    sal: Option<&'a ServiceAtLocation>,
    first: bool,
    defaults: &'a SourceDefaults,
    agency_zone: Option<&'a str>,
}

impl<'a> Maker<'a> {
    /// An addition, the agency's before the publisher's.
    fn said(&self, addition: Addition) -> Option<&'a str> {
        let list = self.index.attributes.get(self.service.id.as_str())?;
        let of = |by_agency: bool| {
            list.iter().find(|a| a.by_agency == by_agency && a.taxonomy_term_id.as_deref() == Some(addition.term_id()))
        };
        of(true).or_else(|| of(false)).and_then(|attribute| attribute.value.as_deref())
    }

    fn yes(&self, addition: Addition) -> Option<bool> {
        self.said(addition).map(|word| word == "yes")
    }

    fn words<T: std::str::FromStr>(&self, addition: Addition) -> Option<Vec<T>> {
        let text = self.said(addition)?;
        Some(text.split(';').filter_map(|word| word.trim().parse().ok()).collect())
    }

    fn entry(&self, agency: &AgencyId, memory: &mut Memory) -> Entry {
        let service = self.service;
        let organization = service.organization_id.as_deref().and_then(|id| self.index.organizations.get(id)).copied();
        let location =
            self.sal.and_then(|sal| sal.location_id.as_deref()).and_then(|id| self.index.locations.get(id)).copied();
        let name = service.name.clone().unwrap_or_default();
        // Where the organisation is missing from the package, its location often has the full name.
        let organization_name = organization
            .and_then(|organization| organization.name.clone())
            .or_else(|| location.and_then(|location| location.name.clone()))
            .unwrap_or_else(|| name.clone());
        let terms = self
            .index
            .attributes
            .get(service.id.as_str())
            .into_iter()
            .flatten()
            .filter_map(|attribute| self.index.terms.get(attribute.taxonomy_term_id.as_deref()?))
            .map(|term| (term.code.as_deref().unwrap_or_default(), term.name.as_deref().unwrap_or_default()));
        let given = needs::given(
            terms,
            &format!("{name}\n{}", service.alternate_name.as_deref().unwrap_or_default()),
            service.description.as_deref().unwrap_or_default(),
        );
        let kind = match self.said(Addition::Kind) {
            Some("emergency_any") => Kind::Emergency(EmergencyRole::Any),
            Some("emergency_police") => Kind::Emergency(EmergencyRole::Police),
            Some("emergency_medical") => Kind::Emergency(EmergencyRole::Medical),
            Some("national") => Kind::NationalLine,
            _ => Kind::Local,
        };
        let seen = self.said(Addition::SeenOn).and_then(|day| day.parse::<NaiveDate>().ok());
        let verified = self.said(Addition::VerifiedOn).and_then(|day| day.parse::<NaiveDate>().ok());
        let evidence = self.said(Addition::Evidence);
        let verification = match (verified, evidence) {
            (Some(on), _) => {
                Verification::Verified { by: self.said(Addition::VerifiedBy).unwrap_or("administrator").to_owned(), on }
            }
            (None, Some("two-source")) => Verification::PublicSources { seen },
            _ => Verification::Unreviewed,
        };
        let status = service.status.as_deref().unwrap_or_default().to_lowercase();
        let hidden = if !matches!(status.as_str(), "" | "active") {
            Some(Hidden::Inactive)
        } else if evidence == Some("one-source") && verified.is_none() {
            Some(Hidden::OneSource)
        } else {
            None
        };
        let (languages, contacts) = (self.languages(location), self.contacts(location, organization));
        let place = self.location(location);
        let country = self
            .said(Addition::Country)
            .map(str::to_owned)
            .or_else(|| location.and_then(|location| country(location.area_country.as_deref()?)))
            .or_else(|| self.defaults.country.clone());
        let id = match self.sal {
            Some(sal) if !self.first => sal.id.as_str(),
            _ => service.id.as_str(),
        };
        let mut service = Service {
            id: ServiceId::from(id),
            agency: agency.clone(),
            source: service.source().clone(),
            source_id: service.publisher_id.clone().unwrap_or_default(),
            name_en: self.said(Addition::NameEn).map(str::to_owned),
            description: service.description.clone(),
            kind,
            needs: self.words::<Need>(Addition::Needs).unwrap_or(given.needs),
            contacts,
            languages,
            hours: self.hours(location, memory),
            location: place,
            coverage: self.coverage(country),
            eligibility: self.eligibility(given.made_for, &name),
            cost: self.cost(),
            free: self.yes(Addition::Free).or_else(|| self.free()),
            documents: of(&self.index.documents, &[&service.id]).iter().filter_map(|d| d.document.clone()).collect(),
            show_with: self
                .said(Addition::ShowWith)
                .map(|text| text.split(';').map(|id| ServiceId::from(id.trim())).collect())
                .unwrap_or_default(),
            beds: self.said(Addition::Beds).and_then(|text| {
                let (count, day) = text.split_once(';')?;
                Some((count.trim().parse().ok()?, day.trim().parse().ok()?))
            }),
            government: self
                .yes(Addition::Government)
                .unwrap_or_else(|| government(&organization_name, &name, service, organization)),
            organization: organization_name,
            name,
            verification,
        };
        if service.location.is_confidential() {
            silence(&mut service);
        }
        Entry { service, hidden }
    }

    fn location(&self, location: Option<&LocationRecord>) -> Location {
        let confidential = self.yes(Addition::Confidential) == Some(true) || location.is_some_and(|l| !l.is_public);
        let Some(location) = location else {
            return if confidential { Location::Confidential { city: None, area: None } } else { Location::Remote };
        };
        if confidential {
            return Location::Confidential { city: location.area_city.clone(), area: location.area_region.clone() };
        }
        let addresses = self.index.addresses.get(location.id.as_str());
        let address = addresses.and_then(|list| {
            list.iter().find(|address| address.address_type.as_deref() != Some("postal")).or_else(|| list.first())
        });
        let coordinates =
            self.index.positions.get(location.id.as_str()).and_then(|position| {
                Some(Coordinates { latitude: position.latitude?, longitude: position.longitude? })
            });
        if address.is_none()
            && coordinates.is_none()
            && (location.location_type.as_deref() == Some("virtual") || location.area_city.is_none())
        {
            return Location::Remote;
        }
        let street = address.and_then(|address| {
            let lines: Vec<&str> =
                [&address.address_1, &address.address_2].into_iter().flatten().map(String::as_str).collect();
            (!lines.is_empty()).then(|| lines.join(", "))
        });
        Location::Public {
            address: street,
            city: address.and_then(|a| a.city.clone()).or_else(|| location.area_city.clone()),
            area: address.and_then(|a| a.state_province.clone()).or_else(|| location.area_region.clone()),
            coordinates,
        }
    }

    /// Most particular first: this service here, this service, this place; the organisation's only if there is none.
    fn keys(&self, location: Option<&'a LocationRecord>) -> Vec<&'a str> {
        let mut keys = Vec::new();
        keys.extend(self.sal.map(|sal| sal.id.as_str()));
        keys.push(self.service.id.as_str());
        keys.extend(location.map(|location| location.id.as_str()));
        keys
    }

    fn contacts(&self, location: Option<&'a LocationRecord>, organization: Option<&'a Organization>) -> Vec<Contact> {
        let keys = self.keys(location);
        let mut people = of(&self.index.contacts, &keys);
        let mut phones = of(&self.index.phones, &keys);
        if phones.is_empty()
            && let Some(organization) = organization
        {
            phones = of(&self.index.phones, &[&organization.id]);
            people.extend(of(&self.index.contacts, &[&organization.id]));
        }
        let mut contacts: Vec<Contact> = Vec::new();
        let mut add = |contact: Contact| {
            if !contacts.iter().any(|other| other.way == contact.way && other.value == contact.value) {
                contacts.push(contact);
            }
        };
        for phone in phones {
            self.phone(phone, None, &mut add);
        }
        for person in &people {
            for phone in of(&self.index.phones, &[&person.id]) {
                self.phone(phone, person.title.as_deref().or(person.department.as_deref()), &mut add);
            }
        }
        let urls = of(&self.index.urls, &[&self.service.id]);
        for url in &urls {
            if let Some(value) = &url.url {
                let chat = url.label.as_deref().is_some_and(|label| label.to_lowercase().contains("chat"));
                add(Contact {
                    way: if chat { Way::Chat } else { Way::Web },
                    value: value.clone(),
                    note: None,
                    languages: Vec::new(),
                });
            }
        }
        let mails = [self.service.email.as_deref()]
            .into_iter()
            .flatten()
            .chain(people.iter().filter_map(|p| p.email.as_deref()));
        for mail in mails.filter(|mail| mail.contains('@')) {
            add(Contact { way: Way::Email, value: mail.to_owned(), note: None, languages: Vec::new() });
        }
        let site = self
            .service
            .url
            .as_deref()
            .or_else(|| organization.and_then(|organization| organization.website.as_deref()));
        if let Some(site) = site {
            add(Contact { way: Way::Web, value: site.to_owned(), note: None, languages: Vec::new() });
        }
        contacts.sort_by_key(|contact| contact.way.index());
        contacts
    }

    fn phone(&self, phone: &'a Phone, role: Option<&str>, add: &mut impl FnMut(Contact)) {
        let description = phone.description.as_deref().unwrap_or_default().to_lowercase();
        let way = match phone.phone_type.as_deref().unwrap_or_default().to_lowercase().as_str() {
            "fax" | "pager" => return,
            _ if description == "whatsapp" => Way::Whatsapp,
            "text" | "sms" => Way::Sms,
            "video" | "videophone" => Way::Videophone,
            "textphone" | "tty" | "tdd" => Way::Relay,
            _ if languages::contains_word(&description, "fax") => return,
            _ if languages::contains_word(&description, "tty") || languages::contains_word(&description, "tdd") => {
                Way::Relay
            }
            _ => Way::Voice,
        };
        let languages: Vec<String> = of(&self.index.languages, &[&phone.id]).into_iter().flat_map(tags).collect();
        let note = phone
            .description
            .as_deref()
            .or(role)
            .filter(|note| way != Way::Whatsapp || !note.eq_ignore_ascii_case("whatsapp"));
        let number = phone.number.as_deref().unwrap_or_default();
        for part in phone::split(number) {
            let value = match &phone.extension {
                Some(extension) if !part.contains('x') => format!("{part} x{extension}"),
                _ => part.to_owned(),
            };
            add(Contact { way, value, note: note.map(str::to_owned), languages: languages.clone() });
        }
    }

    fn languages(&self, location: Option<&'a LocationRecord>) -> Vec<String> {
        let mut list: Vec<String> = Vec::new();
        for record in of(&self.index.languages, &self.keys(location)) {
            for tag in tags(record) {
                if !list.contains(&tag) {
                    list.push(tag);
                }
            }
        }
        list.sort_by_key(|tag| (tag != "en", tag.clone()));
        list
    }

    fn hours(&self, location: Option<&'a LocationRecord>, memory: &mut Memory) -> Hours {
        let mut schedules: Vec<&Schedule> = Vec::new();
        for key in self.keys(location) {
            schedules = of(&self.index.schedules, &[key]);
            if !schedules.is_empty() {
                break;
            }
        }
        // Holidays are days, not hours of the week; the text of the others is shown with them.
        schedules.retain(|schedule| !schedule.notes.as_deref().is_some_and(|notes| notes.starts_with("holiday")));
        let mut texts: Vec<&str> = Vec::new();
        for text in schedules.iter().filter_map(|schedule| schedule.description.as_deref()) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        let zone = schedules
            .iter()
            .find_map(|schedule| schedule.timezone.as_deref())
            .or(self.defaults.time_zone.as_deref())
            .or(self.agency_zone)
            .map(str::to_owned);
        let osm = match texts.as_slice() {
            [] => spans(&schedules).and_then(|spans| hours::osm(&spans)),
            // The words are the publisher's; columns were often cut out of them by a program, and not always rightly.
            [text] => match memory.hours.get(*text) {
                Some(known) => known.clone(),
                None => {
                    let read = hours::parse(text);
                    memory.hours.insert((*text).to_owned(), read.clone());
                    read
                }
            }
            .or_else(|| {
                // 3.x: the description explains, the columns say.
                let explains = !text.bytes().any(|byte| byte.is_ascii_digit());
                explains.then(|| spans(&schedules).and_then(|spans| hours::osm(&spans))).flatten()
            }),
            _ => None,
        };
        let text = if osm.is_some() {
            None
        } else if texts.is_empty() {
            let lines: Vec<String> = schedules.iter().filter_map(|schedule| in_words(schedule)).collect();
            (!lines.is_empty()).then(|| lines.join("; "))
        } else {
            Some(texts.join("\n"))
        };
        Hours { osm, text, time_zone: zone }
    }

    fn coverage(&self, country: Option<String>) -> Coverage {
        let mut coverage =
            Coverage { country, nationwide: self.yes(Addition::Nationwide) == Some(true), ..Coverage::default() };
        for area in of(&self.index.areas, &self.keys(None)) {
            for text in [&area.name, &area.extent].into_iter().flatten() {
                if area.extent_type.as_deref() == Some("text") || Some(text) == area.name.as_ref() {
                    let postal = |word: &str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
                    let words: Vec<&str> = text.split([',', ' ', ';']).filter(|word| !word.is_empty()).collect();
                    if !words.is_empty() && words.iter().all(|word| postal(word)) {
                        coverage.postal_codes.extend(words.iter().map(|word| (*word).to_owned()));
                    } else if !coverage.areas.contains(text) {
                        coverage.areas.push(text.clone());
                    }
                }
            }
        }
        coverage.areas.sort();
        coverage
    }

    fn eligibility(&self, made_for: Vec<Trait>, name: &str) -> Eligibility {
        let text = self.service.eligibility_description.clone();
        let lower = text.as_deref().unwrap_or_default().to_lowercase();
        let words = |list: &[&str]| list.iter().any(|word| lower.contains(word));
        let both = words(&["men and women", "women and men", "male and female", "any gender", "all genders"]);
        let women = !both
            && (words(&["women only", "females only", "only women", "solo mujeres"])
                || lower.starts_with("women")
                || lower.starts_with("* women")
                || languages::contains_word(&name.to_lowercase(), "women's shelter"));
        let men = !both
            && !women
            && (words(&["men only", "males only", "only men"])
                || lower.starts_with("men ")
                || lower.contains("homeless males"));
        let age = |number: Option<f64>| {
            let number = number?;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be an age")]
            (0.0..=130.0).contains(&number).then_some(number as u8)
        };
        let (from, to) = ages(&lower);
        Eligibility {
            minimum_age: age(self.service.minimum_age).or(from),
            maximum_age: age(self.service.maximum_age).or(to),
            women_only: self.yes(Addition::WomenOnly).unwrap_or(women),
            men_only: self.yes(Addition::MenOnly).unwrap_or(men),
            made_for: self.words(Addition::MadeFor).unwrap_or(made_for),
            only_made_for: self.yes(Addition::OnlyMadeFor).unwrap_or(false),
            text,
        }
    }

    fn cost(&self) -> Option<String> {
        let own = self.service.fees_description.clone().or_else(|| self.service.fees.clone());
        own.or_else(|| {
            let options: Vec<String> = of(&self.index.costs, &[&self.service.id])
                .iter()
                .map(|cost| {
                    let amount = cost.amount.map(|amount| amount.to_string());
                    let currency = cost.currency.as_deref().map(str::to_uppercase);
                    [cost.option.clone(), amount, currency, cost.amount_description.clone()]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .filter(|text| !text.is_empty())
                .collect();
            (!options.is_empty()).then(|| options.join("; "))
        })
    }

    /// Only what can be nothing else: "Free", "None", "No charge".
    fn free(&self) -> Option<bool> {
        let text = self.cost()?.to_lowercase();
        let text = text.trim_matches(|c: char| !c.is_alphanumeric());
        matches!(
            text,
            "free"
                | "none"
                | "no fee"
                | "no fees"
                | "no charge"
                | "no cost"
                | "free of charge"
                | "gratis"
                | "gratuit"
                | "0"
        )
        .then_some(true)
    }
}

fn tags(record: &LanguageRecord) -> Vec<String> {
    match &record.code {
        Some(code) => vec![code.clone()],
        None => languages::spoken(record.name.as_deref().unwrap_or_default()).into_iter().map(str::to_owned).collect(),
    }
}

fn country(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic())).then(|| text.to_ascii_uppercase())
}

/// The weekly spans of schedules; `None` when one of them is anything else.
fn spans(schedules: &[&Schedule]) -> Option<Vec<Span>> {
    let mut spans = Vec::new();
    for schedule in schedules {
        let weekly = schedule.freq.as_deref().is_none_or(|freq| freq.eq_ignore_ascii_case("WEEKLY"));
        let every = schedule.interval.as_deref().is_none_or(|interval| matches!(interval, "1" | "1.0"));
        let narrowed = schedule.byweekno.is_some()
            || schedule.bymonthday.is_some()
            || schedule.byyearday.is_some()
            || schedule.count.is_some();
        let passing = schedule.valid_to.is_some() || schedule.until.is_some();
        if !weekly || !every || narrowed || passing {
            return None;
        }
        let (opens, closes) =
            (hours::minutes(schedule.opens_at.as_deref()?)?, hours::minutes(schedule.closes_at.as_deref()?)?);
        for day in schedule.byday.as_deref()?.split(',') {
            spans.push(Span { day: hours::weekday(day)?, opens, closes });
        }
    }
    Some(spans)
}

fn in_words(schedule: &Schedule) -> Option<String> {
    let parts = [&schedule.byday, &schedule.opens_at, &schedule.closes_at];
    let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Run by a government body, as far as names and pages tell.
fn government(
    organization_name: &str,
    name: &str,
    service: &ServiceRecord,
    organization: Option<&Organization>,
) -> bool {
    const WORDS: &[&str] = &[
        "county",
        "city of",
        "town of",
        "village of",
        "state of",
        "department of",
        "sheriff",
        "sheriff's",
        "police",
        "court",
        "courthouse",
        "state attorney",
        "state attorney's",
        "attorney general",
        "clerk of",
        "u.s.",
        "united states",
        "federal",
        "municipal",
        "ministry",
        "public defender",
        "social security administration",
        "veterans affairs",
        "immigration services",
        "homeland security",
        "judicial circuit",
    ];
    const NOT: &[&str] =
        &["coalition", "inc.", "inc", "llc", "foundation", "ministries", "church", "society", "association"];
    let lower = organization_name.to_lowercase();
    let has = |list: &[&str], text: &str| list.iter().any(|word| languages::contains_word(text, word));
    let page = |url: Option<&String>| {
        url.is_some_and(|url| {
            let host = url.to_lowercase();
            let host = host
                .trim_start_matches("https://")
                .trim_start_matches("http://")
                .split('/')
                .next()
                .unwrap_or_default()
                .to_owned();
            host.ends_with(".gov")
                || host.ends_with(".mil")
                || host.contains(".gov.")
                || host.ends_with(".gouv.fr")
                || host.contains(".gob.")
        })
    };
    page(service.url.as_ref())
        || page(organization.and_then(|organization| organization.website.as_ref()))
        || (has(WORDS, &lower) && !has(NOT, &lower))
        || (organization.is_none() && has(WORDS, &name.to_lowercase()) && !has(NOT, &name.to_lowercase()))
}

/// Ages that a text states plainly: "18 years and older", "ages 5-17", "60+", "under 18".
fn ages(lower: &str) -> (Option<u8>, Option<u8>) {
    let words: Vec<&str> =
        lower.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '+')).collect();
    let number = |word: &str| word.parse::<u8>().ok().filter(|age| (1..=100).contains(age));
    let mut found: Vec<(Option<u8>, Option<u8>)> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let rest = &words[index + 1..];
        let next = |n: usize| rest.get(n).copied().unwrap_or_default();
        let before = index.checked_sub(1).map_or("", |at| words[at]);
        if let Some(age) = word.strip_suffix('+').and_then(number) {
            found.push((Some(age), None));
        } else if let Some((a, b)) = word.split_once(['-', '–'])
            && let (Some(a), Some(b)) = (number(a), number(b))
            && a < b
            && (matches!(before, "ages" | "age" | "aged" | "between") || next(0).starts_with("year"))
        {
            found.push((Some(a), Some(b)));
        } else if let Some(age) = number(word) {
            let years = usize::from(next(0).starts_with("year"));
            let years = if years == 1 && (next(1) == "old" || next(1) == "of") {
                if next(1) == "of" { 3 } else { 2 }
            } else {
                years
            };
            let joined = matches!(next(years), "and" | "or");
            if joined && matches!(next(years + 1), "older" | "over" | "above" | "up") {
                found.push((Some(age), None));
            } else if joined && matches!(next(years + 1), "younger" | "under" | "below") {
                found.push((None, Some(age)));
            } else if before == "under" && age > 1 && (years > 0 || next(0).is_empty()) {
                found.push((None, Some(age - 1)));
            }
        }
    }
    // Two statements are about two programmes, and neither holds for the service.
    match found.as_slice() {
        [one] => *one,
        _ => (None, None),
    }
}

/// What a publisher wrote in its own words may lead to a confidential place in ways that no pattern finds. Of such a
/// service only what is not free text is shown.
fn silence(service: &mut Service) {
    service.description = None;
    service.eligibility.text = None;
    service.cost = None;
    service.hours.text = None;
    service.documents.clear();
    for contact in &mut service.contacts {
        contact.note = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_read_where_one_is_stated_plainly() {
        for (text, expected) in [
            ("18 years and older", (Some(18), None)),
            ("must be 50 years or older", (Some(50), None)),
            ("children ages 5-17", (Some(5), Some(17))),
            ("female and male patients between 13-17 years old", (Some(13), Some(17))),
            ("60+", (Some(60), None)),
            ("seniors 55 years and older to serve as mentors", (Some(55), None)),
            ("age 55 or over for most programs, age 60 or over for lunch program", (None, None)),
            ("within 72 hours", (None, None)),
            ("grades 9-12", (None, None)),
            ("", (None, None)),
        ] {
            assert_eq!(ages(text), expected, "{text}");
        }
    }
}
