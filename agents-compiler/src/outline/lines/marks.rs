//! What a line begins with.

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
    /// An item that may stand directly below a line of text.
    pub(super) can_interrupt: bool,
}

/// A line without its indentation and line end.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where its text starts.
    pub(super) start: usize,
    pub(super) indent: usize,
    pub(super) text: &'a str,
    pub(super) first: u8,
    /// Where the next line starts.
    pub(super) end: usize,
}

pub(super) fn count_leading(text: &str, wanted: u8) -> usize {
    let mut count = 0;
    for &byte in text.as_bytes() {
        if byte != wanted {
            break;
        }
        count += 1;
    }
    count
}

pub(super) fn is_heading(line: &Line<'_>) -> bool {
    let level = count_leading(line.text, b'#');
    (1..=6).contains(&level) && matches!(line.text.as_bytes().get(level), None | Some(b' '))
}

/// A line of three or more of the same mark, blanks between them or not.
pub(super) fn is_rule(line: &Line<'_>) -> bool {
    if !matches!(line.first, b'-' | b'*' | b'_') || line.indent > 3 {
        return false;
    }
    let mut marks = 0;
    for &byte in line.text.as_bytes() {
        match byte {
            b' ' => {}
            _ if byte == line.first => marks += 1,
            _ => return false,
        }
    }
    marks >= 3
}

/// What only a parser can tell.
pub(super) struct Unclear;

/// The list marker that a line begins with.
pub(super) fn marker(line: &Line<'_>) -> Result<Option<Marker>, Unclear> {
    let bytes = line.text.as_bytes();
    let digits = match line.first {
        b'-' | b'*' | b'+' => 0,
        b'0'..=b'9' => bytes
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count(),
        _ => return Ok(None),
    };
    let Some(&kind) = bytes.get(digits) else {
        return Ok(None);
    };
    if digits > 9 || digits > 0 && !matches!(kind, b'.' | b')') {
        return Ok(None);
    }
    let rest = line.text.get(digits + 1..).ok_or(Unclear)?;
    let blanks = count_leading(rest, b' ');
    match rest.as_bytes().get(blanks) {
        // An item without text follows rules of its own; a tab may be as wide as several blanks.
        None | Some(b'\t') => Err(Unclear),
        _ if blanks == 0 => Ok(None),
        _ => Ok(Some(Marker {
            kind,
            // With so many blanks, the text is code.
            width: digits + 1 + if blanks > 4 { 1 } else { blanks },
            can_interrupt: digits == 0
                || line.text.starts_with("1.")
                || line.text.starts_with("1)"),
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
    (len >= 3 && line.indent < 4 && !(mark == b'`' && info.contains('`')))
        .then_some(Fence { mark, len })
}

impl Fence {
    pub(super) fn is_closed_by(self, text: &str) -> bool {
        let indent = count_leading(text, b' ');
        let text = text.get(indent..).unwrap_or_default();
        let len = count_leading(text, self.mark);
        let rest = text.get(len..).unwrap_or_default();
        indent < 4 && len >= self.len && rest.trim_matches([' ', '\t']).is_empty()
    }
}
