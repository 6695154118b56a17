//! What damage is, and where it strikes.

use std::ops::Range;

/// A damaged file, and what is expected of the compiler.
pub(crate) struct Damage {
    pub(crate) text: String,
    /// The bytes to be underlined.
    pub(crate) mark: Range<usize>,
    pub(crate) remedy: Option<Remedy>,
}

/// What is to be typed instead.
pub(crate) enum Remedy {
    /// Just this.
    Text(String),
    /// Anything that fixes it.
    Any,
}

impl Damage {
    /// Replaces a range of a text; `mark` is a part of the replacement, the first of its kind.
    pub(crate) fn replace(
        text: &str,
        range: Range<usize>,
        replacement: &str,
        mark: &str,
    ) -> Damage {
        let start = range.start
            + replacement
                .find(mark)
                .expect("the mark is in the replacement");
        let mut damaged = text.to_owned();
        damaged.replace_range(range, replacement);
        Damage {
            text: damaged,
            mark: start..start + mark.len(),
            remedy: None,
        }
    }

    /// The same damage, to be reported at other bytes.
    pub(crate) fn at(self, mark: Range<usize>) -> Damage {
        Damage { mark, ..self }
    }

    /// The same damage, which has to come with this remedy.
    pub(crate) fn typing(self, replacement: &str) -> Damage {
        Damage {
            remedy: Some(Remedy::Text(replacement.to_owned())),
            ..self
        }
    }

    /// The same damage, which has to come with a remedy that fixes it.
    pub(crate) fn fixed(self) -> Damage {
        Damage {
            remedy: Some(Remedy::Any),
            ..self
        }
    }
}

/// A small generator of random numbers (SplitMix64): the same seed gives the same damage everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 where that is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit.max(1) as u64)).unwrap_or_default()
    }

    pub(crate) fn choose<'a, T: ?Sized>(&mut self, among: &[&'a T]) -> &'a T {
        among[self.below(among.len())]
    }
}
