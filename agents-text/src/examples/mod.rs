//! Splits a description into when to use the agent and its example dialogues.
//!
//! Authors write examples for the model that chooses the agent, not for a parser. They share one order: the situation,
//! what each side says, and why the agent is right for it. This module reads the examples as a person would:
//!
//! - **Examples** are inside `<example>…</example>`, or begin with `Context:` and have no tags at all.
//! - **Parts** begin with a label (`Context:`, `user:`, `User:`, `assistant:`, `Agent:`, `Commentary:`, also after a
//!   list marker or in bold) or are inside a tag (`<context>`, `<user_request>`, `<commentary>`, …). Text without a
//!   label after an assistant's closing quote is commentary.
//! - **White space** is a space or a line feed, which Claude Code also makes of the two characters `\n`.
//! - **Quotes** are double, single, typographic or escaped (`\"`), or absent. Apostrophes and inner quotes do not
//!   end a turn.
//!
//! All ranges are bytes of the description as Claude Code reads it. Nothing that a reader would miss is dropped: what
//! belongs to no example is [`Description::when_to_use`].
//!
//! ```
//! use include_agents_text::examples::{Speaker, split};
//!
//! let description = "Reviews Rust. Examples: <example>Context: A new module. user: 'Is it sound?' \
//!                    assistant: 'I'll ask the reviewer.' <commentary>Unsafe code.</commentary></example>";
//! let split = split(description);
//! assert_eq!(split.when_to_use.as_str(description), "Reviews Rust.");
//! let example = &split.examples[0];
//! assert_eq!(example.turns[1].speaker, Speaker::Assistant);
//! assert_eq!(example.turns[1].text.as_str(description), "I'll ask the reviewer.");
//! ```

mod dialogue;
mod line;
mod mark;
mod parts;
mod quote;
mod regions;
mod space;
#[cfg(test)]
mod tests;
mod untagged;
mod when_to_use;

use crate::order;
use std::ops::Range;

use self::parts::{Mode, Reader};
use self::regions::Region;

/// The maximum number of defects that are reported in one description.
pub const MAX_DEFECTS: usize = 16;

/// A description, split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The description without its examples, and without the label that only introduces them ("Examples:").
    pub when_to_use: Text,
    /// The examples, in the order of the text.
    pub examples: Vec<Example>,
    /// The defects of their tags, at most [`MAX_DEFECTS`].
    pub defects: Vec<Defect>,
}

/// An example of when to use the agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// All of it, with its tags.
    pub span: Range<usize>,
    /// The situation.
    pub context: Option<Text>,
    /// What each side says.
    pub turns: Vec<Turn>,
    /// Why the agent is right for it. Several commentaries are joined by a blank line.
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

/// A side of a dialogue.
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
    /// A slice of the description.
    Span(Range<usize>),
    /// Text from several places.
    Owned(String),
}

impl Text {
    /// Returns the text; `description` is the one that was split.
    #[must_use]
    pub fn as_str<'a>(&'a self, description: &'a str) -> &'a str {
        match self {
            Self::Span(span) => description.get(span.clone()).unwrap_or_default(),
            Self::Owned(text) => text,
        }
    }
}

/// A defect of the examples of a description. Each contains the place of the tag, or without tags, of the label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// `<example>` without `</example>`; the example is taken to end at the next tag or paragraph.
    Unclosed(Range<usize>),
    /// `<example>` inside an example; its parts are taken for those of the outer one.
    Nested(Range<usize>),
    /// `</example>` without `<example>`.
    Unopened(Range<usize>),
    /// An example in which no one says anything.
    NoTurns(Range<usize>),
}

impl Defect {
    /// Returns the place of the tag or label.
    #[must_use]
    pub fn span(&self) -> &Range<usize> {
        match self {
            Self::Unclosed(span)
            | Self::Nested(span)
            | Self::Unopened(span)
            | Self::NoTurns(span) => span,
        }
    }
}

/// Splits a description.
///
/// Accepts any text, and takes time proportional to its length.
#[must_use]
pub fn split(description: &str) -> Description {
    let mut split = Split {
        description,
        prose: Vec::new(),
        examples: Vec::new(),
        defects: Vec::new(),
    };
    let mut at = 0;
    for region in regions::find(description, &mut split.defects) {
        let Some((end, example)) = split.read_region(&region) else {
            continue;
        };
        split.read_untagged(at..region.span.start, true);
        split.examples.extend(example);
        at = end;
    }
    split.read_untagged(at..description.len(), false);
    order::sort_by(&mut split.defects, |a, b| {
        a.span().start.cmp(&b.span().start)
    });
    split.defects.truncate(MAX_DEFECTS);
    Description {
        when_to_use: when_to_use::compose(description, &split.prose),
        examples: split.examples,
        defects: split.defects,
    }
}

/// The state of the splitting.
struct Split<'a> {
    description: &'a str,
    prose: Vec<Prose>,
    examples: Vec<Example>,
    defects: Vec<Defect>,
}

/// The text outside of the examples.
struct Prose {
    span: Range<usize>,
    /// Whether an example follows, which a label at the end introduces.
    before_example: bool,
}

impl Split<'_> {
    /// Reads the text between the tags.
    fn read_untagged(&mut self, span: Range<usize>, before_example: bool) {
        let mut at = span.start;
        for (example, defect) in untagged::find(self.description, span.clone()) {
            self.prose.push(Prose {
                span: at..example.span.start,
                before_example: true,
            });
            at = example.span.end;
            self.examples.push(example);
            self.defects.extend(defect);
        }
        self.prose.push(Prose {
            span: at..span.end,
            before_example,
        });
    }

    /// Reads the text inside tags: its end, and its example, if it contains one. `None` if the text is prose.
    fn read_region(&mut self, region: &Region) -> Option<(usize, Option<Example>)> {
        let Some(inner) = region.inner.clone() else {
            return Some((region.span.end, None));
        };
        let mode = if region.is_closed {
            Mode::Tagged
        } else {
            Mode::Untagged
        };
        let parts = Reader::new(self.description, inner.clone(), mode).read(inner.start);
        // "Put it in <example> tags": the text is about the tag.
        if !parts.has_labels() && (!region.is_closed || parts.is_a_few_words(self.description)) {
            // A text about a tag would not end here: the example itself is missing.
            if !region.is_closed && self.is_empty_from(inner.start) {
                self.defects.push(Defect::Unclosed(region.opening.clone()));
            }
            return None;
        }
        let end = if region.is_closed {
            region.span.end
        } else {
            parts.end
        };
        let comment = parts::commentary_after(self.description, end);
        let (end, comment) = comment.map_or((end, None), |(end, comment)| (end, Some(comment)));
        let example = dialogue::compose(
            self.description,
            region.span.start..end,
            &parts.parts,
            comment,
        );
        if !region.is_closed {
            self.defects.push(Defect::Unclosed(region.opening.clone()));
        }
        if example.turns.is_empty() {
            self.defects.push(Defect::NoTurns(region.opening.clone()));
        }
        Some((end, Some(example)))
    }

    fn is_empty_from(&self, start: usize) -> bool {
        let rest = self.description.get(start..).unwrap_or_default();
        rest.chars().all(char::is_whitespace)
    }
}
