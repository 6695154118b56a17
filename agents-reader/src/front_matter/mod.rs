//! Reads the front matter of an agent file as Claude Code does.
//!
//! [`split`](split::split) finds it in the file, and [`parse`] reads it, with Claude Code's recovery where it is not valid
//! YAML. Every value knows its place in the file.
//!
//! ```
//! use include_agents_reader::front_matter::{parse, split::{Split, split}};
//! use include_agents_reader::source::Limits;
//!
//! let text = "---\nname: reviewer\ntools: [Read, Grep]\n---\nYou review.\n";
//! let Split::Parts(parts) = split(text) else { panic!() };
//! let front_matter = parse(text, parts.yaml, Limits::DEFAULT.front_matter_bytes).unwrap();
//! let tools = &front_matter.entries()[1];
//! assert_eq!(&text[tools.key.span.clone()], "tools");
//! assert_eq!(&text[tools.value.span.clone()], "[Read, Grep]");
//! ```

mod explain;

pub mod quote;
pub mod recover;
pub mod split;
#[cfg(test)]
mod tests;

pub use crate::claude_code::js;
use crate::diagnostic::Diagnostic;
use crate::source::Limits;
use crate::span::Span;
use crate::yaml::{self, Comment, Document, Entry, Node};
use recover::{Ends, Recovery, recover};

/// A parsed front matter.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// The lines whose values Claude Code's recovery puts in quotes.
    pub recovered: Vec<RecoveredLine>,
    /// The values, and their places in the file.
    document: Document,
    is_recovered: bool,
}

/// A line whose value the recovery puts into quotes.
#[derive(Clone, Debug)]
pub struct RecoveredLine {
    /// The whole line without its line ending.
    pub span: Span,
    /// The key.
    pub key: String,
    /// The value, which Claude Code takes literally, including spaces at its end.
    pub value: Span,
    /// What the line's value is in YAML, if it is valid by itself. In a file that needs no recovery Claude Code would
    /// have seen this.
    pub alone: Option<Node>,
}

impl RecoveredLine {
    fn new(text: &str, line: recover::Line) -> Self {
        Self {
            key: text.get(line.key).unwrap_or_default().to_owned(),
            alone: yaml::parse_value(text, line.value.clone()),
            span: line.span,
            value: line.value,
        }
    }

    /// The line as valid YAML with the value that Claude Code sees, ready to paste.
    #[must_use]
    pub fn fixed(&self, text: &str) -> String {
        format!(
            "{}: {}",
            self.key,
            quote::scalar(text.get(self.value.clone()).unwrap_or_default())
        )
    }

    /// Whether the recovery, which another line made necessary, changes the value of a line that is valid by itself: `model: sonnet # fast` keeps its comment, and a map becomes a text.
    #[must_use]
    pub fn changes_value(&self, text: &str) -> bool {
        self.alone
            .as_ref()
            .is_some_and(|alone| alone.as_str() != text.get(self.value.clone()))
    }
}

/// Reads `text[yaml]` as Claude Code does: as YAML and, if that fails, once more after the [recovery](mod@recover).
///
/// `limit` is the maximum size in bytes.
///
/// # Errors
///
/// Returns an error if Claude Code cannot read it either, or if it is longer than `limit`.
pub fn parse(text: &str, yaml: Span, limit: usize) -> Result<FrontMatter, Box<Diagnostic>> {
    if yaml.len() > limit {
        return Err(Box::new(oversized(text, &yaml, limit)));
    }
    let error = match yaml::parse_map(text, yaml.clone()) {
        Ok(document) => {
            return Ok(FrontMatter {
                recovered: Vec::new(),
                document,
                is_recovered: false,
            });
        }
        Err(error) => error,
    };
    // These limits are ours: Claude Code may read it, but not as the recovery would.
    if error.kind.is_limit() {
        return Err(Box::new(explain::explain(text, &yaml, &error)));
    }
    let recovery = recover(text, yaml.clone(), Ends::Client);
    if let Some(document) = read_recovered(&recovery) {
        let lines = recovery.lines.into_iter();
        return Ok(FrontMatter {
            recovered: lines.map(|line| RecoveredLine::new(text, line)).collect(),
            document,
            is_recovered: true,
        });
    }
    Err(Box::new(
        explain_line_ends(text, &yaml).unwrap_or_else(|| explain::explain(text, &yaml, &error)),
    ))
}

/// Reads a recovered text, if anything was recovered. All places are those in the file.
fn read_recovered(recovery: &Recovery) -> Option<Document> {
    if !recovery.changes() {
        return None;
    }
    let mut document = yaml::parse_map(&recovery.yaml, 0..recovery.yaml.len()).ok()?;
    document.relocate(|span| recovery.source(span));
    Some(document)
}

/// Claude Code's recovery misses lines that end in CRLF, so Claude Code skips a file that it would load with LF.
fn explain_line_ends(text: &str, yaml: &Span) -> Option<Diagnostic> {
    if !text.get(yaml.clone())?.contains("\r\n") {
        return None;
    }
    let recovery = recover(text, yaml.clone(), Ends::CrLf);
    read_recovered(&recovery)?;
    let line = RecoveredLine::new(text, recovery.lines.into_iter().next()?);
    Some(
        Diagnostic::error(
            line.value.clone(),
            format!(
                "invalid YAML in the value of `{}`, with CRLF line endings",
                line.key
            ),
        )
        .label("Claude Code recovers such values only in files with LF line endings")
        .replace(
            line.span.clone(),
            line.fixed(text),
            "write it as valid YAML, or save the file with LF line endings",
        ),
    )
}

/// A front matter beyond the limit.
fn oversized(text: &str, yaml: &Span, limit: usize) -> Diagnostic {
    let first = text
        .get(yaml.clone())
        .unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    Diagnostic::error(
        yaml.start..yaml.start + first.len(),
        format!("front matter too large: {} bytes", yaml.len()),
    )
    .label(format!("expected at most {limit} bytes"))
    .note(format!(
        "text of this size probably belongs below the closing `---`; {}",
        Limits::how_to_raise(
            "front_matter_bytes",
            u64::try_from(yaml.len()).unwrap_or(u64::MAX)
        ),
    ))
}

impl FrontMatter {
    /// Whether only the recovery can read it. It may have replaced tabs, and no line.
    #[must_use]
    pub fn is_recovered(&self) -> bool {
        self.is_recovered
    }

    /// The entries in the order of the file, duplicates included; for Claude Code, the last one of a key counts.
    ///
    /// Those that a merge key (`<<`) adds are among them, and say so in [`Entry::merged`]. Tags, anchors and aliases are in
    /// [`Node::properties`] and [`Entry::key_properties`].
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        self.document.entries()
    }

    /// The entry that counts for Claude Code: the last one of this key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.document.root.entry(key)
    }

    /// The value that counts for Claude Code: the last one of this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.document.get(key)
    }

    /// The comments, from the `#` to the end of the line: those that have a line to themselves
    /// ([`Comment::is_alone`]), and those that follow something. In order.
    #[must_use]
    pub fn comments(&self) -> &[Comment] {
        &self.document.comments
    }

    /// The comment that follows an entry on its last line, or the header of its block text. `text` is that of the file.
    #[must_use]
    pub fn comment_after(&self, text: &str, entry: &Entry) -> Option<&Comment> {
        self.document.comment_after(text, entry)
    }
}
