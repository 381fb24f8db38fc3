//! The gazetteer's file of places: fixed-size records that are read where they lie.
//!
//! Nothing is parsed when the program starts, and only the pages that are looked at take memory. The layout,
//! little-endian throughout, is written by [`super::import`] and read here, and nowhere else:
//!
//! ```text
//! magic "PLGZ" + version u32, then seven section lengths u32 in the order of the sections:
//! records   RECORD bytes each, sorted by id, so that countries, areas, counties and cities follow one another
//! zips      ZIP bytes each, sorted by code
//! postings  u32 each: lists of entries, the first being the length
//! zones     u32 offset into texts, u8 length, 3 unused
//! codes     u32 offset into texts, u8 length, 3 unused: the areas' own abbreviations, in order of areas
//! starts    u32 x 5: index of the first country, area, county, city, and the number of records
//! texts     UTF-8
//! ```

use super::place::{Area, Country, Kind, Place, PlaceId};
use thiserror::Error;

pub(crate) const MAGIC: &[u8; 4] = b"PLGZ";
pub(crate) const VERSION: u32 = 1;
pub(crate) const RECORD: usize = 32;
pub(crate) const ZIP: usize = 20;

/// The kind is in the top four bits of an id.
pub(crate) const fn id_of(kind: Kind, number: u32) -> PlaceId {
    PlaceId(((kind as u32 + 1) << 28) | (number & 0x0FFF_FFFF))
}

/// Why a gazetteer file cannot be used.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Broken {
    #[error("not a gazetteer file of this version")]
    Version,
    #[error("the gazetteer file is shorter than it says")]
    Short,
    #[error("the index of names cannot be read")]
    Names,
}

/// One name's claim on one place, as it stands in the index of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Entry(pub u32);

impl Entry {
    /// The place's own name, or one an administrator vouched for in the supplement.
    pub const MAIN: u32 = 1 << 20;
    /// A postal abbreviation: only "City, FL" and "in FL".
    pub const CODE: u32 = 1 << 21;
    /// A county without the word: "Broward".
    pub const BARE: u32 = 1 << 22;

    pub const fn index(self) -> usize {
        (self.0 & 0xF_FFFF) as usize
    }
    pub const fn is(self, flag: u32) -> bool {
        self.0 & flag != 0
    }
}

#[derive(Debug)]
pub(crate) struct Data {
    records: &'static [u8],
    zips: &'static [u8],
    postings: &'static [u8],
    zones: &'static [u8],
    codes: &'static [u8],
    starts: [usize; 5],
    texts: &'static str,
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..at + 4)
        .and_then(|b| b.try_into().ok())
        .map_or(0, u32::from_le_bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes
        .get(at..at + 2)
        .and_then(|b| b.try_into().ok())
        .map_or(0, u16::from_le_bytes)
}

/// A position in hundred-thousandths of a degree.
fn degrees(bytes: &[u8], at: usize) -> f64 {
    f64::from(u32_at(bytes, at).cast_signed()) / 1e5
}

/// Binary search by the number at the start of each row.
fn find(rows: &[u8], size: usize, wanted: u32) -> Option<usize> {
    let (mut low, mut high) = (0, rows.len() / size);
    while low < high {
        let middle = usize::midpoint(low, high);
        match u32_at(rows, middle * size).cmp(&wanted) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(middle),
        }
    }
    None
}

impl Data {
    pub fn new(bytes: &'static [u8]) -> Result<Self, Broken> {
        if bytes.get(..4) != Some(MAGIC.as_slice()) || u32_at(bytes, 4) != VERSION {
            return Err(Broken::Version);
        }
        let mut at = 36;
        let mut section = |n: usize| {
            let length = u32_at(bytes, 8 + n * 4) as usize;
            let part = bytes.get(at..at + length).ok_or(Broken::Short)?;
            at += length;
            Ok(part)
        };
        let (records, zips, postings) = (section(0)?, section(1)?, section(2)?);
        let (zones, codes, starts, texts) = (section(3)?, section(4)?, section(5)?, section(6)?);
        let starts = std::array::from_fn(|n| u32_at(starts, n * 4) as usize);
        Ok(Self {
            records,
            zips,
            postings,
            zones,
            codes,
            starts,
            texts: std::str::from_utf8(texts).map_err(|_| Broken::Short)?,
        })
    }

    pub fn len(&self) -> usize {
        self.records.len() / RECORD
    }

