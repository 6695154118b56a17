//! Places as editors count them.

use std::ops::Range;

use lsp_types::{InitializeParams, Position, PositionEncodingKind};

/// The unit of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16: what every editor understands.
    Utf16,
}

impl Encoding {
    /// Bytes, if the editor can count them.
    pub(crate) fn choose(parameters: &InitializeParams) -> Encoding {
        let general = parameters.capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_ref());
        if offered.is_some_and(|all| all.contains(&PositionEncodingKind::UTF8)) {
            Encoding::Utf8
        } else {
            Encoding::Utf16
        }
    }

    fn len(self, c: char) -> usize {
        match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 => c.len_utf16(),
        }
    }
}

/// The lines of a text. In the protocol, a lone carriage return ends a line, too.
fn line_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let ends = bytes
        .iter()
        .enumerate()
        .filter(move |(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1))
}

/// The position of a byte offset.
pub(crate) fn position(text: &str, offset: usize, encoding: Encoding) -> Position {
    let starts = line_starts(text).take_while(|start| *start <= offset);
    let (line, start) = starts.enumerate().last().unwrap_or((0, 0));
    let before = text.get(start..offset).unwrap_or_default();
    let column: usize = before.chars().map(|c| encoding.len(c)).sum();
    Position::new(number(line), number(column))
}

/// The range of bytes of a text.
pub(crate) fn range(text: &str, span: &Range<usize>, encoding: Encoding) -> lsp_types::Range {
    let span = include_agents_reader::diagnostic::clamp(text, span);
    lsp_types::Range::new(
        position(text, span.start, encoding),
        position(text, span.end, encoding),
    )
}

/// The byte offset of a position; past the end of a line it is the end of the line.
pub(crate) fn offset(text: &str, position: Position, encoding: Encoding) -> usize {
    let line = usize::try_from(position.line).unwrap_or(usize::MAX);
    let Some(start) = line_starts(text).nth(line) else {
        return text.len();
    };
    let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
    let mut column = 0;
    for (at, c) in text.get(start..).unwrap_or_default().char_indices() {
        if column >= wanted || matches!(c, '\n' | '\r') {
            return start + at;
        }
        column += encoding.len(c);
    }
    text.len()
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_are_counted_in_the_encoding() {
        let text = "a\r\n日🚀x\rb\nc";
        let x = text.find('x').unwrap();
        assert_eq!(position(text, x, Encoding::Utf16), Position::new(1, 3));
        assert_eq!(position(text, x, Encoding::Utf8), Position::new(1, 7));
        let last = text.find('c').unwrap();
        assert_eq!(position(text, last, Encoding::Utf16), Position::new(3, 0));
        assert_eq!(offset(text, Position::new(0, 99), Encoding::Utf16), 1);
        assert_eq!(
            offset(text, Position::new(99, 0), Encoding::Utf8),
            text.len()
        );
    }

    proptest! {
        #[test]
        fn positions_and_offsets_are_inverse(text in "([a-zé日🚀\u{feff}]|\r\n|\r|\n){0,12}") {
            for (at, c) in text.char_indices() {
                let is_inside_line_end = c == '\n' && text[..at].ends_with('\r');
                if !is_inside_line_end {
                    for encoding in [Encoding::Utf8, Encoding::Utf16] {
                        prop_assert_eq!(offset(&text, position(&text, at, encoding), encoding), at);
                    }
                }
            }
        }
    }
}
