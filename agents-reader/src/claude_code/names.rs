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
    /// It has an escape such as `\u0041` in these bytes, which Claude Code decodes in a call of the agent, and in its list does not.
    Escape(Range<usize>, char),
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
        let (escape, decoded) = first_escape(name)?;
        Some(NameFault::Escape(escape, decoded))
    }
}

/// The first escape that Claude Code decodes. It leaves those of control characters and of single surrogates as they are, and those
/// after a backslash.
fn first_escape(name: &str) -> Option<(Range<usize>, char)> {
    let mut at = 0;
    loop {
        at += name.get(at..)?.find('\\')?;
        match escape_at(name, at) {
            Some((len, decoded)) => return Some((at..at + len, decoded)),
            None => {
                at += if name.get(at + 1..)?.starts_with('\\') {
                    2
                } else {
                    1
                }
            }
        }
    }
}

fn escape_at(name: &str, at: usize) -> Option<(usize, char)> {
    let unit = |at: usize| {
        let digits = name.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let first = unit(at)?;
    let units = [Some(first), unit(at + 6)].into_iter().flatten();
    let decoded = char::decode_utf16(units).next()?.ok()?;
    (!decoded.is_control()).then_some((6 * decoded.len_utf16(), decoded))
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

    #[test]
    fn escapes_that_are_decoded_are_found() {
        let escape = |range, decoded| Some(NameFault::Escape(range, decoded));
        assert_eq!(fault(r"m\u0041x"), escape(1..7, 'A'));
        assert_eq!(fault(r"\ud83d\ude80"), escape(0..12, '🚀'));
        assert_eq!(fault(r"m\ud83d\u0041"), escape(7..13, 'A'));
        assert_eq!(fault(r"m\\\u003a"), escape(3..9, ':'));
        for name in [
            r"m\\u0041",
            r"m\u000a",
            r"m\udc00",
            r"m\u+041",
            r"m\u004",
            r"m\x41",
            "\\",
            "é\\",
        ] {
            assert_eq!(fault(name), None, "{name}");
        }
    }
}
