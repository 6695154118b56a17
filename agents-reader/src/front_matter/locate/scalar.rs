//! Scalars: plain, quoted, and block.

use super::{Located, Lost, Node, Scanner, Style};

impl Scanner<'_> {
    /// A plain scalar, in flow context when `parent` is `None`, else below that column.
    pub(super) fn plain(&mut self, parent: Option<isize>) -> Node {
        let start = self.at;
        let mut end = self.at;
        loop {
            while let Some(byte) = self.peek(0) {
                let flow_end = parent.is_none() && matches!(byte, b',' | b'[' | b']' | b'{' | b'}');
                if flow_end || self.is_indicator(b':') || self.is_comment() || self.is_break() {
                    break;
                }
                self.at += 1;
                if !matches!(byte, b' ' | b'\t') {
                    end = self.at;
                }
            }
            if !self.is_break() {
                break;
            }
            while matches!(self.peek(0), Some(b' ' | b'\t' | b'\n' | b'\r')) {
                self.at += 1;
            }
            let outside = parent.is_some_and(|parent| self.column(self.at) <= parent);
            if outside || self.is(b'#') || self.peek(0).is_none() || self.is_document_marker() {
                break;
            }
        }
        self.at = end;
        Self::scalar(start..end, Style::Plain)
    }

    /// A scalar in quotes.
    pub(super) fn quoted(&mut self) -> Located {
        let start = self.at;
        let quote = self.peek(0).ok_or(Lost)?;
        self.at += 1;
        loop {
            match self.peek(0).ok_or(Lost)? {
                b'\\' if quote == b'"' => self.at += 2,
                byte if byte == quote => {
                    self.at += 1;
                    if quote == b'\'' && self.is(quote) {
                        self.at += 1;
                    } else {
                        break;
                    }
                }
                _ => self.at += 1,
            }
        }
        let style = if quote == b'"' {
            Style::Double
        } else {
            Style::Single
        };
        Ok(Self::scalar(start..self.at, style))
    }

    /// A literal or folded scalar below the column `parent`.
    pub(super) fn block_scalar(&mut self, parent: isize) -> Node {
        let start = self.at;
        self.at += 1;
        let mut indent = None;
        while let Some(byte @ (b'+' | b'-' | b'0'..=b'9')) = self.peek(0) {
            if byte.is_ascii_digit() {
                indent = Some(parent.max(0) + isize::from(byte - b'0'));
            }
            self.at += 1;
        }
        let mut end = self.at;
        self.skip_line();
        while self.peek(0).is_some() {
            // Here is the end of a line: `\r\n` or one of the two alone.
            self.at += if self.is(b'\r') && self.peek(1) == Some(b'\n') {
                2
            } else {
                1
            };
            let line = self.at;
            while self.is(b' ') && indent.is_none_or(|indent| self.column_from(line) < indent) {
                self.at += 1;
            }
            if self.is_break() {
                continue;
            }
            let column = self.column_from(line);
            let indent = *indent.get_or_insert(column.max(parent + 1).max(1));
            if column < indent {
                self.at = line;
                break;
            }
            let content = self.at;
            self.skip_line();
            let line = self.bytes.get(content..self.at).unwrap_or_default();
            let blanks = line
                .iter()
                .rev()
                .take_while(|byte| matches!(byte, b' ' | b'\t'))
                .count();
            if blanks < line.len() {
                end = self.at - blanks;
            }
        }
        Self::scalar(start..end, Style::BlockScalar)
    }

    /// How far behind the start of its line this position is.
    fn column_from(&self, line: usize) -> isize {
        isize::try_from(self.at - line).unwrap_or(isize::MAX)
    }
}
