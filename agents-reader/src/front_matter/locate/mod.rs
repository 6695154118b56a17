//! Finds out where the values of a front matter stand.
//!
//! The library that reads the values keeps no positions, so this module walks the text once more. It runs only when
//! there is something to report, and only over text that was read without an error: it recognises the shapes of
//! YAML and judges none of them. Where it loses track it gives up, and the caller falls back on a wider span.

mod flow;
mod scalar;

use super::recover::Line;
use crate::span::Span;

/// A value, or a key, in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// From its first to its last character: quotes, brackets and the header of a block scalar belong to it, an
    /// anchor, a tag and the line end do not. Where there is nothing, the empty span behind the colon or hyphen.
    pub span: Span,
    /// How it is written.
    pub style: Style,
    /// What it consists of.
    pub kind: Kind,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes, on one line or several.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `|` or `>`, and lines below.
    BlockScalar,
    /// The value of a line that the recovery quotes: literally what stands there.
    Raw,
    /// `*x`
    Alias,
    /// Nothing.
    Empty,
    /// `[…]` or `{…}`
    Flow,
    /// Lines of a list or map.
    Block,
}

/// What a value consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No parts.
    Scalar,
    /// The items.
    List(Vec<Node>),
    /// Keys and values.
    Map(Vec<(Node, Node)>),
}

/// Where the scanner lost track.
#[derive(Debug)]
pub(super) struct Lost;

type Located = Result<Node, Lost>;

/// Deeper values are not told apart; it bounds the stack. The reader allows 128 levels.
const DEPTH: usize = 200;

/// Walks `text[yaml]`, with the lines that the recovery quotes, and gives the tree of spans.
#[must_use]
pub fn locate(text: &str, yaml: Span, raw: &[Line]) -> Option<Node> {
    let bytes = text.as_bytes().get(..yaml.end)?;
    let mut scanner = Scanner {
        bytes,
        start: yaml.start,
        at: yaml.start,
        raw,
        depth: 0,
    };
    scanner.block_node(-1, false).ok()
}

/// The spans of the comments that have a line to themselves, from the `#` to the end of the line.
///
/// A `#` line inside a block scalar is text; the tree of spans tells.
#[must_use]
pub fn comments(text: &str, yaml: Span, root: Option<&Node>) -> Vec<Span> {
    let mut scalars = Vec::new();
    collect_long_scalars(root, &mut scalars);
    let mut comments = Vec::new();
    let mut at = yaml.start;
    for line in text
        .get(yaml)
        .unwrap_or_default()
        .split_inclusive(['\n', '\r'])
    {
        let comment = line.trim_start_matches([' ', '\t']);
        let start = at + line.len() - comment.len();
        at += line.len();
        if !comment.starts_with('#') {
            continue;
        }
        // The scalars are in order and do not overlap.
        let next = scalars.partition_point(|scalar| scalar.end <= start);
        if scalars.get(next).is_none_or(|scalar| start < scalar.start) {
            comments.push(start..start + comment.trim_end().len());
        }
    }
    comments
}

/// The scalars that can hold a line that looks like a comment.
fn collect_long_scalars(node: Option<&Node>, scalars: &mut Vec<Span>) {
    let Some(node) = node else { return };
    match &node.kind {
        Kind::Scalar
            if matches!(
                node.style,
                Style::BlockScalar | Style::Single | Style::Double
            ) =>
        {
            scalars.push(node.span.clone());
        }
        Kind::Scalar => {}
        Kind::List(items) => items
            .iter()
            .for_each(|item| collect_long_scalars(Some(item), scalars)),
        Kind::Map(entries) => entries.iter().for_each(|(key, value)| {
            collect_long_scalars(Some(key), scalars);
            collect_long_scalars(Some(value), scalars);
        }),
    }
}

