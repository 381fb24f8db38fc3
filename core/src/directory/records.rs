//! The HSDS 3 records as the durable store keeps them, one struct per table.
//!
//! This file is the only description of the tables on the Rust side: the statements of [`super::store`], the reading of
//! packages and the comparison of two imports are all derived from it, so a column is added here and in a migration,
//! and nowhere else.
//!
//! What HSDS has and this does not: the names of contact persons (nobody needs them to be helped, and they are people),
//! and `metadata` (it would keep the old values of what was redacted). Street address and coordinates are records of
//! their own, [`Address`] and [`Position`], which only a public location can have: see [`super::seal`].

use crate::ids::SourceId;

/// A column's value on its way to or from the database.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, or nothing.
    Text(Option<String>),
    /// A number, or nothing.
    Number(Option<f64>),
    /// Yes or no.
    Flag(bool),
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// TEXT.
    Text,
    /// DOUBLE PRECISION.
    Number,
    /// BOOLEAN NOT NULL.
    Flag,
}

/// A type that a column can have.
trait Cell: Sized {
    const KIND: Kind;
    fn to_value(&self) -> Value;
    fn from_value(value: Value) -> Self;
    /// From a cell of a package; `false`: it could not be read as this.
    fn parse(&mut self, text: &str) -> bool;
    fn as_text(&self) -> Option<&str> {
        None
    }
}

impl Cell for Option<String> {
    const KIND: Kind = Kind::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: Value) -> Self {
        match value {
            Value::Text(text) => text,
            Value::Number(_) | Value::Flag(_) => None,
        }
    }
    fn parse(&mut self, text: &str) -> bool {
        *self = Some(text.to_owned());
        true
    }
    fn as_text(&self) -> Option<&str> {
        self.as_deref()
    }
}

impl Cell for Option<f64> {
    const KIND: Kind = Kind::Number;
    fn to_value(&self) -> Value {
        Value::Number(*self)
    }
    fn from_value(value: Value) -> Self {
        match value {
            Value::Number(number) => number,
            Value::Text(_) | Value::Flag(_) => None,
        }
    }
    fn parse(&mut self, text: &str) -> bool {
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                *self = Some(number);
                true
            }
            _ => false,
        }
    }
}

impl Cell for bool {
    const KIND: Kind = Kind::Flag;
    fn to_value(&self) -> Value {
        Value::Flag(*self)
    }
    fn from_value(value: Value) -> Self {
        matches!(value, Value::Flag(true))
    }
    fn parse(&mut self, text: &str) -> bool {
        match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" | "y" => *self = true,
            "false" | "no" | "0" | "n" => *self = false,
            _ => return false,
        }
        true
    }
}

