//! What the tables and columns of HSDS are called in its versions, and in the layouts before them.
//!
//! Adding a layout: its file names to [`table_of`], its column names to [`ALIASES`] and [`BY_HAND`].

/// A table, by what its sheet is called in any of the layouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    Organizations,
    OrganizationIdentifiers,
    Programs,
    Services,
    Locations,
    ServicesAtLocation,
    /// `addresses` (3.x), `physical_addresses` (1.x).
    Addresses,
    /// `postal_addresses` (1.x), `mail_addresses` (Ohana).
    PostalAddresses,
    Contacts,
    Phones,
    Urls,
    /// `schedules` (3.x).
    Schedules,
    /// `regular_schedules` (1.x).
    RegularSchedules,
    /// `holiday_schedules` (1.x).
    HolidaySchedules,
    Languages,
    ServiceAreas,
    RequiredDocuments,
    CostOptions,
    Accessibilities,
    Fundings,
    Units,
    Capacities,
    Taxonomies,
    Terms,
    Attributes,
    /// `services_taxonomy` (1.x).
    ServicesTaxonomy,
    /// `eligibility` (1.x): fields of the service in 3.x.
    Eligibility,
    /// Read and left out on purpose: the constant says why.
    LeftOut(&'static str),
}

/// The table of a sheet, by its file name.
pub fn table_of(stem: &str, columns: &[String]) -> Option<Table> {
    let has = |name: &str| columns.iter().any(|column| column == name);
    Some(match stem {
        "organization" | "organizations" => Table::Organizations,
        "organization_identifier" | "organization_identifiers" => Table::OrganizationIdentifiers,
        "program" | "programs" => Table::Programs,
        "service" | "services" => Table::Services,
        "location" | "locations" => Table::Locations,
        "service_at_location" | "services_at_location" | "service_at_locations" | "services_at_locations" => {
            Table::ServicesAtLocation
        }
        "address" | "addresses" | "physical_address" | "physical_addresses" => Table::Addresses,
        "postal_address" | "postal_addresses" | "mail_address" | "mail_addresses" => Table::PostalAddresses,
        "contact" | "contacts" => Table::Contacts,
        "phone" | "phones" => Table::Phones,
        "url" | "urls" => Table::Urls,
        "schedule" | "schedules" => Table::Schedules,
        "regular_schedule" | "regular_schedules" => Table::RegularSchedules,
        "holiday_schedule" | "holiday_schedules" => Table::HolidaySchedules,
        "language" | "languages" => Table::Languages,
        "service_area" | "service_areas" => Table::ServiceAreas,
        "required_document" | "required_documents" => Table::RequiredDocuments,
        "cost_option" | "cost_options" => Table::CostOptions,
        "accessibility" | "accessibility_for_disabilities" => Table::Accessibilities,
        "funding" | "fundings" => Table::Fundings,
        "unit" | "units" => Table::Units,
        "service_capacity" | "service_capacities" => Table::Capacities,
        // 1.x calls the terms a taxonomy.
        "taxonomy" | "taxonomies" if has("parent_id") || has("parent_name") || has("taxonomy_id") => Table::Terms,
        "taxonomy" | "taxonomies" => Table::Taxonomies,
        "taxonomy_term" | "taxonomy_terms" => Table::Terms,
        "attribute" | "attributes" | "service_attribute" | "service_attributes" | "other_attribute"
        | "other_attributes" => Table::Attributes,
        "services_taxonomy" | "service_taxonomy" | "services_taxonomies" | "service_taxonomies" => {
            Table::ServicesTaxonomy
        }
        "eligibility" | "eligibilities" => Table::Eligibility,
        "metadata" => Table::LeftOut("`metadata` keeps the old values of what was changed, also of what was redacted"),
        "meta_table_description" | "meta_table_descriptions" => {
            Table::LeftOut("it describes the package, not a service")
        }
        "payments_accepted" | "payment_accepted" => Table::LeftOut("HSDS 3 has no place for accepted payments"),
        _ => return None,
    })
}

