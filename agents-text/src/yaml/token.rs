//! The parts of a YAML text.

use super::text::Text;
use crate::span::Span;

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
    /// It is in the file verbatim.
    Verbatim(Span),
    Decoded(Text),
}
