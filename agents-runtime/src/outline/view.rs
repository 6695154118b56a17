//! What a caller sees of the outline.

use core::iter::FusedIterator;

use super::reader::{Cursor, Reader, SMALLEST_SECTION};
use crate::SectionKind;
use crate::text::{equal, slice, trim_block};

/// The sections of a prompt: see [`AgentDefinition::sections`](crate::AgentDefinition::sections).
///
/// A view that decodes on demand. [`get`](Sections::get) counts from the start, so loop over many with
/// [`iter`](Sections::iter), or in `const` context with `get`.
///
/// ```
/// use include_agents_runtime::AgentDefinition;
///
/// // What an agent's outline is made of:
/// # let agent = AgentDefinition::new("a", "A", "Hello.\n\n## Rules\n\n- be brief\n- be kind\n")
/// #     .with_outline(b"!(0?#%)\"!*!)");
/// for section in agent.sections() {
///     println!("{} ({} items)", section.title(), section.items().len());
/// }
/// # assert_eq!(agent.sections().get(0).unwrap().title(), "Rules");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sections<'a> {
    prompt: &'a str,
    packed: &'a [u8],
}

impl<'a> Sections<'a> {
    pub(crate) const fn new(prompt: &'a str, packed: &'a [u8]) -> Self {
        Self { prompt, packed }
    }

    /// Returns the number of sections.
    #[must_use]
    pub const fn len(self) -> usize {
        self.start().left
    }

    /// Returns `true` if there are no sections.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns the section at an index, in the order of the prompt.
    #[must_use]
    pub const fn get(self, index: usize) -> Option<Section<'a>> {
        let mut iter = self.start();
        if index >= iter.left {
            return None;
        }
        let mut left = index;
        while left > 0 {
            let _ = iter.cursor.section();
            left -= 1;
        }
        Some(iter.cursor.section())
    }

    /// The first section with exactly this title.
    #[must_use]
    pub const fn find(self, title: &str) -> Option<Section<'a>> {
        let mut iter = self.start();
        while iter.left > 0 {
            let section = iter.cursor.section();
            if equal(section.title, title) {
                return Some(section);
            }
            iter.left -= 1;
        }
        None
    }

    /// The sections, in the order of the prompt.
    #[must_use]
    pub const fn iter(self) -> SectionsIter<'a> {
        self.start()
    }

    /// The part before the first section: the whole prompt, where there is no outline.
    pub(crate) const fn introduction(self) -> &'a str {
        match slice(self.prompt, 0, self.start().cursor.start) {
            Some(text) => trim_block(text),
            None => "",
        }
    }

    /// The part after the last section.
    pub(crate) const fn conclusion(self) -> &'a str {
        let mut iter = self.start();
        while iter.left > 0 {
            let _ = iter.cursor.section();
            iter.left -= 1;
        }
        match self.prompt.split_at_checked(iter.cursor.start) {
            Some((_, text)) if !iter.cursor.reader.is_broken() => trim_block(text),
            _ => "",
        }
    }

    /// Reads what precedes the sections.
    const fn start(self) -> SectionsIter<'a> {
        let mut reader = Reader::new(self.packed);
        let count = reader.number();
        let start = reader.number();
        // A count that the bytes cannot hold would make a loop over the sections endless.
        let most = reader.rest().len() / SMALLEST_SECTION;
        SectionsIter {
            left: if count < most { count } else { most },
            cursor: Cursor {
                prompt: self.prompt,
                start: if reader.is_broken() {
                    self.prompt.len()
                } else {
                    start
                },
                reader,
            },
        }
    }
}

impl<'a> IntoIterator for Sections<'a> {
    type Item = Section<'a>;
    type IntoIter = SectionsIter<'a>;

    fn into_iter(self) -> SectionsIter<'a> {
        self.iter()
    }
}

/// The iterator of [`Sections`].
#[derive(Clone, Debug)]
pub struct SectionsIter<'a> {
    cursor: Cursor<'a>,
    left: usize,
}

