//! Lists that several agents have.

use std::collections::HashMap;
use std::hash::Hash;

/// The lists that occur more than once, with places in the order in which they first occur. Each becomes one item, which
/// rustc reads once.
pub(super) struct Shared<K> {
    lists: Vec<K>,
    places: HashMap<K, usize>,
}

impl<K: Eq + Hash + Clone> Shared<K> {
    pub(super) fn of(lists: impl Iterator<Item = K> + Clone) -> Shared<K> {
        let mut counts: HashMap<K, usize> = HashMap::new();
        for list in lists.clone() {
            *counts.entry(list).or_default() += 1;
        }
        let mut shared = Shared {
            lists: Vec::new(),
            places: HashMap::new(),
        };
        for list in lists {
            if counts.get(&list).is_some_and(|count| *count > 1) && shared.place(&list).is_none() {
                shared.places.insert(list.clone(), shared.lists.len());
                shared.lists.push(list);
            }
        }
        shared
    }

    pub(super) fn place(&self, list: &K) -> Option<usize> {
        self.places.get(list).copied()
    }

    /// The lists with their places.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &K)> {
        self.lists.iter().enumerate()
    }
}
