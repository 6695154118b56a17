//! Rules about lines that follow the habits of another language: Markdown, HTML, or none.

use super::section::{FieldLines, Row};
use super::{Edit, Proposal};
use crate::claude_code::Field;
use crate::span::Span;

/// `**name**: foo`, `` `name`: foo``, `- name: foo`: keys as Markdown.
pub(super) fn marked_key(section: &FieldLines<'_>) -> Vec<Proposal> {
    let all: Vec<MarkedKey<'_>> = section
        .rows
        .iter()
        .filter(|row| row.indent() == 0)
        .filter_map(|row| marked(section, row))
        .collect();
    let Some(first) = all.first() else {
        return Vec::new();
    };
    let edit = |it: &MarkedKey<'_>| Edit {
        span: it.row.clone(),
        text: it.text.clone(),
    };
    let propose = |edits| Proposal {
        span: first.span.clone(),
        headline: format!("unexpected {} around the key `{}`", first.what(), first.key),
        label: "keys cannot be formatted with Markdown".into(),
        help: format!("remove the {}", first.what()),
        edits,
    };
    vec![
        propose(vec![edit(first)]),
        propose(all.iter().map(edit).collect()),
    ]
}

/// A key that Claude Code knows with marks around it.
struct MarkedKey<'a> {
    row: Span,
    /// From the first mark to the last one.
    span: Span,
    key: &'a str,
    marks: &'a str,
    /// The row without the marks.
    text: String,
}

impl MarkedKey<'_> {
    fn what(&self) -> &'static str {
        match self.marks.chars().next() {
            Some('*') if !self.marks.starts_with("* ") => "asterisks",
            Some('_') => "underscores",
            Some('`') => "backticks",
            Some('~') => "tildes",
            _ => "list or quote markers",
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '*' | '_' | '`' | '~' | '-' | '+' | '>' | '•' | '–' | '—' | '·'
    )
}

fn marked<'a>(section: &FieldLines<'a>, row: &Row) -> Option<MarkedKey<'a>> {
    let words = section.get(&row.content);
    let bare = words.trim_start_matches(|c: char| is_mark(c) || c == ' ');
    let marks = words.get(..words.len() - bare.len())?;
    let key = known_key_at_start(bare)?;
    let after = bare.get(key.len()..)?;
    // Marks may close on either side of the colon.
    let value = after.trim_start_matches(is_mark).trim_start();
    let value = value.strip_prefix(':')?;
    let is_open = marks.contains(['*', '_', '`', '~']) && !marks.contains(' ');
    let value = if is_open {
        let inner = value.trim_start_matches(is_mark);
        let closed = after.starts_with(is_mark) || inner.len() < value.len();
        let inner = inner.trim();
        if closed {
            inner
        } else {
            inner.trim_end_matches(|c| marks.contains(c))
        }
    } else {
        value.trim()
    };
    if marks.is_empty() {
        return None;
    }
    let end = row.content.start + words.len() - value.len();
    let length = section.get(&(row.content.start..end)).find(':')?;
    let after_colon = section
        .get(&(row.content.start + length + 1..end))
        .chars()
        .take_while(|c| is_mark(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    let colon = row.content.start + length;
    let end = if after_colon > 0 {
        colon + 1 + after_colon
    } else {
        row.content.start + section.get(&(row.content.start..colon)).trim_end().len()
    };
    Some(MarkedKey {
        row: row.content.clone(),
        span: row.content.start..end,
        key,
        marks,
        text: format!("{key}: {value}").trim_end().to_owned(),
    })
}

/// The key of Claude Code that a text begins with.
fn known_key_at_start(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric());
    let key = text.get(..end.unwrap_or(text.len()))?;
    Field::from_key(key).map(|_| key)
}

