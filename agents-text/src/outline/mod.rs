//! The outline of a prompt: its sections, from the structure of the Markdown.
//!
//! A section begins at
//!
//! - a **heading**, ATX (`## Title`) or setext (`Title` over `---`);
//! - a **bold line**: a line that is bold from end to end, its colon inside, outside or absent, and that is
//!   a paragraph by itself or the last line directly before a list;
//! - a **lead-in**: a paragraph that ends in a colon directly before a list.
//!
//! "Directly before" means that the list is the next block; blank lines may be between them. Only the top
//! level counts: nothing inside list items, quotes, footnotes, tables, HTML blocks or code is a section.
//!
//! All of this follows pulldown-cmark, not regular expressions: a `# comment` in a fence is code, and a `---` below a
//! line of text makes it a heading, as in `CommonMark`. A short cut (`lines`) reads most prompts, with the same result.
//! Tables, task lists, strikethrough and footnotes are enabled as on GitHub, where many of these files are shown.
//!
//! ```
//! use include_agents_text::outline::{Kind, outline};
//!
//! let prompt = "You review code.\n\n**Check:**\n- names\n- tests\n\nBe kind.";
//! let outline = outline(prompt)?;
//! assert_eq!(&prompt[outline.introduction.clone()], "You review code.\n\n");
//! assert_eq!(outline.sections[0].kind, Kind::Bold);
//! assert_eq!(outline.sections[0].title.text(prompt), "Check");
//! assert_eq!(&prompt[outline.sections[0].items[1].clone()], "tests");
//! assert_eq!(&prompt[outline.conclusion.clone()], "Be kind.");
//! # Ok::<(), include_agents_text::outline::OutlineError>(())
//! ```

mod blocks;
mod guard;
mod inline;
mod lines;
pub mod pack;
mod sections;
#[cfg(test)]
mod tests;

pub use self::guard::{MAX_MARKUP_BYTES, MAX_NESTED_LINES};
use crate::span::Span;

/// What ends a line in Markdown. The line endings of a prompt are LF here, but it may contain a lone CR.
const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// The text up to its first line ending.
///
/// Searches for one character at a time, which is fast (`memchr`) even in the unoptimized build scripts and macros
/// that this code runs in.
fn first_line(text: &str) -> &str {
    let line = text.split('\n').next().unwrap_or_default();
    line.split('\r').next().unwrap_or_default()
}

/// How a prompt is divided. All spans are bytes of the prompt.
///
/// `introduction`, the sections in order and `conclusion` cover the prompt without gap or overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The text before the first section; the whole prompt if there is none.
    pub introduction: Span,
    /// The sections, in the order of the text.
    pub sections: Vec<Section>,
    /// What follows the last section, if that is a bold line or a lead-in; empty otherwise, since a heading owns
    /// everything below it.
    ///
    /// Such a section ends with its list, or, where it has none, with the first block below its line.
    pub conclusion: Span,
    /// The line that opens a code fence which is never closed, so that all the rest of the prompt is code.
    ///
    /// A fence that ends with its list item or quote is not an error: it contains nothing else.
    pub unclosed_fence: Option<Span>,
}

/// One section of a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The whole section, with its heading and the blank lines that end it.
    pub span: Span,
    /// What it is called.
    pub title: Title,
    /// The heading's level, 1 to 6. A bold line or lead-in is one level below its heading, or at level 1 if
    /// there is none.
    pub level: u8,
    /// What made it a section.
    pub kind: Kind,
    /// Where its text starts: the first nonblank line after the heading, bold line or lead-in.
    pub body: usize,
    /// The top-level items of its lists, ordered or not: Markdown without the list marker (a task's `[ ]` stays),
    /// trimmed.
    pub items: Vec<Span>,
}

/// What made a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `## Title`, or a line underlined with `===` or `---`.
    Heading,
    /// `**Title:**` on its own line.
    Bold,
    /// `When you review:` before a list.
    LeadIn,
}

/// A section's title: without markup, surrounding white space and trailing colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// A slice of the prompt.
    Span(Span),
    /// A copy without the markup inside it: `` Use `cargo` `` is `Use cargo`.
    Text(String),
}

impl Title {
    /// The title's text; `prompt` is the one that was outlined.
    #[must_use]
    pub fn text<'a>(&'a self, prompt: &'a str) -> &'a str {
        match self {
            Self::Span(span) => prompt.get(span.clone()).unwrap_or_default(),
            Self::Text(text) => text,
        }
    }
}

/// The reason why a prompt has no outline. No prompt that is written by hand comes near these limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutlineError {
    /// Lists and quotes are nested so deeply, for the number of lines, that reading would take quadratic time (see
    /// [`MAX_NESTED_LINES`]); the span is the line with the deepest nesting.
    TooDeeplyNested(Span),
    /// There is so much markup that reading would take a disproportionate amount of memory (see
    /// [`MAX_MARKUP_BYTES`]); the span is the line at which the limit is passed.
    TooMuchMarkup(Span),
}

/// Divides a prompt into introduction, sections and conclusion.
///
/// # Errors
///
/// Returns an [`OutlineError`] if reading the prompt could take time or memory out of proportion to its length.
pub fn outline(prompt: &str) -> Result<Outline, OutlineError> {
    if let Some(blocks) = lines::read(prompt) {
        return Ok(sections::divide(prompt, blocks, None));
    }
    guard::check(prompt)?;
    let (blocks, unclosed_fence) = blocks::read(prompt);
    Ok(sections::divide(prompt, blocks, unclosed_fence))
}
