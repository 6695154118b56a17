//! Cuts YAML into tokens, as the parser of Claude Code does.
//!
//! Two things of it are not in the YAML specification and matter here: the indentation of a token is that of its line,
//! or, after `- ` and `? `, of the column; and a tab in the indentation is remembered, to be refused where it counts.

use super::error::{Error, ErrorKind};
use super::{Comment, Span, Text};

/// A part of a YAML text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The indentation that counts for it.
    pub(super) indent: usize,
    /// The number of the line that it starts on.
    pub(super) line: usize,
}

impl Token {
    pub(super) fn span(&self) -> Span {
        self.start..self.end
    }

    pub(super) fn is(&self, kind: TokenKind) -> bool {
        self.kind == kind
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    End,
    Dash,
    Question,
    Colon,
    Comma,
    ListStart,
    ListEnd,
    MapStart,
    MapEnd,
    Anchor,
    Alias,
    Tag(Tag),
    Directive,
    DocumentStart,
    DocumentEnd,
    Scalar(Quotes),
}

/// The tags that change what a text means. All others make a text of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `!`
    NonSpecific,
    /// `!!bool`
    Bool,
    /// `!!int` and `!!float`
    Number,
    /// `!!null`
    Null,
    /// `!!str`
    Str,
    /// Any other.
    Other,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}

/// The text of a scalar token.
#[derive(Debug)]
pub(super) struct Scalar {
    pub(super) text: ScalarText,
    /// A plain scalar of more than one line.
    pub(super) multiline: bool,
    /// The tag that was there when the scalar was scanned.
    pub(super) tag: Option<Tag>,
}

#[derive(Debug)]
pub(super) enum ScalarText {
    /// It stands in the file as it is.
    Verbatim(Span),
    Decoded(Text),
}

/// Where a token stands, which decides what some characters mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// Outside of block maps.
    BlockOut,
    /// In a block map, after its first entry.
    BlockIn,
    /// In brackets.
    FlowIn,
    /// In brackets, where a colon right after a quote or bracket ends a key.
    FlowKey,
}

impl Context {
    pub(super) fn is_flow(self) -> bool {
        matches!(self, Self::FlowIn | Self::FlowKey)
    }
}

/// What the parser knows about the next token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Expect {
    /// The indentation of the column after `-`, `?` or `:`, to which that of the next token on the line is added.
    pub(super) column: Option<usize>,
    /// The tag for a scalar.
    pub(super) tag: Option<Tag>,
    /// The first token of all.
    pub(super) first: bool,
    /// The next token may be indented as it likes, as what ends a list or map in brackets always may.
    pub(super) anywhere: bool,
}

pub(super) struct Scanner<'t> {
    /// The file, up to the end of the YAML.
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    pub(super) line_start: usize,
    pub(super) line: usize,
    /// The indentation that counts on this line.
    pub(super) indent: usize,
    /// There is a tab between the indentation and the token.
    pub(super) tab: bool,
    pub(super) token: Token,
    pub(super) scalar: Option<Scalar>,
    /// The token before the current one, for messages.
    pub(super) previous: Token,
    pub(super) context: Context,
    /// The indentations of the block lists and maps around this place.
    pub(super) blocks: Vec<usize>,
    /// The handles that `%TAG` directives declare.
    pub(super) tag_handles: Vec<&'t str>,
    pub(super) comments: Vec<Comment>,
}

impl<'t> Scanner<'t> {
    /// `text` ends where the YAML ends.
    pub(super) fn new(text: &'t str, start: usize) -> Self {
        let token = Token {
            kind: TokenKind::End,
            start,
            end: start,
            indent: 0,
            line: 1,
        };
        Self {
            text,
            bytes: text.as_bytes(),
            at: start,
            line_start: start,
            line: 1,
            indent: 0,
            tab: false,
            token,
            scalar: None,
            previous: token,
            context: Context::BlockOut,
            blocks: Vec::new(),
            tag_handles: Vec::new(),
            comments: Vec::new(),
        }
    }

