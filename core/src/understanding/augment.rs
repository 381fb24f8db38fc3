//! Noise for training: what phones, haste and fear do to spelling, made repeatable.

/// A small repeatable source of numbers (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Starts from a number.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 for 0.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { (self.next() % bound as u64) as usize }
    }

    /// True once in `1 / share` throws, where `share` is in thousandths.
    pub fn chance(&mut self, thousandths: u64) -> bool {
        self.next() % 1000 < thousandths
    }

    /// Puts a list into a random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

/// Letters that lie beside each other on a phone.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

fn neighbour(c: char, dice: &mut Dice) -> char {
    for row in ROWS {
        if let Some(at) = row.find(c) {
            let to = if dice.chance(500) { at + 1 } else { at.wrapping_sub(1) };
            return row.as_bytes().get(to).map_or(c, |byte| char::from(*byte));
        }
    }
    c
}

/// A copy of a message with a few slips: one letter in about one word of `one_in`, some spaces lost.
pub fn noise(text: &str, one_in: usize, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for word in text.split_inclusive(' ') {
        let mut letters: Vec<char> = word.chars().collect();
        let wordy = letters.iter().filter(|c| c.is_alphabetic()).count();
        let ideographic = letters.iter().any(|c| ('\u{3400}'..='\u{9fff}').contains(c));
        if ideographic {
            letters.retain(|_| !dice.chance(30));
        } else if wordy >= 3 && dice.below(one_in) == 0 {
            slip(&mut letters, dice);
        }
        if dice.chance(25) && letters.last() == Some(&' ') {
            letters.pop();
        }
        out.extend(letters);
    }
    out
}

fn slip(letters: &mut Vec<char>, dice: &mut Dice) {
    let at = dice.below(letters.len());
    let Some(&c) = letters.get(at) else { return };
    if !c.is_alphabetic() {
        return;
    }
    match dice.below(5) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, c),
        2 => {
            if let Some(next) = letters.get(at + 1).copied()
                && next.is_alphabetic()
            {
                letters.swap(at, at + 1);
            }
        }
        3 => letters[at] = neighbour(c, dice),
        _ => {
            if let Some(vowel) = letters.iter().skip(1).position(|c| "aeiouéèêáíóúàùò".contains(*c)) {
                letters.remove(vowel + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_repeats_itself_and_changes_little() {
        let text = "my husband scares me every single night and nobody believes it";
        let first = noise(text, 4, &mut Dice::new(1));
        assert_eq!(first, noise(text, 4, &mut Dice::new(1)));
        assert_ne!(first, noise(text, 4, &mut Dice::new(2)));
        assert!(first.len().abs_diff(text.len()) < 10);
    }
}
