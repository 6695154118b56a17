//! The outline of a prompt: what its author marked as sections, read from the Markdown's own structure.
//!
//! A section begins at
//!
//! - a **heading**, ATX (`## Title`) or setext (`Title` over `---`);
//! - a **bold line**: a line that is bold from end to end, its colon inside, outside or absent, and that stands
//!   alone as a paragraph or is the last line directly before a list;
//! - a **lead-in**: a paragraph that ends in a colon directly before a list.
//!
//! "Directly before" means that the list is the next block; blank lines may stand between. Only what stands at the
//! top level counts: nothing inside list items, quotes, footnotes, tables, HTML blocks or code is a section.
//!
//! All of it is decided as pulldown-cmark decides it, never by regular expressions, so that a `# comment` in a fence
//! is code and a `---` below a line of text is a heading, as `CommonMark` says. Prompts of the usual kind are read by a
//! short cut that comes to the same result (`lines`). Of the extensions, tables, task
//! lists, strikethrough and footnotes are read as GitHub reads them, because that is where these files are written
//! and shown.
//!
//! ```
//! use include_agents_reader::outline::{Kind, outline};
//!
//! let prompt = "You review code.\n\n**Check:**\n- names\n- tests\n\nBe kind.";
//! let outline = outline(prompt)?;
//! assert_eq!(&prompt[outline.introduction.clone()], "You review code.\n\n");
//! assert_eq!(outline.sections[0].kind, Kind::Bold);
//! assert_eq!(outline.sections[0].title.text(prompt), "Check");
//! assert_eq!(&prompt[outline.sections[0].items[1].clone()], "tests");
//! assert_eq!(&prompt[outline.conclusion.clone()], "Be kind.");
//! # Ok::<(), include_agents_reader::outline::OutlineError>(())
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

/// What ends a line in Markdown. A prompt's line ends are LF by the time it comes here, but a lone CR survives that.
const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// The text up to its first line end.
///
/// Searches for one character at a time, which is fast (`memchr`) even in the unoptimised build scripts and macros
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
    /// What stands before the first section; the whole prompt where there is none.
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
    /// A fence that ends because its list item or quote ends is no error: it takes nothing with it.
    pub unclosed_fence: Option<Span>,
}

/// One section of a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The whole section, with its heading and the blank lines that end it.
    pub span: Span,
    /// What it is called.
    pub title: Title,
    /// The heading's level, 1 to 6. A bold line or lead-in is one below the heading it stands under, or 1 where
    /// there is none.
    pub level: u8,
    /// What made it a section.
    pub kind: Kind,
    /// Where its text starts: the first line that is not blank after the heading, bold line or lead-in.
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
    /// It stands in the prompt as it is.
    Span(Span),
    /// It does not, because markup inside it was dropped: `` Use `cargo` `` is `Use cargo`.
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

/// Why a prompt has no outline. No prompt written by hand comes near these limits.
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
/// Either [`OutlineError`], where reading on could take time or memory out of proportion to the prompt's length.
pub fn outline(prompt: &str) -> Result<Outline, OutlineError> {
    if let Some(blocks) = lines::read(prompt) {
        return Ok(sections::divide(prompt, blocks, None));
    }
    guard::check(prompt)?;
    let (blocks, unclosed_fence) = blocks::read(prompt);
    Ok(sections::divide(prompt, blocks, unclosed_fence))
}
