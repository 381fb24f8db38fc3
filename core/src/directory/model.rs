//! A service as matching and conversation see it: HSDS 3 reduced to what a person needs, with what must never be
//! written down impossible to write down.
//!
//! The durable store keeps the full HSDS records; a [`Service`] is built from them for the snapshot.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{AgencyId, ServiceId, SourceId};
use crate::vocabulary::{Need, Trait, Way};

/// A service of the directory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Unique in the installation.
    pub id: ServiceId,
    /// Whose directory it is in.
    pub agency: AgencyId,
    /// Which import it came with.
    pub source: SourceId,
    /// The publisher's own id.
    pub source_id: String,
    /// Its name as published.
    pub name: String,
    /// Its name in English, where the published one is in another language.
    pub name_en: Option<String>,
    /// The organisation that runs it.
    pub organization: String,
    /// What it does, as published.
    pub description: Option<String>,
    /// What kind of entry it is.
    pub kind: Kind,
    /// What it helps with.
    pub needs: Vec<Need>,
    /// Ways to reach it, as published.
    pub contacts: Vec<Contact>,
    /// Languages spoken, as BCP 47 tags ("en", "ht", "ase").
    pub languages: Vec<String>,
    /// When it answers.
    pub hours: Hours,
    /// Where it is.
    pub location: Location,
    /// Whom it serves, by area.
    pub coverage: Coverage,
    /// Whom it accepts.
    pub eligibility: Eligibility,
    /// What it costs, as published.
    pub cost: Option<String>,
    /// Whether it is free, where that is known.
    pub free: Option<bool>,
    /// Documents a person must bring, as published.
    pub documents: Vec<String>,
    /// Services that must appear together with this one.
    pub show_with: Vec<ServiceId>,
    /// Free beds, and the day that was said.
    pub beds: Option<(u32, NaiveDate)>,
    /// Run by a government body: not shown as a lead to immigrants unless they ask.
    pub government: bool,
    /// How far it can be trusted.
    pub verification: Verification,
}

/// What kind of entry a service is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An emergency number of a country.
    Emergency(EmergencyRole),
    /// A line that serves a whole country (or the part of it named in `coverage`).
    NationalLine,
    /// A local service.
    Local,
}

/// Who answers an emergency number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmergencyRole {
    /// Police, fire and ambulance.
    Any,
    /// Police.
    Police,
    /// Ambulance.
    Medical,
}

/// One way to reach a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The way.
    pub way: Way,
    /// Exactly as published: "1-800-799-SAFE (7233)", "START to 88788".
    pub value: String,
    /// "TTY", "Spanish", "after hours" … as published.
    pub note: Option<String>,
    /// Languages answered on this contact, where it differs from the service.
    pub languages: Vec<String>,
}

/// When a service answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// In the OpenStreetMap opening-hours syntax, where it could be read ("24/7", "Mo-Fr 09:00-17:00").
    pub osm: Option<String>,
    /// As published, where it could not.
    pub text: Option<String>,
    /// IANA time zone.
    pub time_zone: Option<String>,
}

/// Where a service is. A confidential location has no field for a street address or coordinates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Location {
    /// Nowhere in particular: a line, a web page.
    Remote,
    /// May be shown.
    Public {
        /// Street address as published.
        address: Option<String>,
        /// City, as published.
        city: Option<String>,
        /// State or province, as published.
        area: Option<String>,
        /// Where it is.
        coordinates: Option<Coordinates>,
    },
    /// Must never be shown; only the area is known to this program at all.
    Confidential {
        /// City or county, as published.
        city: Option<String>,
        /// State or province, as published.
        area: Option<String>,
    },
}

impl Location {
    /// Whether the location is confidential.
    pub const fn is_confidential(&self) -> bool {
        matches!(self, Self::Confidential { .. })
    }
}

/// A point on the map, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Coordinates {
    /// −90 to 90.
    pub latitude: f64,
    /// −180 to 180.
    pub longitude: f64,
}

/// Whom a service serves, by area. Empty means: not stated, so the surroundings of its location.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Coverage {
    /// ISO 3166-1 alpha-2; set for everything whose country is known.
    pub country: Option<String>,
    /// Serves the whole of `country`.
    pub nationwide: bool,
    /// Named areas ("Ontario", "Miami-Dade County, Florida"), as published.
    pub areas: Vec<String>,
    /// Postal codes.
    pub postal_codes: Vec<String>,
}

/// Whom a service accepts. Everything open unless stated.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Eligibility {
    /// As published.
    pub text: Option<String>,
    /// Youngest age accepted, in years.
    pub minimum_age: Option<u8>,
    /// Oldest age accepted, in years.
    pub maximum_age: Option<u8>,
    /// Only women.
    pub women_only: bool,
    /// Only men.
    pub men_only: bool,
    /// Made for people with one of these traits (a men's line, a line for Deaf people).
    pub made_for: Vec<Trait>,
    /// Open only to people with one of `made_for`.
    pub only_made_for: bool,
}

/// How far an entry can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// This agency has never reviewed it.
    Unreviewed,
    /// Two independent public sources agree; not confirmed by this agency. `seen` is the date a source gives itself.
    PublicSources {
        /// When a source says it was right.
        seen: Option<NaiveDate>,
    },
    /// Somebody of this agency checked it.
    Verified {
        /// The role of who checked, never a name of a person who wrote.
        by: String,
        /// The day.
        on: NaiveDate,
    },
}

impl Verification {
    /// The day it was verified by this agency, if ever.
    pub const fn verified_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Verified { on, .. } => Some(*on),
            _ => None,
        }
    }
}

/// Services shared between snapshots.
pub type SharedService = Arc<Service>;
