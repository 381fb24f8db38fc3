//! A linear model: for every label a weight per feature, kept in 4 bits, in a file of its own.
//!
//! The file, little endian: magic; stamp (a checksum of what it was trained from); lengths of the names and of the
//! table; four numbers tuned when it was made; names; biases; feature hashes in ascending order; the scale of each
//! row; rows. Twice as many features in 4 bits were better than half as many in 8: a message adds up hundreds of
//! weights, and their rounding cancels out.

use std::borrow::Cow;

use super::features::Features;

/// First bytes of a weights file; the digit is the version of the format.
const MAGIC: &[u8; 8] = b"PORCHWT2";

/// What a concept of the lexicon weighs beside one n-gram of a message of one n-gram.
pub const CONCEPT_VALUE: f32 = 0.5;

/// Levels of a weight on either side of zero.
const LEVELS: f32 = 7.0;

/// A weights file that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// Not a weights file, or cut off.
    #[error("not a weights file of this version, or incomplete; make it again with the train program")]
    Format,
    /// Made for another vocabulary.
    #[error("made for other labels than these; make it again with the train program")]
    Labels,
}

/// A model of up to `W` labels.
pub struct Linear<const W: usize> {
    /// Checksum of what it was trained from.
    pub stamp: u64,
    /// Numbers tuned when it was made, whose meaning is the owner's.
    pub tuned: [f32; 4],
    /// What the columns mean.
    pub names: Vec<String>,
    biases: [f32; W],
    hashes: Vec<u32>,
    scales: Vec<f32>,
    rows: Cow<'static, [u8]>,
    /// Where the rows begin in `rows`.
    rows_at: usize,
    /// Row number plus one, by hash; 0 is empty.
    table: Vec<u32>,
}

impl<const W: usize> Linear<W> {
    /// Puts a model together from trained weights: for each feature hash (ascending) its row.
    pub fn from_rows(
        stamp: u64,
        tuned: [f32; 4],
        names: Vec<String>,
        biases: [f32; W],
        features: &[(u32, [f32; W])],
    ) -> Self {
        let mut scales = Vec::with_capacity(features.len());
        let mut rows = Vec::with_capacity(features.len() * W / 2);
        for (_, row) in features {
            let largest = row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
            let scale = if largest > 0.0 { largest / LEVELS } else { 1.0 };
            let level = |weight: f32| ((weight / scale).round().clamp(-LEVELS, LEVELS) as i8).cast_unsigned() & 15;
            let (low, high) = row.split_at(W / 2);
            rows.extend(low.iter().zip(high).map(|(low, high)| level(*low) | level(*high) << 4));
            scales.push(scale);
        }
        let hashes: Vec<u32> = features.iter().map(|(hash, _)| *hash).collect();
        let table = table(&hashes);
        Self { stamp, tuned, names, biases, hashes, scales, rows: Cow::Owned(rows), rows_at: 0, table }
    }

