//! SipHash-2-4, keyed.
//!
//! Adversary: whoever reads this process's memory later, or sends input made to collide. Addresses and keys of
//! conversations are counted only under this hash, with a random key that lives in memory and is thrown away.

/// A key of the hash.
#[derive(Clone, Copy)]
pub struct HashKey(u64, u64);

impl HashKey {
    /// Makes a key from 16 bytes.
    pub fn from_bytes(bytes: &[u8; 16]) -> Self {
        let (low, high) = bytes.split_at(8);
        let word = |half: &[u8]| half.iter().rev().fold(0_u64, |word, byte| (word << 8) | u64::from(*byte));
        Self(word(low), word(high))
    }

    /// Hashes a message.
    pub fn hash(&self, message: &[u8]) -> u64 {
        let mut v = [
            self.0 ^ 0x736f_6d65_7073_6575,
            self.1 ^ 0x646f_7261_6e64_6f6d,
            self.0 ^ 0x6c79_6765_6e65_7261,
            self.1 ^ 0x7465_6462_7974_6573,
        ];
        let (words, rest) = message.as_chunks::<8>();
        for word in words {
            absorb(&mut v, u64::from_le_bytes(*word));
        }
        // The length belongs in the highest byte, and at most seven bytes of the message below it.
        let tail = rest.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte));
        absorb(&mut v, (message.len() as u64) << 56 | tail);
        v[2] ^= 0xff;
        for _ in 0..4 {
            round(&mut v);
        }
        v[0] ^ v[1] ^ v[2] ^ v[3]
    }
}

const fn absorb(v: &mut [u64; 4], word: u64) {
    v[3] ^= word;
    round(v);
    round(v);
    v[0] ^= word;
}

const fn round(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[2] = v[2].rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gives_the_published_test_vectors() {
        let key = HashKey::from_bytes(&std::array::from_fn(|i| i as u8));
        let message: Vec<u8> = (0..15).collect();
        assert_eq!(key.hash(&[]), 0x726f_db47_dd0e_0e31);
        assert_eq!(key.hash(&message[..8]), 0x93f5_f579_9a93_2462);
        assert_eq!(key.hash(&message), 0xa129_ca61_49be_45e5);
    }
}
