//! Tags and anchors before a value.

use super::error::{Error, ErrorKind, fail};
use super::text::Text;
use super::token::{Tag, Token, TokenKind};
use super::value::{Node, Value};

/// The tags and anchors before a value. Those of a map are on a line before those of its first key.
#[derive(Default)]
pub(super) struct Before {
    pub(super) tag: Option<Token>,
    pub(super) anchor: Option<Token>,
    pub(super) map_tag: Option<Token>,
    pub(super) map_anchor: Option<Token>,
}

impl Before {
    pub(super) fn add_anchor(&mut self, token: Token) -> Result<(), Error> {
        if let Some(earlier) = self.anchor {
            if earlier.line == token.line || self.map_anchor.is_some() {
                return fail(ErrorKind::TwoAnchors, token.start);
            }
            self.map_anchor = Some(earlier);
        }
        self.anchor = Some(token);
        Ok(())
    }

    pub(super) fn add_tag(&mut self, token: Token) -> Result<(), Error> {
        if let Some(earlier) = self.tag {
            if earlier.line == token.line {
                return fail(ErrorKind::TwoTags, token.start);
            }
            self.map_tag = Some(earlier);
        }
        self.tag = Some(token);
        Ok(())
    }

    pub(super) fn tag(&self) -> Option<Tag> {
        tag_of(self.tag)
    }

    pub(super) fn is_on(&self, line: usize) -> bool {
        [self.tag, self.anchor]
            .into_iter()
            .flatten()
            .any(|token| token.line == line)
    }

    /// The anchors of a first key on this line, and of its map.
    pub(super) fn split_anchors(
        &self,
        line: usize,
    ) -> Result<(Option<Token>, Option<Token>), Error> {
        match (self.map_anchor, self.anchor) {
            (Some(_), Some(inner)) if inner.line != line => {
                fail(ErrorKind::TwoAnchors, inner.start)
            }
            (Some(outer), inner) => Ok((inner, Some(outer))),
            (None, Some(anchor)) if anchor.line == line => Ok((Some(anchor), None)),
            (None, anchor) => Ok((None, anchor)),
        }
    }
}

pub(super) fn tag_of(token: Option<Token>) -> Option<Tag> {
    match token?.kind {
        TokenKind::Tag(tag) => Some(tag),
        _ => None,
    }
}

/// Some tags make an empty text of nothing.
pub(super) fn resolve_empty(node: &mut Node, tag: Option<Token>) {
    if matches!(node.value, Value::Null) && matches!(tag_of(tag), Some(Tag::NonSpecific | Tag::Str))
    {
        let span = node.span.clone();
        node.value = Value::Text(Text::made_from(String::new(), span));
    }
}
