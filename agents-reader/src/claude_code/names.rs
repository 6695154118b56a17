//! The names of agents.

use std::ops::Range;

/// The longest name that Claude Code accepts, in UTF-16 code units.
pub const MOST_UNITS: usize = 256;

/// The characters that are a colon to Claude Code, or hold one: it compares names by Unicode's compatible composition
/// (NFKC).
const COLONS: &[char] = &[':', '\u{2A74}', '\u{FE13}', '\u{FE55}', '\u{FF1A}'];

/// Why Claude Code refuses a name that is a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// It is empty.
    Empty,
    /// It has a colon, or a character that counts as one, in these bytes.
    Colon(Range<usize>),
    /// It begins with a hyphen.
    Hyphen,
    /// Too long, with this number of UTF-16 code units.
    Length(usize),
}

/// Returns why Claude Code refuses a name, if it does.
///
/// ```
/// use include_agents_reader::claude_code::names::{NameFault, fault};
///
/// assert_eq!(fault("api-expert"), None);
/// assert_eq!(fault("api：expert"), Some(NameFault::Colon(3..6)));
/// assert_eq!(fault(&"🚀".repeat(129)), Some(NameFault::Length(258)));
/// ```
#[must_use]
pub fn fault(name: &str) -> Option<NameFault> {
    if name.is_empty() {
        return Some(NameFault::Empty);
    }
    // Few names are longer, and fewer characters are ever more units than bytes.
    let units = if name.len() > MOST_UNITS {
        name.encode_utf16().count()
    } else {
        0
    };
    let colon = name.char_indices().find(|(_, c)| COLONS.contains(c));
    if let Some((at, colon)) = colon {
        Some(NameFault::Colon(at..at + colon.len_utf8()))
    } else if name.starts_with('-') {
        Some(NameFault::Hyphen)
    } else if units > MOST_UNITS {
        Some(NameFault::Length(units))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_measured_in_utf16() {
        assert_eq!(fault(&"a".repeat(256)), None);
        assert_eq!(fault(&"a".repeat(257)), Some(NameFault::Length(257)));
        assert_eq!(fault(&"é".repeat(256)), None);
        assert_eq!(fault(&"🚀".repeat(128)), None);
    }

    #[test]
    fn whatever_is_composed_to_a_colon_is_one() {
        for colon in COLONS {
            let name = format!("a{colon}");
            assert_eq!(fault(&name), Some(NameFault::Colon(1..name.len())));
        }
        assert_eq!(fault("-a"), Some(NameFault::Hyphen));
        assert_eq!(fault("－a"), None, "only the ASCII one counts");
        assert_eq!(fault(""), Some(NameFault::Empty));
        assert_eq!(fault(" "), None);
    }
}
