//! Decoding the packed form.

use super::view::{Items, Section};
use crate::SectionKind;
use crate::text::slice;

/// The least bytes that a packed section can have: head, length, title, body, number of items.
pub(super) const SMALLEST_SECTION: usize = 5;

/// Gap and length.
const NUMBERS_PER_ITEM: usize = 2;

/// Reads moved LEB128 numbers off a byte string. At the first that is not one, it is broken for good and reads zeros.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    broken: bool,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(packed: &'a [u8]) -> Self {
        Self {
            rest: packed,
            broken: false,
        }
    }

    pub(super) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) const fn is_broken(&self) -> bool {
        self.broken
    }

    pub(super) const fn break_off(&mut self) {
        self.rest = &[];
        self.broken = true;
    }

    pub(super) const fn number(&mut self) -> usize {
        let (mut value, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            let bits = (byte.wrapping_sub(0x20) & 0x7f) as usize;
            // Bits that a `usize` cannot hold are not an offset in a prompt.
            if shift >= usize::BITS || bits << shift >> shift != bits {
                break;
            }
            value |= bits << shift;
            if *byte < 0x80 {
                return value;
            }
            shift += 7;
        }
        self.break_off();
        0
    }

    /// The next `len` bytes, as a text.
    const fn text(&mut self, len: usize) -> Option<&'a str> {
        let Some((bytes, rest)) = self.rest.split_at_checked(len) else {
            return None;
        };
        self.rest = rest;
        match core::str::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(_) => None,
        }
    }

    /// Skips numbers without decoding them.
    const fn skip(&mut self, numbers: usize) {
        let mut left = numbers;
        while left > 0 {
            let Some((byte, rest)) = self.rest.split_first() else {
                self.break_off();
                return;
            };
            self.rest = rest;
            left -= (*byte < 0x80) as usize;
        }
    }
}

/// Decodes section after section.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) prompt: &'a str,
    /// Where the next section starts.
    pub(super) start: usize,
}

impl<'a> Cursor<'a> {
    /// The next section; an empty one where the bytes do not make sense, and after that.
    pub(super) const fn section(&mut self) -> Section<'a> {
        match self.decode() {
            Some(section) if !self.reader.is_broken() => section,
            _ => {
                self.reader.break_off();
                Section::EMPTY
            }
        }
    }

    const fn decode(&mut self) -> Option<Section<'a>> {
        let head = self.reader.number();
        let (Some(kind), Some(level)) = (kind(head >> 1 & 3), level(head >> 3)) else {
            return None;
        };
        let len = self.reader.number();
        let Some(whole) = slice(self.prompt, self.start, len) else {
            return None;
        };
        self.start += len;
        let Some(title) = self.title(head & 1 == 1, whole) else {
            return None;
        };
        let Some((_, text)) = whole.split_at_checked(self.reader.number()) else {
            return None;
        };
        let items = self.items(text);
        Some(Section {
            whole,
            title,
            text,
            items,
            kind,
            level,
        })
    }

    const fn title(&mut self, is_copy: bool, whole: &'a str) -> Option<&'a str> {
        if is_copy {
            let len = self.reader.number();
            return self.reader.text(len);
        }
        let gap = self.reader.number();
        slice(whole, gap, self.reader.number())
    }

    const fn items(&mut self, text: &'a str) -> Items<'a> {
        let len = self.reader.number();
        let packed = self.reader.rest();
        match len.checked_mul(NUMBERS_PER_ITEM) {
            Some(numbers) => self.reader.skip(numbers),
            None => self.reader.break_off(),
        }
        // Not a byte more than the items', or else equal items before different sections would not be equal.
        let (packed, _) = packed.split_at(packed.len() - self.reader.rest().len());
        Items { text, packed, len }
    }
}

const fn kind(code: usize) -> Option<SectionKind> {
    match code {
        0 => Some(SectionKind::Heading),
        1 => Some(SectionKind::Bold),
        2 => Some(SectionKind::LeadIn),
        _ => None,
    }
}

const fn level(code: usize) -> Option<u8> {
    let [level, ..] = code.to_le_bytes();
    if level as usize == code {
        Some(level)
    } else {
        None
    }
}
