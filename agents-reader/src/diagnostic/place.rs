//! From byte offsets to lines and columns.

use crate::span::Span;

/// The byte order mark, which editors neither show nor count.
const BOM: char = '\u{feff}';

/// Returns the line and the column of a byte offset, both counted from one.
///
/// A line ends at its line feed, and a column is a character, as in rustc's own messages. A byte order
/// mark at the start of the file has no column of its own, because no editor shows it. An offset past
/// the end, or within a character, counts as the nearest place before it.
///
/// ```
/// use include_agents_reader::diagnostic::position;
///
/// assert_eq!(position("name: a\nmodel: é!", 17), (2, 9));
/// ```
#[must_use]
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let offset = floor(text, offset);
    let before = text.get(..offset).unwrap_or_default();
    // `matches` and `rfind` search by word even where the crate itself is built without optimization.
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let on_line = before.get(start..).unwrap_or_default();
    let shown = match start {
        0 => on_line.strip_prefix(BOM).unwrap_or(on_line),
        _ => on_line,
    };
    (line, shown.chars().count() + 1)
}

/// The part of `span` that lies inside `text`, with both ends on character boundaries.
///
/// Spans should be valid when they are made. This keeps an invalid one from panicking in a user's build.
#[must_use]
pub fn clamp(text: &str, span: &Span) -> Span {
    let start = floor(text, span.start);
    start..floor(text, span.end).max(start)
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The length of the byte order mark that `text` begins with, or zero.
pub(super) fn bom_len(text: &str) -> usize {
    if text.starts_with(BOM) {
        BOM.len_utf8()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::{clamp, position};

    #[test]
    fn lines_end_at_line_feeds() {
        assert_eq!(position("", 0), (1, 1));
        assert_eq!(position("a\n", 1), (1, 2));
        assert_eq!(position("a\n", 2), (2, 1));
        assert_eq!(position("a\r\nb", 3), (2, 1));
        assert_eq!(
            position("a\rb", 2),
            (1, 3),
            "a lone carriage return ends nothing"
        );
    }

    #[test]
    fn columns_are_characters() {
        assert_eq!(position("日本x", 6), (1, 3));
        assert_eq!(position("e\u{301}x", 3), (1, 3));
        assert_eq!(position("\tx", 1), (1, 2));
    }

    #[test]
    fn a_byte_order_mark_is_not_counted() {
        assert_eq!(position("\u{feff}---", 3), (1, 1));
        assert_eq!(position("\u{feff}---", 0), (1, 1));
        assert_eq!(position("\u{feff}\n\u{feff}x", 7), (2, 2));
    }

    #[test]
    fn wrong_offsets_become_the_nearest_right_ones() {
        assert_eq!(position("é", 1), (1, 1));
        assert_eq!(position("é", 99), (1, 2));
        assert_eq!(clamp("aé", &(2..99)), 1..3);
        #[expect(clippy::reversed_empty_ranges, reason = "the damage under test")]
        let reversed = 3..1;
        assert_eq!(clamp("aéb", &reversed), 3..3);
    }
}