/// Columns known by another name, for every table.
const ALIASES: &[(Table, &[(&str, &str)])] = &[
    (Table::Organizations, &[("url", "website"), ("date_incorporated", "year_incorporated")]),
    (Table::Services, &[("website", "url"), ("eligibility", "eligibility_description"), ("urls", "url")]),
    (Table::Locations, &[("website", "url"), ("latitude", ""), ("longitude", ""), ("transportation", "")]),
    (Table::Contacts, &[]),
    (Table::Phones, &[("type", "phone_type"), ("number_type", "phone_type"), ("department", "description")]),
    (Table::Languages, &[("language", "name")]),
    (Table::ServiceAreas, &[("service_area", "name")]),
    (Table::Accessibilities, &[("accessibility", "description")]),
    (Table::Terms, &[("vocabulary", "taxonomy"), ("taxonomy_id", "taxonomy_id")]),
    (Table::RegularSchedules, &[("original_text", "description")]),
    (Table::HolidaySchedules, &[("start_date", "valid_from"), ("end_date", "valid_to")]),
];

/// Columns that are read by hand below, or left out without a word.
const BY_HAND: &[(Table, &[&str])] = &[
    (
        Table::Services,
        &[
            "location_id",
            "taxonomy_ids",
            "service_areas",
            "languages",
            "required_documents",
            "keywords",
            "audience",
            "funding_sources",
            "accepted_payments",
        ],
    ),
    (Table::Organizations, &["accreditations", "funding_sources", "licenses"]),
    (
        Table::Locations,
        &[
            "latitude",
            "longitude",
            "transportation",
            "external_identifier",
            "external_identifier_type",
            "accessibility",
            "languages",
            "virtual",
            "email",
            "admin_emails",
            "short_desc",
        ],
    ),
    // Names of people are not kept.
    (Table::Contacts, &["name", "phone_number", "phone_areacode", "phone_extension"]),
    (Table::Phones, &["language", "vanity_number", "country_prefix"]),
    (Table::RegularSchedules, &["weekday"]),
    (Table::HolidaySchedules, &["closed"]),
    (Table::Terms, &["taxonomy_id", "parent_name", "taxonomy_facet"]),
    (Table::Schedules, &["weekday"]),
];

/// Columns by which a publisher keeps the address of one record to itself. "Yes" is a statement; "no" is what such columns
/// say of everything nobody has looked at, and says nothing against a suspicion.
pub const PRIVATE_FLAGS: &[&str] = &[
    "addressisprivate",
    "address_is_private",
    "is_private",
    "private",
    "confidential",
    "is_confidential",
    "address_confidential",
    "confidential_address",
    "is_location_private",
    "islocationprivate",
];

/// Which table a link column leads to.
pub fn link_target(column: &str) -> Option<&'static str> {
    Some(match column {
        "organization_id" | "parent_organization_id" => "organization",
        "service_id" => "service",
        "location_id" => "location",
        "program_id" => "program",
        "contact_id" => "contact",
        "service_at_location_id" => "service_at_location",
        "phone_id" => "phone",
        "unit_id" => "unit",
        "taxonomy_id" => "taxonomy",
        "taxonomy_term_id" | "parent_id" => "taxonomy_term",
        _ => return None,
    })
}

/// The table of the store that a sheet's rows go to.
pub fn sql_table(table: Table) -> &'static str {
    match table {
        Table::Organizations => "organization",
        Table::OrganizationIdentifiers => "organization_identifier",
        Table::Programs => "program",
        Table::Services => "service",
        Table::Locations => "location",
        Table::ServicesAtLocation => "service_at_location",
        Table::Addresses | Table::PostalAddresses => "address",
        Table::Contacts => "contact",
        Table::Phones => "phone",
        Table::Urls => "url",
        Table::Schedules | Table::RegularSchedules | Table::HolidaySchedules => "schedule",
        Table::Languages => "language",
        Table::ServiceAreas => "service_area",
        Table::RequiredDocuments => "required_document",
        Table::CostOptions => "cost_option",
        Table::Accessibilities => "accessibility",
        Table::Fundings => "funding",
        Table::Units => "unit",
        Table::Capacities => "service_capacity",
        Table::Taxonomies => "taxonomy",
        Table::Terms => "taxonomy_term",
        Table::Attributes | Table::ServicesTaxonomy => "attribute",
        Table::Eligibility | Table::LeftOut(_) => "",
    }
}

/// Column name in the sheet, column name in the store.
pub fn aliases(table: Table) -> &'static [(&'static str, &'static str)] {
    ALIASES.iter().find(|(other, _)| *other == table).map_or(&[], |(_, aliases)| *aliases)
}

/// Columns that [`super::build`] reads by hand, or leaves out without a word.
pub fn by_hand(table: Table) -> &'static [&'static str] {
    BY_HAND.iter().find(|(other, _)| *other == table).map_or(&[][..], |(_, columns)| *columns)
}
