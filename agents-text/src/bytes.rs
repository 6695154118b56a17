//! What many phases ask of every byte of a file, in ways that are fast without optimization, too.
//!
//! Build-time code runs unoptimized. There each call costs nanoseconds, those inside iterators and closures included,
//! which are inlined elsewhere. So these functions take many bytes at a time, or match on slices, which needs no call.

use std::io::BufRead as _;

use crate::span::Span;

/// One in each byte of a chunk.
const ONES: u128 = u128::MAX / 0xFF;

/// The highest bit of each byte of a chunk.
const HIGH: u128 = ONES * 0x80;

/// The byte in each byte of a chunk. In unoptimized code, a product of constants is computed each time unless it is a constant.
const fn each(byte: u8) -> u128 {
    ONES * byte as u128
}
const SPACES: u128 = each(b' ');
const DELETES: u128 = each(0x7F);
const LINE_FEEDS: u128 = each(b'\n');

/// The greatest character boundary that is not after `at`.
///
/// ```
/// use include_agents_text::bytes::floor_char_boundary;
///
/// assert_eq!(floor_char_boundary("Zoë", 3), 2);
/// ```
#[must_use]
pub fn floor_char_boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// Where `byte` is first.
///
/// [`BufRead`](std::io::BufRead) calls the same search as [`str::find`], with less around it.
///
/// ```
/// use include_agents_text::bytes::find_byte;
///
/// assert_eq!(find_byte(b"a#b#", b'#'), Some(1));
/// ```
#[must_use]
pub fn find_byte(bytes: &[u8], byte: u8) -> Option<usize> {
    let mut rest = bytes;
    // A slice is always read.
    let read = rest.skip_until(byte).ok()?;
    match bytes.get(..read)? {
        [before @ .., last] if *last == byte => Some(before.len()),
        _ => None,
    }
}

/// Every place of `byte` in order.
///
/// ```
/// use include_agents_text::bytes::find_each;
///
/// assert!(find_each(b"a#b#", b'#').eq([1, 3]));
/// ```
pub fn find_each(bytes: &[u8], byte: u8) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find_byte(bytes.get(from..)?, byte)?;
        from = at + 1;
        Some(at)
    })
}

/// Takes the first line, with its line feed.
pub(crate) fn take_line<'a>(text: &mut &'a [u8]) -> &'a [u8] {
    let whole = *text;
    let len = text.skip_until(b'\n').unwrap_or_default();
    whole.get(..len).unwrap_or_default()
}

/// The least length of a run that [`long_runs`] finds.
pub(crate) const LONG: usize = 20;

/// The runs of at least [`LONG`] letters, digits and `-`, `.` and `_`, in order.
///
/// A run as long as that covers the last eight bytes of some chunk of thirteen, wherever it begins, and nearly all chunks have
/// a space or the like there.
pub(crate) fn long_runs(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let (mut chunks, _) = bytes.as_chunks::<13>();
    let mut runs = Vec::new();
    let mut end_of_last = 0;
    let mut at = 0;
    while let [chunk, tail @ ..] = chunks {
        chunks = tail;
        at += chunk.len();
        let [_, _, _, _, _, last @ ..] = *chunk;
        if has_separator(last) || at <= end_of_last {
            continue;
        }
        let back = trailing_run(bytes.get(..at).unwrap_or_default());
        if back < 8 {
            continue;
        }
        let start = at - back;
        end_of_last = at + leading_run(bytes.get(at..).unwrap_or_default());
        if end_of_last - start >= LONG {
            runs.push(start..end_of_last);
        }
    }
    runs
}

/// Whether one of the bytes is less than `-`, as spaces, line endings, commas, quotes and parentheses are.
fn has_separator(bytes: [u8; 8]) -> bool {
    let bytes = u64::from_le_bytes(bytes);
    // As in `may_be_unusual`, no byte can borrow from its neighbor.
    let not_less = ((bytes | HIGHS) - HYPHENS) | bytes;
    not_less & HIGHS != HIGHS
}

const HIGHS: u64 = u64::MAX / 0xFF * 0x80;
const HYPHENS: u64 = u64::MAX / 0xFF * 0x2D;

/// What a run is made of.
const IN_RUN: [bool; 256] = {
    let mut in_run = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        in_run[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        byte += 1;
    }
    in_run
};

fn leading_run(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let [byte, tail @ ..] = rest
        && IN_RUN[usize::from(*byte)]
    {
        rest = tail;
    }
    bytes.len() - rest.len()
}

fn trailing_run(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let [head @ .., byte] = rest
        && IN_RUN[usize::from(*byte)]
    {
        rest = head;
    }
    bytes.len() - rest.len()
}

/// The first byte from `from` on that is neither a printable ASCII character nor a tab nor a line ending.
pub(crate) fn find_unusual(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(from..)?;
    let (mut chunks, rest) = bytes.as_chunks();
    let mut at = from;
    while let [chunk, tail @ ..] = chunks {
        chunks = tail;
        if may_be_unusual(*chunk)
            && let Some(offset) = first_unusual(chunk)
        {
            return Some(at + offset);
        }
        at += chunk.len();
    }
    first_unusual(rest).map(|offset| at + offset)
}

/// Whether a chunk has a byte that is unusual, or a white space that looks so.
///
/// No byte of a chunk can borrow from its neighbor, as the highest bit of each is set before anything is taken away.
fn may_be_unusual(chunk: [u8; 16]) -> bool {
    let bytes = u128::from_le_bytes(chunk);
    let high = bytes | HIGH;
    // The highest bit stays where what is left of the byte is as large as what is taken away.
    let printable = high - SPACES;
    // Flips 0x7F to zero, which is the only one without bits below the highest.
    let delete = HIGH | (bytes ^ DELETES);
    let not_delete = delete - ONES;
    // Line feeds are in every other chunk, so that those are looked for here.
    let not_line_feed = (HIGH | (bytes ^ LINE_FEEDS)) - ONES;
    let usual = (printable | !not_line_feed) & not_delete & !bytes;
    usual & HIGH != HIGH
}

