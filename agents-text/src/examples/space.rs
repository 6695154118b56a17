//! White space in descriptions.

use std::ops::Range;

/// A piece of white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Space {
    pub(super) len: usize,
    pub(super) is_line_end: bool,
}

/// The white space that `text` begins with: one character, or the characters `\r` or `\t` that a plain YAML value keeps of
/// an escape (`\\t` where it was escaped twice). Claude Code makes a line feed of `\n`, and so a backslash and a line feed of
/// `\\n`.
pub(super) fn at_start(text: &str) -> Option<Space> {
    match text.as_bytes() {
        // For most texts, the first byte is enough.
        [b' ', ..] => {
            return Some(Space {
                len: 1,
                is_line_end: false,
            });
        }
        [b'!'..=b'[' | b']'..=b'~', ..] => return None,
        _ => {}
    }
    let first = text.chars().next()?;
    if first.is_whitespace() {
        return Some(Space {
            len: first.len_utf8(),
            is_line_end: first == '\n',
        });
    }
    let escaped = text.strip_prefix('\\')?;
    let letter = escaped.strip_prefix('\\').unwrap_or(escaped);
    let is_line_end = escaped.starts_with('\n');
    let is_space = is_line_end || letter.starts_with(['r', 't']);
    is_space.then_some(Space {
        len: text.len() - letter.len() + 1,
        is_line_end,
    })
}

/// `text` without the white space that it begins with.
pub(super) fn trim_start(mut text: &str) -> &str {
    while let Some(space) = at_start(text) {
        text = text.get(space.len..).unwrap_or_default();
    }
    text
}

/// `text` without the white space that it ends with.
pub(super) fn trim_end(mut text: &str) -> &str {
    loop {
        let trimmed = text.trim_end();
        let space = text.get(trimmed.len()..).unwrap_or_default();
        let before_line = trimmed.strip_suffix('\\');
        let before_line = before_line.filter(|_| space.starts_with('\n'));
        let literal = ["\\r", "\\t"]
            .iter()
            .find_map(|escape| trimmed.strip_suffix(escape))
            .map(|rest| rest.strip_suffix('\\').unwrap_or(rest));
        match before_line.or(literal) {
            Some(rest) => text = rest,
            None => return trimmed,
        }
    }
}

/// `span` without the white space at its ends.
pub(super) fn trim(description: &str, span: Range<usize>) -> Range<usize> {
    let text = description.get(span.clone()).unwrap_or_default();
    let trimmed = trim_start(text);
    let start = span.start + (text.len() - trimmed.len());
    start..start + trim_end(trimmed).len()
}