/// What every record is able to do.
pub trait Record: Clone + PartialEq + Default + Send + Sync + 'static {
    /// Its table.
    const TABLE: &'static str;
    /// Its columns after `id`, `agency_id`, `source_id` and `publisher_id`.
    const COLUMNS: &'static [(&'static str, Kind)];

    /// Our own id, unique in the installation.
    fn id(&self) -> &str;
    /// Which import it came with.
    fn source(&self) -> &SourceId;
    /// The publisher's own id, where there is one.
    fn publisher_id(&self) -> Option<&str>;
    /// Sets what every record has.
    fn set_key(&mut self, id: String, source: SourceId, publisher_id: Option<String>);
    /// The values, in the order of [`Record::COLUMNS`].
    fn values(&self) -> Vec<Value>;
    /// Sets the values, in the order of [`Record::COLUMNS`].
    fn set_values(&mut self, values: &mut dyn Iterator<Item = Value>);
    /// Sets one column from a cell of a package; `None`: no such column, `Some(false)`: unreadable.
    fn set(&mut self, column: &str, text: &str) -> Option<bool>;
    /// One text column by name; used for the links between records.
    fn text(&self, column: &str) -> Option<&str>;
    /// Every text of the record that a person may read, to look for and remove addresses in.
    fn each_text(&mut self, change: &mut dyn FnMut(&'static str, &mut String));
}

macro_rules! records {
    ($($(#[$meta:meta])* $name:ident $table:literal $list:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, Default)]
            pub struct $name {
                /// Our own id, unique in the installation and the same after every re-import.
                pub id: String,
                /// Which import it came with.
                pub source_key: Option<SourceId>,
                /// The publisher's own id, where there is one.
                pub publisher_id: Option<String>,
                $($(#[$fmeta])* #[doc = concat!("HSDS `", stringify!($field), "`.")] pub $field: $type,)*
            }

            impl Record for $name {
                const TABLE: &'static str = $table;
                const COLUMNS: &'static [(&'static str, Kind)] = &[$((stringify!($field), <$type as Cell>::KIND)),*];
                fn id(&self) -> &str { &self.id }
                fn source(&self) -> &SourceId { self.source_key.as_ref().expect("a record is given its key when it is made") }
                fn publisher_id(&self) -> Option<&str> { self.publisher_id.as_deref() }
                fn set_key(&mut self, id: String, source: SourceId, publisher_id: Option<String>) {
                    self.id = id;
                    self.source_key = Some(source);
                    self.publisher_id = publisher_id;
                }
                fn values(&self) -> Vec<Value> { vec![$(self.$field.to_value()),*] }
                fn set_values(&mut self, values: &mut dyn Iterator<Item = Value>) {
                    $(if let Some(value) = values.next() { self.$field = Cell::from_value(value); })*
                }
                fn set(&mut self, column: &str, text: &str) -> Option<bool> {
                    match column {
                        $(stringify!($field) => Some(self.$field.parse(text)),)*
                        _ => None,
                    }
                }
                fn text(&self, column: &str) -> Option<&str> {
                    match column {
                        $(stringify!($field) => self.$field.as_text(),)*
                        _ => None,
                    }
                }
                fn each_text(&mut self, change: &mut dyn FnMut(&'static str, &mut String)) {
                    $(EachText::each_text(&mut self.$field, stringify!($field), change);)*
                }
            }
        )*

        /// The records of one source, or of a whole agency.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Records {
            $(#[doc = concat!("Table `", $table, "`.")] pub $list: Vec<$name>,)*
        }

        /// Runs `$body` once for every kind of record, with `$list` naming its field in [`Records`], parents first.
        macro_rules! for_each_record {
            ($with:ident) => { $($with!($crate::directory::records::$name, $list);)* };
        }
        pub(crate) use for_each_record;
    };
}

/// Gives out the texts of a field; links and numbers are none.
trait EachText {
    fn each_text(&mut self, column: &'static str, change: &mut dyn FnMut(&'static str, &mut String));
}
impl EachText for Option<String> {
    fn each_text(&mut self, column: &'static str, change: &mut dyn FnMut(&'static str, &mut String)) {
        if let Some(text) = self
            && !column.ends_with("_id")
        {
            change(column, text);
        }
    }
}
impl EachText for Option<f64> {
    fn each_text(&mut self, _: &'static str, _: &mut dyn FnMut(&'static str, &mut String)) {}
}
impl EachText for bool {
    fn each_text(&mut self, _: &'static str, _: &mut dyn FnMut(&'static str, &mut String)) {}
}

type Text = Option<String>;
type Number = Option<f64>;