fn first_unusual(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut rest = bytes;
    while let [byte, tail @ ..] = rest {
        if !matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r') {
            return Some(at);
        }
        at += 1;
        rest = tail;
    }
    None
}

/// [`str::trim_start`].
pub(crate) fn trim_start(text: &str) -> &str {
    let mut spaces = 0;
    let mut rest = text.as_bytes();
    while let [b'\t'..=b'\r' | b' ', tail @ ..] = rest {
        spaces += 1;
        rest = tail;
    }
    let text = text.get(spaces..).unwrap_or_default();
    match rest {
        // It may begin with white space that is not ASCII.
        [0x80..=0xFF, ..] => text.trim_start(),
        _ => text,
    }
}

/// [`str::trim_end`].
pub(crate) fn trim_end(text: &str) -> &str {
    let mut rest = text.as_bytes();
    while let [head @ .., b'\t'..=b'\r' | b' '] = rest {
        rest = head;
    }
    let text = text.get(..rest.len()).unwrap_or_default();
    match rest {
        [.., 0x80..=0xFF] => text.trim_end(),
        _ => text,
    }
}

/// [`str::trim`].
pub(crate) fn trim(text: &str) -> &str {
    trim_end(trim_start(text))
}

/// How many bytes of this kind `text` begins with.
///
/// ```
/// use include_agents_text::bytes::count_leading;
///
/// assert_eq!(count_leading(b"## A #", b'#'), 2);
/// ```
#[must_use]
pub fn count_leading(text: &[u8], wanted: u8) -> usize {
    let mut rest = text;
    while let [byte, tail @ ..] = rest
        && *byte == wanted
    {
        rest = tail;
    }
    text.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What [`find_unusual`] is to find, character by character.
    fn is_unusual(c: char) -> bool {
        !matches!(c, ' '..='~' | '\t' | '\n' | '\r')
    }

    #[test]
    fn every_byte_is_found_at_every_place_beside_every_other() {
        for byte in 0..=0x7F_u8 {
            for beside in [b' ', b'~', b'\t', b'\n', b'\r', 0, 0x1F, 0x7F] {
                for place in 0..40 {
                    let mut bytes = [beside; 40];
                    bytes[place] = byte;
                    let text = std::str::from_utf8(&bytes).expect("ASCII");
                    for from in [0, 1, 15, 16, 17, 40, 41] {
                        let expected = text
                            .get(from..)
                            .and_then(|rest| rest.find(is_unusual))
                            .map(|at| from + at);
                        assert_eq!(find_unusual(text, from), expected, "{text:?} from {from}");
                    }
                }
            }
        }
    }

    #[test]
    fn all_other_white_space_is_trimmed() {
        for space in ('\0'..=char::MAX).filter(|c| c.is_whitespace() || c.is_control()) {
            let text = format!("{space} {space}é{space} é {space} {space}");
            assert_eq!(trim_start(&text), text.trim_start(), "{space:?}");
            assert_eq!(trim_end(&text), text.trim_end(), "{space:?}");
        }
    }

    proptest! {
        #[test]
        fn unusual_characters(text in "[a-zA ~\n\t\r\u{1f}\u{7f}\u{0}é\u{200b}]{0,70}|[ -~\n]{0,90}[\u{0}-\u{2ff}]?[ -~\n]{0,20}") {
            prop_assert_eq!(find_unusual(&text, 0), text.find(is_unusual));
        }

        #[test]
        fn trimmed(text in "[ \n\t\u{b}\u{1f}\u{85}\u{a0}\u{3000}]{0,4}[aé \n]{0,4}[ \n\t\u{b}\u{1f}\u{85}\u{a0}\u{3000}]{0,4}") {
            prop_assert_eq!(trim(&text), text.trim());
            prop_assert_eq!(trim_start(&text), text.trim_start());
            prop_assert_eq!(trim_end(&text), text.trim_end());
        }

        #[test]
        fn places_of_a_byte(text in "[ab\n]{0,40}") {
            let expected: Vec<usize> = text.match_indices('a').map(|(at, _)| at).collect();
            prop_assert_eq!(find_byte(text.as_bytes(), b'a'), expected.first().copied());
            prop_assert_eq!(find_each(text.as_bytes(), b'a').collect::<Vec<_>>(), expected);
            let mut rest = text.as_bytes();
            let first = text.split_inclusive('\n').next().unwrap_or_default();
            prop_assert_eq!(take_line(&mut rest), first.as_bytes());
            prop_assert_eq!(rest.len(), text.len() - first.len());
        }

        #[test]
        fn runs_that_are_long(text in "([a-z0-9A-Z_.-]{0,24}[ ,/:@é\n]{0,2}){0,8}") {
            let is_outside = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '_');
            let runs = text.split(is_outside).map(|run| {
                let start = run.as_ptr().addr() - text.as_ptr().addr();
                start..start + run.len()
            });
            let expected: Vec<Span> = runs.filter(|run| run.len() >= LONG).collect();
            prop_assert_eq!(long_runs(&text), expected);
        }

        #[test]
        fn leading_bytes(text in "[ab#é]{0,9}") {
            prop_assert_eq!(count_leading(text.as_bytes(), b'a'), text.len() - text.trim_start_matches('a').len());
        }
    }
}