impl<'a> Iterator for SectionsIter<'a> {
    type Item = Section<'a>;

    fn next(&mut self) -> Option<Section<'a>> {
        self.left = self.left.checked_sub(1)?;
        Some(self.cursor.section())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for SectionsIter<'_> {}
impl FusedIterator for SectionsIter<'_> {}

/// A part of a prompt under a heading, a bold line or a lead-in. Its texts are slices of the prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Section<'a> {
    pub(super) whole: &'a str,
    pub(super) title: &'a str,
    /// The end of `whole`.
    pub(super) text: &'a str,
    pub(super) items: Items<'a>,
    pub(super) kind: SectionKind,
    pub(super) level: u8,
}

impl<'a> Section<'a> {
    pub(super) const EMPTY: Self = Self {
        whole: "",
        title: "",
        text: "",
        items: Items {
            text: "",
            packed: &[],
            len: 0,
        },
        kind: SectionKind::Heading,
        level: 0,
    };

    /// The title, without markup and without the colon at its end.
    #[must_use]
    pub const fn title(&self) -> &'a str {
        self.title
    }

    /// The level, from 1: that of a heading, and for the others one below the heading above them, if any.
    #[must_use]
    pub const fn level(&self) -> u8 {
        self.level
    }

    /// Why it is a section.
    #[must_use]
    pub const fn kind(&self) -> SectionKind {
        self.kind
    }

    /// The Markdown from after the heading to the next section, without blank lines around it.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        trim_block(self.text)
    }

    /// The Markdown of the whole section, with its heading, without blank lines around it.
    #[must_use]
    pub const fn markdown(&self) -> &'a str {
        trim_block(self.whole)
    }

    /// The items of the section's lists, ordered or not, as Markdown without the list marker. What is nested in an
    /// item is part of it.
    #[must_use]
    pub const fn items(&self) -> Items<'a> {
        self.items
    }
}

/// The items of a section's lists, as Markdown: see [`Section::items`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Items<'a> {
    pub(super) text: &'a str,
    pub(super) packed: &'a [u8],
    pub(super) len: usize,
}

impl<'a> Items<'a> {
    /// Returns the number of items.
    #[must_use]
    pub const fn len(self) -> usize {
        self.len
    }

    /// Returns `true` if there are no items.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// Returns the item at an index.
    #[must_use]
    pub const fn get(self, index: usize) -> Option<&'a str> {
        if index >= self.len {
            return None;
        }
        let mut iter = self.iter();
        let mut left = index;
        while left > 0 {
            let _ = iter.item();
            left -= 1;
        }
        Some(iter.item())
    }

    /// The items, in the order of the prompt.
    #[must_use]
    pub const fn iter(self) -> ItemsIter<'a> {
        ItemsIter {
            reader: Reader::new(self.packed),
            rest: self.text,
            left: self.len,
        }
    }
}

impl<'a> IntoIterator for Items<'a> {
    type Item = &'a str;
    type IntoIter = ItemsIter<'a>;

    fn into_iter(self) -> ItemsIter<'a> {
        self.iter()
    }
}

/// The iterator of [`Items`].
#[derive(Clone, Debug)]
pub struct ItemsIter<'a> {
    reader: Reader<'a>,
    /// The section's text after the last item.
    rest: &'a str,
    left: usize,
}

impl<'a> ItemsIter<'a> {
    /// The next item; an empty one where the bytes do not make sense, and after that.
    const fn item(&mut self) -> &'a str {
        let gap = self.reader.number();
        let len = self.reader.number();
        if let Some((_, rest)) = self.rest.split_at_checked(gap)
            && let Some((item, rest)) = rest.split_at_checked(len)
            && !self.reader.is_broken()
        {
            self.rest = rest;
            return item;
        }
        self.reader.break_off();
        ""
    }
}

impl<'a> Iterator for ItemsIter<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.left = self.left.checked_sub(1)?;
        Some(self.item())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for ItemsIter<'_> {}
impl FusedIterator for ItemsIter<'_> {}