    /// Writes the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.stamp.to_le_bytes());
        let names = self.names.join("\n");
        out.extend((names.len() as u32).to_le_bytes());
        out.extend((self.hashes.len() as u32).to_le_bytes());
        for value in self.tuned {
            out.extend(value.to_le_bytes());
        }
        out.extend(names.as_bytes());
        for value in &self.biases {
            out.extend(value.to_le_bytes());
        }
        for hash in &self.hashes {
            out.extend(hash.to_le_bytes());
        }
        for scale in &self.scales {
            out.extend(scale.to_le_bytes());
        }
        out.extend(&self.rows[self.rows_at..]);
        out
    }

    /// Reads the file; the rows stay where they are.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, WeightsError> {
        let mut reader = Reader { bytes: &bytes, at: 0 };
        if reader.take(8)? != MAGIC {
            return Err(WeightsError::Format);
        }
        let stamp = u64::from_le_bytes(reader.array()?);
        let names_length = u32::from_le_bytes(reader.array()?) as usize;
        let count = u32::from_le_bytes(reader.array()?) as usize;
        let mut tuned = [0.0; 4];
        for value in &mut tuned {
            *value = reader.float()?;
        }
        let names = std::str::from_utf8(reader.take(names_length)?).map_err(|_| WeightsError::Format)?;
        let names: Vec<String> = names.split('\n').map(str::to_owned).collect();
        if names.len() > W {
            return Err(WeightsError::Labels);
        }
        let mut biases = [0.0; W];
        for value in &mut biases {
            *value = reader.float()?;
        }
        let hash_bytes = reader.take(count.checked_mul(4).ok_or(WeightsError::Format)?)?;
        let hashes: Vec<u32> =
            hash_bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
        let mut scales = Vec::with_capacity(hashes.len());
        for _ in 0..hashes.len() {
            scales.push(reader.float()?);
        }
        let rows_at = reader.at;
        if Some(bytes.len() - rows_at) != count.checked_mul(W / 2) {
            return Err(WeightsError::Format);
        }
        let table = table(&hashes);
        Ok(Self { stamp, tuned, names, biases, hashes, scales, rows: bytes, rows_at, table })
    }

    /// Number of features it knows.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    fn row(&self, hash: u32) -> Option<(f32, &[u8])> {
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let row = (self.table[slot] as usize).checked_sub(1)?;
            if self.hashes[row] == hash {
                let at = self.rows_at + row * (W / 2);
                return Some((self.scales[row], self.rows.get(at..at + W / 2)?));
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Log-odds of every label, and how many n-grams were known.
    pub fn score(&self, features: &Features) -> ([f32; W], usize) {
        let mut grams = [0.0_f32; W];
        let mut scores = self.biases;
        let known = self.add(&features.grams, 1.0, &mut grams);
        self.add(&features.concepts, CONCEPT_VALUE, &mut scores);
        let norm = norm(known);
        for (score, sum) in scores.iter_mut().zip(grams) {
            *score += sum * norm;
        }
        (scores, known)
    }

    fn add(&self, hashes: &[u32], value: f32, sums: &mut [f32; W]) -> usize {
        let mut known = 0;
        for (scale, row) in hashes.iter().filter_map(|hash| self.row(*hash)) {
            known += 1;
            let scale = scale * value;
            let (low, high) = sums.split_at_mut(W / 2);
            for ((low, high), byte) in low.iter_mut().zip(high).zip(row) {
                let both = byte.cast_signed();
                *low += scale * f32::from(both << 4 >> 4);
                *high += scale * f32::from(both >> 4);
            }
        }
        known
    }
}

/// What one n-gram weighs in a message with so many known ones.
pub fn norm(known: usize) -> f32 {
    1.0 / (known.max(4) as f32).sqrt()
}

fn table(hashes: &[u32]) -> Vec<u32> {
    let size = (hashes.len() * 2).next_power_of_two().max(16);
    let mut table = vec![0_u32; size];
    for (row, hash) in hashes.iter().enumerate() {
        let mut slot = *hash as usize & (size - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        table[slot] = row as u32 + 1;
    }
    table
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], WeightsError> {
        let end = self.at.checked_add(count).ok_or(WeightsError::Format)?;
        let part = self.bytes.get(self.at..end).ok_or(WeightsError::Format)?;
        self.at = end;
        Ok(part)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], WeightsError> {
        self.take(N)?.try_into().map_err(|_| WeightsError::Format)
    }

    fn float(&mut self) -> Result<f32, WeightsError> {
        Ok(f32::from_le_bytes(self.array()?))
    }
}

/// The logistic function, made of operations whose result is the same on every machine.
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x.clamp(-30.0, 30.0)))
}

/// e to the power of x for |x| ≤ 30, in basic operations only: the system's own differs between systems in the last
/// bit, and then weights would not be reproducible.
fn exp(x: f32) -> f32 {
    let halvings = 10;
    let small = f64::from(x) / f64::from(1 << halvings);
    let mut sum = 1.0 + small * (1.0 + small / 2.0 * (1.0 + small / 3.0 * (1.0 + small / 4.0)));
    for _ in 0..halvings {
        sum *= sum;
    }
    sum as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_reads_back_as_written_and_broken_files_are_refused() {
        let mut row = [0.0; 16];
        row[3] = 2.0;
        row[4] = -1.0;
        let model =
            Linear::<16>::from_rows(7, [0.1; 4], vec!["a".into(), "b".into()], [0.5; 16], &[(1, row), (9, row)]);
        let bytes = model.to_bytes();
        let back = Linear::<16>::from_bytes(Cow::Owned(bytes.clone())).unwrap();
        let features = Features { grams: vec![1, 2, 9], concepts: vec![] };
        assert_eq!(model.score(&features), back.score(&features));
        assert!(back.score(&features).0[3] > 2.0);
        assert_eq!(back.to_bytes(), bytes);
        for cut in [0, 7, 20, 100, bytes.len() - 1] {
            assert!(Linear::<16>::from_bytes(Cow::Owned(bytes[..cut].to_vec())).is_err());
        }
    }

    #[test]
    fn own_exponential_is_close() {
        for x in [-30.0_f32, -3.0, -0.1, 0.0, 0.5, 7.0, 30.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-4, "{x}");
        }
    }
}
