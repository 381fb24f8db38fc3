//! Sheets → records of HSDS 3, whichever layout they have: 3.x, 1.x, and the older one of Ohana.
//!
//! Adding a layout: its names to [`super::tables`], and here what it writes in a way of its own.

use std::collections::{HashMap, HashSet};

use super::sheet::{Row, Sheet, clean};
use super::tables::{PRIVATE_FLAGS, Table, aliases, by_hand, link_target, sql_table};
use crate::directory::additions::Addition;
use crate::directory::hours;
use crate::directory::keys::Keys;
use crate::directory::languages;
use crate::directory::records::{
    Accessibility, Address, Attribute, ContactRecord, CostOption, Funding, LanguageRecord, LocationRecord,
    Organization, OrganizationIdentifier, Phone, Position, Program, Record, Records, RequiredDocument, Schedule,
    ServiceArea, ServiceAtLocation, ServiceCapacity, ServiceRecord, Taxonomy, TaxonomyTerm, Unit, Url,
};
use crate::directory::report::Problems;

/// What a package says of everything in it.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// IANA time zone of schedules that do not say theirs.
    pub time_zone: Option<String>,
    /// ISO 3166-1 alpha-2 of addresses that do not say theirs.
    pub country: Option<String>,
}

/// Makes records.
pub struct Builder<'a> {
    keys: &'a Keys,
    defaults: &'a Defaults,
    problems: &'a mut Problems,
    /// Table → the publisher's id → ours.
    known: HashMap<&'static str, HashMap<String, String>>,
    /// Table → the publisher's ids that stand for more than one row.
    ambiguous: HashMap<&'static str, HashSet<String>>,
    seen: HashMap<String, u32>,
    records: Records,
}

impl<'a> Builder<'a> {
    /// Reads all sheets. The time it takes is linear in their size.
    pub fn build(
        sheets: &[(Table, Sheet)],
        keys: &'a Keys,
        defaults: &'a Defaults,
        problems: &'a mut Problems,
        progress: &mut dyn FnMut(usize),
    ) -> Records {
        let mut builder = Self {
            keys,
            defaults,
            problems,
            known: HashMap::new(),
            ambiguous: HashMap::new(),
            seen: HashMap::new(),
            records: Records::default(),
        };
        for (table, sheet) in sheets {
            builder.learn_ids(*table, sheet);
        }
        // Services before what describes them: eligibility, taxonomy and locations add to the records of a service.
        let order = |table: Table| match table {
            Table::Organizations => 0,
            Table::Programs => 1,
            Table::Taxonomies => 2,
            Table::Terms => 3,
            Table::Services => 4,
            Table::Locations => 5,
            Table::ServicesAtLocation => 6,
            _ => 7,
        };
        let mut sheets: Vec<&(Table, Sheet)> = sheets.iter().collect();
        sheets.sort_by_key(|(table, sheet)| (order(*table), sheet.file.clone()));
        let mut done = 0;
        for (table, sheet) in sheets {
            builder.sheet(*table, sheet);
            done += sheet.rows.len();
            progress(done);
        }
        builder.finish()
    }

    fn learn_ids(&mut self, table: Table, sheet: &Sheet) {
        let name = sql_table(table);
        let column =
            sheet.column("id").or_else(|| if table == Table::Terms { sheet.column("taxonomy_id") } else { None });
        let Some(column) = column else { return };
        if name.is_empty() {
            return;
        }
        // An entry of a package that has several sheets for one table (physical and postal addresses) may repeat ids.
        let known = self.known.entry(name).or_default();
        for row in &sheet.rows {
            let id = &row.cells[column];
            if !id.is_empty() && known.insert(id.clone(), self.keys.id(name, id)).is_some() {
                self.ambiguous.entry(name).or_default().insert(id.clone());
            }
        }
    }

