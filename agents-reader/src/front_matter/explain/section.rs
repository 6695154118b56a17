//! A front matter, divided into its top-level fields.

use std::cell::Cell;

use super::Edit;
use super::quote_marks::{closing, quote_at};
use crate::claude_code::Field;
use crate::front_matter::recover::{Ends, recover};
use crate::span::Span;
use crate::yaml::{self, Error, ErrorKind};

/// A field of the top level with all its lines, or the lines in front of the first one.
pub(super) struct FieldLines<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    /// The section and everything up to the next field that Claude Code knows, which may all be one pasted text.
    pub(super) reach: usize,
    /// Where the parser noticed the fault.
    pub(super) noticed: usize,
    pub(super) rows: Vec<Row>,
}

/// A nonblank line.
pub(super) struct Row {
    /// The line without its line ending.
    pub(super) line: Span,
    /// Without surrounding white space.
    pub(super) content: Span,
    /// The content after the hyphens that start it.
    pub(super) item: Span,
    /// `key:` and what follows, if the item has that form.
    pub(super) entry: Option<KeyValue>,
}

/// A key and its value on a line, both without surrounding white space.
pub(super) struct KeyValue {
    pub(super) key: Span,
    pub(super) value: Span,
}

impl Row {
    pub(super) fn indent(&self) -> usize {
        self.content.start - self.line.start
    }

    /// Whether a hyphen starts it.
    pub(super) fn is_item(&self) -> bool {
        self.item != self.content
    }

    /// The value of the entry, or else the item.
    pub(super) fn value(&self) -> Span {
        self.entry
            .as_ref()
            .map_or_else(|| self.item.clone(), |entry| entry.value.clone())
    }
}

/// The result of reading a section on its own.
pub(super) enum Verdict {
    Valid,
    /// It was not read, because the budget is spent.
    Unread,
    /// Only the recovery can read it; contains the error of YAML.
    Recovered(Error),
    /// Not even the recovery can read it.
    Broken(Error),
}

/// The error for a text that is not read, because the budget is spent.
const NOT_EXAMINED: Error = Error {
    kind: ErrorKind::Unexpected,
    at: 0,
    start: None,
};

/// Reads candidates, up to a limit.
pub(super) struct ParseBudget {
    pub(super) budget: Cell<usize>,
    /// Whether an alias without its anchor counts as a fault. A section read alone may lack another's anchor.
    pub(super) anchors: bool,
}

impl ParseBudget {
    /// Whether YAML or the recovery can read this; if not, what YAML says.
    pub(super) fn read(&self, yaml: &str) -> Result<(), Error> {
        match self.read_strictly(yaml) {
            Ok(()) => Ok(()),
            Err(error) => self
                .read_strictly(&recover(yaml, 0..yaml.len(), Ends::CrLf).yaml)
                .map_err(|_| error),
        }
    }

    /// Takes bytes off the budget; returns whether there were enough.
    fn spend(&self, bytes: usize) -> bool {
        let left = self.budget.get();
        self.budget.set(left.saturating_sub(bytes));
        left >= bytes
    }

    fn read_strictly(&self, yaml: &str) -> Result<(), Error> {
        if !self.spend(yaml.len()) {
            return Err(NOT_EXAMINED);
        }
        match yaml::parse_map(yaml, 0..yaml.len()) {
            Ok(_) => Ok(()),
            Err(error) if error.kind == ErrorKind::UnknownAlias && !self.anchors => Ok(()),
            Err(error) => Err(error),
        }
    }
}

