//! What the parser knows while it builds values from tokens.

use std::collections::HashMap;

use super::budget::Budget;
use super::error::{Error, ErrorKind, fail};
use super::scan::{Expect, Scanner};
use super::token::{Quotes, Tag, Token, TokenKind};
use super::value::Node;
use crate::span::Span;

pub(super) struct Parser<'t> {
    pub(super) scanner: Scanner<'t>,
    /// The values of the anchors so far. Empty where no alias asks for them.
    pub(super) anchors: HashMap<&'t str, Node>,
    has_aliases: bool,
    /// The names of the anchors of the lists and maps around this place.
    pub(super) open_anchors: Vec<&'t str>,
    /// How many values are around this place.
    pub(super) depth: usize,
    pub(super) budget: Budget,
    /// The line of a `---`: no block list or map may begin on it.
    pub(super) marker_line: Option<usize>,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, yaml: &Span, budget: Budget) -> Self {
        let source = text.get(yaml.clone()).unwrap_or_default();
        // Past a byte order mark.
        let start = yaml.start + if source.starts_with('\u{FEFF}') { 3 } else { 0 };
        Self {
            scanner: Scanner::new(text, start),
            anchors: HashMap::new(),
            has_aliases: source.contains('*'),
            open_anchors: Vec::new(),
            depth: 0,
            budget,
            marker_line: None,
        }
    }

    pub(super) fn token(&self) -> Token {
        self.scanner.token
    }

    pub(super) fn next(&mut self) -> Result<(), Error> {
        self.scanner.scan(Expect::default())
    }

    pub(super) fn next_after_column(&mut self, column: Option<usize>) -> Result<(), Error> {
        self.scanner.scan(Expect {
            column,
            ..Expect::default()
        })
    }

    pub(super) fn next_tagged(&mut self, tag: Option<Tag>) -> Result<(), Error> {
        self.scanner.scan(Expect {
            tag,
            ..Expect::default()
        })
    }

    pub(super) fn name(&self, token: Token) -> &'t str {
        self.scanner.slice(token.start + 1..token.end)
    }

    /// Keeps the value of an anchor for its aliases.
    pub(super) fn define(&mut self, anchor: Option<Token>, node: &Node) -> Result<(), Error> {
        let Some(anchor) = anchor.filter(|_| self.has_aliases) else {
            return Ok(());
        };
        let copy = self.budget.copy(node, self.depth, anchor.start)?;
        self.anchors.insert(self.name(anchor), copy);
        Ok(())
    }

    /// Remembers the anchor of a list or map that is being read.
    pub(super) fn open_anchor(&mut self, anchor: Option<Token>) {
        if let Some(anchor) = anchor {
            self.open_anchors.push(self.name(anchor));
        }
    }

    pub(super) fn close_anchor(&mut self, anchor: Option<Token>) {
        if anchor.is_some() {
            self.open_anchors.pop();
        }
    }

    /// An error about a tab in front of a token.
    pub(super) fn tab_error<T>(&self, token: Token) -> Result<T, Error> {
        let before = self.scanner.slice(0..token.start);
        let white = before.len() - before.trim_end_matches([' ', '\t']).len();
        let tab = before
            .get(before.len() - white..)
            .and_then(|white| white.find('\t'));
        fail(ErrorKind::Tab, token.start - white + tab.unwrap_or(white))
    }

    /// An error about a tab in front of a token, or about the token where there is none.
    pub(super) fn tab_error_or<T>(&self, kind: ErrorKind, token: Token) -> Result<T, Error> {
        if self.scanner.tab {
            self.tab_error(token)
        } else {
            fail(kind, token.start)
        }
    }

    /// An error about the current token.
    pub(super) fn unexpected<T>(&self) -> Result<T, Error> {
        let token = self.token();
        let previous = self.scanner.previous;
        let between = self.scanner.slice(previous.end..token.start);
        let follows = !between.contains(['\n', '\r']);
        if let Some(open) = self.scanner.brackets.last() {
            let is_outside = self
                .scanner
                .blocks
                .last()
                .is_some_and(|&block| token.indent <= block);
            if token.is(TokenKind::End) || token.line != open.line && is_outside {
                let kind = if open.is(TokenKind::ListStart) {
                    ErrorKind::UnclosedList
                } else {
                    ErrorKind::UnclosedMap
                };
                return fail(kind, open.start);
            }
        }
        let kind = match (token.kind, previous.kind) {
            (TokenKind::Directive, _) => ErrorKind::StrayDirective,
            (_, TokenKind::Scalar(Quotes::Single | Quotes::Double)) if follows => {
                ErrorKind::AfterQuote
            }
            (_, TokenKind::ListEnd | TokenKind::MapEnd)
                if follows && !self.scanner.context.is_flow() =>
            {
                ErrorKind::AfterBracket
            }
            (TokenKind::Colon, TokenKind::Scalar(Quotes::Plain)) if follows => {
                ErrorKind::ColonInPlain
            }
            (TokenKind::Comma | TokenKind::ListEnd | TokenKind::MapEnd, _) => {
                ErrorKind::StrayFlowIndicator
            }
            _ if self.scanner.context.is_flow() => ErrorKind::InFlow,
            (TokenKind::Dash, _) if follows => ErrorKind::ItemAfterKey,
            (TokenKind::Dash, _) => ErrorKind::MixedCollection,
            _ if !follows && token.indent > 0 => ErrorKind::Indentation,
            _ if !follows => ErrorKind::MixedCollection,
            _ => ErrorKind::Unexpected,
        };
        let start = match kind {
            ErrorKind::AfterQuote | ErrorKind::ColonInPlain => Some(previous.start),
            ErrorKind::InFlow => self.scanner.brackets.last().map(|open| open.start),
            _ => None,
        };
        Err(Error {
            kind,
            at: token.start,
            start,
        })
    }
}
