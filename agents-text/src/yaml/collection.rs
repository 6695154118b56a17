//! Lists and maps, by lines and in brackets.

use super::error::{Error, ErrorKind, fail};
use super::map::{Entries, Key};
use super::node::{After, Around};
use super::parse::Parser;
use super::scan::Context;
use super::token::{Token, TokenKind};
use super::value::{Node, Style, Value};

impl Parser<'_> {
    /// Refuses a list or map by lines on the line of a `---`.
    fn refuse_on_marker_line(&self, start: Token) -> Result<(), Error> {
        if self.marker_line == Some(start.line) {
            fail(ErrorKind::Unexpected, start.start)
        } else {
            Ok(())
        }
    }

    /// Reads a list with a line for each item.
    pub(super) fn block_list(&mut self) -> Result<Node, Error> {
        let start = self.token();
        self.refuse_on_marker_line(start)?;
        self.scanner.blocks.push(start.indent);
        let mut items: Vec<Node> = Vec::new();
        let mut line = 0;
        let mut end = start.end;
        loop {
            let dash = self.token();
            if !dash.is(TokenKind::Dash) || dash.indent != start.indent {
                break;
            }
            if self.scanner.tab {
                return self.tab_error(dash);
            }
            if dash.line == line {
                break;
            }
            line = dash.line;
            self.next_after_column(Some(start.indent + 1))?;
            let item = self.after_indicator(start.indent, dash, After::Dash)?;
            end = item.span.end.max(dash.end);
            items.push(item);
        }
        self.scanner.blocks.pop();
        Ok(node(Value::List(items), start.start, end, Style::Block))
    }

    /// Reads a map with a line for each entry, or one of a single entry in `[…]`, after its first key.
    pub(super) fn block_map(
        &mut self,
        first: Key,
        start: Token,
        may_pair: bool,
    ) -> Result<Node, Error> {
        self.refuse_on_marker_line(start)?;
        let outer = self.scanner.context;
        if !outer.is_flow() {
            self.scanner.blocks.push(start.indent);
        }
        let mut entries = Entries::default();
        let (value, line) = self.first_value(start, may_pair)?;
        entries.add(first, value, &mut self.budget)?;
        if outer != Context::FlowIn {
            self.scanner.context = Context::BlockIn;
            self.more_entries(&mut entries, start.indent, line)?;
            self.scanner.context = outer;
        }
        if !outer.is_flow() {
            self.scanner.blocks.pop();
        }
        let end = entries.end().max(start.end);
        Ok(node(
            Value::Map(entries.finish()),
            start.start,
            end,
            Style::Block,
        ))
    }

    /// Reads the value of the first entry of a block map, and returns the line of its colon.
    fn first_value(&mut self, start: Token, may_pair: bool) -> Result<(Node, usize), Error> {
        let token = self.token();
        let empty = Node::empty(self.scanner.previous.end.min(token.start));
        match token.kind {
            TokenKind::Question if token.line == start.line => self.unexpected(),
            TokenKind::Colon => {
                let is_on_own_line = token.line != start.line;
                if is_on_own_line
                    && !self.scanner.context.is_flow()
                    && (token.indent != start.indent || self.scanner.tab)
                {
                    if token.indent < start.indent {
                        // The colon belongs to a key further out.
                        return Ok((empty, token.line));
                    }
                    return self.tab_error_or(ErrorKind::Indentation, token);
                }
                self.next_after_column(is_on_own_line.then_some(start.indent + 1))?;
                let value = self.after_indicator(start.indent, token, After::Colon { may_pair })?;
                Ok((value, token.line))
            }
            _ => Ok((empty, start.line)),
        }
    }

    /// Reads the entries of a block map after the first one, which ends on `line`.
    pub(super) fn more_entries(
        &mut self,
        entries: &mut Entries,
        indent: usize,
        mut line: usize,
    ) -> Result<(), Error> {
        loop {
            let start = self.token();
            let is_end = matches!(
                start.kind,
                TokenKind::End | TokenKind::DocumentStart | TokenKind::DocumentEnd
            );
            if is_end || start.indent != indent || start.line == line {
                return Ok(());
            }
            if self.scanner.tab {
                return self.tab_error(start);
            }
            line = start.line;
            let is_explicit = start.is(TokenKind::Question);
            let key = self.node(Around {
                map_indent: Some(indent),
                ..Around::default()
            })?;
            let key_end = key.span.end;
            let key = Key::new(key);
            let token = self.token();
            let has_value = match token.kind {
                TokenKind::Colon if is_explicit => {
                    if token.indent > indent || token.indent == indent && self.scanner.tab {
                        return self.tab_error_or(ErrorKind::Indentation, token);
                    }
                    token.indent == indent
                }
                TokenKind::Colon if token.line != start.line => {
                    return fail(ErrorKind::MissingColon, start.start);
                }
                TokenKind::Colon => true,
                TokenKind::Question if token.line == start.line => return self.unexpected(),
                TokenKind::Question => {
                    // An entry of a set.
                    entries.add(key, Node::empty(key_end), &mut self.budget)?;
                    continue;
                }
                _ if is_explicit => false,
                _ => return self.missing_colon(start),
            };
            if !has_value {
                entries.add_unmerged(key, Node::empty(key_end));
                continue;
            }
            let is_on_own_line = token.line != line;
            line = token.line;
            self.next_after_column(is_on_own_line.then_some(indent + 1))?;
            let value = self.after_indicator(indent, token, After::Colon { may_pair: false })?;
            entries.add(key, value, &mut self.budget)?;
        }
    }

    /// An error about a key without a colon.
    fn missing_colon<T>(&self, key: Token) -> Result<T, Error> {
        let token = self.token();
        if token.line == key.line && !token.is(TokenKind::End) {
            return self.unexpected();
        }
        let kind = if key.is(TokenKind::Dash) {
            ErrorKind::MixedCollection
        } else {
            ErrorKind::MissingColon
        };
        fail(kind, key.start)
    }

    /// Reads `[…]`.
    pub(super) fn flow_list(&mut self) -> Result<Node, Error> {
        let start = self.token();
        self.scanner.brackets.push(start);
        let outer = std::mem::replace(&mut self.scanner.context, Context::FlowIn);
        let mut items = Vec::new();
        self.next()?;
        while !self.token().is(TokenKind::ListEnd) {
            let item = if self.token().is(TokenKind::Question) {
                self.explicit_pair()?
            } else {
                self.node(Around {
                    may_pair: true,
                    ..Around::default()
                })?
            };
            items.push(item);
            match self.token().kind {
                TokenKind::ListEnd => break,
                TokenKind::Comma => self.next()?,
                _ => return self.unexpected(),
            }
        }
        let end = self.token().end;
        self.scanner.brackets.pop();
        self.scanner.context = outer;
        self.next()?;
        Ok(node(Value::List(items), start.start, end, Style::Flow))
    }

    /// Reads `? key: value` in `[…]`.
    fn explicit_pair(&mut self) -> Result<Node, Error> {
        let start = self.token();
        let key = self.flow_explicit_key()?;
        let key = Key::new(key);
        let value = if self.token().is(TokenKind::Colon) {
            self.flow_value(TokenKind::ListEnd)?
        } else {
            Node::empty(self.token().start)
        };
        let mut entries = Entries::default();
        entries.add(key, value, &mut self.budget)?;
        let end = entries.end().max(start.end);
        Ok(node(
            Value::Map(entries.finish()),
            start.start,
            end,
            Style::Flow,
        ))
    }

    /// Reads the key after a `?` in brackets.
    fn flow_explicit_key(&mut self) -> Result<Node, Error> {
        let start = self.token();
        let is_empty = |kind| {
            matches!(
                kind,
                TokenKind::Colon | TokenKind::Comma | TokenKind::MapEnd | TokenKind::ListEnd
            )
        };
        self.next()?;
        if is_empty(self.token().kind) {
            return Ok(Node::empty(start.end));
        }
        if self.token().is(TokenKind::Question) {
            return self.unexpected();
        }
        self.flow_key_with_properties(start, &is_empty)
    }

    /// Reads the value after a colon in brackets, up to what ends the entry.
    fn flow_value(&mut self, closing: TokenKind) -> Result<Node, Error> {
        let colon = self.token();
        self.next()?;
        let token = self.token();
        if token.is(TokenKind::Comma) || token.is(closing) {
            return Ok(Node::empty(colon.end));
        }
        self.node(Around {
            map_indent: Some(token.indent),
            ..Around::default()
        })
    }

    /// Reads `{…}`.
    pub(super) fn flow_map(&mut self) -> Result<Node, Error> {
        let start = self.token();
        self.scanner.brackets.push(start);
        let outer = std::mem::replace(&mut self.scanner.context, Context::FlowIn);
        let mut entries = Entries::default();
        self.next()?;
        while !self.token().is(TokenKind::MapEnd) {
            let key = match self.token().kind {
                TokenKind::Question => self.flow_explicit_key()?,
                TokenKind::Colon => Node::empty(self.token().start),
                _ => {
                    self.scanner.context = Context::FlowKey;
                    let key = self.node(Around::default())?;
                    self.scanner.context = Context::FlowIn;
                    key
                }
            };
            let key_end = key.span.end;
            let key = Key::new(key);
            match self.token().kind {
                TokenKind::Comma | TokenKind::MapEnd => {
                    entries.add_unmerged(key, Node::empty(key_end));
                }
                TokenKind::Colon => {
                    let value = self.flow_value(TokenKind::MapEnd)?;
                    if matches!(value.style, Style::Empty) && value.properties.is_none() {
                        entries.add_unmerged(key, value);
                    } else {
                        entries.add(key, value, &mut self.budget)?;
                    }
                }
                _ => return self.unexpected(),
            }
            match self.token().kind {
                TokenKind::Comma => self.next()?,
                TokenKind::MapEnd => {}
                _ => return self.unexpected(),
            }
        }
        let end = self.token().end;
        self.scanner.brackets.pop();
        self.scanner.context = outer;
        self.next()?;
        Ok(node(
            Value::Map(entries.finish()),
            start.start,
            end,
            Style::Flow,
        ))
    }
}

fn node(value: Value, start: usize, end: usize, style: Style) -> Node {
    Node {
        value,
        span: start..end,
        style,
        properties: None,
    }
}
