//! String helpers for `const` context, where neither traits nor closures can be called.

use core::cmp::Ordering;

/// `a == b`. Policies call it most, so what it does is what they cost where they are checked.
pub(crate) const fn equal(a: &str, b: &str) -> bool {
    a.len() == b.len() && matches!(compare(a, b), Ordering::Equal)
}

/// `a == b`, whatever the case of ASCII letters.
pub(crate) const fn equal_ignoring_case(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if !a[at].eq_ignore_ascii_case(&b[at]) {
            return false;
        }
        at += 1;
    }
    true
}

/// `a.cmp(b)`: by bytes, which for UTF-8 is by code points.
pub(crate) const fn compare(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return if a[at] < b[at] {
                Ordering::Less
            } else {
                Ordering::Greater
            };
        }
        at += 1;
    }
    if a.len() == b.len() {
        Ordering::Equal
    } else if a.len() < b.len() {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// `text.strip_prefix(prefix)`.
pub(crate) const fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    match text.split_at_checked(prefix.len()) {
        Some((start, rest)) if equal(start, prefix) => Some(rest),
        _ => None,
    }
}

/// `text.strip_suffix(suffix)`.
pub(crate) const fn strip_suffix<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    if text.len() < suffix.len() {
        return None;
    }
    match text.split_at_checked(text.len() - suffix.len()) {
        Some((start, end)) if equal(end, suffix) => Some(start),
        _ => None,
    }
}

/// `text.split_once(separator)`.
pub(crate) const fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let mut at = 0;
    while at + separator.len() <= text.len() {
        if let Some((before, rest)) = text.split_at_checked(at)
            && let Some(after) = strip_prefix(rest, separator)
        {
            return Some((before, after));
        }
        at += 1;
    }
    None
}

/// `text` without the white space around it, as JavaScript trims it.
pub(crate) const fn trim(text: &str) -> &str {
    trim_end(trim_start(text))
}

/// `text` without the white space before it, as JavaScript trims it.
pub(crate) const fn trim_start(text: &str) -> &str {
    let mut text = text;
    loop {
        let width = match text.as_bytes() {
            [b'\t'..=b'\r' | b' ', ..] => 1,
            // U+00A0
            [0xc2, 0xa0, ..] => 2,
            // U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000, U+FEFF
            [0xe1, 0x9a, 0x80, ..]
            | [0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf, ..]
            | [0xe2, 0x81, 0x9f, ..]
            | [0xe3, 0x80, 0x80, ..]
            | [0xef, 0xbb, 0xbf, ..] => 3,
            _ => return text,
        };
        text = text.split_at(width).1;
    }
}

/// `text` without the white space after it, as JavaScript trims it.
pub(crate) const fn trim_end(text: &str) -> &str {
    let mut text = text;
    loop {
        let width = match text.as_bytes() {
            [.., b'\t'..=b'\r' | b' '] => 1,
            [.., 0xc2, 0xa0] => 2,
            [.., 0xe1, 0x9a, 0x80]
            | [.., 0xe2, 0x80, 0x80..=0x8a | 0xa8 | 0xa9 | 0xaf]
            | [.., 0xe2, 0x81, 0x9f]
            | [.., 0xe3, 0x80, 0x80]
            | [.., 0xef, 0xbb, 0xbf] => 3,
            _ => return text,
        };
        text = text.split_at(text.len() - width).0;
    }
}

/// The `len` bytes of `text` from `start`, unless they leave the text or cut a character.
pub(crate) const fn slice(text: &str, start: usize, len: usize) -> Option<&str> {
    match text.split_at_checked(start) {
        Some((_, rest)) => match rest.split_at_checked(len) {
            Some((slice, _)) => Some(slice),
            None => None,
        },
        None => None,
    }
}

/// The `len` bytes of a whole agent file from `start`: how generated code names a part of a file without a copy.
///
/// # Panics
///
/// When the file is not the one the offsets were made for. Generated code calls this in `static` initializers only,
/// where the panic is a compile error.
#[must_use]
pub const fn cut(file: &'static str, start: usize, len: usize) -> &'static str {
    match slice(file, start, len) {
        Some(text) => text,
        None => panic!("an agent file changed while it was being compiled; build again"),
    }
}

/// A text that was made from a file. The other argument is `include_bytes!` of that file, so that rustc builds again when it
/// changes.
#[must_use]
pub const fn tracked(text: &'static str, _file: &'static [u8]) -> &'static str {
    text
}

/// `text` without the blank lines before it and the white space after it.
///
/// The indentation of the first line stays: without it, the first item of an indented list would be the parent of
/// the others, and an indented code block would be a paragraph.
pub(crate) const fn trim_block(text: &str) -> &str {
    let mut text = text.trim_ascii_end();
    while let Some((line, rest)) = split_once(text, "\n") {
        if !line.trim_ascii().is_empty() {
            break;
        }
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLES: [&str; 9] = ["", "a", "ab", "abc", "b", "é", "日本", "a日", "aB"];

    #[test]
    fn the_helpers_agree_with_the_standard_library() {
        for a in SAMPLES {
            for b in SAMPLES {
                assert_eq!(equal(a, b), a == b, "{a} {b}");
                assert_eq!(compare(a, b), a.cmp(b), "{a} {b}");
                assert_eq!(strip_prefix(a, b), a.strip_prefix(b), "{a} {b}");
                assert_eq!(strip_suffix(a, b), a.strip_suffix(b), "{a} {b}");
                assert_eq!(split_once(a, b), a.split_once(b), "{a} {b}");
                assert_eq!(
                    equal_ignoring_case(a, b),
                    a.eq_ignore_ascii_case(b),
                    "{a} {b}"
                );
            }
        }
    }

    #[test]
    fn trims_what_javascript_trims() {
        for character in '\0'..=char::MAX {
            let is_space =
                character == '\u{feff}' || (character != '\u{85}' && character.is_whitespace());
            let text = std::format!("{character}a{character}{character}b{character}");
            let trimmed = text.trim_matches(|other| is_space && other == character);
            assert_eq!(trim(&text), trimmed, "{character:?}");
        }
        assert_eq!(trim(" \u{a0}\n\u{3000}"), "");
    }

    #[test]
    fn a_slice_stays_inside_and_between_characters() {
        assert_eq!(slice("a日b", 1, 3), Some("日"));
        assert_eq!(slice("a日b", 5, 0), Some(""));
        assert_eq!(slice("a日b", 2, 1), None);
        assert_eq!(slice("a日b", 1, 2), None);
        assert_eq!(slice("a日b", 1, 5), None);
        assert_eq!(slice("a日b", 6, 0), None);
        assert_eq!(slice("a", 1, usize::MAX), None);
    }

    #[test]
    fn cut_is_for_constants() {
        const NAME: &str = cut("name: reviewer\n", 6, 8);
        assert_eq!(NAME, "reviewer");
    }

    #[test]
    #[should_panic(expected = "changed while it was being compiled")]
    fn cut_notices_a_changed_file() {
        let _ = cut("short", 3, 8);
    }

    #[test]
    fn a_block_keeps_the_indentation_of_its_first_line() {
        assert_eq!(trim_block("\n \n  - a\n  - b\n\n"), "  - a\n  - b");
        assert_eq!(trim_block("a\n\nb"), "a\n\nb");
        assert_eq!(trim_block(" \n\t\n"), "");
        assert_eq!(trim_block(""), "");
    }
}
