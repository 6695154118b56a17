//! Builds values from tokens.

use std::collections::HashMap;

use super::error::{Error, ErrorKind};
use super::plain::{Meaning, meaning};
use super::scan::{Context, Expect, Quotes, Scalar, ScalarText, Scanner, Tag, Token, TokenKind};
use super::value::{Node, Style, Value};
use super::{Budget, MAX_DEPTH, Span, Text};

pub(super) struct Parser<'t> {
    pub(super) scanner: Scanner<'t>,
    /// The values of the anchors so far. Empty where no alias asks for them.
    anchors: HashMap<&'t str, Node>,
    has_aliases: bool,
    /// The names of the anchors of the lists and maps around this place.
    open_anchors: Vec<&'t str>,
    depth: usize,
    pub(super) budget: Budget,
    /// The line of a `---`: no block list or map may begin on it.
    pub(super) marker_line: Option<usize>,
    /// The brackets around this place.
    pub(super) open_brackets: Vec<Token>,
}

/// What is around a value.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    /// The indentation of the map that it belongs to: a key there belongs to that map.
    pub(super) map_indent: Option<usize>,
    /// It is a key after `? `.
    pub(super) is_explicit_key: bool,
    /// It is in `[…]`, where `key: value` makes a map.
    pub(super) may_pair: bool,
    /// The tag and the anchor before it.
    pub(super) tag: Option<Token>,
    pub(super) anchor: Option<Token>,
}

/// The indicators after which a value of a block list or map stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    Dash,
    Question,
    Colon { may_pair: bool },
}

/// The tags and anchors before a value. Those of a map stand on a line before those of its first key.
#[derive(Default)]
struct Before {
    tag: Option<Token>,
    anchor: Option<Token>,
    map_tag: Option<Token>,
    map_anchor: Option<Token>,
}

impl Before {
    fn add_anchor(&mut self, token: Token) -> Result<(), Error> {
        if let Some(earlier) = self.anchor {
            if earlier.line == token.line || self.map_anchor.is_some() {
                return Err(Error {
                    kind: ErrorKind::TwoAnchors,
                    at: token.start,
                });
            }
            self.map_anchor = Some(earlier);
        }
        self.anchor = Some(token);
        Ok(())
    }

    fn add_tag(&mut self, token: Token) -> Result<(), Error> {
        if let Some(earlier) = self.tag {
            if earlier.line == token.line {
                return Err(Error {
                    kind: ErrorKind::TwoTags,
                    at: token.start,
                });
            }
            self.map_tag = Some(earlier);
        }
        self.tag = Some(token);
        Ok(())
    }

    fn tag(&self) -> Option<Tag> {
        tag_of(self.tag)
    }

    fn is_on(&self, line: usize) -> bool {
        [self.tag, self.anchor]
            .into_iter()
            .flatten()
            .any(|token| token.line == line)
    }

    /// The anchors of a first key on this line, and of its map.
    fn split_anchors(&self, line: usize) -> Result<(Option<Token>, Option<Token>), Error> {
        match (self.map_anchor, self.anchor) {
            (Some(_), Some(inner)) if inner.line != line => Err(Error {
                kind: ErrorKind::TwoAnchors,
                at: inner.start,
            }),
            (Some(outer), inner) => Ok((inner, Some(outer))),
            (None, Some(anchor)) if anchor.line == line => Ok((Some(anchor), None)),
            (None, anchor) => Ok((None, anchor)),
        }
    }
}

fn tag_of(token: Option<Token>) -> Option<Tag> {
    match token?.kind {
        TokenKind::Tag(tag) => Some(tag),
        _ => None,
    }
}

/// What a value turns out to be once the token after it is known.
enum Role {
    /// A value.
    Value,
    /// A value, and what stands before it is of no account.
    Alone,
    /// The first key of a map.
    Key,
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
            open_brackets: Vec::new(),
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

    fn next_tagged(&mut self, tag: Option<Tag>) -> Result<(), Error> {
        self.scanner.scan(Expect {
            tag,
            ..Expect::default()
        })
    }

    pub(super) fn error<T>(kind: ErrorKind, at: usize) -> Result<T, Error> {
        Err(Error { kind, at })
    }

