//! Reading a name eight bytes at a time, at every optimization level.
//!
//! The loops match on slice patterns with all bytes spelled out, because those are the language's own: unoptimized,
//! each is one comparison of lengths and plain loads, where `split_first_chunk` and `first_chunk` are calls of calls
//! (at opt-level 0 this halves the time of `find`); optimized, the eight loads become one.

/// An odd number without a pattern in its bits, so that a product's upper bits depend on all of the factor's.
const SPREAD: u64 = 0xf135_7aea_2e62_a9c5;

/// The hash of a name, and where it leads in an [`Index`](super::Index).
///
/// It is a fixed function on every machine: what one computed while compiling is looked up on another.
#[derive(Clone, Copy, Debug)]
pub struct Hash(u64);

impl Hash {
    /// The hash of this name. Names that collide for one seed do not for another.
    #[must_use]
    #[inline]
    pub const fn of(seed: u32, name: &[u8]) -> Self {
        let mut hash = (seed as u64).wrapping_mul(SPREAD);
        let mut rest = name;
        while let [b0, b1, b2, b3, b4, b5, b6, b7, after @ ..] = rest {
            let word = u64::from_le_bytes([*b0, *b1, *b2, *b3, *b4, *b5, *b6, *b7]);
            // The rotation brings the bits that the product left unmixed to where the next product spreads them.
            hash = (hash ^ word).wrapping_mul(SPREAD).rotate_left(26);
            rest = after;
        }
        hash = (hash ^ tail(name)).wrapping_mul(SPREAD);
        Self((hash ^ (hash >> 32)).wrapping_mul(SPREAD))
    }

    /// The bucket, of this many.
    #[must_use]
    #[inline]
    pub const fn bucket(self, buckets: u32) -> usize {
        scale(self.0 >> 32, buckets)
    }

    /// The slot, of this many, when the bucket has this displacement.
    #[must_use]
    #[inline]
    pub const fn slot(self, displacement: u8, slots: u32) -> usize {
        // The factor is odd, so that different hashes stay different.
        let factor = displacement as u64 * 2 + 1;
        scale(((self.0 & 0xffff_ffff) * factor) & 0xffff_ffff, slots)
    }

    /// What is kept in the slot, so that of 65,536 strangers one is compared with a name.
    #[must_use]
    #[inline]
    pub const fn fingerprint(self) -> u16 {
        ((self.0 >> 32) & 0xffff) as u16
    }
}

/// Maps 32 bits to a number below `limit`, by their size: a division costs more.
#[inline]
const fn scale(bits: u64, limit: u32) -> usize {
    ((bits * limit as u64) >> 32) as usize
}

/// The bytes after the last whole eight of a name, of which there are at most seven, and its length as the eighth.
///
/// Together with the whole eights it is the name: no other name of up to 255 bytes has the same.
#[must_use]
#[inline]
pub const fn tail(name: &[u8]) -> u64 {
    let rest = match name {
        // Taken from the last eight bytes, as a branch for each number of bytes would be guessed wrong too often.
        [.., b0, b1, b2, b3, b4, b5, b6, b7] => {
            let last = u64::from_le_bytes([*b0, *b1, *b2, *b3, *b4, *b5, *b6, *b7]);
            (last >> 8) >> (8 * (7 - name.len() % 8))
        }
        [a, b, c, d, rest @ ..] => four(*a, *b, *c, *d) | few(rest) << 32,
        rest => few(rest),
    };
    rest | (name.len() as u64 & 0xff) << 56
}

/// Up to three bytes as a number.
#[inline]
const fn few(bytes: &[u8]) -> u64 {
    match bytes {
        [a, b, c, ..] => four(*a, *b, *c, 0),
        [a, b] => four(*a, *b, 0, 0),
        [a] => *a as u64,
        [] => 0,
    }
}

#[inline]
const fn four(a: u8, b: u8, c: u8, d: u8) -> u64 {
    u32::from_le_bytes([a, b, c, d]) as u64
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::vec::Vec;

    use super::*;

    /// Texts of every length to 40, each also with one bit of one byte changed, for every byte.
    fn texts() -> Vec<Vec<u8>> {
        let mut texts = Vec::new();
        for len in 0..40 {
            let text: Vec<u8> = (1..=len).collect();
            for at in 0..text.len() {
                let mut other = text.clone();
                other[at] ^= 0x80;
                texts.push(other);
            }
            texts.push(text);
        }
        texts
    }

    #[test]
    fn the_tail_is_the_rest_and_the_length() {
        for text in texts() {
            let rest = text.chunks_exact(8).remainder();
            let mut expected = [0; 8];
            expected[..rest.len()].copy_from_slice(rest);
            expected[7] = text.len().to_le_bytes()[0];
            assert_eq!(tail(&text).to_le_bytes(), expected, "{text:?}");
        }
        assert_eq!(tail(&[1; 300]) >> 56, 300 - 256);
    }

    #[test]
    fn every_byte_counts() {
        let texts = texts();
        let hashes: HashSet<u64> = texts.iter().map(|text| Hash::of(1, text).0).collect();
        assert_eq!(hashes.len(), texts.len());
    }

    #[test]
    fn the_hash_is_the_same_everywhere() {
        // Computed by another implementation. An index is read by the version of the runtime it was made for, as the
        // packages are pinned to each other, but perhaps on a machine of another kind.
        assert_eq!(Hash::of(1, b"").0, 0xa276_f05f_2107_1084);
        assert_eq!(Hash::of(1, b"tester").0, 0xe878_daed_fa9e_9e51);
        assert_eq!(
            Hash::of(2, b"cloudflare-rust-expert").0,
            0x9454_4227_186b_d9f0
        );
    }

    #[test]
    fn places_stay_below_their_limits() {
        for bits in [0, 1, 0x7fff_ffff, 0xffff_fffe_ffff_ffff, u64::MAX] {
            for limit in [1, 2, 3, 1000, u32::MAX] {
                assert!(Hash(bits).bucket(limit) < limit as usize);
                for displacement in [0, 1, 255] {
                    assert!(Hash(bits).slot(displacement, limit) < limit as usize);
                }
            }
        }
    }
}
