//! Sorting that is compiled once.
//!
//! The sorts of the standard library are compiled anew for each type, and this crate is compiled without optimization in every
//! clean build. So what is sorted here are numbers, by a comparison that is called through a pointer.

use std::cmp::Ordering;

/// [`slice::sort`].
///
/// ```
/// let mut names = vec!["reviewer", "planner"];
/// include_agents_text::order::sort(&mut names);
/// assert_eq!(names, ["planner", "reviewer"]);
/// ```
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// [`slice::sort_by`]: equal items stay in their order.
///
/// ```
/// let mut names = vec!["reviewer", "planner", "tester"];
/// include_agents_text::order::sort_by(&mut names, |one, other| one.len().cmp(&other.len()));
/// assert_eq!(names, ["tester", "planner", "reviewer"]);
/// ```
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = {
        let items = &*items;
        order(
            items.len(),
            &|one, other| match (items.get(one), items.get(other)) {
                (Some(one), Some(other)) => compare(one, other),
                _ => Ordering::Equal,
            },
        )
    };
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    let next = |index: usize| unsorted.get_mut(index).and_then(Option::take);
    items.extend(order.into_iter().filter_map(next));
}

/// The indices from 0 to `len` in the order of what they are the indices of.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    // Files come by their names, and so do most agents.
    if order.is_sorted_by(|one, other| compare(*one, *other).is_le()) {
        return order;
    }
    order.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn items_are_sorted_as_the_standard_library_sorts_them(items in proptest::collection::vec((0..9_u8, 0..9_u8), 0..40)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut sorted = items;
            sort_by(&mut sorted, |(one, _), (other, _)| one.cmp(other));
            prop_assert_eq!(&sorted, &expected);
            expected.sort_unstable();
            sort(&mut sorted);
            prop_assert_eq!(sorted, expected);
        }
    }
}