impl<'a> FieldLines<'a> {
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        Self {
            text,
            reach: span.end,
            noticed: span.end,
            rows: rows(text, &span),
            span,
        }
    }

    pub(super) fn get(&self, span: &Span) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The first line and its entry, unless the section is the one in front of all fields.
    pub(super) fn head(&self) -> Option<(&Row, &KeyValue)> {
        let row = self
            .rows
            .first()
            .filter(|row| row.indent() == 0 && !row.is_item())?;
        let entry = row.entry.as_ref()?;
        // A map in brackets may be the whole front matter.
        (!self.get(&entry.key).starts_with(['{', '['])).then_some((row, entry))
    }

    /// The rows around the place where the parser noticed the fault, the last one first. If a single row has the fault, it
    /// is one of them.
    pub(super) fn suspects(&self) -> impl Iterator<Item = (usize, &Row)> {
        let end = self
            .rows
            .partition_point(|row| row.line.start <= self.noticed);
        self.rows.iter().enumerate().take(end).rev().take(6)
    }

    /// The last of the rows that are indented below this one.
    pub(super) fn last_below(&self, n: usize) -> Option<&Row> {
        let row = self.rows.get(n)?;
        self.rows
            .iter()
            .skip(n + 1)
            .take_while(|other| other.indent() > row.indent())
            .last()
    }

    /// Whether this is a field of Claude Code.
    pub(super) fn is_known(&self) -> bool {
        self.head()
            .is_some_and(|(_, entry)| Field::from_key(self.get(&entry.key)).is_some())
    }

    /// The name of the section in messages.
    pub(super) fn name(&self) -> String {
        self.head().map_or_else(
            || "the front matter".into(),
            |(_, entry)| format!("`{}`", self.get(&entry.key)),
        )
    }

    pub(super) fn verdict(&self, budget: &ParseBudget) -> Verdict {
        let yaml = self.get(&self.span);
        // Twice by the parser, and once more to try a change.
        if budget.budget.get() < 3 * yaml.len() {
            return Verdict::Unread;
        }
        let place = |error: Error| Error {
            at: self.span.start + error.at,
            start: error.start.map(|start| self.span.start + start),
            ..error
        };
        match budget.read_strictly(yaml) {
            Ok(()) => Verdict::Valid,
            Err(error) => match budget.read(yaml) {
                Ok(()) => Verdict::Recovered(place(error)),
                Err(error) => Verdict::Broken(place(error)),
            },
        }
    }

    /// The section with changes made, which may reach beyond it.
    pub(super) fn edited(&self, edits: &[Edit]) -> String {
        let end = edits
            .iter()
            .map(|edit| edit.span.end)
            .fold(self.span.end, usize::max);
        let mut edited = String::new();
        let mut at = self.span.start;
        for edit in edits {
            edited.push_str(self.get(&(at..edit.span.start)));
            edited.push_str(&edit.text);
            at = edit.span.end;
        }
        edited.push_str(self.get(&(at..end)));
        edited
    }

    /// The number of bytes by which the changes lengthen the text.
    pub(super) fn grown(edits: &[Edit]) -> usize {
        let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
        added.saturating_sub(edits.iter().map(|edit| edit.span.len()).sum())
    }

    /// The number of bytes of the line after this place.
    pub(super) fn line_rest(&self, at: usize) -> usize {
        let rest = self.get(&(at..self.span.end));
        rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    /// Whether a place is on a line after another place and after the changes.
    pub(super) fn is_later_line(&self, place: usize, before: usize, edits: &[Edit]) -> bool {
        let passed = edits
            .iter()
            .map(|edit| edit.span.end)
            .fold(before, usize::max);
        place > passed + self.line_rest(passed)
    }
}

/// Divides the front matter before each unindented line that looks like an entry.
pub(super) fn cut<'a>(text: &'a str, yaml: &Span, budget: &ParseBudget) -> Vec<FieldLines<'a>> {
    let whole = rows(text, yaml);
    let starts = whole
        .iter()
        .filter(|row| row.indent() == 0 && row.entry.is_some() && !row.is_item());
    let mut bounds: Vec<usize> = starts.map(|row| row.line.start).collect();
    if bounds.first() != Some(&yaml.start) {
        bounds.insert(0, yaml.start);
    }
    bounds.push(yaml.end);
    let mut sections: Vec<FieldLines<'a>> = Vec::new();
    let mut next = 0;
    while let (Some(&start), Some(&end)) = (bounds.get(next), bounds.get(next + 1)) {
        next += 1;
        let section = FieldLines::new(text, start..end);
        // A text in quotes may have unindented lines that look like entries.
        let long = closing_section(&section, bounds.get(next..).unwrap_or_default(), budget)
            .filter(|&(end, _)| {
                let section = text.get(start..end).unwrap_or_default();
                let read = budget.read(section);
                // Claude Code wants such lines indented, which is what is wrong then.
                let is_loose = |error: &Error| error.kind == ErrorKind::QuotedLineNotIndented;
                read.as_ref().err().is_some_and(is_loose)
                    && budget
                        .read(&section.trim_end().replace('\n', "\n  "))
                        .is_ok()
                    || read.is_ok()
            });
        if let Some((end, more)) = long {
            next += more;
            sections.push(FieldLines::new(text, start..end));
        } else {
            sections.push(section);
        }
    }
    // From the last to the first: a section reaches as far as the next one does, unless that is a known field.
    let mut reach = yaml.end;
    for section in sections.iter_mut().rev() {
        section.reach = reach;
        if section.is_known() {
            reach = section.span.start;
        }
    }
    sections
}

