//! From a name to its place in a table.
//!
//! The place of every name is worked out when the table is compiled: the [`Index`] is a perfect hash table in one
//! byte string, made by `include-agents-compiler` with the [`Hash`] that is read here. One look into it says which
//! name is the only candidate, and one comparison whether it is the name.
//!
//! Everything on the way is `#[inline]`: the calls would take a third of the time that a look-up takes.

mod hash;
mod index;

pub use hash::{Hash, tail};
pub use index::Index;

use core::cmp::Ordering;

use crate::AgentDefinition;
use crate::text::compare;

/// Whether this is likely to be compiled without optimization, where a look-up is fast for other reasons.
///
/// Stable Rust does not say so, but those of cargo's own profiles that do not optimize have assertions.
pub const UNOPTIMIZED: bool = cfg!(debug_assertions);

/// The place of the agent of this name in a table that is sorted by name, and that the index was made for.
///
/// An index without slots means that there is none, and the table is searched. The index of another table leads to that
/// table's places, but never outside of this one.
#[must_use]
#[inline]
pub const fn find(index: &Index, table: &[AgentDefinition], name: &str) -> Option<usize> {
    if index.is_empty() {
        return search(table, name);
    }
    match index.place(name.as_bytes()) {
        Some(place) if place < table.len() => Some(place),
        _ => None,
    }
}

const fn search(table: &[AgentDefinition], name: &str) -> Option<usize> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(table[middle].name(), name) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Some(middle),
            Ordering::Greater => high = middle,
        }
    }
    None
}

#[cfg(test)]
mod tests;
