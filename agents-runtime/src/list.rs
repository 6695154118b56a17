//! Lists of tools, examples, values.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;

use crate::packed::Packed;

/// A list of what an agent has several of, such as tools: a view, which is copied as a slice is.
///
/// A slice would do for agents that are compiled in. Those that are loaded at run time decode their items as they are read,
/// so items come by value.
///
/// ```
/// use include_agents_runtime::{List, Tool};
///
/// const TOOLS: List<'_, Tool<'_>> = List::new(&[Tool::new("Read"), Tool::new("Bash(git:*)")]);
/// const FIRST: Option<Tool<'_>> = TOOLS.get(0);
///
/// assert_eq!(FIRST, Some(Tool::new("Read")));
/// assert!(TOOLS.iter().any(|tool| tool.name() == "Bash"));
/// assert_eq!(TOOLS, [Tool::new("Read"), Tool::new("Bash(git:*)")]);
/// ```
#[derive(Clone, Copy)]
pub struct List<'a, T> {
    pub(crate) items: Items<'a, T>,
}

#[derive(Clone, Copy)]
pub(crate) enum Items<'a, T> {
    Slice(&'a [T]),
    Packed(Packed<'a>),
}

impl<'a, T> List<'a, T> {
    /// Creates a list of these items.
    #[must_use]
    pub const fn new(items: &'a [T]) -> Self {
        Self {
            items: Items::Slice(items),
        }
    }

    /// Creates an empty list.
    #[must_use]
    pub const fn empty() -> Self {
        Self::new(&[])
    }

    pub(crate) const fn packed(text: &'a str) -> Self {
        Self {
            items: Items::Packed(Packed(text)),
        }
    }

    /// Returns the number of items. Of a loaded agent, they are counted.
    #[must_use]
    pub const fn len(self) -> usize
    where
        T: Copy,
    {
        match self.items {
            Items::Slice(items) => items.len(),
            Items::Packed(packed) => packed.len(),
        }
    }

    /// Returns `true` if there are no items.
    #[must_use]
    pub const fn is_empty(self) -> bool
    where
        T: Copy,
    {
        match self.items {
            Items::Slice(items) => items.is_empty(),
            Items::Packed(packed) => packed.0.is_empty(),
        }
    }

    /// The items, in order.
    #[must_use]
    pub const fn iter(self) -> ListIter<'a, T>
    where
        T: Element<'a>,
    {
        ListIter { rest: self.items }
    }
}

impl<'a, T: Element<'a> + PartialEq> List<'a, T> {
    /// Returns `true` if an item is equal to this one.
    #[must_use]
    pub fn contains(self, item: &T) -> bool {
        self.iter().any(|other| other == *item)
    }
}

/// The iterator of a [`List`].
#[derive(Clone)]
pub struct ListIter<'a, T> {
    pub(crate) rest: Items<'a, T>,
}

/// The types of the items of lists; not to be implemented elsewhere.
#[doc(hidden)]
pub trait Element<'a>: Copy {
    /// Takes the first item off.
    #[doc(hidden)]
    fn next(items: &mut ListIter<'a, Self>) -> Option<Self>
    where
        Self: 'a;
}

/// Makes lists of a type readable in const context, where no trait can be called: says how an item is read that is packed.
macro_rules! element {
    ($item:ty, $unpack:expr) => {
        impl<'a> crate::List<'a, $item> {
            /// Returns the item at an index.
            #[must_use]
            pub const fn get(self, index: usize) -> Option<$item> {
                match self.items {
                    crate::list::Items::Slice(items) => {
                        if index < items.len() {
                            Some(items[index])
                        } else {
                            None
                        }
                    }
                    crate::list::Items::Packed(packed) => match packed.get(index) {
                        Some(text) => Some($unpack(text)),
                        None => None,
                    },
                }
            }
        }

        impl<'a> crate::ListIter<'a, $item> {
            /// The next item: the `const` form of [`Iterator::next`].
            #[must_use]
            pub const fn advance(&mut self) -> Option<$item> {
                match &mut self.rest {
                    crate::list::Items::Slice(items) => match *items {
                        [item, rest @ ..] => {
                            *items = rest;
                            Some(*item)
                        }
                        [] => None,
                    },
                    crate::list::Items::Packed(packed) => match packed.next() {
                        Some(text) => Some($unpack(text)),
                        None => None,
                    },
                }
            }
        }

        impl<'a> crate::Element<'a> for $item {
            fn next(items: &mut crate::ListIter<'a, Self>) -> Option<Self> {
                items.advance()
            }
        }
    };
}
pub(crate) use element;

element!(&'a str, same);

const fn same(text: &str) -> &str {
    text
}

impl<'a, T: Element<'a>> Iterator for ListIter<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        T::next(self)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = List { items: self.rest }.len();
        (len, Some(len))
    }
}

impl<'a, T: Element<'a>> ExactSizeIterator for ListIter<'a, T> {}
impl<'a, T: Element<'a>> FusedIterator for ListIter<'a, T> {}