    /// Reads a document, from its directives to the token after it.
    pub(super) fn document(&mut self) -> Result<Node, Error> {
        self.anchors.clear();
        self.scanner.tag_handles.clear();
        let mut directives = 0;
        let mut versions = 0;
        while self.token().is(TokenKind::Directive) {
            directives += 1;
            versions += usize::from(self.directive()?);
            if versions > 1 {
                return Self::error(ErrorKind::Directive, self.token().start);
            }
            self.next()?;
        }
        self.marker_line = None;
        if self.token().is(TokenKind::DocumentStart) {
            self.marker_line = Some(self.token().line);
            self.next()?;
        } else if directives > 0 {
            return Self::error(ErrorKind::Directive, self.token().start);
        }
        let root = self.node(Around::default())?;
        self.document_end()?;
        Ok(root)
    }

    /// Reads what may follow a document.
    pub(super) fn document_end(&mut self) -> Result<(), Error> {
        match self.token().kind {
            TokenKind::End | TokenKind::DocumentStart => Ok(()),
            TokenKind::DocumentEnd => {
                let mut line = self.token().line;
                self.next()?;
                while self.token().is(TokenKind::DocumentEnd) {
                    line = self.token().line;
                    self.next()?;
                }
                if self.token().line == line && !self.token().is(TokenKind::End) {
                    return self.unexpected();
                }
                Ok(())
            }
            _ => self.unexpected(),
        }
    }

    /// Reads a value.
    pub(super) fn node(&mut self, around: Around) -> Result<Node, Error> {
        if self.depth >= MAX_DEPTH {
            return Self::error(ErrorKind::Depth, self.token().start);
        }
        self.depth += 1;
        let node = self.node_inside(around)?;
        self.depth -= 1;
        Ok(node)
    }

    fn node_inside(&mut self, around: Around) -> Result<Node, Error> {
        let mut before = Before {
            tag: around.tag,
            anchor: around.anchor,
            ..Before::default()
        };
        loop {
            let token = self.token();
            match token.kind {
                TokenKind::Anchor => {
                    before.add_anchor(token)?;
                    self.next_tagged(before.tag())?;
                }
                TokenKind::Tag(tag) => {
                    before.add_tag(token)?;
                    self.next_tagged(Some(tag))?;
                }
                _ => break,
            }
        }
        let token = self.token();
        let tab = self.scanner.tab;
        let node = match token.kind {
            TokenKind::End | TokenKind::DocumentStart | TokenKind::DocumentEnd => self.empty_here(),
            TokenKind::Comma | TokenKind::ListEnd | TokenKind::MapEnd => {
                if before.tag.is_none() && before.anchor.is_none() {
                    return self.unexpected();
                }
                self.empty_here()
            }
            TokenKind::Alias => {
                let node = self.alias(&before)?;
                match self.role(token, tab, around)? {
                    Role::Value => node,
                    Role::Alone => return Ok(node),
                    Role::Key => {
                        let first = self.key(node);
                        return self.block_map(first, token, around.may_pair);
                    }
                }
            }
            TokenKind::ListStart | TokenKind::MapStart => {
                let node = self.flow(token, &before, around)?;
                match self.role(token, tab, around)? {
                    Role::Value | Role::Alone => node,
                    Role::Key => {
                        let is_list = token.is(TokenKind::ListStart);
                        let map = self.map_of(node, token, &mut before, around)?;
                        if is_list {
                            return Ok(map);
                        }
                        map
                    }
                }
            }
            TokenKind::Scalar(quotes) => {
                let scalar = self.scanner.scalar.take();
                self.next_after_scalar(quotes, before.tag(), around)?;
                let node = self.scalar(token, quotes, scalar);
                match self.role(token, tab, around)? {
                    Role::Value | Role::Alone => node,
                    Role::Key => return self.map_of(node, token, &mut before, around),
                }
            }
            TokenKind::Dash => {
                if before.is_on(token.line) {
                    return Self::error(ErrorKind::ItemAfterKey, token.start);
                }
                self.open_anchor(before.anchor);
                let list = self.block_list()?;
                self.close_anchor(before.anchor);
                list
            }
            TokenKind::Question => {
                let key = self.explicit_key(token)?;
                if around.map_indent == Some(token.indent) {
                    return Ok(key);
                }
                self.open_anchor(before.anchor);
                let first = self.key(key);
                let map = self.block_map(first, token, around.may_pair)?;
                self.close_anchor(before.anchor);
                map
            }
            TokenKind::Colon => {
                if self.scanner.context == Context::FlowKey {
                    self.empty_here()
                } else {
                    if tab && self.scanner.context != Context::FlowIn {
                        return self.tab_error(token);
                    }
                    if around.map_indent == Some(token.indent) {
                        self.empty_here()
                    } else {
                        let mut key = self.empty_here();
                        if before.tag.is_some_and(|tag| tag.line == token.line) {
                            resolve_empty(&mut key, before.tag.take());
                        }
                        let map = self.map_of(key, token, &mut before, around)?;
                        before.anchor = None;
                        before.map_anchor = None;
                        map
                    }
                }
            }
            TokenKind::Directive => return Self::error(ErrorKind::StrayDirective, token.start),
            TokenKind::Anchor | TokenKind::Tag(_) => return self.unexpected(),
        };
        self.with_properties(node, &before)
    }