    /// The byte at an offset. There is no NUL in the text, so that zero is its end.
    pub(super) fn byte(&self, at: usize) -> u8 {
        if at < self.bytes.len() {
            self.bytes[at]
        } else {
            0
        }
    }

    pub(super) fn here(&self) -> u8 {
        self.byte(self.at)
    }

    pub(super) fn slice(&self, span: Span) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }

    pub(super) fn error<T>(&self, kind: ErrorKind, at: usize) -> Result<T, Error> {
        Err(Error { kind, at })
    }

    /// Steps over a line end of one byte. Of `\r\n`, the callers step over the first byte before, where it counts as one.
    pub(super) fn break_line(&mut self) {
        self.at += 1;
        self.line_start = self.at;
        self.indent = 0;
        self.tab = false;
        self.line += 1;
    }

    /// Steps over `\n`, `\r` or `\r\n`.
    pub(super) fn break_any_line(&mut self) {
        if self.here() == b'\r' && self.byte(self.at + 1) == b'\n' {
            self.at += 1;
        }
        self.break_line();
    }

    pub(super) fn skip_white(&mut self) {
        let mut rest = self.bytes.get(self.at..).unwrap_or_default();
        while let [b' ' | b'\t', tail @ ..] = rest {
            rest = tail;
        }
        self.at = self.bytes.len() - rest.len();
    }

    fn skip_spaces(&mut self) -> usize {
        let start = self.at;
        let mut rest = self.bytes.get(start..).unwrap_or_default();
        while let [b' ', tail @ ..] = rest {
            rest = tail;
        }
        self.at = self.bytes.len() - rest.len();
        self.at - start
    }

    fn skip_line(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.find(['\n', '\r']).unwrap_or(rest.len());
    }

    /// Steps over a comment, from its `#` to the end of the line.
    pub(super) fn skip_comment(&mut self) {
        let start = self.at;
        self.skip_line();
        let line = self.bytes.get(self.line_start..start).unwrap_or_default();
        let is_alone = line.iter().all(|byte| matches!(byte, b' ' | b'\t'));
        self.comments.push(Comment {
            span: start..self.at,
            is_alone,
        });
    }

    pub(super) fn at_line_start(&self) -> bool {
        self.at == self.line_start
    }

    /// Whether `---` or `...` that separates documents stands here.
    pub(super) fn at_marker(&self) -> bool {
        self.at_line_start()
            && self.indent == 0
            && matches!(
                self.bytes.get(self.at..).unwrap_or_default(),
                [b'-', b'-', b'-']
                    | [b'-', b'-', b'-', b' ' | b'\t' | b'\n' | b'\r', ..]
                    | [b'.', b'.', b'.']
                    | [b'.', b'.', b'.', b' ' | b'\t' | b'\n' | b'\r', ..]
            )
    }

    /// Steps over line ends and the white space around them, and returns the number of line ends.
    pub(super) fn fold_lines(&mut self) -> usize {
        let mut count = 0;
        loop {
            match self.here() {
                b'\r' | b'\n' => {
                    count += 1;
                    self.break_any_line();
                }
                b' ' => {
                    self.indent = self.skip_spaces();
                    if self.here() == b'\t' {
                        self.tab = true;
                    }
                    self.skip_white();
                }
                b'\t' => {
                    self.tab = true;
                    self.skip_white();
                }
                _ => return count,
            }
        }
    }

    /// Reads the next token.
    pub(super) fn scan(&mut self, expect: Expect) -> Result<(), Error> {
        self.previous = self.token;
        self.skip_to_token(expect)?;
        let token = self.next_token(expect)?;
        self.token = token;
        if self.context.is_flow()
            && !expect.anywhere
            && !matches!(token.kind, TokenKind::ListEnd | TokenKind::MapEnd)
            && token.line != self.previous.line
            && self
                .blocks
                .last()
                .is_some_and(|&block| token.indent <= block)
        {
            return self.error(ErrorKind::FlowLineNotIndented, token.start);
        }
        Ok(())
    }

    /// Steps over white space, line ends and comments.
    fn skip_to_token(&mut self, expect: Expect) -> Result<(), Error> {
        let mut column = expect.column;
        let mut counts = expect.first || column.is_some();
        let mut in_indentation = counts;
        if in_indentation {
            self.tab = false;
        }
        loop {
            match self.here() {
                b' ' => {
                    let spaces = self.skip_spaces();
                    if counts {
                        self.indent = spaces + column.unwrap_or(0);
                    }
                    counts = false;
                }
                b'\n' | b'\r' => {
                    self.break_any_line();
                    counts = true;
                    in_indentation = true;
                    column = None;
                }
                b'\t' => {
                    if counts && column.is_none() && self.context == Context::BlockIn {
                        return self.error(ErrorKind::Tab, self.at);
                    }
                    if in_indentation {
                        self.tab = true;
                        column = None;
                    }
                    counts = false;
                    self.at += 1;
                }
                b'#' => {
                    if !self.at_line_start() && !self.after_white() {
                        return self.error(ErrorKind::CommentWithoutSpace, self.at);
                    }
                    self.skip_comment();
                }
                _ => return Ok(()),
            }
        }
    }

    /// Whether the byte before is white space or a line end.
    pub(super) fn after_white(&self) -> bool {
        match self.at.checked_sub(1) {
            Some(before) => matches!(self.byte(before), b' ' | b'\t' | b'\n' | b'\r'),
            None => true,
        }
    }

    /// A token from here on.
    pub(super) fn token(&mut self, kind: TokenKind, length: usize) -> Token {
        let start = self.at;
        self.at += length;
        Token {
            kind,
            start,
            end: self.at,
            indent: self.indent,
            line: self.line,
        }
    }

    fn next_token(&mut self, expect: Expect) -> Result<Token, Error> {
        let in_flow = self.context.is_flow();
        // What follows an indicator decides whether it is one.
        let is_separated = |byte| matches!(byte, 0 | b' ' | b'\t' | b'\n' | b'\r');
        let is_flow_indicator = |byte| matches!(byte, b',' | b'[' | b']' | b'{' | b'}');
        let next = self.byte(self.at + 1);
        match self.here() {
            0 => return Ok(self.token(TokenKind::End, 0)),
            b'-' => {
                if self.at_marker() {
                    return Ok(self.token(TokenKind::DocumentStart, 3));
                }
                if is_separated(next) || in_flow && is_flow_indicator(next) {
                    if in_flow {
                        return self.error(ErrorKind::InFlow, self.at);
                    }
                    return Ok(self.token(TokenKind::Dash, 1));
                }
            }
            b'.' if self.at_marker() => return Ok(self.token(TokenKind::DocumentEnd, 3)),
            b'?' if is_separated(next) || in_flow && is_flow_indicator(next) => {
                return Ok(self.token(TokenKind::Question, 1));
            }
            b':' if is_separated(next)
                || in_flow && is_flow_indicator(next)
                || self.context == Context::FlowKey =>
            {
                return Ok(self.token(TokenKind::Colon, 1));
            }
            b',' if in_flow => return Ok(self.token(TokenKind::Comma, 1)),
            b'[' => return Ok(self.token(TokenKind::ListStart, 1)),
            b']' => return Ok(self.token(TokenKind::ListEnd, 1)),
            b'{' => return Ok(self.token(TokenKind::MapStart, 1)),
            b'}' => return Ok(self.token(TokenKind::MapEnd, 1)),
            b'&' => return self.name(TokenKind::Anchor),
            b'*' => return self.name(TokenKind::Alias),
            b'!' => return self.tag(),
            b'|' | b'>' => {
                if in_flow {
                    return self.error(ErrorKind::BlockInFlow, self.at);
                }
                return self.block_scalar();
            }
            b'\'' => return self.single_quoted(),
            b'"' => return self.double_quoted(),
            b'%' => return Ok(self.token(TokenKind::Directive, 1)),
            b'@' | b'`' => return self.error(ErrorKind::ReservedIndicator, self.at),
            _ => {}
        }
        self.plain(expect.tag)
    }

    /// An anchor or an alias.
    fn name(&mut self, kind: TokenKind) -> Result<Token, Error> {
        let start = self.at;
        let mut rest = self.bytes.get(start + 1..).unwrap_or_default();
        while let [byte, tail @ ..] = rest {
            if matches!(byte, 0..=b' ' | b',' | b'[' | b']' | b'{' | b'}' | 0x7F) {
                break;
            }
            rest = tail;
        }
        let end = self.bytes.len() - rest.len();
        let ends = match rest {
            [] | [b' ' | b'\t' | b'\n' | b'\r', ..] => true,
            [b',' | b'[' | b']' | b'{' | b'}', ..] => self.context.is_flow(),
            _ => false,
        };
        if end == start + 1 || !ends {
            return self.error(ErrorKind::Property, start);
        }
        Ok(self.token(kind, end - start))
    }

    fn tag(&mut self) -> Result<Token, Error> {
        let start = self.at;
        let invalid = |at| {
            Err(Error {
                kind: ErrorKind::Property,
                at,
            })
        };
        let (kind, end) = match self.byte(start + 1) {
            0 | b' ' | b'\t' | b'\n' | b'\r' => (Tag::NonSpecific, start + 1),
            b'<' => {
                let local = usize::from(self.byte(start + 2) == b'!');
                let from = start + 2 + local;
                let mut end = from;
                if local == 0 {
                    end = self.tag_chars(from, false);
                    if end == from {
                        return invalid(start);
                    }
                }
                end = self.tag_chars(end, true);
                if self.byte(end) != b'>' {
                    return invalid(start);
                }
                (Tag::Other, end + 1)
            }
            b'!' => {
                let end = self.tag_chars(start + 2, false);
                let ends = match self.byte(end) {
                    0 | b' ' | b'\t' | b'\n' | b'\r' => true,
                    b',' | b'[' | b']' | b'{' | b'}' => self.context.is_flow(),
                    _ => false,
                };
                if end == start + 2 || !ends {
                    return invalid(start);
                }
                (known_tag(self.slice(start + 2..end)), end)
            }
            _ => {
                let word = self.word(start + 1);
                if word == start + 1 {
                    return invalid(start);
                }
                if self.byte(word) == b'!' {
                    if !self.tag_handles.contains(&self.slice(start + 1..word)) {
                        return self.error(ErrorKind::UnknownTagHandle, start);
                    }
                    let end = self.tag_chars(word + 1, false);
                    if end == word + 1 {
                        return invalid(start);
                    }
                    (Tag::Other, end)
                } else {
                    let end = self.tag_chars(word, false);
                    (known_tag(self.slice(start + 1..end)), end)
                }
            }
        };
        Ok(self.token(TokenKind::Tag(kind), end - start))
    }

    /// The end of the letters, digits and hyphens from here on.
    pub(super) fn word(&self, from: usize) -> usize {
        let mut at = from;
        while self.byte(at).is_ascii_alphanumeric() || self.byte(at) == b'-' {
            at += 1;
        }
        at
    }

    /// The end of what a tag, or a whole URI, may consist of.
    pub(super) fn tag_chars(&self, from: usize, uri: bool) -> usize {
        let mut at = from;
        loop {
            at += match self.byte(at) {
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' => 1,
                b'#' | b';' | b'/' | b'?' | b':' | b'@' | b'&' | b'=' | b'+' | b'$' | b'_'
                | b'.' | b'~' | b'*' | b'\'' | b'(' | b')' => 1,
                b',' | b'!' | b'[' | b']' if uri => 1,
                b'%' if self.byte(at + 1).is_ascii_hexdigit()
                    && self.byte(at + 2).is_ascii_hexdigit() =>
                {
                    3
                }
                _ => return at,
            };
        }
    }
}

fn known_tag(name: &str) -> Tag {
    match name {
        "bool" => Tag::Bool,
        "int" | "float" => Tag::Number,
        "null" => Tag::Null,
        "str" => Tag::Str,
        _ => Tag::Other,
    }
}
