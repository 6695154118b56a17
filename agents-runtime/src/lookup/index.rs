//! The packed index of a table.

use super::hash::{Hash, tail};

/// Where in its table each name is, in one byte string that the compiler packs, all numbers little endian:
///
/// ```text
/// seed           u32, of the hash
/// bucket count   u32
/// slot count     u32
/// displacements  u8 for each bucket
/// slots          for each: u16 place in the table, u16 fingerprint, u32 at which word of the names the name starts
/// names          for each: its `tail`, and the name without its last bytes unless they are a whole eight
/// ```
///
/// A name's hash says its bucket, the bucket's displacement says its slot; the displacements are chosen so that no
/// two names of the table share one. Slots left over hold [`Index::VACANT`].
///
/// The names are here a second time because here they lie close together: in a table of 10,000 agents, the way over
/// the definition takes twice as long, all of it spent on waiting for memory.
#[derive(Clone, Copy, Debug)]
pub struct Index {
    seed: u32,
    bucket_count: u32,
    slot_count: u32,
    displacements: &'static [u8],
    slots: &'static [[u8; 8]],
    words: &'static [[u8; 8]],
}

impl Index {
    /// The place that no table has: an index is for fewer names.
    pub const VACANT: u16 = u16::MAX;

    /// The most bytes that a name can have.
    pub const LONGEST: usize = 255;

    const EMPTY: Self = Self {
        seed: 0,
        bucket_count: 0,
        slot_count: 0,
        displacements: &[],
        slots: &[],
        words: &[],
    };

    /// The index in these bytes; one without slots, if they are none.
    #[must_use]
    pub const fn new(packed: &'static [u8]) -> Self {
        let Some((seed, rest)) = packed.split_first_chunk::<4>() else {
            return Self::EMPTY;
        };
        let Some((bucket_count, rest)) = rest.split_first_chunk::<4>() else {
            return Self::EMPTY;
        };
        let Some((slot_count, rest)) = rest.split_first_chunk::<4>() else {
            return Self::EMPTY;
        };
        let bucket_count = u32::from_le_bytes(*bucket_count);
        let slot_count = u32::from_le_bytes(*slot_count);
        let Some((displacements, rest)) = rest.split_at_checked(bucket_count as usize) else {
            return Self::EMPTY;
        };
        let (words, excess) = rest.as_chunks::<8>();
        let Some((slots, words)) = words.split_at_checked(slot_count as usize) else {
            return Self::EMPTY;
        };
        if bucket_count == 0 || !excess.is_empty() {
            return Self::EMPTY;
        }
        Self {
            seed: u32::from_le_bytes(*seed),
            bucket_count,
            slot_count,
            displacements,
            slots,
            words,
        }
    }

    /// Whether there are no slots, so that nothing can be found through it.
    #[must_use]
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The place of this name.
    #[inline]
    pub(super) const fn place(&self, name: &[u8]) -> Option<usize> {
        if name.len() > Self::LONGEST {
            return None;
        }
        let hash = Hash::of(self.seed, name);
        let bucket = hash.bucket(self.bucket_count);
        if bucket >= self.displacements.len() {
            return None;
        }
        let slot = hash.slot(self.displacements[bucket], self.slot_count);
        if slot >= self.slots.len() {
            return None;
        }
        let [place_0, place_1, print_0, print_1, start @ ..] = self.slots[slot];
        if u16::from_le_bytes([print_0, print_1]) == hash.fingerprint()
            && self.has(u32::from_le_bytes(start) as usize, name)
        {
            Some(u16::from_le_bytes([place_0, place_1]) as usize)
        } else {
            None
        }
    }

    /// Whether this name starts at that word.
    #[inline]
    const fn has(&self, start: usize, name: &[u8]) -> bool {
        // Also says that there are words for all of the name, and so that nothing below overflows.
        if start >= self.words.len() || self.words.len() - start <= name.len() / 8 {
            return false;
        }
        if u64::from_le_bytes(self.words[start]) != tail(name) {
            return false;
        }
        let mut at = start + 1;
        let mut rest = name;
        while let [b0, b1, b2, b3, b4, b5, b6, b7, after @ ..] = rest {
            let word = u64::from_le_bytes([*b0, *b1, *b2, *b3, *b4, *b5, *b6, *b7]);
            if u64::from_le_bytes(self.words[at]) != word {
                return false;
            }
            at += 1;
            rest = after;
        }
        true
    }
}