    /// Decides whether what began at `start` is a key, now that the token after it is known.
    fn role(&self, start: Token, tab: bool, around: Around) -> Result<Role, Error> {
        let colon = self.token();
        if !colon.is(TokenKind::Colon) {
            return Ok(Role::Value);
        }
        let context = self.scanner.context;
        let is_multiline = start.line != colon.line;
        if colon.indent < start.indent
            || around.is_explicit_key && is_multiline && colon.indent <= start.indent
        {
            // The colon belongs to a key further out.
            return Ok(Role::Value);
        }
        let value = if start.is(TokenKind::Alias) {
            Role::Alone
        } else {
            Role::Value
        };
        if tab && !context.is_flow() {
            return self.tab_error(start);
        }
        if around.map_indent == Some(start.indent) || context == Context::FlowKey {
            return Ok(value);
        }
        if is_multiline && !around.is_explicit_key {
            let kind = if start.is(TokenKind::Scalar(Quotes::Plain)) {
                ErrorKind::MissingColon
            } else {
                ErrorKind::MultilineKey
            };
            return Self::error(kind, start.start);
        }
        if context == Context::FlowIn && !around.may_pair {
            return Ok(value);
        }
        Ok(Role::Key)
    }

    /// Reads the map whose first key was just read.
    fn map_of(
        &mut self,
        mut key: Node,
        start: Token,
        before: &mut Before,
        around: Around,
    ) -> Result<Node, Error> {
        let (key_anchor, map_anchor) = before.split_anchors(start.line)?;
        self.define(key_anchor, &key)?;
        if let Some(anchor) = key_anchor {
            key.properties_mut().anchor = Some(anchor.span());
        }
        let (key_tag, map_tag) = match before.tag {
            Some(tag) if tag.line == start.line => (Some(tag), before.map_tag),
            tag => (None, tag),
        };
        if let Some(tag) = key_tag {
            key.properties_mut().tag = Some(tag.span());
        }
        self.open_anchor(map_anchor);
        let first = self.key(key);
        let mut map = self.block_map(first, start, around.may_pair)?;
        self.close_anchor(map_anchor);
        self.define(map_anchor, &map)?;
        if let Some(anchor) = map_anchor {
            map.properties_mut().anchor = Some(anchor.span());
        }
        if let Some(tag) = map_tag {
            map.properties_mut().tag = Some(tag.span());
        }
        Ok(map)
    }

    /// Gives a value its tag and its anchor.
    fn with_properties(&mut self, mut node: Node, before: &Before) -> Result<Node, Error> {
        if let Some(anchor) = before.map_anchor {
            return Self::error(ErrorKind::TwoAnchors, anchor.start);
        }
        if let Some(tag) = before.map_tag {
            return Self::error(ErrorKind::TwoTags, tag.start);
        }
        if let Some(tag) = before.tag {
            resolve_empty(&mut node, before.tag);
            node.properties_mut().tag = Some(tag.span());
        }
        self.define(before.anchor, &node)?;
        if let Some(anchor) = before.anchor {
            node.properties_mut().anchor = Some(anchor.span());
        }
        Ok(node)
    }

    /// Nothing, with the tag and the anchor before it.
    fn empty_with(
        &mut self,
        tag: Option<Token>,
        anchor: Option<Token>,
        at: usize,
    ) -> Result<Node, Error> {
        let at = [tag, anchor]
            .into_iter()
            .flatten()
            .map(|token| token.end)
            .max()
            .unwrap_or(at);
        let before = Before {
            tag,
            anchor,
            ..Before::default()
        };
        self.with_properties(Node::empty(at), &before)
    }

    fn empty_here(&self) -> Node {
        Node::empty(self.token().start)
    }