    pub fn record(&self, index: usize) -> Record<'_> {
        let at = index.min(self.len().saturating_sub(1)) * RECORD;
        Record {
            data: self,
            bytes: self.records.get(at..at + RECORD).unwrap_or(&[0; RECORD]),
        }
    }

    pub fn zip_count(&self) -> usize {
        self.zips.len() / ZIP
    }

    /// Where in the table the ZIP code with these digits stands.
    pub fn zip(&self, digits: u32) -> Option<usize> {
        find(self.zips, ZIP, digits)
    }

    /// Where the record with this id stands.
    pub fn index(&self, id: PlaceId) -> Option<usize> {
        find(self.records, RECORD, id.0)
    }

    /// The place with this id.
    pub fn place(&self, id: PlaceId) -> Option<Place> {
        if id.0 >> 28 == Kind::PostalCode as u32 + 1 {
            return self.postal(id);
        }
        self.index(id).map(|index| self.record(index).place())
    }

    fn postal(&self, id: PlaceId) -> Option<Place> {
        let row = self.zip(id.0 & 0x0FFF_FFFF)?;
        let zip = self.zips.get(row * ZIP..row * ZIP + ZIP)?;
        let city = self.record(u32_at(zip, 16) as usize).place();
        Some(Place {
            id,
            // The texts begin with the digits of every ZIP code, in order.
            name: self.text(u32::try_from(row * 5).ok()?, 5),
            kind: Kind::PostalCode,
            area: self.area(u16_at(zip, 6)),
            county: self.county_name(u16_at(zip, 4)),
            city: Some(city.name),
            latitude: degrees(zip, 8),
            longitude: degrees(zip, 12),
            population: 0,
            ..city
        })
    }

    fn text(&self, at: u32, length: u8) -> &'static str {
        let at = at as usize;
        self.texts.get(at..at + usize::from(length)).unwrap_or("")
    }

    fn area(&self, number: u16) -> Option<Area> {
        let n = usize::from(number.checked_sub(1)?);
        let record = self.record(self.starts[1] + n);
        Some(Area {
            id: record.id(),
            name: record.name(),
            code: self.text(u32_at(self.codes, n * 8), *self.codes.get(n * 8 + 4)?),
        })
    }

    fn county_name(&self, number: u16) -> Option<&'static str> {
        Some(
            self.record(self.starts[2] + usize::from(number.checked_sub(1)?))
                .name(),
        )
    }

    /// The entries behind a value of the index of names: one entry, or a list of them.
    pub fn entries(&self, value: u64) -> impl Iterator<Item = Entry> + '_ {
        let list = value & 1 == 1;
        let at = (value >> 1) as usize;
        let count = if list {
            u32_at(self.postings, at * 4) as usize
        } else {
            1
        };
        let one = u32::try_from(value >> 1).unwrap_or(0);
        (0..count).map(move |n| {
            Entry(if list {
                u32_at(self.postings, (at + 1 + n) * 4)
            } else {
                one
            })
        })
    }
}

/// One row of the table of places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'d> {
    data: &'d Data,
    bytes: &'d [u8],
}

impl Record<'_> {
    pub fn id(&self) -> PlaceId {
        PlaceId(u32_at(self.bytes, 0))
    }
    pub fn name(&self) -> &'static str {
        self.data.text(u32_at(self.bytes, 4), self.bytes[8])
    }
    pub fn kind(&self) -> Kind {
        match self.bytes[3] >> 4 {
            1 => Kind::Country,
            2 => Kind::Area,
            3 => Kind::County,
            _ => Kind::City,
        }
    }
    pub fn country(&self) -> Country {
        Country::from_bytes([self.bytes[10], self.bytes[11]])
    }
    /// The number of the first-level area among all of them, from 1; 0 for none. Comparable, nothing else.
    pub fn area(&self) -> u16 {
        u16_at(self.bytes, 12)
    }
    /// The number of the county among all of them, from 1; 0 for none.
    pub fn county(&self) -> u16 {
        u16_at(self.bytes, 14)
    }
    pub fn latitude(&self) -> f64 {
        degrees(self.bytes, 16)
    }
    pub fn longitude(&self) -> f64 {
        degrees(self.bytes, 20)
    }
    pub fn population(&self) -> u32 {
        u32_at(self.bytes, 24)
    }

    pub fn place(&self) -> Place {
        let zone = usize::from(u16_at(self.bytes, 28)) * 8;
        Place {
            id: self.id(),
            name: self.name(),
            kind: self.kind(),
            country: self.country(),
            area: self.data.area(self.area()),
            county: self.data.county_name(self.county()),
            city: None,
            latitude: self.latitude(),
            longitude: self.longitude(),
            population: self.population(),
            time_zone: self.data.text(
                u32_at(self.data.zones, zone),
                self.data.zones.get(zone + 4).copied().unwrap_or(0),
            ),
        }
    }
}
