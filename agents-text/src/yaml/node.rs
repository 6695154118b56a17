//! Values, and the tags and anchors before them.

use super::before::{Before, resolve_empty, tag_of};
use super::budget::MAX_DEPTH;
use super::error::{Error, ErrorKind, fail};
use super::map::Key;
use super::parse::Parser;
use super::plain::{Meaning, meaning};
use super::scan::{Context, Expect};
use super::text::Text;
use super::token::{Quotes, Scalar, ScalarText, Tag, Token, TokenKind};
use super::value::{Node, Style, Value};

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

/// The indicators before a value of a block list or map.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    Dash,
    Question,
    Colon { may_pair: bool },
}

/// What a value turns out to be once the token after it is known.
enum Role {
    /// A value.
    Value,
    /// A value, whatever precedes it.
    Alone,
    /// The first key of a map.
    Key,
}

impl Parser<'_> {
    /// Reads a value.
    pub(super) fn node(&mut self, around: Around) -> Result<Node, Error> {
        if self.depth >= MAX_DEPTH {
            return fail(ErrorKind::Depth, self.token().start);
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
        self.properties(&mut before)?;
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
                        let first = Key::new(node);
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
                    return fail(ErrorKind::ItemAfterKey, token.start);
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
                let first = Key::new(key);
                let map = self.block_map(first, token, around.may_pair)?;
                self.close_anchor(before.anchor);
                map
            }
            TokenKind::Colon => self.empty_key(token, &mut before, around)?,
            TokenKind::Directive => return fail(ErrorKind::StrayDirective, token.start),
            TokenKind::Anchor | TokenKind::Tag(_) => return self.unexpected(),
        };
        self.with_properties(node, &before)
    }

    /// Reads the tags and anchors before a value.
    fn properties(&mut self, before: &mut Before) -> Result<(), Error> {
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
                _ => return Ok(()),
            }
        }
    }

    /// Reads a map whose first key is missing, or only that key.
    fn empty_key(
        &mut self,
        colon: Token,
        before: &mut Before,
        around: Around,
    ) -> Result<Node, Error> {
        let mut key = self.empty_here();
        if self.scanner.context == Context::FlowKey {
            return Ok(key);
        }
        if self.scanner.tab && self.scanner.context != Context::FlowIn {
            return self.tab_error(colon);
        }
        if around.map_indent == Some(colon.indent) {
            return Ok(key);
        }
        if before.tag.is_some_and(|tag| tag.line == colon.line) {
            resolve_empty(&mut key, before.tag.take());
        }
        let map = self.map_of(key, colon, before, around)?;
        before.anchor = None;
        before.map_anchor = None;
        Ok(map)
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
            return fail(kind, start.start);
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
        let first = Key::new(key);
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
            return fail(ErrorKind::TwoAnchors, anchor.start);
        }
        if let Some(tag) = before.map_tag {
            return fail(ErrorKind::TwoTags, tag.start);
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

    /// Reads an alias.
    fn alias(&mut self, before: &Before) -> Result<Node, Error> {
        let token = self.token();
        if before.is_on(token.line) {
            return fail(ErrorKind::AliasWithProperty, token.start);
        }
        let name = self.name(token);
        let Some(node) = self.anchors.get(name) else {
            let kind = if self.open_anchors.contains(&name) {
                ErrorKind::CyclicAlias
            } else {
                ErrorKind::UnknownAlias
            };
            return fail(kind, token.start);
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

    /// Reads the value after a `-`, `?` or `:` of a block list or map with the indentation `indent`.
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
}

impl Parser<'_> {
    /// Reads the key after a `?` in brackets, from the first token before it on.
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
