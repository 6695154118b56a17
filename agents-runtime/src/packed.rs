//! Packed lists: how an agent that was loaded at run time keeps what generated code has in slices.
//!
//! A slice of tools needs somebody who owns the tools, and these somebody who owns their texts: an agent that owns both would
//! refer to itself. So a loaded agent owns one text with everything in it, and its lists are decoded as they are read.
//!
//! A list is a sequence of elements, each `LENGTH:BYTES`, as in `4:Read11:Bash(git:*)`. What the bytes are depends on the type:
//!
//! ```text
//! text, tool    the text
//! option        "-" for none, or "+" and the content
//! value         "n", "t", "f" (null, true, false), "i-3", "d" and the bits of a float in hexadecimal digits,
//!               "s" and a text, "l" and a list of values, "m" and a list of entries
//! entry         two elements: key, value
//! turn          "u" or "a" (user, assistant), and a text
//! example       three elements: context as an option, turns as a list, commentary as an option
//! MCP server    two elements: name, configuration as an option of a list of entries
//! parameter     the first letter of its type, and its name
//! settings      elements with a letter in front, see `Settings::unpack`
//! the rest      four elements: examples as a list, tools as an option of a list, settings, and as a hexadecimal digit how
//!               many folders of the path are the group
//! ```
//!
//! What is not packed like this reads as empty.

use crate::text::slice;

/// Elements, one after the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packed<'a>(pub(crate) &'a str);

impl<'a> Packed<'a> {
    /// Takes the first element off.
    pub(crate) const fn next(&mut self) -> Option<&'a str> {
        let (bytes, mut at, mut len) = (self.0.as_bytes(), 0, 0_usize);
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            // More digits than a length has are not one.
            len = len
                .wrapping_mul(10)
                .wrapping_add((bytes[at] - b'0') as usize);
            at += 1;
        }
        if at == 0 || at == bytes.len() || bytes[at] != b':' {
            self.0 = "";
            return None;
        }
        let Some((_, rest)) = self.0.split_at_checked(at + 1) else {
            return None;
        };
        let Some(element) = slice(rest, 0, len) else {
            self.0 = "";
            return None;
        };
        self.0 = rest.split_at(len).1;
        Some(element)
    }

    /// Takes the first element off; an empty one if there is none.
    pub(crate) const fn text(&mut self) -> &'a str {
        match self.next() {
            Some(text) => text,
            None => "",
        }
    }

    /// How many elements there are.
    pub(crate) const fn len(mut self) -> usize {
        let mut count = 0;
        while self.next().is_some() {
            count += 1;
        }
        count
    }

    /// The element at this place.
    pub(crate) const fn get(mut self, index: usize) -> Option<&'a str> {
        let mut left = index;
        while left > 0 {
            if self.next().is_none() {
                return None;
            }
            left -= 1;
        }
        self.next()
    }
}

/// The content of an option.
pub(crate) const fn option(text: &str) -> Option<&str> {
    match tagged(text) {
        (b'+', content) => Some(content),
        _ => None,
    }
}

/// The letter in front of a content; 0 if there is none.
pub(crate) const fn tagged(text: &str) -> (u8, &str) {
    match text.split_at_checked(1) {
        Some((tag, content)) => (tag.as_bytes()[0], content),
        None => (0, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    fn elements(text: &str) -> Vec<&str> {
        let mut packed = Packed(text);
        let elements: Vec<_> = core::iter::from_fn(|| packed.next()).collect();
        assert_eq!(Packed(text).len(), elements.len());
        for (index, element) in elements.iter().enumerate() {
            assert_eq!(Packed(text).get(index), Some(*element));
        }
        assert_eq!(Packed(text).get(elements.len()), None);
        elements
    }

    #[test]
    fn elements_are_what_their_lengths_say() {
        assert_eq!(elements("4:Read0:3:1:a2:é"), ["Read", "", "1:a", "é"]);
        assert!(elements("").is_empty());
    }

    #[test]
    fn what_is_not_packed_is_empty() {
        for broken in [
            "4",
            ":",
            "4:Rea",
            "x",
            "1:é",
            "-1:a",
            "é",
            "18446744073709551616",
            "99999999999999999999:a",
        ] {
            assert!(elements(broken).is_empty(), "{broken}");
        }
        assert_eq!(elements("1:ax1:b"), ["a"]);
        assert_eq!(
            (option("-a"), option("+a"), option(""), option("é")),
            (None, Some("a"), None, None)
        );
    }
}