impl<'a, T: Element<'a>> IntoIterator for List<'a, T> {
    type Item = T;
    type IntoIter = ListIter<'a, T>;

    fn into_iter(self) -> ListIter<'a, T> {
        self.iter()
    }
}

impl<'a, T: Element<'a>> IntoIterator for &List<'a, T> {
    type Item = T;
    type IntoIter = ListIter<'a, T>;

    fn into_iter(self) -> ListIter<'a, T> {
        self.iter()
    }
}

impl<T: Copy> Default for List<'_, T> {
    fn default() -> Self {
        Self::empty()
    }
}

impl<'a, T> From<&'a [T]> for List<'a, T> {
    fn from(items: &'a [T]) -> Self {
        Self::new(items)
    }
}

impl<'a, T, const N: usize> From<&'a [T; N]> for List<'a, T> {
    fn from(items: &'a [T; N]) -> Self {
        Self::new(items)
    }
}

impl<'a, T: Element<'a> + fmt::Debug> fmt::Debug for List<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a, T: Element<'a> + fmt::Debug> fmt::Debug for ListIter<'a, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = List { items: self.rest };
        f.debug_tuple("ListIter").field(&rest).finish()
    }
}

impl<'a, 'b, T: Element<'a> + PartialEq<U>, U: Element<'b>> PartialEq<List<'b, U>> for List<'a, T> {
    fn eq(&self, other: &List<'b, U>) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<'a, T: Element<'a> + PartialEq> PartialEq<[T]> for List<'a, T> {
    fn eq(&self, other: &[T]) -> bool {
        self.iter().eq(other.iter().copied())
    }
}

impl<'a, T: Element<'a> + PartialEq> PartialEq<&[T]> for List<'a, T> {
    fn eq(&self, other: &&[T]) -> bool {
        *self == **other
    }
}

impl<'a, T: Element<'a> + PartialEq, const N: usize> PartialEq<[T; N]> for List<'a, T> {
    fn eq(&self, other: &[T; N]) -> bool {
        *self == *other.as_slice()
    }
}

impl<'a, T: Element<'a> + Eq> Eq for List<'a, T> {}

impl<'a, T: Element<'a> + PartialOrd> PartialOrd for List<'a, T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<'a, T: Element<'a> + Ord> Ord for List<'a, T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<'a, T: Element<'a> + Hash> Hash for List<'a, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for item in self {
            item.hash(state);
        }
        state.write_usize(self.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Map, Tool, Value};
    use core::hash::BuildHasher;
    use std::collections::hash_map::DefaultHasher;
    use std::format;
    use std::hash::BuildHasherDefault;

    const SLICE: List<'_, Tool<'_>> = List::new(&[Tool::new("Read"), Tool::new("Bash(a:b)")]);
    const PACKED: List<'_, Tool<'_>> = List::packed("4:Read9:Bash(a:b)");

    #[test]
    fn a_packed_list_is_like_a_slice() {
        const SECOND: Option<Tool<'_>> = PACKED.get(1);
        assert_eq!(SECOND, SLICE.get(1));
        assert_eq!((PACKED.len(), PACKED.get(2)), (2, None));
        assert_eq!(PACKED, SLICE);
        assert_eq!(PACKED, [Tool::new("Read"), Tool::new("Bash(a:b)")]);
        assert_eq!(PACKED.cmp(&SLICE), Ordering::Equal);
        assert!(PACKED > List::new(&[Tool::new("Read")]));
        assert_eq!(format!("{PACKED:?}"), format!("{SLICE:?}"));
        let hash = BuildHasherDefault::<DefaultHasher>::default();
        assert_eq!(hash.hash_one(PACKED), hash.hash_one(SLICE));
        assert!(PACKED.contains(&Tool::new("Read")) && !PACKED.contains(&Tool::new("Bash")));
        assert_eq!(PACKED.iter().len(), 2);
        assert!(List::<Tool<'_>>::packed("").is_empty() && !PACKED.is_empty());
        assert_eq!(List::<Tool<'_>>::default(), []);
    }

    #[test]
    fn values_unpack() {
        const VALUES: List<'_, Value<'_>> = List::packed(
            "1:n1:t1:f3:i-317:d3ff80000000000006:s1: é16:l1:n7:l4:i1231:n12:m9:3:a: 2:i5",
        );
        let values: std::vec::Vec<_> = VALUES.iter().collect();
        assert_eq!(
            values,
            [
                Value::Null,
                Value::Bool(true),
                Value::Bool(false),
                Value::Int(-3),
                Value::Float(1.5),
                Value::Str("1: é"),
                Value::list(&[Value::Null, Value::list(&[Value::Int(123)]), Value::Null]),
                Value::Map(Map::new(&[("a: ", Value::Int(5))])),
            ]
        );
        for broken in ["", "i", "iq", "d", "dx", "q", "é", "i99999999999999999999"] {
            assert_eq!(Value::unpack(broken), Value::Null, "{broken}");
        }
    }
}
