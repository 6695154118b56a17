//! Splits a description into when to use the agent and its example dialogues.
//!
//! Authors write the examples for the model that chooses the agent, not for a parser. What they agree on is the
//! order: what the situation is, who says what, and why that is a case for the agent. This reads what they write
//! as a reader does:
//!
//! - **Examples** stand in `<example>…</example>`, or begin with `Context:` and have no tags at all.
//! - **Parts** begin with a label (`Context:`, `user:`, `User:`, `assistant:`, `Agent:`, `Commentary:`, also after a
//!   list marker or in bold) or stand in a tag (`<context>`, `<user_request>`, `<commentary>`, …). What follows an
//!   assistant's closing quote without a label is commentary.
//! - **White space** is a blank, a newline, or the two characters `\n`, which is what a plain YAML value makes of an
//!   escape.
//! - **Quotes** are double, single, typographic or escaped (`\"`), or absent. Apostrophes and inner quotes do not
//!   end a turn.
//!
//! All ranges are bytes of the description, decoded from YAML. Nothing that a reader would miss is dropped: what
//! belongs to no example is [`Description::when_to_use`].
//!
//! ```
//! use include_agents_compiler::examples::{Speaker, split};
//!
//! let description = "Reviews Rust. Examples: <example>Context: A new module. user: 'Is it sound?' \
//!                    assistant: 'I'll ask the reviewer.' <commentary>Unsafe code.</commentary></example>";
//! let split = split(description);
//! assert_eq!(split.when_to_use.as_str(description), "Reviews Rust.");
//! let example = &split.examples[0];
//! assert_eq!(example.turns[1].speaker, Speaker::Assistant);
//! assert_eq!(example.turns[1].text.as_str(description), "I'll ask the reviewer.");
//! ```

use std::ops::Range;

/// At most so many faults are reported of one description; who repeats one a thousand times needs to see it once.
pub const MAX_FAULTS: usize = 16;

/// A description, split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The description without its examples, and without the label that only introduces them ("Examples:").
    pub when_to_use: Text,
    /// The examples, in the order of the text.
    pub examples: Vec<Example>,
    /// What is wrong with their tags; never more than [`MAX_FAULTS`].
    pub faults: Vec<Fault>,
}

/// One example of when the agent is to be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// All of it, with its tags.
    pub span: Range<usize>,
    /// What the situation is.
    pub context: Option<Text>,
    /// Who says what.
    pub turns: Vec<Turn>,
    /// Why the agent is right here. Several commentaries are joined by a blank line.
    pub commentary: Option<Text>,
}

/// What one side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who says it.
    pub speaker: Speaker,
    /// What is said, without the quotes around it. A stage direction that follows the quotes
    /// (`[Launches the agent]`) belongs to it, in a line of its own.
    pub text: Text,
}

/// Who speaks in an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// `user:`, `User:`, `<user_request>`.
    User,
    /// `assistant:`, `Assistant:`, `Agent:`.
    Assistant,
}

/// A piece of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// It stands in the description as it is.
    Span(Range<usize>),
    /// It is put together from several places.
    Owned(String),
}

impl Text {
    /// The text itself; `description` is the one that was split.
    #[must_use]
    pub fn as_str<'a>(&'a self, description: &'a str) -> &'a str {
        match self {
            Self::Span(span) => description.get(span.clone()).unwrap_or_default(),
            Self::Owned(text) => text,
        }
    }
}

/// Something wrong with the examples of a description. Each holds the place of the tag (or, without tags, of the
/// label) that is to blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `<example>` without `</example>`; the example is taken to end at the next tag or paragraph.
    Unclosed(Range<usize>),
    /// `<example>` inside an example; its parts are taken for those of the outer one.
    Nested(Range<usize>),
    /// `</example>` without `<example>`.
    Unopened(Range<usize>),
    /// An example in which nobody says anything.
    NoTurns(Range<usize>),
}

/// Splits a description.
///
/// It takes any text, and time proportional to its length.
#[must_use]
pub fn split(description: &str) -> Description {
    Description {
        when_to_use: Text::Span(0..description.len()),
        examples: Vec::new(),
        faults: Vec::new(),
    }
}