    fn name(&self, token: Token) -> &'t str {
        self.scanner.slice(token.start + 1..token.end)
    }

    /// Keeps the value of an anchor for its aliases.
    fn define(&mut self, anchor: Option<Token>, node: &Node) -> Result<(), Error> {
        let Some(anchor) = anchor.filter(|_| self.has_aliases) else {
            return Ok(());
        };
        let copy = self.budget.copy(node, self.depth, anchor.start)?;
        self.anchors.insert(self.name(anchor), copy);
        Ok(())
    }

    /// Remembers the anchor of a list or map that is being read.
    fn open_anchor(&mut self, anchor: Option<Token>) {
        if let Some(anchor) = anchor {
            self.open_anchors.push(self.name(anchor));
        }
    }

    fn close_anchor(&mut self, anchor: Option<Token>) {
        if anchor.is_some() {
            self.open_anchors.pop();
        }
    }

    /// Reads an alias.
    fn alias(&mut self, before: &Before) -> Result<Node, Error> {
        let token = self.token();
        if before.is_on(token.line) {
            return Self::error(ErrorKind::AliasWithProperty, token.start);
        }
        let name = self.name(token);
        let Some(node) = self.anchors.get(name) else {
            let kind = if self.open_anchors.contains(&name) {
                ErrorKind::CyclicAlias
            } else {
                ErrorKind::UnknownAlias
            };
            return Self::error(kind, token.start);
        };
        let mut node = self.budget.copy(node, self.depth, token.start)?;
        node.span = token.span();
        node.properties_mut().alias = Some(token.span());
        self.next()?;
        Ok(node)
    }

    /// Reads a list or map in brackets.
    fn flow(&mut self, token: Token, before: &Before, around: Around) -> Result<Node, Error> {
        let anchor = before.anchor.filter(|anchor| anchor.line == token.line);
        self.open_anchor(anchor);
        let outer = self.scanner.context;
        if around.may_pair && outer == Context::FlowIn {
            self.scanner.context = Context::FlowKey;
        }
        let node = if token.is(TokenKind::ListStart) {
            self.flow_list()?
        } else {
            self.flow_map()?
        };
        self.scanner.context = outer;
        self.close_anchor(anchor);
        Ok(node)
    }

    /// Reads the key after a `?` of a block map.
    fn explicit_key(&mut self, token: Token) -> Result<Node, Error> {
        if self.scanner.context.is_flow() {
            return self.unexpected();
        }
        if self.scanner.tab {
            return self.tab_error(token);
        }
        self.scanner.blocks.push(token.indent);
        self.next_after_column(Some(token.indent + 1))?;
        let key = self.after_indicator(token.indent, token, After::Question)?;
        self.scanner.blocks.pop();
        Ok(key)
    }

    fn next_after_scalar(
        &mut self,
        quotes: Quotes,
        tag: Option<Tag>,
        around: Around,
    ) -> Result<(), Error> {
        let outer = self.scanner.context;
        if matches!(quotes, Quotes::Single | Quotes::Double)
            && around.may_pair
            && outer == Context::FlowIn
        {
            self.scanner.context = Context::FlowKey;
        }
        self.scanner.scan(Expect {
            tag,
            anywhere: true,
            ..Expect::default()
        })?;
        self.scanner.context = outer;
        Ok(())
    }

    fn scalar(&self, token: Token, quotes: Quotes, scalar: Option<Scalar>) -> Node {
        let style = match quotes {
            Quotes::Plain => Style::Plain,
            Quotes::Single => Style::SingleQuoted,
            Quotes::Double => Style::DoubleQuoted,
            Quotes::Literal => Style::Literal,
            Quotes::Folded => Style::Folded,
        };
        let value = match scalar {
            Some(Scalar {
                text: ScalarText::Verbatim(span),
                tag,
                ..
            }) => {
                let text = self.scanner.slice(span.clone());
                match meaning(text, tag) {
                    Meaning::Null => Value::Null,
                    Meaning::Bool(value) => Value::Bool(value),
                    Meaning::Number(value) => Value::number(value),
                    Meaning::Text => Value::Text(Text::verbatim(text, span.start)),
                }
            }
            Some(Scalar {
                text: ScalarText::Decoded(text),
                ..
            }) => Value::Text(text),
            None => Value::Null,
        };
        Node {
            value,
            span: token.span(),
            style,
            properties: None,
        }
    }

    /// Reads what stands after a `-`, `?` or `:` of a block list or map with the indentation `indent`.
    pub(super) fn after_indicator(
        &mut self,
        indent: usize,
        indicator: Token,
        after: After,
    ) -> Result<Node, Error> {
        let mut tag = None;
        let mut anchor = None;
        let in_flow = self.scanner.context.is_flow();
        loop {
            let token = self.token();
            if !in_flow && token.line != indicator.line {
                // A list below a key may have the key's own indentation.
                let is_outside = if token.is(TokenKind::Dash) && after != After::Dash {
                    token.indent < indent
                } else {
                    token.indent <= indent
                };
                if is_outside {
                    if let Some(scalar) = &mut self.scanner.scalar
                        && token.is(TokenKind::Scalar(Quotes::Plain))
                        && !scalar.multiline
                    {
                        // The tag belongs to what is missing here, not to the next key.
                        scalar.tag = None;
                    }
                    return self.empty_with(tag, anchor, indicator.end);
                }
            }
            match token.kind {
                TokenKind::Anchor if anchor.is_none() => anchor = Some(token),
                TokenKind::Tag(_) if tag.is_none() => tag = Some(token),
                TokenKind::Dash | TokenKind::Question
                    if token.line == indicator.line
                        && (token.indent <= indent || self.scanner.tab) =>
                {
                    return self.tab_error_or(ErrorKind::ItemAfterKey, token);
                }
                TokenKind::Comma | TokenKind::ListEnd
                    if in_flow && after == (After::Colon { may_pair: true }) =>
                {
                    return self.empty_with(tag, anchor, indicator.end);
                }
                TokenKind::End if tag.is_none() && anchor.is_none() => {
                    return Ok(Node::empty(indicator.end));
                }
                _ => {
                    return self.node(Around {
                        map_indent: Some(indent),
                        is_explicit_key: after == After::Question,
                        may_pair: false,
                        tag,
                        anchor,
                    });
                }
            }
            self.next_tagged(tag_of(tag))?;
        }
    }

    /// An error about a tab in front of a token.
    pub(super) fn tab_error<T>(&self, token: Token) -> Result<T, Error> {
        let before = self.scanner.slice(0..token.start);
        let white = before.len() - before.trim_end_matches([' ', '\t']).len();
        let tab = before
            .get(before.len() - white..)
            .and_then(|white| white.find('\t'));
        Self::error(ErrorKind::Tab, token.start - white + tab.unwrap_or(white))
    }

    /// An error about a tab in front of a token, or about the token where there is none.
    pub(super) fn tab_error_or<T>(&self, kind: ErrorKind, token: Token) -> Result<T, Error> {
        if self.scanner.tab {
            self.tab_error(token)
        } else {
            Self::error(kind, token.start)
        }
    }

    /// An error about the current token.
    pub(super) fn unexpected<T>(&self) -> Result<T, Error> {
        let token = self.token();
        let previous = self.scanner.previous;
        let between = self.scanner.slice(previous.end..token.start);
        let follows = !between.contains(['\n', '\r']);
        if let Some(open) = self.open_brackets.last() {
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
                return Self::error(kind, open.start);
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
        Self::error(kind, token.start)
    }
}

