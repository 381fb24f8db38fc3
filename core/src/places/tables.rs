//! The readable tables that the gazetteer is built from: `places.tsv` and the supplement.

use super::data::{Entry, id_of};
use super::place::Kind;
use std::collections::HashMap;

/// One line of `places.tsv`.
pub(crate) struct Row {
    pub key: String,
    pub kind: Kind,
    pub id: u32,
    pub name: String,
    pub country: [u8; 2],
    pub area: String,
    pub county: String,
    pub latitude: f64,
    pub longitude: f64,
    pub population: u32,
    pub zone: String,
    pub shown: String,
    pub names: Vec<(u32, String)>,
}

/// A 28-bit number from a text, for the ids of areas and counties. (FNV-1a, folded.)
fn number_of(text: &str) -> u32 {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |h, b| {
        (h ^ u32::from(b)).wrapping_mul(0x0100_0193)
    });
    (hash >> 28) ^ (hash & 0x0FFF_FFFF)
}

/// One line, or what is wrong with it.
pub(crate) fn parse_row(line: &str) -> Result<Row, String> {
    let f: Vec<&str> = line.split('\t').collect();
    let [
        kind,
        key,
        name,
        country,
        area,
        second,
        latitude,
        longitude,
        population,
        zone,
        names,
    ] = f[..]
    else {
        return Err(format!("{} columns instead of 11", f.len()));
    };
    let (kind, number) = match kind {
        "N" => (
            Kind::Country,
            key.bytes().fold(0, |n, b| n * 256 + u32::from(b)),
        ),
        "A" => (Kind::Area, number_of(key.split(':').next().unwrap_or(key))),
        "C" => (Kind::County, number_of(key)),
        "P" => (
            Kind::City,
            key.parse()
                .map_err(|_| "the key is not a number".to_owned())?,
        ),
        "Z" => (
            Kind::PostalCode,
            key.parse()
                .map_err(|_| "the key is not a number".to_owned())?,
        ),
        other => return Err(format!("unknown kind {other}")),
    };
    let degrees = |text: &str| {
        text.parse::<f64>()
            .map_err(|_| format!("{text} is not a position"))
    };
    let names = names
        .split('|')
        .filter(|n| !n.is_empty())
        .map(|n| match n.as_bytes()[0] {
            b'=' => (Entry::MAIN, n[1..].to_owned()),
            b'#' => (Entry::CODE, n[1..].to_owned()),
            b'-' => (Entry::BARE, n[1..].to_owned()),
            b'~' => (0, n[1..].to_owned()),
            _ => (0, n.to_owned()),
        });
    Ok(Row {
        kind,
        id: id_of(kind, number).0,
        name: name.to_owned(),
        country: country
            .as_bytes()
            .try_into()
            .map_err(|_| "the country is not two letters".to_owned())?,
        area: if area.is_empty() {
            String::new()
        } else {
            format!("{country}.{area}")
        },
        county: if second.is_empty() {
            String::new()
        } else {
            format!("{country}.{area}.{second}")
        },
        latitude: degrees(latitude)?,
        longitude: degrees(longitude)?,
        population: population
            .parse()
            .map_err(|_| format!("{population} is not a population"))?,
        zone: zone.to_owned(),
        shown: key.split_once(':').map_or("", |(_, code)| code).to_owned(),
        key: key.split(':').next().unwrap_or(key).to_owned(),
        names: names.collect(),
    })
}

/// `supplement.csv`: `place,name,note`, or a new place in front of its first name:
/// `+key,name,country;area;county;latitude;longitude;population;time zone`. Lines with `#` are comments.
pub(crate) fn supplement(text: &str, rows: &mut Vec<Row>) -> Result<usize, (usize, String)> {
    let mut by_key: HashMap<String, usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, r)| r.kind != Kind::PostalCode)
        .map(|(i, r)| (r.key.clone(), i))
        .collect();
    let mut added = 0;
    for (number, line) in text.lines().enumerate().skip(1) {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut columns = line.splitn(3, ',');
        let (Some(key), Some(name)) = (columns.next(), columns.next()) else {
            return Err((number + 1, "expected place,name,note".to_owned()));
        };
        if let Some(key) = key.strip_prefix('+') {
            let note: Vec<&str> = columns.next().unwrap_or("").split(';').collect();
            let [country, area, second, latitude, longitude, population, zone] = note[..] else {
                return Err((
                    number + 1,
                    "a new place needs country;area;county;latitude;longitude;population;zone"
                        .to_owned(),
                ));
            };
            let row = parse_row(&format!("P\t{key}\t{name}\t{country}\t{area}\t{second}\t{latitude}\t{longitude}\t{population}\t{zone}\t={name}"))
                .map_err(|problem| (number + 1, problem))?;
            if by_key.insert(key.to_owned(), rows.len()).is_some() {
                return Err((number + 1, format!("{key} is there already")));
            }
            rows.push(row);
        } else {
            let index = by_key
                .get(key)
                .ok_or_else(|| (number + 1, format!("no place has the key {key}")))?;
            // Two capital letters ("LA") are a code, in no other case a name.
            let flag = if name.len() == 2 && name.bytes().all(|b| b.is_ascii_uppercase()) {
                Entry::CODE
            } else {
                Entry::MAIN
            };
            rows[*index].names.push((flag, name.to_owned()));
        }
        added += 1;
    }
    Ok(added)
}