/// `<!-- -->` and `//`: comments of other languages.
pub(super) fn foreign_comment(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut first = None;
    let mut is_open = false;
    for row in &section.rows {
        let words = section.get(&row.content);
        let mark = ["<!--", "//", "/*", ";"]
            .into_iter()
            .find(|mark| words.starts_with(mark));
        if !is_open && (mark.is_none() || row.indent() > 0 && mark == Some(";")) {
            continue;
        }
        if let (false, Some(mark)) = (is_open, mark) {
            first.get_or_insert((row.content.start..row.content.start + mark.len(), mark));
        }
        let is_html = is_open || matches!(mark, Some("<!--" | "/*"));
        is_open = is_html && !words.ends_with("-->") && !words.ends_with("*/");
        let inner = words
            .trim_start_matches(mark.unwrap_or_default())
            .trim_end_matches("-->")
            .trim_end_matches("*/")
            .trim();
        edits.push(Edit {
            span: row.content.clone(),
            text: format!("# {inner}").trim_end().to_owned(),
        });
    }
    let Some((span, mark)) = first.filter(|_| !is_open) else {
        return Vec::new();
    };
    vec![Proposal {
        span,
        headline: format!("unexpected `{mark}` in the front matter"),
        label: "YAML comments start with `#`".into(),
        help: "use a `#`".into(),
        edits,
    }]
}

/// `* Read` and `-Read`: list items with other marks, or without a space.
pub(super) fn item_marks(section: &FieldLines<'_>) -> Vec<Proposal> {
    const MARKS: &[char] = &['*', '•', '+', '–', '—', '·', '→', '-', '‣', '◦'];
    let Some((_, entry)) = section.head() else {
        return Vec::new();
    };
    if !section.get(&entry.value).is_empty() {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut first = None;
    let indent = section.rows.get(1).map_or(0, Row::indent);
    for row in section.rows.iter().skip(1) {
        let words = section.get(&row.content);
        let Some(mark) = words.chars().next().filter(|c| MARKS.contains(c)) else {
            continue;
        };
        let inner = words.trim_start_matches(mark).trim_start();
        if row.is_item() || inner.is_empty() {
            continue;
        }
        first.get_or_insert((row.content.start..row.content.start + mark.len_utf8(), mark));
        edits.push(Edit {
            span: row.line.start..row.content.end,
            text: format!("{}- {inner}", " ".repeat(indent.max(row.indent()))),
        });
    }
    let Some((span, mark)) = first else {
        return Vec::new();
    };
    vec![Proposal {
        span,
        headline: if mark == '-' {
            format!("missing space after `-` in {}", section.name())
        } else {
            format!("unexpected `{mark}` before an item of {}", section.name())
        },
        label: "list items start with `- `".into(),
        help: "start each item with `- `".into(),
        edits,
    }]
}

/// No-break and other wide spaces in front of a line.
pub(super) fn wide_space_as_indentation(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut edits = Vec::new();
    for row in &section.rows {
        let line = section.get(&row.line);
        let indent = line.len() - line.trim_start().len();
        let space = line.get(..indent).unwrap_or_default();
        if !space.is_ascii() {
            edits.push(Edit {
                span: row.line.start..row.line.start + indent,
                text: " ".repeat(space.chars().count()),
            });
        }
    }
    let Some(first) = edits.first() else {
        return Vec::new();
    };
    vec![Proposal {
        span: first.span.clone(),
        headline: "unexpected no-break space in the indentation".into(),
        label: "YAML indents with spaces only".into(),
        help: "use spaces".into(),
        edits,
    }]
}

/// `description: |>`: an indicator that begins no block.
pub(super) fn block_indicator(section: &FieldLines<'_>) -> Vec<Proposal> {
    let Some((_, entry)) = section.head() else {
        return Vec::new();
    };
    let value = section.get(&entry.value);
    let is_indicator = value.starts_with(['|', '>'])
        && value
            .chars()
            .all(|c| matches!(c, '|' | '>' | '-' | '+' | ':' | '\\') || c.is_ascii_digit());
    if !is_indicator || section.rows.len() < 2 {
        return Vec::new();
    }
    let indicator = if value.starts_with('>') { ">" } else { "|" };
    vec![Proposal {
        span: entry.value.clone(),
        headline: format!("invalid block indicator `{value}` in {}", section.name()),
        label: "expected `|` or `>`".into(),
        help: format!("use `{indicator}`"),
        edits: vec![Edit {
            span: entry.value.clone(),
            text: indicator.into(),
        }],
    }]
}