/// Some tags make an empty text of nothing.
fn resolve_empty(node: &mut Node, tag: Option<Token>) {
    if matches!(node.value, Value::Null) && matches!(tag_of(tag), Some(Tag::NonSpecific | Tag::Str))
    {
        let span = node.span.clone();
        node.value = Value::Text(Text::made_from(String::new(), span));
    }
}

impl Parser<'_> {
    /// Reads the key after a `?` in brackets, from the first token of what stands before it on.
    pub(super) fn flow_key_with_properties(
        &mut self,
        start: Token,
        is_empty: &dyn Fn(TokenKind) -> bool,
    ) -> Result<Node, Error> {
        let mut tag = None;
        let mut anchor = None;
        loop {
            match self.token().kind {
                TokenKind::Anchor if anchor.is_none() => anchor = Some(self.token()),
                TokenKind::Tag(_) if tag.is_none() => tag = Some(self.token()),
                _ => break,
            }
            self.next_tagged(tag_of(tag))?;
            if is_empty(self.token().kind) {
                return self.empty_with(tag, anchor, start.end);
            }
        }
        let outer = std::mem::replace(&mut self.scanner.context, Context::FlowKey);
        let key = self.node(Around {
            is_explicit_key: true,
            tag,
            anchor,
            ..Around::default()
        })?;
        self.scanner.context = outer;
        Ok(key)
    }
}
