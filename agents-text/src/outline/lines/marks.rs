//! What a line begins with.

use crate::bytes::{count_leading, find_byte, find_each};

#[derive(Clone, Copy)]
pub(super) struct Fence {
    pub(super) mark: u8,
    pub(super) len: usize,
}

/// What a list item begins with.
pub(super) struct Marker {
    /// The bullet, or what follows the number.
    pub(super) kind: u8,
    /// From the marker to the text, in columns.
    pub(super) width: usize,
    /// The same in bytes, and without regard to whether the text is code.
    pub(super) text: usize,
    /// An item that may follow a line of text directly.
    pub(super) can_interrupt: bool,
}

/// A line without its indentation and line ending.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where its text starts.
    pub(super) start: usize,
    pub(super) indent: usize,
    pub(super) text: &'a [u8],
    pub(super) first: u8,
    /// Where the next line starts.
    pub(super) end: usize,
}

pub(super) fn is_heading(line: &Line<'_>) -> bool {
    let level = count_leading(line.text, b'#');
    (1..=6).contains(&level) && matches!(line.text.get(level), None | Some(b' '))
}

/// A line of three or more of the same mark, spaces between them or not.
pub(super) fn is_rule(line: &Line<'_>) -> bool {
    if !matches!(line.first, b'-' | b'*' | b'_') || line.indent > 3 {
        return false;
    }
    let mut marks = 0;
    let mut rest = line.text;
    while let [byte, tail @ ..] = rest {
        match *byte {
            b' ' => {}
            mark if mark == line.first => marks += 1,
            _ => return false,
        }
        rest = tail;
    }
    marks >= 3
}

/// Only a parser can decide.
pub(super) struct Unclear;

/// The list marker that a line begins with.
pub(super) fn marker(line: &Line<'_>) -> Result<Option<Marker>, Unclear> {
    let mut digits = 0;
    let mut rest = line.text;
    while let [b'0'..=b'9', tail @ ..] = rest {
        digits += 1;
        rest = tail;
    }
    let (kind, mut rest) = match rest {
        [kind @ (b'-' | b'*' | b'+'), rest @ ..] if digits == 0 => (*kind, rest),
        [kind @ (b'.' | b')'), rest @ ..] if (1..=9).contains(&digits) => (*kind, rest),
        _ => return Ok(None),
    };
    let mut spaces = 0;
    while let [b' ', tail @ ..] = rest {
        spaces += 1;
        rest = tail;
    }
    match rest {
        // Other rules apply to items without text, and a tab may be as wide as several spaces.
        [] | [b'\t', ..] => Err(Unclear),
        // So is the item of a task without text.
        [b'[', _, b']', text @ ..] if text.trim_ascii().is_empty() => Err(Unclear),
        _ if spaces == 0 => Ok(None),
        _ => Ok(Some(Marker {
            kind,
            // After more than four spaces, the text is code.
            width: digits + 1 + if spaces > 4 { 1 } else { spaces },
            text: digits + 1 + spaces,
            can_interrupt: digits == 0 || matches!(line.text, [b'1', b'.' | b')', ..]),
        })),
    }
}

/// The fence that a line opens.
pub(super) fn fence(line: &Line<'_>) -> Option<Fence> {
    let mark = line.first;
    if !matches!(mark, b'`' | b'~') {
        return None;
    }
    let len = count_leading(line.text, mark);
    let info = line.text.get(len..)?;
    (len >= 3 && line.indent < 4 && !(mark == b'`' && find_byte(info, b'`').is_some()))
        .then_some(Fence { mark, len })
}

/// Whether the definition of a link or a footnote may begin in a line: `[label]: …`, before which there can be only markers of
/// lists and quotes.
pub(super) fn may_define(line: &[u8]) -> bool {
    let mut rest = line;
    while let [
        b' ' | b'\t' | b'>' | b'-' | b'*' | b'+' | b'0'..=b'9' | b'.' | b')',
        tail @ ..,
    ] = rest
    {
        rest = tail;
    }
    let [b'[', label @ ..] = rest else {
        return false;
    };
    let Some(end) = find_byte(label, b']') else {
        // A label may end on a line below.
        return true;
    };
    let (text, after) = label.split_at_checked(end).unwrap_or_default();
    // An escaped bracket is a part of the label.
    matches!(text, [.., b'\\']) || matches!(after, [_, b':', ..])
}

/// Whether a line opens HTML that does not end at a blank line: comments, and elements whose content is raw.
pub(super) fn opens_long_html(line: &Line<'_>) -> bool {
    match line.text {
        [b'<', b'!' | b'?', ..] => true,
        [b'<', name @ ..] => ["pre", "script", "style", "textarea"].iter().any(|long| {
            let start = name.get(..long.len()).unwrap_or_default();
            start.eq_ignore_ascii_case(long.as_bytes())
        }),
        _ => false,
    }
}

/// Whether there are three marks of a code fence next to each other.
pub(super) fn has_fence(text: &[u8]) -> bool {
    let has = |mark: u8| {
        let mut marks = find_each(text, mark);
        marks.any(|at| {
            text.get(at..).is_some_and(
                |rest| matches!(rest, [_, second, third, ..] if *second == mark && *third == mark),
            )
        })
    };
    has(b'`') || has(b'~')
}

/// Whether a line has nothing but its first mark, and white space after it.
pub(super) fn is_underline(line: &Line<'_>) -> bool {
    let marks = count_leading(line.text, line.first);
    let rest = line.text.get(marks..).unwrap_or_default();
    rest.trim_ascii().is_empty()
}

impl Fence {
    pub(super) fn is_closed_by(self, text: &[u8]) -> bool {
        let indent = count_leading(text, b' ');
        let text = text.get(indent..).unwrap_or_default();
        let len = count_leading(text, self.mark);
        if indent >= 4 || len < self.len {
            return false;
        }
        let mut rest = text.get(len..).unwrap_or_default();
        while let [b' ' | b'\t', tail @ ..] = rest {
            rest = tail;
        }
        rest.is_empty()
    }
}
