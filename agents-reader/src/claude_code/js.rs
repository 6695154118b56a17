//! The parts of JavaScript that Claude Code's behavior depends on.
//!
//! Claude Code is a JavaScript program, so its white space is JavaScript's: neither Unicode's `White_Space` (no U+0085,
//! but U+FEFF) nor ASCII.

use crate::span::Span;

/// `\s` of a JavaScript regular expression, which is also what `String.prototype.trim` removes
/// (ECMA-262, `WhiteSpace` and `LineTerminator`).
///
/// ```
/// use include_agents_reader::claude_code::js::is_space;
///
/// assert!(is_space('\u{FEFF}') && is_space('\u{2028}') && is_space('\u{A0}'));
/// assert!(!is_space('\u{85}') && !is_space('\u{200B}'));
/// ```
#[must_use]
pub fn is_space(c: char) -> bool {
    c == '\u{FEFF}' || (c != '\u{85}' && c.is_whitespace())
}

/// The line endings, which `.` of a JavaScript regular expression does not match.
#[must_use]
pub fn is_line_terminator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// The part of `text[span]` that `String.prototype.trim` leaves.
///
/// A text of nothing but white space gives the empty span at its end. A span that does not lie inside the text
/// on character boundaries is returned unchanged.
#[must_use]
pub fn trim(text: &str, span: Span) -> Span {
    let Some(inner) = text.get(span.clone()) else {
        return span;
    };
    let tail = inner.trim_start_matches(is_space);
    let start = span.end - tail.len();
    start..start + tail.trim_end_matches(is_space).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_what_javascript_trims() {
        let text = "ab\u{FEFF} \u{2029}\tx\u{85} y\u{3000}\r\ncd";
        let span = trim(text, 2..text.len() - 2);
        assert_eq!(&text[span], "x\u{85} y");
        assert_eq!(trim("  ", 0..2), 2..2);
        assert_eq!(trim("é", 1..2), 1..2, "not a boundary: left alone");
    }
}
