//! Reads YAML as Claude Code does, with the place of every value.
//!
//! Claude Code reads front matter with the YAML parser of Bun. It follows YAML 1.2, and where it does not, so does this
//! reader: what that parser refuses is an [`Error`] here, and what it reads has the same [`Value`] here. The only
//! differences are limits against hostile files, which [`ErrorKind::is_limit`] names.
//!
//! ```
//! use include_agents_text::yaml::{Value, parse};
//!
//! let text = "---\nname: reviewer\ntools: [Read, Grep]\n---\n";
//! let document = parse(text, 4..39).unwrap();
//! let tools = document.get("tools").unwrap();
//! assert_eq!(&text[tools.span.clone()], "[Read, Grep]");
//! let Value::List(tools) = &tools.value else { panic!() };
//! assert_eq!(&text[tools[1].span.clone()], "Grep");
//! ```

mod before;
mod block;
mod budget;
mod collection;
mod document;
mod error;
mod map;
mod names;
mod node;
mod parse;
mod plain;
mod quoted;
mod scan;
mod simple;
#[cfg(test)]
mod tests;
mod text;
mod token;
mod value;
mod visit;

pub use budget::MAX_DEPTH;
pub use error::{Error, ErrorKind};
pub use text::Text;
pub use value::{Comment, Entry, Node, Properties, Spanned, Style, Value};
pub use visit::{Part, visit};

use budget::Budget;
use parse::Parser;
use scan::Expect;
use token::TokenKind;

use crate::span::Span;

/// A YAML document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its content.
    pub root: Node,
    /// The comments, in the order of the file.
    pub comments: Vec<Comment>,
}

impl Document {
    /// Returns the value of this key that counts, if the document is a map: the last one.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.root.get(key)
    }

    /// Returns the entries in the order of the file, duplicates included. A document of nothing has none.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.root.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Returns the comment that follows an entry on its last line, or the header of its block text (`key: | # comment`).
    ///
    /// `text` is the text that the document was read from.
    #[must_use]
    pub fn comment_after(&self, text: &str, entry: &Entry) -> Option<&Comment> {
        let value = &entry.value;
        let from = match value.style {
            Style::Literal | Style::Folded => value.span.start,
            _ => value.span.end,
        };
        let next = self
            .comments
            .partition_point(|comment| comment.span.start < from);
        let comment = self.comments.get(next)?;
        let between = text.get(from..comment.span.start)?;
        (!between.contains(['\n', '\r'])).then_some(comment)
    }

    /// Moves all places by a function that keeps their order, as from a repaired text to the file.
    pub fn relocate(&mut self, to: impl Fn(&Span) -> Span) {
        self.root.relocate(&to);
        for comment in &mut self.comments {
            comment.span = to(&comment.span);
        }
    }
}

/// Reads `text[yaml]`, a document. All places are offsets in `text`.
///
/// An empty text, or one of nothing but comments, is a document of [`Value::Null`]. It takes time in proportion to the
/// text. What aliases repeat may be five times the text and 64 KB.
///
/// # Errors
///
/// If Claude Code cannot read it, if it is more than one document, or if it exceeds a [limit](ErrorKind::is_limit).
pub fn parse(text: &str, yaml: Span) -> Result<Document, Error> {
    let text = text.get(..yaml.end).unwrap_or(text);
    let source = text.get(yaml.clone()).unwrap_or_default();
    if let Some(at) = source.find('\0') {
        return Err(Error::new(ErrorKind::Nul, yaml.start + at));
    }
    let mut parser = Parser::new(text, &yaml, Budget::for_text(source));
    let root = if let Some(root) = parser.simple_entries()? {
        root
    } else {
        parser.scanner.scan(Expect {
            first: true,
            ..Expect::default()
        })?;
        parser.document()?
    };
    let second = parser.token();
    while !parser.token().is(TokenKind::End) {
        parser.document()?;
    }
    if !second.is(TokenKind::End) {
        return Err(Error::new(ErrorKind::SeveralDocuments, second.start));
    }
    Ok(Document {
        root,
        comments: parser.scanner.comments,
    })
}

/// Reads `text[yaml]` as [`parse`] does, and makes sure that it is a map or nothing.
///
/// # Errors
///
/// As those of [`parse`], and if it is a list or a scalar. An empty text in quotes counts as nothing.
pub fn parse_map(text: &str, yaml: Span) -> Result<Document, Error> {
    let document = parse(text, yaml)?;
    match &document.root.value {
        Value::Map(_) | Value::Null => Ok(document),
        Value::Text(text) if text.as_str().is_empty() => Ok(document),
        _ => Err(Error::new(ErrorKind::NotAMap, document.root.span.start)),
    }
}

/// Reads `text[yaml]`, a single line, as the value of a key: what follows a `key: `. `None` if it is not YAML.
#[must_use]
pub fn parse_value(text: &str, yaml: Span) -> Option<Node> {
    const KEY: &str = "x: ";
    let value = text.get(yaml.clone())?;
    let line = format!("{KEY}{value}\n");
    let mut document = parse(&line, 0..line.len()).ok()?;
    let to_text = |at: usize| (at + yaml.start).saturating_sub(KEY.len()).min(yaml.end);
    document.relocate(|span| to_text(span.start)..to_text(span.end));
    match document.root.value {
        Value::Map(mut entries) if entries.len() == 1 => {
            let entry = entries.pop()?;
            (entry.key.value.as_str() == "x").then_some(entry.value)
        }
        _ => None,
    }
}
