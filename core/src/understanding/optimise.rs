//! Logistic regression by adaptive gradient descent, in a fixed order and in basic operations only: the same input
//! gives the same bytes everywhere.

use std::collections::HashMap;

use super::augment::Dice;
use super::features::Features;
use super::linear::{CONCEPT_VALUE, norm, sigmoid};

/// A message to learn from.
#[derive(Debug, Clone)]
pub struct Sample<const W: usize> {
    /// What the model sees.
    pub features: Features,
    /// What it should say: 0 or 1 for each column, −1 where nobody knows.
    pub targets: [f32; W],
    /// Which original message it was made from; a feature has to occur in several.
    pub origin: usize,
    /// How much it counts.
    pub weight: f32,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Passes over the samples.
    pub epochs: usize,
    /// First step.
    pub rate: f32,
    /// By which share weights shrink whenever they are touched.
    pub decay: f32,
    /// How many thousandths of the n-grams are hidden in each pass, so that no single one is relied on.
    pub hide_grams: u64,
    /// In how many thousandths of the passes everything the lexicon saw is hidden.
    pub hide_concepts: u64,
    /// How much more a rare n-gram counts: power of its information content.
    pub rarity: f32,
    /// A feature counts when it occurs in so many original messages.
    pub least: usize,
    /// At most so many features: it bounds the size of the file.
    pub most: usize,
}

/// Learned weights.
pub struct Fit<const W: usize> {
    /// Biases.
    pub biases: [f32; W],
    /// Rows by feature hash, ascending.
    pub rows: Vec<(u32, [f32; W])>,
}

/// Chooses the features: those of most original messages. Each comes with its value: what is rare says more.
fn choose<const W: usize>(samples: &[Sample<W>], settings: &Settings) -> Vec<(u32, f32)> {
    let origins = samples.iter().map(|sample| sample.origin + 1).max().unwrap_or(1);
    let mut seen: HashMap<u32, (usize, usize, bool)> = HashMap::new();
    for sample in samples {
        let lists = [(&sample.features.grams, false), (&sample.features.concepts, true)];
        for (hash, concept) in lists.into_iter().flat_map(|(list, concept)| list.iter().map(move |h| (*h, concept))) {
            let entry = seen.entry(hash).or_insert((0, usize::MAX, concept));
            if entry.1 != sample.origin {
                *entry = (entry.0 + 1, sample.origin, concept);
            }
        }
    }
    let mut kept: Vec<(bool, usize, u32)> = seen
        .into_iter()
        .filter(|(_, (count, _, concept))| *concept || *count >= settings.least)
        .map(|(hash, (count, _, concept))| (!concept, usize::MAX - count, hash))
        .collect();
    kept.sort_unstable();
    kept.truncate(settings.most);
    let mut chosen: Vec<(u32, f32)> = kept
        .into_iter()
        .map(|(gram, left, hash)| {
            let rarity = (origins as f32 / (usize::MAX - left) as f32).log2().max(0.5) / 8.0;
            (hash, if gram { rarity.powf(settings.rarity) } else { 1.0 })
        })
        .collect();
    chosen.sort_unstable_by_key(|(hash, _)| *hash);
    chosen
}

/// Learns. `samples` of one origin stand together.
pub fn fit<const W: usize>(samples: &[Sample<W>], settings: &Settings) -> Fit<W> {
    let chosen = choose(samples, settings);
    let (hashes, values): (Vec<u32>, Vec<f32>) = chosen.into_iter().unzip();
    let rows_of = |list: &[u32]| -> Vec<u32> {
        list.iter().filter_map(|hash| hashes.binary_search(hash).ok().and_then(|row| u32::try_from(row).ok())).collect()
    };
    let seen: Vec<(Vec<u32>, Vec<u32>)> =
        samples.iter().map(|sample| (rows_of(&sample.features.grams), rows_of(&sample.features.concepts))).collect();
    let mut rows = vec![[0.0_f32; W]; hashes.len()];
    let mut sums = vec![[1e-4_f32; W]; hashes.len()];
    let mut biases = [-2.0_f32; W];
    let mut bias_sums = [1e-2_f32; W];
    let mut dice = Dice::new(0x706f_7263_686c_6974);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut grams: Vec<u32> = Vec::new();
    let mut mean = vec![[0.0_f32; W]; hashes.len()];
    let mut bias_mean = [0.0_f32; W];
    let averaged = (settings.epochs / 2).max(1);
    for epoch in 0..settings.epochs {
        dice.shuffle(&mut order);
        let rate = settings.rate * (1.0 - epoch as f32 / settings.epochs as f32);
        for &index in &order {
            let sample = &samples[index];
            grams.clear();
            grams.extend(seen[index].0.iter().filter(|_| !dice.chance(settings.hide_grams)));
            let concepts: &[u32] = if dice.chance(settings.hide_concepts) { &[] } else { &seen[index].1 };
            let value = norm(grams.len());
            let mut scores = biases;
            let lists = [(grams.as_slice(), value), (concepts, CONCEPT_VALUE)];
            for (list, value) in lists {
                for row in list {
                    let value = value * values[*row as usize];
                    for (score, weight) in scores.iter_mut().zip(&rows[*row as usize]) {
                        *score += weight * value;
                    }
                }
            }
            let mut errors = [0.0_f32; W];
            for (column, error) in errors.iter_mut().enumerate() {
                // A target that is not known teaches nothing.
                if sample.targets[column] >= 0.0 {
                    *error = (sigmoid(scores[column]) - sample.targets[column]) * sample.weight;
                }
            }
            for column in 0..W {
                bias_sums[column] += errors[column] * errors[column];
                biases[column] -= rate * 0.1 * errors[column] / bias_sums[column].sqrt();
            }
            for (list, value) in lists {
                for row in list {
                    let value = value * values[*row as usize];
                    let (weights, sums) = (&mut rows[*row as usize], &mut sums[*row as usize]);
                    for column in 0..W {
                        let gradient = errors[column] * value + settings.decay * weights[column];
                        sums[column] += gradient * gradient;
                        weights[column] -= rate * gradient / sums[column].sqrt();
                    }
                }
            }
        }
        // The mean over the later passes wavers less than where the last one happens to end.
        if epoch + averaged >= settings.epochs {
            let share = 1.0 / averaged as f32;
            for (sum, row) in mean.iter_mut().zip(&rows) {
                sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * share);
            }
            bias_mean.iter_mut().zip(biases).for_each(|(sum, bias)| *sum += bias * share);
        }
    }
    for (row, value) in mean.iter_mut().zip(values) {
        row.iter_mut().for_each(|weight| *weight *= value);
    }
    Fit { biases: bias_mean, rows: hashes.into_iter().zip(mean).collect() }
}
