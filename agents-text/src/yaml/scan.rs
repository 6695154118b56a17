//! Cuts YAML into tokens, as the parser of Claude Code does.
//!
//! Two things of it are not in the YAML specification and matter here: the indentation of a token is that of its line,
//! or, after `- ` and `? `, of the column; and a tab in the indentation is remembered, to be refused where it counts.

use super::error::{Error, ErrorKind, fail, fail_inside};
use super::token::{Scalar, Tag, Token, TokenKind};
use super::value::Comment;
use crate::span::Span;

/// The context of a token, which decides what some characters mean.
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
    /// The brackets around this place.
    pub(super) brackets: Vec<Token>,
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
            brackets: Vec::new(),
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

    /// Steps over a line ending of one byte. Of `\r\n`, the callers step over the first byte before, where it counts as one.
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

    /// The end of the line, without its line ending.
    pub(super) fn line_end(&self) -> usize {
        let rest = self.slice(self.at..self.bytes.len());
        let line = match rest.find('\n') {
            Some(end) => rest.get(..end).unwrap_or_default(),
            None => rest,
        };
        self.at + line.find('\r').unwrap_or(line.len())
    }

    /// Steps over a comment, from its `#` to the end of the line.
    pub(super) fn skip_comment(&mut self) {
        let start = self.at;
        self.at = self.line_end();
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

    /// Whether there is a `---` or `...` here that separates documents.
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

    /// Steps over line endings and the white space around them, and returns the number of line endings.
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
            let bracket = self
                .brackets
                .last()
                .map_or(token.start, |token| token.start);
            return fail_inside(ErrorKind::FlowLineNotIndented, token.start, bracket);
        }
        Ok(())
    }

    /// Steps over white space, line endings and comments.
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
                        return fail(ErrorKind::Tab, self.at);
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
                        return fail(ErrorKind::CommentWithoutSpace, self.at);
                    }
                    self.skip_comment();
                }
                _ => return Ok(()),
            }
        }
    }

    /// Whether the byte before is white space or a line ending.
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
                        return fail(ErrorKind::InFlow, self.at);
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
                    return fail(ErrorKind::BlockInFlow, self.at);
                }
                return self.block_scalar();
            }
            b'\'' => return self.single_quoted(),
            b'"' => return self.double_quoted(),
            b'%' => return Ok(self.token(TokenKind::Directive, 1)),
            b'@' | b'`' => return fail(ErrorKind::ReservedIndicator, self.at),
            _ => {}
        }
        Ok(self.plain(expect.tag))
    }
}