/// Where a value in quotes that is not closed in its own section is closed: the end of that section, and how many
/// sections that is further on.
fn closing_section(
    section: &FieldLines<'_>,
    bounds: &[usize],
    budget: &ParseBudget,
) -> Option<(usize, usize)> {
    let (_, entry) = section.head()?;
    let quote = quote_at(section.text, entry.value.start)?;
    if closing(section.text, entry.value.start..section.span.end, quote).is_some() {
        return None;
    }
    let end = *bounds.last()?;
    let closing = closing(section.text, entry.value.start..end, quote);
    if !budget.spend(closing.unwrap_or(end) - entry.value.start) {
        return None;
    }
    let closing = closing?;
    let more = bounds.partition_point(|&bound| bound <= closing);
    Some((*bounds.get(more)?, more))
}

/// The lines that are neither blank lines nor comments.
fn rows(text: &str, span: &Span) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = span.start;
    for whole in text
        .get(span.clone())
        .unwrap_or_default()
        .split_inclusive('\n')
    {
        let line = at..at + whole.trim_end_matches(['\n', '\r']).len();
        at += whole.len();
        let content = trim(text, &line);
        let words = text.get(content.clone()).unwrap_or_default();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let item = trim(text, &(content.start + hyphens(words)..content.end));
        rows.push(Row {
            line,
            content,
            entry: entry(text, &item),
            item,
        });
    }
    rows
}

/// The span without surrounding spaces and tabs.
pub(super) fn trim(text: &str, span: &Span) -> Span {
    let inner = text.get(span.clone()).unwrap_or_default();
    let tail = inner.trim_start_matches([' ', '\t']);
    let start = span.end.saturating_sub(tail.len());
    start..start + tail.trim_end_matches([' ', '\t']).len()
}

/// The number of bytes of list indicators, and spaces between them, at the start of the line.
fn hyphens(line: &str) -> usize {
    let mut rest = line;
    while let Some(after) = rest.strip_prefix("- ") {
        rest = after.trim_start_matches(' ');
    }
    line.len() - rest.len()
}

/// Splits at the first colon before a space or the end.
fn entry(text: &str, item: &Span) -> Option<KeyValue> {
    let words = text.get(item.clone())?;
    let colon = find_colon(words)?;
    let key = item.start..item.start + words.get(..colon)?.trim_end().len();
    (!key.is_empty()).then(|| KeyValue {
        key,
        value: trim(text, &(item.start + colon + 1..item.end)),
    })
}

/// The first colon that ends a key in YAML. A key in quotes may contain others.
fn find_colon(words: &str) -> Option<usize> {
    let quoted = quote_at(words, 0)
        .and_then(|quote| closing(words, 0..words.len(), quote))
        .map_or(0, |closing| closing + 1);
    let tail = words.get(quoted..)?;
    if quoted > 0 && !tail.trim_start().starts_with(':') {
        return None;
    }
    let is_separator = |at: usize| {
        tail.as_bytes()
            .get(at + 1)
            .is_none_or(|byte| matches!(byte, b' ' | b'\t'))
    };
    let (at, _) = tail.match_indices(':').find(|&(at, _)| is_separator(at))?;
    Some(quoted + at)
}
