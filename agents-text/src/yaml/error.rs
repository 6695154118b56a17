//! Why a text is not YAML to Claude Code.

use std::fmt;

/// The reason why a YAML text cannot be read, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The reason.
    pub kind: ErrorKind,
    /// The byte of the error, an offset in the whole text.
    pub at: usize,
    /// The start of the text, list or map with that byte: its quote, its bracket, its first letter.
    pub start: Option<usize>,
}

/// The reasons why a YAML text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A NUL character.
    Nul,
    /// A quote is never closed; the place is the opening quote.
    UnclosedQuote,
    /// A line of a quoted text is not indented deeper than the key that it belongs to.
    QuotedLineNotIndented,
    /// `---` or `...` at the start of a line inside a quoted text.
    MarkerInQuotes,
    /// Text after a closing quote.
    AfterQuote,
    /// Text after the end of a list or map in brackets.
    AfterBracket,
    /// A `#` right after a quote or bracket, without a space before it.
    CommentWithoutSpace,
    /// An escape sequence that does not exist; the place is its backslash.
    UnknownEscape,
    /// An escape sequence with wrong hexadecimal digits, or for no character; the place is its backslash.
    InvalidEscape,
    /// A tab where only spaces indent.
    Tab,
    /// A line that is indented neither like its neighbors nor deeper than their key.
    Indentation,
    /// A colon with a space after it in a plain text.
    ColonInPlain,
    /// A line that should be `key: value` and has no colon.
    MissingColon,
    /// A key of more than one line.
    MultilineKey,
    /// A list item below a key where the map continues, or the other way round.
    MixedCollection,
    /// A list item (`- x`) on the line of a key.
    ItemAfterKey,
    /// A `[` that is never closed; the place is the bracket.
    UnclosedList,
    /// A `{` that is never closed; the place is the bracket.
    UnclosedMap,
    /// A line of a list or map in brackets is not indented deeper than the key that it belongs to.
    FlowLineNotIndented,
    /// A comma that is missing, or something else that is not a part of a list or map in brackets.
    InFlow,
    /// A `,`, `]` or `}` without its opening bracket, or without an item before it.
    StrayFlowIndicator,
    /// A text that begins with `@` or a backtick.
    ReservedIndicator,
    /// A `%` that begins a value.
    StrayDirective,
    /// A directive line (`%YAML 1.2`) that is malformed, doubled, or not followed by `---`.
    Directive,
    /// Something other than `-`, `+`, a digit or a comment after `|` or `>`.
    BlockHeader,
    /// An empty line at the start of a block is indented deeper than the text below it.
    BlockIndentation,
    /// A `|` or `>` inside of brackets.
    BlockInFlow,
    /// An anchor, alias or tag that is malformed.
    Property,
    /// More than one anchor for one value.
    TwoAnchors,
    /// More than one tag for one value.
    TwoTags,
    /// An alias with an anchor or a tag before it.
    AliasWithProperty,
    /// A tag with a handle (`!e!x`) that no directive declares.
    UnknownTagHandle,
    /// An alias whose anchor does not exist, or not yet.
    UnknownAlias,
    /// An alias inside of the value that it stands for. Claude Code reads it; a value that contains itself is of no use.
    CyclicAlias,
    /// More than one document. Claude Code reads a list of them, which is not a map; the place is the second one.
    SeveralDocuments,
    /// A document of something else than a map.
    NotAMap,
    /// Something that cannot be at its place.
    Unexpected,
    /// Nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH). A limit of this reader.
    Depth,
    /// Aliases repeat more than a [multiple](super::parse) of the text. A limit of this reader.
    Aliases,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, at: usize) -> Self {
        Self {
            kind,
            at,
            start: None,
        }
    }
}

/// An error as a result.
pub(super) fn fail<T>(kind: ErrorKind, at: usize) -> Result<T, Error> {
    Err(Error::new(kind, at))
}

/// An error inside of something that begins at `start`.
pub(super) fn fail_inside<T>(kind: ErrorKind, at: usize, start: usize) -> Result<T, Error> {
    Err(Error {
        kind,
        at,
        start: Some(start),
    })
}

impl ErrorKind {
    /// Whether only this reader refuses such a text, and Claude Code may read it.
    #[must_use]
    pub fn is_limit(self) -> bool {
        matches!(self, Self::CyclicAlias | Self::Depth | Self::Aliases)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nul => "NUL character",
            Self::UnclosedQuote => "unclosed quote",
            Self::QuotedLineNotIndented => "line of a quoted text is not indented",
            Self::MarkerInQuotes => "document marker inside quotes",
            Self::AfterQuote => "unexpected text after a closing quote",
            Self::AfterBracket => "unexpected text after a closing bracket",
            Self::CommentWithoutSpace => "missing space before a comment",
            Self::UnknownEscape => "unknown escape sequence",
            Self::InvalidEscape => "invalid escape sequence",
            Self::Tab => "tab in indentation",
            Self::Indentation => "wrong indentation",
            Self::ColonInPlain => "colon and space in a text without quotes",
            Self::MissingColon => "missing colon after a key",
            Self::MultilineKey => "key of more than one line",
            Self::MixedCollection => "list items and keys side by side",
            Self::ItemAfterKey => "list item on the line of its key",
            Self::UnclosedList => "unclosed `[`",
            Self::UnclosedMap => "unclosed `{`",
            Self::FlowLineNotIndented => "line of a list or map in brackets is not indented",
            Self::InFlow => "missing comma or closing bracket",
            Self::StrayFlowIndicator => "unexpected `,`, `]` or `}`",
            Self::ReservedIndicator => "text starts with a reserved character",
            Self::StrayDirective => "text starts with `%`",
            Self::Directive => "invalid directive",
            Self::BlockHeader => "invalid block header",
            Self::BlockIndentation => "empty line is indented deeper than the text below it",
            Self::BlockInFlow => "block text inside brackets",
            Self::Property => "invalid anchor, alias or tag",
            Self::TwoAnchors => "two anchors for one value",
            Self::TwoTags => "two tags for one value",
            Self::AliasWithProperty => "alias with an anchor or tag",
            Self::UnknownTagHandle => "undeclared tag handle",
            Self::UnknownAlias => "unknown alias",
            Self::CyclicAlias => "alias inside its own value",
            Self::SeveralDocuments => "more than one document",
            Self::NotAMap => "not a map",
            Self::Unexpected => "unexpected text",
            Self::Depth => "nested too deeply",
            Self::Aliases => "aliases repeat too much",
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.at)
    }
}

impl std::error::Error for Error {}