    fn sheet(&mut self, table: Table, sheet: &Sheet) {
        match table {
            Table::Organizations => {
                for (record, _) in self.parents::<Organization>(table, sheet, &["name"]) {
                    self.records.organizations.push(record);
                }
            }
            Table::OrganizationIdentifiers => {
                let records = self.children::<OrganizationIdentifier>(table, sheet, &["organization_id"]);
                self.records.organization_identifiers.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::Programs => {
                let records = self.parents::<Program>(table, sheet, &[]);
                self.records.programs.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::Services => self.services(sheet),
            Table::Locations => self.locations(sheet),
            Table::ServicesAtLocation => {
                let records = self.children::<ServiceAtLocation>(table, sheet, &["service_id", "location_id"]);
                self.records.services_at_location.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::Addresses | Table::PostalAddresses => self.addresses(table, sheet),
            Table::Contacts => self.contacts(sheet),
            Table::Phones => self.phones(sheet),
            Table::Urls => {
                let records = self.children::<Url>(table, sheet, &["url"]);
                self.records.urls.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::Schedules | Table::RegularSchedules | Table::HolidaySchedules => self.schedules(table, sheet),
            Table::Languages => {
                for (mut record, _) in self.children::<LanguageRecord>(table, sheet, &[]) {
                    let Some(name) = record.name.clone().or_else(|| record.code.clone()) else { continue };
                    if let Some(code) = record.code.as_deref().and_then(languages::code) {
                        record.code = Some(code);
                    } else if let [code] = languages::spoken(&name).as_slice() {
                        record.code = Some((*code).to_owned());
                    }
                    self.records.languages.push(record);
                }
            }
            Table::ServiceAreas => {
                let records = self.children::<ServiceArea>(table, sheet, &[]);
                self.records.service_areas.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::RequiredDocuments => {
                let records = self.children::<RequiredDocument>(table, sheet, &["service_id"]);
                self.records
                    .required_documents
                    .extend(records.into_iter().map(|(record, _)| record).filter(|record| record.document.is_some()));
            }
            Table::CostOptions => {
                let records = self.children::<CostOption>(table, sheet, &["service_id"]);
                self.records.cost_options.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::Accessibilities => {
                let records = self.children::<Accessibility>(table, sheet, &["location_id"]);
                self.records.accessibilities.extend(
                    records
                        .into_iter()
                        .map(|(record, _)| record)
                        .filter(|r| r.description.is_some() || r.details.is_some()),
                );
            }
            Table::Fundings => {
                let records = self.children::<Funding>(table, sheet, &[]);
                self.records.fundings.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::Units => {
                let records = self.children::<Unit>(table, sheet, &[]);
                self.records.units.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::Capacities => {
                let records = self.children::<ServiceCapacity>(table, sheet, &["service_id"]);
                self.records.service_capacities.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::Taxonomies => {
                let records = self.parents::<Taxonomy>(table, sheet, &[]);
                self.records.taxonomies.extend(records.into_iter().map(|(record, _)| record));
            }
            Table::Terms => self.terms(sheet),
            Table::Attributes => self.attributes(sheet),
            Table::ServicesTaxonomy => self.services_taxonomy(sheet),
            Table::Eligibility => self.eligibility(sheet),
            Table::LeftOut(why) => {
                self.problems.warn("left_out", &sheet.file, 0, None, why.into(), "the file was left out");
            }
        }
    }

    /// Rows of a table that others refer to: each needs an id of its own.
    fn parents<'s, R: Record>(
        &mut self,
        table: Table,
        sheet: &'s Sheet,
        required: &[&'static str],
    ) -> Vec<(R, &'s Row)> {
        if !self.has_columns(sheet, &["id"], &[]) {
            return Vec::new();
        }
        self.rows(table, sheet, required, true)
    }

    /// Rows that belong to others. Without an id they are known by what they say.
    fn children<'s, R: Record>(
        &mut self,
        table: Table,
        sheet: &'s Sheet,
        required: &[&'static str],
    ) -> Vec<(R, &'s Row)> {
        let aliases = aliases(table);
        let named = |column: &str| aliases.iter().find(|(_, to)| *to == column).map_or("", |(from, _)| *from);
        for column in required {
            if sheet.column(column).is_none() && sheet.column(named(column)).is_none() {
                self.has_columns(sheet, &[column], &[]);
                return Vec::new();
            }
        }
        self.rows(table, sheet, required, false)
    }

    fn has_columns(&mut self, sheet: &Sheet, needed: &[&'static str], any_of: &[&'static str]) -> bool {
        let missing: Vec<&str> = needed.iter().copied().filter(|column| sheet.column(column).is_none()).collect();
        if let Some(column) = missing.first() {
            self.problems.error(
                "no_column",
                &sheet.file,
                1,
                Some(column),
                format!("there is no column `{column}`; the header has: {}", sheet.columns.join(", ")),
                "add the column, or give it this name",
            );
        }
        let none = !any_of.is_empty() && any_of.iter().all(|column| sheet.column(column).is_none());
        missing.is_empty() && !none
    }

    fn rows<'s, R: Record>(
        &mut self,
        table: Table,
        sheet: &'s Sheet,
        required: &[&'static str],
        parent: bool,
    ) -> Vec<(R, &'s Row)> {
        enum Target {
            Id,
            Column(String),
            Link(String, &'static str),
            Nothing,
        }
        let aliases = aliases(table);
        let by_hand = by_hand(table);
        let mut targets = Vec::new();
        for column in &sheet.columns {
            let name = aliases.iter().find(|(from, _)| from == column).map_or(column.as_str(), |(_, to)| *to);
            targets.push(if column == "id" {
                Target::Id
            } else if column.is_empty()
                || by_hand.contains(&column.as_str())
                || PRIVATE_FLAGS.contains(&column.as_str())
            {
                Target::Nothing
            } else if !R::COLUMNS.iter().any(|(known, _)| *known == name) {
                self.problems.warn(
                    "unknown_column",
                    &sheet.file,
                    1,
                    Some(column),
                    "HSDS has no such column in this table".into(),
                    "it was left out",
                );
                Target::Nothing
            } else if let Some(target) = link_target(name) {
                Target::Link(name.to_owned(), target)
            } else {
                Target::Column(name.to_owned())
            });
        }
        let sql = sql_table(table);
        let id_column = sheet.column("id");
        let mut records = Vec::with_capacity(sheet.rows.len());
        let mut taken: HashMap<&str, &Row> = HashMap::new();
        for row in &sheet.rows {
            let publisher_id = id_column.map_or("", |column| row.cells[column].as_str());
            if parent {
                if publisher_id.is_empty() {
                    self.problems.error(
                        "no_id",
                        &sheet.file,
                        row.line,
                        Some("id"),
                        "no id".into(),
                        "give the row an id",
                    );
                    continue;
                }
                if let Some(first) = taken.insert(publisher_id, row) {
                    let same = first.cells == row.cells;
                    let what = format!("the id `{publisher_id}` is on line {} too", first.line);
                    if same || sql == "taxonomy_term" {
                        let action = "the first was kept";
                        self.problems.warn("duplicate_id", &sheet.file, row.line, Some("id"), what, action);
                    } else {
                        let action = "give each its own id, or remove one";
                        self.problems.error("duplicate_id", &sheet.file, row.line, Some("id"), what, action);
                    }
                    taken.insert(publisher_id, first);
                    continue;
                }
            }
            let mut record = R::default();
            let own = !publisher_id.is_empty()
                && !self.ambiguous.get(sql).is_some_and(|ambiguous| ambiguous.contains(publisher_id) && !parent);
            if own {
                let id = self.keys.id(sql, publisher_id);
                record.set_key(id, self.keys.source().clone(), Some(publisher_id.to_owned()));
            } else {
                // Known by what it says, and the how-manieth of its kind it is.
                let mut content = sheet.file.clone();
                for cell in &row.cells {
                    content.push('\u{1f}');
                    content.push_str(cell);
                }
                let number = self.seen.entry(content.clone()).or_insert(0);
                *number += 1;
                let id = self.keys.id(sql, &format!("~{number}{content}"));
                record.set_key(id, self.keys.source().clone(), None);
            }
            let mut complete = true;
            for (index, target) in targets.iter().enumerate() {
                let cell = row.cells[index].as_str();
                if cell.is_empty() {
                    continue;
                }
                match target {
                    Target::Id | Target::Nothing => {}
                    Target::Column(name) => {
                        if record.set(name, cell) == Some(false) {
                            self.problems.warn(
                                "not_a_number",
                                &sheet.file,
                                row.line,
                                Some(&sheet.columns[index]),
                                format!("`{}` is not a number", short(cell)),
                                "the cell was left out",
                            );
                        }
                    }
                    Target::Link(name, target) => match self.known.get(target).and_then(|known| known.get(cell)) {
                        Some(id) => {
                            record.set(name, &id.clone());
                        }
                        // Ours have fixed ids; who reads attributes decides, and warns.
                        None if *target == "taxonomy_term" && cell.starts_with("porchlight:") => {}
                        None => self.problems.warn(
                            "dangling",
                            &sheet.file,
                            row.line,
                            Some(&sheet.columns[index]),
                            format!("there is no {target} with the id `{}`", short(cell)),
                            "the link was left out; add the record it should lead to",
                        ),
                    },
                }
            }
            for column in required {
                if record.text(column).is_none_or(str::is_empty) {
                    complete = false;
                    let what = format!("`{column}` is empty or leads nowhere");
                    if parent {
                        let action = "fill it in";
                        self.problems.error("required", &sheet.file, row.line, Some(column), what, action);
                    } else {
                        let action = "the row was left out";
                        self.problems.warn("required", &sheet.file, row.line, Some(column), what, action);
                    }
                }
            }
            if complete {
                let flagged = PRIVATE_FLAGS.iter().any(|flag| {
                    cell(sheet, row, flag).is_some_and(|word| {
                        matches!(word.to_lowercase().as_str(), "true" | "yes" | "1" | "y" | "x" | "t")
                    })
                });
                if flagged && matches!(sql, "service" | "location" | "address") {
                    let link = if sql == "address" {
                        record.text("location_id").map(str::to_owned)
                    } else {
                        Some(record.id().to_owned())
                    };
                    if let Some(link) = link {
                        self.stated_private(&link, if sql == "service" { "service" } else { "location" });
                    }
                }
                records.push((record, row));
            }
        }
        records
    }

    fn stated_private(&mut self, link: &str, entity: &str) {
        let mut attribute = Attribute {
            link_id: Some(link.to_owned()),
            link_entity: Some(entity.to_owned()),
            taxonomy_term_id: Some(Addition::Confidential.term_id().into()),
            value: Some("yes".into()),
            label: Some("stated by the publisher".into()),
            ..Default::default()
        };
        let id = self.keys.id("attribute", &format!("~private\u{1f}{link}"));
        attribute.set_key(id, self.keys.source().clone(), None);
        self.records.attributes.push(attribute);
    }

    fn services(&mut self, sheet: &Sheet) {
        for (mut record, row) in self.parents::<ServiceRecord>(Table::Services, sheet, &["name"]) {
            let id = record.id.clone();
            if let Some(audience) = cell(sheet, row, "audience") {
                let text = record.eligibility_description.take();
                record.eligibility_description =
                    Some(text.map_or_else(|| audience.to_owned(), |text| format!("{audience}\n{text}")));
            }
            if let Some(location) = cell(sheet, row, "location_id") {
                match self.known.get("location").and_then(|known| known.get(location)).cloned() {
                    Some(location_id) => {
                        let sal = ServiceAtLocation { location_id: Some(location_id), ..Default::default() };
                        self.add(sal, &id, location, |records| &mut records.services_at_location);
                    }
                    None => self.problems.warn(
                        "dangling",
                        &sheet.file,
                        row.line,
                        Some("location_id"),
                        format!("there is no location with the id `{}`", short(location)),
                        "the link was left out; add the record it should lead to",
                    ),
                }
            }
            for word in list(cell(sheet, row, "taxonomy_ids")) {
                let term = self.term(word, &sheet.file, row.line);
                let attribute = Attribute {
                    link_id: Some(id.clone()),
                    link_entity: Some("service".into()),
                    taxonomy_term_id: Some(term),
                    ..Default::default()
                };
                self.add(attribute, &id, word, |records| &mut records.attributes);
            }
            for word in list(cell(sheet, row, "service_areas")) {
                let area = ServiceArea { name: Some(word.to_owned()), ..Default::default() };
                self.add(area, &id, word, |records| &mut records.service_areas);
            }
            for word in list(cell(sheet, row, "languages")) {
                self.language(word, &id, "service_id");
            }
            for word in list(cell(sheet, row, "required_documents")) {
                let document = RequiredDocument { document: Some(word.to_owned()), ..Default::default() };
                self.add(document, &id, word, |records| &mut records.required_documents);
            }
            for word in list(cell(sheet, row, "funding_sources")) {
                let funding = Funding { source: Some(word.to_owned()), ..Default::default() };
                self.add(funding, &id, word, |records| &mut records.fundings);
            }
            self.records.services.push(record);
        }
    }

    /// Adds a record made from a cell of the record `parent`.
    fn add<R: Record>(
        &mut self,
        mut record: R,
        parent: &str,
        word: &str,
        list: impl FnOnce(&mut Records) -> &mut Vec<R>,
    ) {
        let id = self.keys.id(R::TABLE, &format!("~{parent}\u{1f}{word}"));
        record.set_key(id, self.keys.source().clone(), None);
        if record.text("service_id").is_none() {
            // Tables without that column take no notice.
            record.set("service_id", parent);
        }
        let list = list(&mut self.records);
        if list.last().is_none_or(|last| last.id() != record.id()) {
            list.push(record);
        }
    }

    fn language(&mut self, word: &str, parent: &str, link: &str) {
        let mut record = LanguageRecord { name: Some(word.to_owned()), ..Default::default() };
        if let [code] = languages::spoken(word).as_slice() {
            record.code = Some((*code).to_owned());
        }
        let id = self.keys.id("language", &format!("~{parent}\u{1f}{word}"));
        record.set_key(id, self.keys.source().clone(), None);
        record.set(link, parent);
        self.records.languages.push(record);
    }

    fn locations(&mut self, sheet: &Sheet) {
        for (mut record, row) in self.parents::<LocationRecord>(Table::Locations, sheet, &[]) {
            if cell(sheet, row, "virtual").is_some_and(|word| word.eq_ignore_ascii_case("true")) {
                record.location_type = Some("virtual".into());
            }
            let coordinates = [("latitude", 90.0), ("longitude", 180.0)].map(|(column, limit)| {
                let text = cell(sheet, row, column)?;
                let number = text.replace(',', ".").parse::<f64>().ok().filter(|number| number.abs() <= limit);
                if number.is_none() {
                    self.problems.warn(
                        "coordinates",
                        &sheet.file,
                        row.line,
                        Some(column),
                        // Not the value: the location may turn out to be confidential.
                        format!("not a {column}"),
                        "the coordinates were left out",
                    );
                }
                number
            });
            let [latitude, longitude] = coordinates;
            // A point on the equator south of Ghana is where empty cells go.
            let (latitude, longitude) = match (latitude, longitude) {
                (Some(latitude), Some(longitude)) if latitude != 0.0 || longitude != 0.0 => {
                    (Some(latitude), Some(longitude))
                }
                _ => (None, None),
            };
            let mut position = Position {
                location_id: Some(record.id.clone()),
                is_public: true,
                latitude,
                longitude,
                transportation: cell(sheet, row, "transportation").map(str::to_owned),
                external_identifier: cell(sheet, row, "external_identifier").map(str::to_owned),
                external_identifier_type: cell(sheet, row, "external_identifier_type").map(str::to_owned),
                ..Default::default()
            };
            if position.latitude.is_some()
                || position.transportation.is_some()
                || position.external_identifier.is_some()
            {
                let id = self.keys.id("location_position", record.publisher_id.as_deref().unwrap_or_default());
                position.set_key(id, self.keys.source().clone(), record.publisher_id.clone());
                self.records.positions.push(position);
            }
            if let Some(text) = cell(sheet, row, "accessibility") {
                let mut access = Accessibility {
                    location_id: Some(record.id.clone()),
                    description: Some(text.to_owned()),
                    ..Default::default()
                };
                let id = self.keys.id("accessibility", &format!("~{}", record.id));
                access.set_key(id, self.keys.source().clone(), None);
                self.records.accessibilities.push(access);
            }
            for word in list_of_languages(cell(sheet, row, "languages")) {
                self.language(word, &record.id, "location_id");
            }
            self.records.locations.push(record);
        }
    }

    fn addresses(&mut self, table: Table, sheet: &Sheet) {
        let postal = table == Table::PostalAddresses;
        for (mut record, row) in self.children::<Address>(table, sheet, &["location_id"]) {
            record.is_public = true;
            if record.address_type.is_none() {
                record.address_type = Some(if postal { "postal" } else { "physical" }.to_owned());
            }
            if record.country.is_none() {
                record.country.clone_from(&self.defaults.country);
            }
            if record.address_1.is_none() && record.city.is_none() && record.state_province.is_none() {
                self.problems.warn(
                    "address",
                    &sheet.file,
                    row.line,
                    Some("address_1"),
                    "neither street nor city nor state".into(),
                    "the row was left out",
                );
                continue;
            }
            self.records.addresses.push(record);
        }
    }

    fn contacts(&mut self, sheet: &Sheet) {
        let names =
            sheet.column("name").is_some_and(|column| sheet.rows.iter().any(|row| !row.cells[column].is_empty()));
        if names {
            self.problems.warn(
                "names",
                &sheet.file,
                0,
                Some("name"),
                "names of contact persons".into(),
                "they were left out: the directory keeps no people",
            );
        }
        for (mut record, row) in self.children::<ContactRecord>(Table::Contacts, sheet, &[]) {
            let mail = |text: &String| text.contains('@');
            if record.email.as_ref().is_some_and(|text| !mail(text)) {
                record.email = None;
            }
            // 1.x splits the number of a contact over columns; half a number helps nobody.
            let area = cell(sheet, row, "phone_areacode").unwrap_or_default();
            let number = cell(sheet, row, "phone_number").unwrap_or_default();
            let digits = format!("{area}{number}").chars().filter(char::is_ascii_digit).count();
            if digits >= 10 {
                let whole = if area.is_empty() { number.to_owned() } else { format!("{area}-{number}") };
                let mut phone = Phone {
                    contact_id: Some(record.id.clone()),
                    number: Some(whole),
                    extension: cell(sheet, row, "phone_extension").map(str::to_owned),
                    ..Default::default()
                };
                let id = self.keys.id("phone", &format!("~{}", record.id));
                phone.set_key(id, self.keys.source().clone(), None);
                self.records.phones.push(phone);
            } else if digits > 0 {
                self.problems.warn(
                    "half_a_number",
                    &sheet.file,
                    row.line,
                    Some("phone_number"),
                    "area code and number together are not a whole number".into(),
                    "the number was left out",
                );
            }
            if record.title.is_some() || record.department.is_some() || record.email.is_some() || digits >= 10 {
                self.records.contacts.push(record);
            }
        }
    }

    fn phones(&mut self, sheet: &Sheet) {
        for (mut record, row) in self.children::<Phone>(Table::Phones, sheet, &["number"]) {
            if let Some(vanity) = cell(sheet, row, "vanity_number")
                && let Some(number) = &record.number
            {
                record.number = Some(format!("{vanity} ({number})"));
            }
            if let Some(text) = cell(sheet, row, "language") {
                self.language(text, &record.id.clone(), "phone_id");
            }
            let number = record.number.as_deref().unwrap_or_default();
            if !number.bytes().any(|byte| byte.is_ascii_digit()) {
                self.problems.warn(
                    "phone",
                    &sheet.file,
                    row.line,
                    Some("number"),
                    format!("`{}` has no digit", short(number)),
                    "the row was left out",
                );
                continue;
            }
            // HSDS examples themselves have `"""+44 1234 234567"""`.
            if let Some(bare) = number.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                record.number = Some(bare.trim().to_owned());
            }
            self.records.phones.push(record);
        }
    }

    fn schedules(&mut self, table: Table, sheet: &Sheet) {
        for (mut record, row) in self.children::<Schedule>(table, sheet, &[]) {
            if record.service_id.is_none() && record.location_id.is_none() && record.service_at_location_id.is_none() {
                self.problems.warn(
                    "required",
                    &sheet.file,
                    row.line,
                    Some("service_id"),
                    "belongs to no service and no location".into(),
                    "the row was left out",
                );
                continue;
            }
            // A numeric offset says nothing about summer time; the zone of the source is used instead.
            if record.timezone.as_deref().is_none_or(|zone| zone.parse::<chrono_tz::Tz>().is_err()) {
                record.timezone.clone_from(&self.defaults.time_zone);
            }
            for (column, time) in [("opens_at", &mut record.opens_at), ("closes_at", &mut record.closes_at)] {
                let Some(text) = time.clone() else { continue };
                match hours::minutes(&text) {
                    Some(minutes) => *time = Some(hours::clock(minutes)),
                    None => self.problems.warn(
                        "time",
                        &sheet.file,
                        row.line,
                        Some(column),
                        format!("`{}` is not a time of day", short(&text)),
                        "it is kept as text; write 09:00",
                    ),
                }
            }
            if let Some(text) = cell(sheet, row, "weekday") {
                match hours::weekday(text)
                    .or_else(|| text.parse::<usize>().ok().filter(|n| (1..=7).contains(n)).map(|n| n - 1))
                {
                    Some(day) => {
                        record.byday = Some(hours::rfc_day(day));
                        record.freq.get_or_insert_with(|| "WEEKLY".into());
                    }
                    None => self.problems.warn(
                        "weekday",
                        &sheet.file,
                        row.line,
                        Some("weekday"),
                        format!("`{}` is not a day of the week", short(text)),
                        "the day was left out; the hours are shown as text",
                    ),
                }
            }
            if table == Table::HolidaySchedules {
                let closed = cell(sheet, row, "closed").unwrap_or_default();
                let closed = matches!(closed.to_ascii_lowercase().as_str(), "true" | "yes" | "1");
                record.notes = Some(if closed { "holiday: closed" } else { "holiday: other hours" }.to_owned());
            }
            self.records.schedules.push(record);
        }
    }

    fn terms(&mut self, sheet: &Sheet) {
        // 1.x and Ohana: the id is the code; Ohana calls it `taxonomy_id`.
        let id_in = if sheet.column("id").is_some() { "id" } else { "taxonomy_id" };
        let renamed;
        let sheet = if id_in == "id" {
            sheet
        } else {
            let mut copy = sheet.clone();
            if let Some(column) = copy.column("taxonomy_id") {
                copy.columns[column] = "id".into();
            }
            renamed = copy;
            &renamed
        };
        for (mut record, row) in self.parents::<TaxonomyTerm>(Table::Terms, sheet, &["name"]) {
            if let Some(taxonomy) = cell(sheet, row, "taxonomy_id") {
                record.taxonomy_id = self.known.get("taxonomy").and_then(|known| known.get(taxonomy)).cloned();
            }
            if record.code.is_none() && record.taxonomy_id.is_none() {
                record.code.clone_from(&record.publisher_id);
            }
            self.records.taxonomy_terms.push(record);
        }
    }

    /// The id of a term; one that the package does not describe is added with its code alone.
    fn term(&mut self, code: &str, file: &str, line: usize) -> String {
        if let Some(id) = self.known.get("taxonomy_term").and_then(|known| known.get(code)) {
            return id.clone();
        }
        self.problems.warn(
            "unknown_term",
            file,
            line,
            None,
            format!("the taxonomy has no term `{}`", short(code)),
            "it was added with its code as its name",
        );
        let id = self.keys.id("taxonomy_term", code);
        let mut term = TaxonomyTerm { code: Some(code.to_owned()), name: Some(code.to_owned()), ..Default::default() };
        term.set_key(id.clone(), self.keys.source().clone(), Some(code.to_owned()));
        self.records.taxonomy_terms.push(term);
        self.known.entry("taxonomy_term").or_default().insert(code.to_owned(), id.clone());
        id
    }

    fn attributes(&mut self, sheet: &Sheet) {
        for (mut record, row) in self.children::<Attribute>(Table::Attributes, sheet, &["link_id"]) {
            let entity = record.link_entity.clone().unwrap_or_default();
            let link = record.link_id.clone().unwrap_or_default();
            let known = self.known.iter().find(|(table, _)| **table == entity).and_then(|(_, known)| known.get(&link));
            let Some(id) = known.cloned() else {
                self.problems.warn(
                    "dangling",
                    &sheet.file,
                    row.line,
                    Some("link_id"),
                    format!("there is no {} with the id `{}`", short(&entity), short(&link)),
                    "the row was left out",
                );
                continue;
            };
            record.link_id = Some(id);
            // Our own additions, in a package that we exported, are terms with fixed ids.
            let raw = cell(sheet, row, "taxonomy_term_id").unwrap_or_default();
            if raw.starts_with("porchlight:") {
                match Addition::of_term(raw) {
                    Some(addition) if addition.is_publishers() => record.taxonomy_term_id = Some(raw.to_owned()),
                    _ => {
                        self.problems.warn(
                            "not-the-publishers",
                            &sheet.file,
                            row.line,
                            Some("taxonomy_term_id"),
                            format!("`{}` is not for a publisher to say", short(raw)),
                            "the row was left out; the agency itself says this of a record",
                        );
                        continue;
                    }
                }
            }
            if record.taxonomy_term_id.is_some() {
                self.records.attributes.push(record);
            }
        }
    }

    fn services_taxonomy(&mut self, sheet: &Sheet) {
        if !self.has_columns(sheet, &["service_id", "taxonomy_id"], &[]) {
            return;
        }
        let mut pairs: HashSet<(String, String, String)> = HashSet::new();
        for row in &sheet.rows {
            let service = cell(sheet, row, "service_id").unwrap_or_default();
            let code = cell(sheet, row, "taxonomy_id").unwrap_or_default();
            let detail = cell(sheet, row, "taxonomy_detail").map(str::to_owned);
            let Some(service_id) = self.known.get("service").and_then(|known| known.get(service)).cloned() else {
                self.problems.warn(
                    "dangling",
                    &sheet.file,
                    row.line,
                    Some("service_id"),
                    format!("there is no service with the id `{}`", short(service)),
                    "the row was left out",
                );
                continue;
            };
            if code.is_empty() {
                self.problems.warn(
                    "required",
                    &sheet.file,
                    row.line,
                    Some("taxonomy_id"),
                    "no taxonomy term".into(),
                    "the row was left out",
                );
                continue;
            }
            // Some publishers send the same pair once for every term above it.
            if !pairs.insert((service_id.clone(), code.to_owned(), detail.clone().unwrap_or_default())) {
                continue;
            }
            let term = self.term(code, &sheet.file, row.line);
            let mut attribute = Attribute {
                link_id: Some(service_id.clone()),
                link_entity: Some("service".into()),
                taxonomy_term_id: Some(term),
                value: detail,
                ..Default::default()
            };
            let key = format!("~{service_id}\u{1f}{code}\u{1f}{}", attribute.value.as_deref().unwrap_or_default());
            attribute.set_key(self.keys.id("attribute", &key), self.keys.source().clone(), None);
            self.records.attributes.push(attribute);
        }
    }

    fn eligibility(&mut self, sheet: &Sheet) {
        if !self.has_columns(sheet, &["service_id", "eligibility"], &[]) {
            return;
        }
        let index: HashMap<String, usize> =
            self.records.services.iter().enumerate().map(|(index, service)| (service.id.clone(), index)).collect();
        for row in &sheet.rows {
            let service = cell(sheet, row, "service_id").unwrap_or_default();
            let Some(text) = cell(sheet, row, "eligibility") else { continue };
            let id = self.known.get("service").and_then(|known| known.get(service));
            let Some(at) = id.and_then(|id| index.get(id)) else {
                let what = if service.is_empty() {
                    "does not say which service it is about".to_owned()
                } else {
                    format!("there is no service with the id `{}`", short(service))
                };
                self.problems.warn(
                    "dangling",
                    &sheet.file,
                    row.line,
                    Some("service_id"),
                    what,
                    "the row was left out; fill in service_id",
                );
                continue;
            };
            let field = &mut self.records.services[*at].eligibility_description;
            *field = Some(field.take().map_or_else(|| text.to_owned(), |before| format!("{before}\n{text}")));
        }
    }

    fn finish(mut self) -> Records {
        // All that a confidential location may keep is the city or county, so every location gets it from its address.
        let mut first: HashMap<&str, &Address> = HashMap::new();
        for address in &self.records.addresses {
            if let Some(location) = &address.location_id {
                first.entry(location).or_insert(address);
            }
        }
        let mut areas: HashMap<String, [Option<String>; 3]> = HashMap::new();
        for (location, address) in first {
            let city = address.city.clone().or_else(|| address.region.clone());
            areas.insert(location.to_owned(), [city, address.state_province.clone(), address.country.clone()]);
        }
        for location in &mut self.records.locations {
            if let Some([city, region, country]) = areas.remove(&location.id) {
                location.area_city = city;
                location.area_region = region;
                location.area_country = country;
            }
        }
        if self.records.services.is_empty() {
            self.problems.error(
                "no_services",
                "services.csv",
                0,
                None,
                "the package has no services".into(),
                "check the names of the files and of the columns: HSDS calls the table `services`",
            );
        }
        self.records
    }
}

/// A cell by the name of its column; `None` when it is empty.
fn cell<'s>(sheet: &Sheet, row: &'s Row, column: &str) -> Option<&'s str> {
    sheet.column(column).map(|index| row.cells[index].as_str()).filter(|text| !text.is_empty())
}

/// "a, b, c".
fn list(cell: Option<&str>) -> impl Iterator<Item = &str> {
    cell.unwrap_or_default().split([',', ';']).map(str::trim).filter(|word| !word.is_empty())
}

/// Like [`list`]; a bracket belongs to the word before it.
fn list_of_languages(cell: Option<&str>) -> impl Iterator<Item = &str> {
    list(cell)
}

/// Enough of a cell to find it again; a cell can hold an address.
fn short(text: &str) -> String {
    let text = clean(text);
    let mut end = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
    if let Some(line) = text.find('\n') {
        end = end.min(line);
    }
    if end < text.len() { format!("{}…", &text[..end]) } else { text }
}
