//! Building the gazetteer's files from the readable tables of `tools/gazetteer`.
//!
//! The same input gives the same bytes. Everything that could make an answer wrong is refused here, so that
//! reading can stay simple: two places with one id, a county or area that is not there, a supplement line that
//! names an unknown place.

use super::data::{Entry, MAGIC, RECORD, VERSION, ZIP};
use super::fold::fold;
use super::place::Kind;
use super::tables::{Row, parse_row, supplement};
use super::words::{self, Word};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;
use thiserror::Error;

/// Why the gazetteer could not be built.
#[derive(Debug, Error)]
pub enum ImportError {
    #[error("{file}: {source}")]
    File {
        file: String,
        source: std::io::Error,
    },
    #[error("{file}, line {line}: {problem}")]
    Line {
        file: String,
        line: usize,
        problem: String,
    },
    #[error("two places have the id of {0}")]
    SameId(String),
    #[error("the index of names: {0}")]
    Names(#[from] fst::Error),
    #[error("too many {0} for the file's layout")]
    TooMany(&'static str),
}

/// The finished files.
#[derive(Debug)]
pub struct Files {
    pub places: Vec<u8>,
    pub latin: Vec<u8>,
    pub other: Vec<u8>,
    pub typos: Vec<u8>,
    pub words: Vec<u8>,
    /// A few lines for a person: how many of what.
    pub summary: String,
}

fn read(path: &Path) -> Result<String, ImportError> {
    std::fs::read_to_string(path).map_err(|source| ImportError::File {
        file: path.display().to_string(),
        source,
    })
}

/// Reads `places.tsv` and `words.tsv` from `tables`, and the reviewed lists from `data`.
///
/// # Errors
/// Names the file and line of the first thing that is wrong.
pub fn build(tables: &Path, data: &Path) -> Result<Files, ImportError> {
    let at = |path: &Path, line: usize, problem: String| ImportError::Line {
        file: path.display().to_string(),
        line,
        problem,
    };
    let path = tables.join("places.tsv");
    let mut rows = Vec::new();
    for (n, line) in read(&path)?.lines().enumerate() {
        rows.push(parse_row(line).map_err(|p| at(&path, n + 1, p))?);
    }
    let path = data.join("supplement.csv");
    let added = supplement(&read(&path)?, &mut rows).map_err(|(n, p)| at(&path, n, p))?;
    let words = words::gather(tables, data)?;

    rows.sort_by(|a, b| (a.id, &a.key).cmp(&(b.id, &b.key)));
    if let Some(pair) = rows.windows(2).find(|p| p[0].id == p[1].id) {
        return Err(ImportError::SameId(format!(
            "{} and {}",
            pair[0].key, pair[1].key
        )));
    }
    let split = rows.partition_point(|r| r.kind != Kind::PostalCode);
    let zips = rows.split_off(split);
    if rows.len() > 0xF_FFFF {
        return Err(ImportError::TooMany("places"));
    }

    let names = collect_names(&rows, &words);
    let (latin, other, postings) = pack_names(&names)?;
    let typos = pack_typos(&rows)?;
    let places = pack_places(&rows, &zips, &postings)?;
    let mut summary = String::new();
    let _ = writeln!(
        summary,
        "{} places, {} postal codes, {} names, {added} supplement lines, {} words",
        rows.len(),
        zips.len(),
        names.len(),
        words.len()
    );
    Ok(Files {
        places,
        latin,
        other,
        typos,
        words: words::pack(&words)?,
        summary,
    })
}

/// Folded name → entries, each place once.
fn collect_names(rows: &[Row], words: &BTreeMap<String, Word>) -> BTreeMap<String, Vec<Entry>> {
    let mut names: BTreeMap<String, BTreeMap<u32, u32>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let index = u32::try_from(index).unwrap_or(u32::MAX) & 0xF_FFFF;
        for (flags, name) in &row.names {
            let key = fold(name).text;
            if key.is_empty() || key.contains(',') || key.len() > 90 {
                continue;
            }
            // A lesser name that is a word or a person is never worth the confusion.
            if *flags == 0
                && row.population < 1_000_000
                && words.get(&key).is_some_and(|w| {
                    w.marks & (Word::ORDINARY | Word::FIRST_NAME | Word::NEVER) != 0
                })
            {
                continue;
            }
            let known = names.entry(key).or_default().entry(index).or_insert(*flags);
            // A main name stays one, whatever else it is.
            *known = if flags & Entry::MAIN != 0 || *known & Entry::MAIN != 0 {
                Entry::MAIN
            } else if *flags == 0 {
                0
            } else {
                *known
            };
        }
    }
    names
        .into_iter()
        .map(|(k, v)| (k, v.into_iter().map(|(i, f)| Entry(i | f)).collect()))
        .collect()
}

type Packed = (Vec<u8>, Vec<u8>, Vec<u8>);

fn pack_names(names: &BTreeMap<String, Vec<Entry>>) -> Result<Packed, ImportError> {
    let (mut latin, mut other) = (fst::MapBuilder::memory(), fst::MapBuilder::memory());
    let mut postings: Vec<u8> = Vec::new();
    let mut lists: HashMap<&[Entry], u64> = HashMap::new();
    for (name, entries) in names {
        let value = if let [one] = entries[..] {
            u64::from(one.0) << 1
        } else {
            *lists.entry(entries.as_slice()).or_insert_with(|| {
                let at = (postings.len() / 4) as u64;
                postings.extend(u32::try_from(entries.len()).unwrap_or(0).to_le_bytes());
                postings.extend(entries.iter().flat_map(|e| e.0.to_le_bytes()));
                at << 1 | 1
            })
        };
        if name.as_bytes()[0].is_ascii() {
            latin.insert(name, value)?;
        } else {
            other.insert(name, value)?;
        }
    }
    Ok((latin.into_inner()?, other.into_inner()?, postings))
}

/// The names that a misspelt word may have meant: long, Latin, and of places that people write from.
fn pack_typos(rows: &[Row]) -> Result<Vec<u8>, ImportError> {
    let mut set = std::collections::BTreeSet::new();
    for row in rows {
        let near = matches!(&row.country, b"US" | b"PR" | b"HT");
        let known = match row.kind {
            Kind::City => row.population >= if near { 1_000 } else { 100_000 },
            Kind::Area => near || matches!(&row.country, b"CA" | b"AU" | b"MX" | b"GB"),
            Kind::Country => true,
            Kind::County => near,
            Kind::PostalCode => false,
        };
        for (_, name) in row
            .names
            .iter()
            .filter(|(flags, _)| known && flags & (Entry::MAIN | Entry::BARE) != 0)
        {
            let key = fold(name).text;
            let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
            if plain && key.len() >= 5 && key.len() <= 28 {
                set.insert(key);
            }
        }
    }
    Ok(fst::Set::from_iter(set)?.into_fst().into_inner())
}

fn pack_places(rows: &[Row], zips: &[Row], postings: &[u8]) -> Result<Vec<u8>, ImportError> {
    let mut texts = String::new();
    for zip in zips {
        texts.push_str(&zip.key);
    }
    let mut places: HashMap<String, u32> = HashMap::new();
    let mut text = |value: &str, texts: &mut String| -> u32 {
        *places.entry(value.to_owned()).or_insert_with(|| {
            let at = texts.len();
            texts.push_str(value);
            u32::try_from(at).unwrap_or(0)
        })
    };
    let first = |kind: Kind| rows.partition_point(|r| r.kind < kind);
    let starts = [
        first(Kind::Country),
        first(Kind::Area),
        first(Kind::County),
        first(Kind::City),
        rows.len(),
    ];
    let number = |from: usize, to: usize| -> HashMap<&str, u16> {
        rows[from..to]
            .iter()
            .enumerate()
            .map(|(n, r)| (r.key.as_str(), u16::try_from(n + 1).unwrap_or(0)))
            .collect()
    };
    let (areas, counties) = (number(starts[1], starts[2]), number(starts[2], starts[3]));
    let cities: HashMap<&str, usize> = rows
        .iter()
        .enumerate()
        .skip(starts[3])
        .map(|(n, r)| (r.key.as_str(), n))
        .collect();

    let mut zones: Vec<u8> = Vec::new();
    let mut zone_numbers: HashMap<&str, u16> = HashMap::new();
    let mut codes: Vec<u8> = Vec::new();
    for row in &rows[starts[1]..starts[2]] {
        codes.extend(text(&row.shown, &mut texts).to_le_bytes());
        codes.extend([u8::try_from(row.shown.len()).unwrap_or(0), 0, 0, 0]);
    }
    let mut records = Vec::with_capacity(rows.len() * RECORD);
    for row in rows {
        let zone = *zone_numbers.entry(&row.zone).or_insert_with(|| {
            zones.extend(text(&row.zone, &mut texts).to_le_bytes());
            zones.extend([u8::try_from(row.zone.len()).unwrap_or(0), 0, 0, 0]);
            u16::try_from(zones.len() / 8 - 1).unwrap_or(0)
        });
        records.extend(row.id.to_le_bytes());
        records.extend(text(&row.name, &mut texts).to_le_bytes());
        records.extend([
            u8::try_from(row.name.len()).map_err(|_| ImportError::TooMany("letters in a name"))?,
            0,
        ]);
        records.extend(row.country);
        records.extend(
            areas
                .get(row.area.as_str())
                .copied()
                .unwrap_or(0)
                .to_le_bytes(),
        );
        records.extend(
            counties
                .get(row.county.as_str())
                .copied()
                .unwrap_or(0)
                .to_le_bytes(),
        );
        position(&mut records, row);
        records.extend(row.population.to_le_bytes());
        records.extend(zone.to_le_bytes());
        records.extend([0, 0]);
    }
    let table = pack_zips(zips, &areas, &counties, &cities)?;
    let starts: Vec<u8> = starts
        .iter()
        .flat_map(|&s| u32::try_from(s).unwrap_or(0).to_le_bytes())
        .collect();

    assemble([
        &records[..],
        &table,
        postings,
        &zones,
        &codes,
        &starts,
        texts.as_bytes(),
    ])
}

/// Header, lengths, sections.
fn assemble(sections: [&[u8]; 7]) -> Result<Vec<u8>, ImportError> {
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    for section in sections {
        file.extend(
            u32::try_from(section.len())
                .map_err(|_| ImportError::TooMany("bytes"))?
                .to_le_bytes(),
        );
    }
    for section in sections {
        file.extend(section);
    }
    Ok(file)
}

/// Areas, counties or cities by their key.
type Numbers<'r, N> = HashMap<&'r str, N>;

fn pack_zips(
    zips: &[Row],
    areas: &Numbers<'_, u16>,
    counties: &Numbers<'_, u16>,
    cities: &Numbers<'_, usize>,
) -> Result<Vec<u8>, ImportError> {
    let mut table = Vec::with_capacity(zips.len() * ZIP);
    for zip in zips {
        let city = zip
            .names
            .first()
            .and_then(|(_, key)| cities.get(key.as_str()))
            .ok_or_else(|| ImportError::SameId(zip.key.clone()))?;
        table.extend((zip.id & 0x0FFF_FFFF).to_le_bytes());
        table.extend(
            counties
                .get(zip.county.as_str())
                .copied()
                .unwrap_or(0)
                .to_le_bytes(),
        );
        table.extend(
            areas
                .get(zip.area.as_str())
                .copied()
                .unwrap_or(0)
                .to_le_bytes(),
        );
        position(&mut table, zip);
        table.extend(u32::try_from(*city).unwrap_or(0).to_le_bytes());
    }
    Ok(table)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a position in hundred-thousandths of a degree fits 26 bits"
)]
fn position(out: &mut Vec<u8>, row: &Row) {
    out.extend(((row.latitude * 1e5).round() as i32).to_le_bytes());
    out.extend(((row.longitude * 1e5).round() as i32).to_le_bytes());
}
