//! The quotes around a value.

use crate::span::Span;

/// The quote that opens a value here.
pub(super) fn quote_at(text: &str, at: usize) -> Option<u8> {
    text.as_bytes()
        .get(at)
        .copied()
        .filter(|byte| matches!(byte, b'"' | b'\''))
}

/// Where the quote that opens `span` is closed.
pub(super) fn closing(text: &str, span: Span, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes().get(..span.end)?;
    let mut at = span.start + 1;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\\' && quote == b'"' {
            at += 2;
        } else if byte == quote {
            if quote == b'\'' && bytes.get(at + 1) == Some(&quote) {
                at += 2;
            } else {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
    None
}
