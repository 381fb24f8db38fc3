//! What a place is.

use std::fmt;

/// Names one place, and goes on naming it when the gazetteer is rebuilt: it is made from the `GeoNames` number
/// of a city, the ISO code of a country, the code of an area or county, or the digits of a postal code.
/// Unique within one gazetteer, which refuses to be built otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct PlaceId(pub u32);

impl PlaceId {
    /// The number to store; [`PlaceId::from_raw`] takes it back.
    #[must_use]
    pub const fn raw(self) -> u32 {
        self.0
    }

    /// An id from a stored number. Looking up one that no place has gives nothing.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Self {
        Self(raw)
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// An ISO 3166 country code of two capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The code in `text`, in either case; `None` if it is not two letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    pub(crate) const fn from_bytes(bytes: [u8; 2]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn bytes(self) -> [u8; 2] {
        self.0
    }

    /// The code as text, such as `US`.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// The state that answers for this country's emergencies and services: Puerto Rico and the other
    /// territories count as the United States.
    #[must_use]
    pub fn sovereign(self) -> Self {
        match &self.0 {
            b"PR" | b"VI" | b"GU" | b"AS" | b"MP" => Self(*b"US"),
            _ => self,
        }
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How large a thing a place is, from the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A country or territory with a code of its own.
    Country,
    /// A first-level area: state, province, department.
    Area,
    /// A second-level area; known for the United States, Britain, Ireland and France.
    County,
    /// A city, town, village, borough or neighbourhood.
    City,
    /// A United States ZIP code.
    PostalCode,
}

/// A first-level area, as part of a [`Place`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub id: PlaceId,
    pub name: &'static str,
    /// The postal abbreviation where people use one (`FL`, `ON`, `NSW`), else the `GeoNames` code.
    pub code: &'static str,
}

/// One place. Small, and cheap to copy: its texts live in the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub id: PlaceId,
    pub name: &'static str,
    pub kind: Kind,
    pub country: Country,
    /// The first-level area the place is in, or is.
    pub area: Option<Area>,
    /// The county the place is in, or is.
    pub county: Option<&'static str>,
    /// The town of a postal code.
    pub city: Option<&'static str>,
    pub latitude: f64,
    pub longitude: f64,
    pub population: u32,
    /// IANA name, such as `America/New_York`; empty where none is known.
    pub time_zone: &'static str,
}

impl Place {
    /// The name with its state and country, for a reply or a list of choices: "Homestead, Florida, US".
    #[must_use]
    pub fn label(&self) -> String {
        let mut label = self.name.to_owned();
        if let (Kind::PostalCode, Some(city)) = (self.kind, self.city) {
            label = format!("{city} {label}");
        }
        if let (Some(area), true) = (self.area, self.kind > Kind::Area)
            && area.name != self.name
        {
            label = format!("{label}, {}", area.name);
        }
        if self.kind == Kind::Country {
            label
        } else {
            format!("{label}, {}", self.country)
        }
    }
}