records! {
    /// Who runs services.
    Organization "organization" organizations {
        name: Text, alternate_name: Text, description: Text, email: Text, website: Text, tax_status: Text, tax_id: Text,
        year_incorporated: Text, legal_status: Text, logo: Text, uri: Text, parent_organization_id: Text,
    }
    /// An organisation's id in some register.
    OrganizationIdentifier "organization_identifier" organization_identifiers {
        organization_id: Text, identifier_scheme: Text, identifier_type: Text, identifier: Text,
    }
    /// A group of services.
    Program "program" programs { organization_id: Text, name: Text, alternate_name: Text, description: Text }
    /// What is offered.
    ServiceRecord "service" services {
        organization_id: Text, program_id: Text, name: Text, alternate_name: Text, description: Text, url: Text,
        email: Text, status: Text, interpretation_services: Text, application_process: Text, fees_description: Text,
        wait_time: Text, fees: Text, accreditations: Text, eligibility_description: Text, minimum_age: Number,
        maximum_age: Number, assured_date: Text, assurer_email: Text, licenses: Text, alert: Text, last_modified: Text,
    }
    /// Where something is, without anything that would lead there: that is in [`Address`] and [`Position`].
    LocationRecord "location" locations {
        organization_id: Text, location_type: Text, url: Text, name: Text, alternate_name: Text, description: Text,
        /// Whether it may be shown. Only then can it have an address or a position.
        is_public: bool,
        /// City or county: all that is known of a confidential location.
        area_city: Text,
        /// State or province.
        area_region: Text,
        /// ISO 3166-1 alpha-2.
        area_country: Text,
    }
    /// The point of a public location, and what else leads there.
    Position "location_position" positions {
        location_id: Text, is_public: bool, latitude: Number, longitude: Number, transportation: Text,
        external_identifier: Text, external_identifier_type: Text,
    }
    /// The address of a public location.
    Address "address" addresses {
        location_id: Text, is_public: bool, attention: Text, address_1: Text, address_2: Text, city: Text, region: Text,
        state_province: Text, postal_code: Text, country: Text, address_type: Text,
    }
    /// Which service is given where.
    ServiceAtLocation "service_at_location" services_at_location { service_id: Text, location_id: Text, description: Text }
    /// A desk to turn to, by its function; never a person's name.
    ContactRecord "contact" contacts {
        organization_id: Text, service_id: Text, service_at_location_id: Text, location_id: Text, title: Text,
        department: Text, email: Text,
    }
    /// A number, exactly as published.
    Phone "phone" phones {
        location_id: Text, service_id: Text, organization_id: Text, contact_id: Text, service_at_location_id: Text,
        number: Text, extension: Text, phone_type: Text, description: Text,
    }
    /// A web page.
    Url "url" urls { label: Text, url: Text, organization_id: Text, service_id: Text }
    /// When it is open.
    Schedule "schedule" schedules {
        service_id: Text, location_id: Text, service_at_location_id: Text, valid_from: Text, valid_to: Text, dtstart: Text,
        timezone: Text, until: Text, count: Text, wkst: Text, freq: Text, interval: Text, byday: Text, byweekno: Text,
        bymonthday: Text, byyearday: Text, description: Text, opens_at: Text, closes_at: Text, schedule_link: Text,
        attending_type: Text, notes: Text,
    }
    /// A language spoken.
    LanguageRecord "language" languages {
        service_id: Text, location_id: Text, phone_id: Text, name: Text, code: Text, note: Text,
    }
    /// Whom it serves, by area.
    ServiceArea "service_area" service_areas {
        service_id: Text, service_at_location_id: Text, name: Text, description: Text, extent: Text, extent_type: Text,
        uri: Text,
    }
    /// A document to bring.
    RequiredDocument "required_document" required_documents { service_id: Text, document: Text, uri: Text }
    /// A price.
    CostOption "cost_option" cost_options {
        service_id: Text, valid_from: Text, valid_to: Text, option: Text, currency: Text, amount: Number,
        amount_description: Text,
    }
    /// How a location can be entered and used.
    Accessibility "accessibility" accessibilities { location_id: Text, description: Text, details: Text, url: Text }
    /// Who pays.
    Funding "funding" fundings { organization_id: Text, service_id: Text, source: Text }
    /// A unit to count in.
    Unit "unit" units { name: Text, scheme: Text, identifier: Text, uri: Text }
    /// How much is free.
    ServiceCapacity "service_capacity" service_capacities {
        service_id: Text, unit_id: Text, available: Number, maximum: Number, description: Text, updated: Text,
    }
    /// A set of terms.
    Taxonomy "taxonomy" taxonomies { name: Text, description: Text, uri: Text, version: Text }
    /// A term.
    TaxonomyTerm "taxonomy_term" taxonomy_terms {
        code: Text, name: Text, description: Text, parent_id: Text, taxonomy: Text, language: Text, taxonomy_id: Text,
        term_uri: Text,
    }
    /// A term given to a record, or one of Porchlight's additions (see [`super::additions`]).
    Attribute "attribute" attributes {
        link_id: Text, taxonomy_term_id: Text, link_type: Text, link_entity: Text, value: Text, label: Text,
        /// Said by the agency, not by the publisher: kept when the source is imported again.
        by_agency: bool,
    }
}

impl Records {
    /// How many records there are.
    pub fn len(&self) -> usize {
        let mut total = 0;
        macro_rules! count {
            ($name:ty, $list:ident) => {
                total += self.$list.len();
            };
        }
        for_each_record!(count);
        total
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes in the records of `other`.
    pub fn append(&mut self, mut other: Self) {
        macro_rules! append {
            ($name:ty, $list:ident) => {
                self.$list.append(&mut other.$list);
            };
        }
        for_each_record!(append);
    }
}
