//! A short cut through the front matters of the usual kind: a line for each key, with a word or a sentence.
//!
//! Code at build time runs unoptimized, and there the full reader takes many instructions for each byte. What is read here
//! is `key: text` on one line, the text without anything that YAML could interpret. The full reader continues at the
//! first other line.

use super::error::Error;
use super::map::Entries;
use super::parse::Parser;
use super::scan::{Context, Expect};
use super::text::Text;
use super::value::{Entry, KeyType, Node, Spanned, Style, Value};

impl Parser<'_> {
    /// Reads a map whose first entries are simple, to the end of the document. Returns `None`, and changes nothing, if
    /// the first line is not simple.
    pub(super) fn simple_entries(&mut self) -> Result<Option<Node>, Error> {
        let start = self.scanner.at;
        let source = self.scanner.slice(start..self.scanner.bytes.len());
        if source.contains('\r') {
            return Ok(None);
        }
        let (mut list, end) = self.simple_lines(start);
        let Some(mut entries_end) = list.last().map(|last| last.value.span.end) else {
            return Ok(None);
        };
        let from = list.first().map_or(start, |first| first.key.span.start);
        self.scanner.at = end;
        self.scanner.line_start = end;
        if end < self.scanner.bytes.len() {
            let mut entries = Entries::with(list, entries_end);
            // As if the scanner had just gone from the first line to the second.
            self.scanner.line = 2;
            self.scanner.blocks.push(0);
            self.scanner.context = Context::BlockIn;
            self.scanner.scan(Expect {
                first: true,
                ..Expect::default()
            })?;
            self.more_entries(&mut entries, 0, 1)?;
            self.scanner.context = Context::BlockOut;
            self.scanner.blocks.pop();
            self.document_end()?;
            entries_end = entries.end();
            list = entries.finish();
        }
        Ok(Some(Node {
            value: Value::Map(list),
            span: from..entries_end,
            style: Style::Block,
            properties: None,
        }))
    }

    /// Reads simple lines, and returns where the next line begins. Lines that may go on below are not simple.
    fn simple_lines(&self, start: usize) -> (Vec<Entry>, usize) {
        let mut entries: Vec<Entry> = Vec::new();
        let text = self.scanner.text;
        let may_comment = text.get(start..).is_none_or(|source| source.contains('#'));
        let mut at = start;
        let mut begin = start;
        loop {
            let rest = text.get(at..).unwrap_or_default();
            if rest.is_empty() {
                return (entries, at);
            }
            let line = match rest.find('\n') {
                Some(end) => rest.get(..end).unwrap_or_default(),
                None => rest,
            };
            let next = (at + line.len() + 1).min(text.len());
            if line.is_empty() {
                // A text may go on after it.
                at = next;
                continue;
            }
            match entry(line, at, may_comment) {
                Some(entry) => entries.push(entry),
                None if matches!(line.as_bytes(), [b'A'..=b'Z' | b'a'..=b'z', ..]) => {
                    return (entries, at);
                }
                None => {
                    // The line before may go on here.
                    entries.pop();
                    return (entries, begin);
                }
            }
            begin = at;
            at = next;
        }
    }
}

/// Reads a simple line.
fn entry(line: &str, at: usize, may_comment: bool) -> Option<Entry> {
    let (key, rest) = line.split_at_checked(line.find(':')?)?;
    if !is_key(key) {
        return None;
    }
    let value = trim_end(rest.strip_prefix(": ")?);
    let spaces = leading_spaces(value);
    let value = value.get(spaces..)?;
    let start = at + key.len() + 2 + spaces;
    let (text, style) = match value.as_bytes() {
        [b'A'..=b'Z' | b'a'..=b'z', ..] if is_plain(value, may_comment) => (value, Style::Plain),
        _ => quoted(value)?,
    };
    let text_start = start + usize::from(style != Style::Plain);
    Some(Entry {
        key: Spanned {
            value: Text::verbatim(key, at),
            span: at..at + key.len(),
        },
        key_properties: None,
        value: Node {
            value: Value::Text(Text::verbatim(text, text_start)),
            span: start..start + value.len(),
            style,
            properties: None,
        },
        merged: None,
        key_type: KeyType::Text,
    })
}

fn trim_end(text: &str) -> &str {
    let mut rest = text.as_bytes();
    while let [head @ .., b' '] = rest {
        rest = head;
    }
    text.get(..rest.len()).unwrap_or_default()
}

fn leading_spaces(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [b' ', tail @ ..] = rest {
        rest = tail;
    }
    text.len() - rest.len()
}

fn is_key(key: &str) -> bool {
    let mut rest = key.as_bytes();
    if !matches!(rest, [b'A'..=b'Z' | b'a'..=b'z', ..]) || means_something(key) {
        return false;
    }
    while let [
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_',
        tail @ ..,
    ] = rest
    {
        rest = tail;
    }
    rest.is_empty()
}

/// The text between quotes, if nothing in it needs decoding.
fn quoted(text: &str) -> Option<(&str, Style)> {
    let inside = text.get(1..text.len().checked_sub(1)?)?;
    match text.as_bytes() {
        [b'"', .., b'"'] if !inside.contains('"') && !inside.contains('\\') => {
            Some((inside, Style::DoubleQuoted))
        }
        [b'\'', .., b'\''] if !inside.contains('\'') => Some((inside, Style::SingleQuoted)),
        _ => None,
    }
}

/// Whether a text without quotes, which begins with a letter, is what it looks like.
fn is_plain(text: &str, may_comment: bool) -> bool {
    let has_comment = may_comment && text.contains('#');
    !has_comment && !has_separator(text) && !means_something(text) && !text.ends_with('\t')
}

/// Whether there is a colon before white space, or at the end.
fn has_separator(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(':') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if matches!(rest.as_bytes(), [] | [b' ' | b'\t', ..]) {
            return true;
        }
    }
    false
}

/// Whether a word is not a text. Those that do not begin with a letter are excluded already.
fn means_something(word: &str) -> bool {
    matches!(
        word,
        "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE"
    )
}