/// A position in the text. It moves by bytes: all that means something to YAML is ASCII, and no byte of another
/// character looks like ASCII.
struct Scanner<'a> {
    /// The file up to the end of the front matter.
    bytes: &'a [u8],
    /// Where the front matter starts.
    start: usize,
    at: usize,
    raw: &'a [Line],
    depth: usize,
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn is(&self, byte: u8) -> bool {
        self.peek(0) == Some(byte)
    }

    /// Whether white space or the end is this far ahead.
    fn is_blank(&self, ahead: usize) -> bool {
        self.peek(ahead)
            .is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
    }

    /// Whether this indicator and white space follow.
    fn is_indicator(&self, byte: u8) -> bool {
        self.is(byte) && self.is_blank(1)
    }

    fn is_break(&self) -> bool {
        matches!(self.peek(0), Some(b'\n' | b'\r'))
    }

    /// How far from the start of its line this position is.
    fn column(&self, at: usize) -> isize {
        let before = self.bytes.get(self.start..at).unwrap_or_default();
        let length = before
            .iter()
            .rev()
            .take_while(|byte| !matches!(byte, b'\n' | b'\r'))
            .count();
        isize::try_from(length).unwrap_or(isize::MAX)
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(0), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    fn skip_line(&mut self) {
        while self.peek(0).is_some() && !self.is_break() {
            self.at += 1;
        }
    }

    /// Skips white space and comments; tells whether a line end was among them.
    fn skip_trivia(&mut self) -> bool {
        let mut broke = false;
        loop {
            match self.peek(0) {
                Some(b' ' | b'\t') => self.at += 1,
                Some(b'\n' | b'\r') => {
                    broke = true;
                    self.at += 1;
                }
                Some(b'#') => self.skip_line(),
                _ => return broke,
            }
        }
    }

    /// Skips anchors and tags, and the trivia behind each; gives where the content starts as far as indentation is
    /// concerned: properties on its own line count as a part of it.
    fn skip_properties(&mut self) -> usize {
        let mut content = self.at;
        while matches!(self.peek(0), Some(b'&' | b'!')) {
            while !self.is_blank(0) {
                self.at += 1;
            }
            if self.skip_trivia() {
                content = self.at;
            }
        }
        content
    }

    /// Whether `---` or `...` starts a line here.
    fn is_document_marker(&self) -> bool {
        let marker = |byte| (0..3).all(|ahead| self.peek(ahead) == Some(byte));
        (marker(b'-') || marker(b'.')) && self.is_blank(3) && self.column(self.at) == 0
    }

    fn scalar(span: Span, style: Style) -> Node {
        Node {
            span,
            style,
            kind: Kind::Scalar,
        }
    }

    /// A node in block context, below something that stands in the column `parent`. `in_map`: it is the value of a
    /// map's entry, whose list may stand in the same column.
    fn block_node(&mut self, parent: isize, in_map: bool) -> Located {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Lost);
        }
        let node = self.block_content(parent, in_map);
        self.depth -= 1;
        node
    }

    fn block_content(&mut self, parent: isize, in_map: bool) -> Located {
        let origin = self.at;
        let broke = self.skip_trivia();
        if self.ends_block(broke, parent, in_map) {
            return Ok(Self::scalar(origin..origin, Style::Empty));
        }
        let properties = self.at;
        let content = self.skip_properties();
        if content != properties && self.ends_block(true, parent, in_map) || self.peek(0).is_none()
        {
            return Ok(Self::scalar(origin..origin, Style::Empty));
        }
        match self.peek(0) {
            _ if self.is_indicator(b'-') => self.block_list(self.column(content)),
            _ if self.is_indicator(b'?') || self.is_implicit_key() => {
                self.at = content;
                self.block_map(self.column(content))
            }
            Some(b'|' | b'>') => Ok(self.block_scalar(parent)),
            _ => self.flow_node(Some(parent)),
        }
    }

    /// Whether nothing that follows belongs to a node below the column `parent`.
    fn ends_block(&self, broke: bool, parent: isize, in_map: bool) -> bool {
        if self.peek(0).is_none() {
            return true;
        }
        if !broke {
            return false;
        }
        let column = self.column(self.at);
        let list_of_entry = in_map && column == parent && self.is_indicator(b'-');
        (column <= parent && !list_of_entry) || self.is_document_marker()
    }

    fn block_list(&mut self, column: isize) -> Located {
        let start = self.at;
        let mut end = start + 1;
        let mut items = Vec::new();
        while self.is_indicator(b'-') && self.column(self.at) == column {
            self.at += 1;
            let item = self.block_node(column, false)?;
            end = item.span.end.max(end);
            items.push(item);
            self.skip_trivia();
        }
        Ok(Node {
            span: start..end,
            style: Style::Block,
            kind: Kind::List(items),
        })
    }

    fn block_map(&mut self, column: isize) -> Located {
        let start = self.at;
        let mut end = start;
        let mut entries = Vec::new();
        while self.peek(0).is_some() && self.column(self.at) == column && !self.is_document_marker()
        {
            if self.is_indicator(b'-') {
                break;
            }
            let entry = self.block_entry(column)?;
            end = entry.1.span.end.max(entry.0.span.end).max(end);
            entries.push(entry);
            self.skip_trivia();
        }
        Ok(Node {
            span: start..end,
            style: Style::Block,
            kind: Kind::Map(entries),
        })
    }

    fn block_entry(&mut self, column: isize) -> Result<(Node, Node), Lost> {
        let line = self
            .raw
            .binary_search_by_key(&self.at, |line| line.span.start)
            .ok();
        if let Some(line) = line.and_then(|n| self.raw.get(n)) {
            self.at = line.span.end;
            let key = Self::scalar(line.key.clone(), Style::Plain);
            return Ok((key, Self::scalar(line.value.clone(), Style::Raw)));
        }
        let key = if self.is_indicator(b'?') {
            self.at += 1;
            let key = self.block_node(column, true)?;
            self.skip_trivia();
            if !(self.is_indicator(b':') && self.column(self.at) == column) {
                let end = key.span.end;
                return Ok((key, Self::scalar(end..end, Style::Empty)));
            }
            key
        } else if self.is_indicator(b':') {
            Self::scalar(self.at..self.at, Style::Empty)
        } else {
            self.skip_properties();
            let key = self.implicit_key()?;
            self.skip_blanks();
            key
        };
        if !self.is(b':') {
            return Err(Lost);
        }
        self.at += 1;
        Ok((key, self.block_node(column, true)?))
    }

    /// Whether a key and its colon start here, on this line.
    fn is_implicit_key(&mut self) -> bool {
        if self.is_indicator(b':') {
            return true;
        }
        let start = self.at;
        let found = self.implicit_key().is_ok() && {
            let one_line = !self
                .bytes
                .get(start..self.at)
                .unwrap_or_default()
                .iter()
                .any(|b| matches!(b, b'\n' | b'\r'));
            self.skip_blanks();
            one_line && self.is_indicator(b':')
        };
        self.at = start;
        found
    }

    /// What can stand before the colon of an entry.
    fn implicit_key(&mut self) -> Located {
        if let Some(b'"' | b'\'' | b'[' | b'{' | b'*') = self.peek(0) {
            return self.flow_node(Some(-1));
        }
        let start = self.at;
        while self.peek(0).is_some()
            && !self.is_break()
            && !self.is_indicator(b':')
            && !self.is_comment()
        {
            self.at += 1;
        }
        let line = self.bytes.get(start..self.at).unwrap_or_default();
        let blanks = line
            .iter()
            .rev()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        Ok(Self::scalar(start..self.at - blanks, Style::Plain))
    }

    /// Whether a `#` stands here that starts a comment.
    fn is_comment(&self) -> bool {
        self.is(b'#')
            && self
                .at
                .checked_sub(1)
                .and_then(|before| self.bytes.get(before))
                .is_some_and(u8::is_ascii_whitespace)
    }
}
