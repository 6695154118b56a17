//! Places in texts, and paths, as other programs write them.

use std::fmt::Write as _;
use std::ops::Range;

use include_agents_reader::diagnostic::position;

/// A place in a file: line and column from one, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The first line.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

impl Region {
    /// The region of bytes of a text.
    #[must_use]
    pub fn of(text: &str, span: &Range<usize>) -> Region {
        let (line, column) = position(text, span.start);
        let (end_line, end_column) = position(text, span.end.max(span.start));
        Region {
            line,
            column,
            end_line,
            end_column,
        }
    }
}

/// A path with everything escaped that a URI has no place for.
pub(crate) fn percent_encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}
