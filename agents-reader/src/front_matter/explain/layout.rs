//! Rules about white space: indentation, and the space after a colon.

use super::section::{FieldLines, Row};
use super::{Edit, Proposal};
use crate::claude_code::{Field, ValueType, is_built_in_tool};
use crate::front_matter::quote::block;
use crate::span::Span;
use crate::tools::name_of;

/// YAML indents with spaces only.
pub(super) fn tab_as_indentation(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut edits = Vec::new();
    for row in &section.rows {
        let indent = row.line.start..row.content.start;
        if section.get(&indent).contains('\t') {
            let text = section.get(&indent).replace('\t', "  ");
            edits.push(Edit { span: indent, text });
        }
    }
    let Some(first) = edits.first() else {
        return Vec::new();
    };
    vec![Proposal {
        span: first.span.clone(),
        headline: format!("unexpected tab in the indentation of {}", section.name()),
        label: "YAML indents with spaces only".into(),
        help: "indent with spaces".into(),
        edits,
    }]
}

/// `name:foo` is a text, not a field.
pub(super) fn no_space_after_colon(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for row in &section.rows {
        let words = section.get(&row.item);
        let Some((key, value)) = words.split_once(':') else {
            continue;
        };
        let is_key = !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        // A non-breaking space is none to YAML.
        let value = value.trim_start_matches('\u{A0}');
        // `https://…` is a link in a text.
        if !is_key
            || value.is_empty()
            || value.starts_with([' ', '\t', ':'])
            || value.starts_with("//")
        {
            continue;
        }
        let colon = row.item.start + key.len();
        proposals.push(Proposal {
            span: colon..colon + 1,
            headline: format!("missing space after `{key}:`"),
            label: "without a space, this is text and not a field".into(),
            help: "add a space after the colon".into(),
            edits: vec![Edit {
                span: row.item.start..row.item.end,
                text: format!("{key}: {value}"),
            }],
        });
    }
    proposals
}

/// `name foo` and `name = foo`: a known field without its colon.
pub(super) fn no_colon(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for row in section.rows.iter().filter(|row| row.indent() == 0) {
        let words = section.get(&row.content);
        let is_sign = |c: char| c.is_whitespace() || matches!(c, '=' | '：' | '→');
        let (key, rest) = words.find(is_sign).map_or((words, ""), |at| {
            (
                words.get(..at).unwrap_or_default(),
                words.get(at..).unwrap_or_default(),
            )
        });
        let rest = rest.trim_start();
        let sign = ["=>", "->", ":=", "=", "：", "→", "- ", "– ", "— ", "| "]
            .into_iter()
            .find(|sign| rest.starts_with(sign));
        let value = rest.strip_prefix(sign.unwrap_or_default());
        let value = value.unwrap_or_default().trim_start();
        // A line of a text may well start with the word "tools".
        let is_text = value.contains(' ')
            && key != "description"
            && sign.is_none()
            && !lists_tools(key, value);
        if row.entry.is_some() || is_text || Field::from_key(key).is_none() {
            continue;
        }
        let text = if value.is_empty() {
            format!("{key}:")
        } else {
            format!("{key}: {value}")
        };
        proposals.push(Proposal {
            span: row.content.start..row.content.start + key.len(),
            headline: format!("missing colon after `{key}`"),
            label: "expected a colon and a space".into(),
            help: "add a colon".into(),
            edits: vec![Edit {
                span: row.content.clone(),
                text,
            }],
        });
    }
    proposals
}

/// Whether a list of names, not prose, follows on a line that begins with this key.
fn lists_tools(key: &str, value: &str) -> bool {
    const SEPARATORS: [char; 2] = [',', ';'];
    let is_list = matches!(key, "tools" | "disallowedTools" | "skills");
    let mut words = value
        .split(SEPARATORS)
        .map(str::trim)
        .filter(|word| !word.is_empty());
    let is_tool = |word: &str| {
        let name = name_of(word);
        name.starts_with("mcp__") || is_built_in_tool(name)
    };
    is_list
        && (value.starts_with('[')
            || (value.contains(SEPARATORS)
                && words.all(|word| !word.contains(' ') || word.contains('(')))
            || value.split(' ').all(is_tool))
}

/// A field of the top level that is indented belongs to the field before it.
pub(super) fn indented_field(section: &FieldLines<'_>) -> Vec<Proposal> {
    let Some((head, _)) = section.head() else {
        return Vec::new();
    };
    let mut proposals = Vec::new();
    let indented = section
        .rows
        .iter()
        .filter(|row| row.indent() > 0 && row.line.start > head.line.start);
    // Only the first ones: the lines after an indented field may belong to it.
    for row in indented.take(8) {
        let Some(entry) = row
            .entry
            .as_ref()
            .filter(|entry| Field::from_key(section.get(&entry.key)).is_some())
        else {
            continue;
        };
        let key = section.get(&entry.key);
        // Its neighbors may have been indented along with it.
        let all = section
            .rows
            .iter()
            .filter(|other| other.line.start >= row.line.start);
        let only = vec![dedent(row, row.indent())];
        let rest = all
            .take_while(|other| other.indent() >= row.indent())
            .map(|other| dedent(other, row.indent()));
        for edits in [only, rest.collect()] {
            proposals.push(Proposal {
                span: entry.key.clone(),
                headline: format!("unexpected indentation of `{key}`"),
                label: format!("indented, this belongs to {}", section.name()),
                help: "remove the indentation".into(),
                edits,
            });
        }
    }
    proposals
}

/// Removes `by` bytes of indentation.
fn dedent(row: &Row, by: usize) -> Edit {
    Edit {
        span: row.line.start..row.line.start + by.min(row.indent()),
        text: String::new(),
    }
}

/// The first fields are indented and the others are not.
pub(super) fn indented_start(text: &str, sections: &[FieldLines<'_>]) -> Option<Proposal> {
    let [first, second, ..] = sections else {
        return None;
    };
    let row = first.rows.first().filter(|row| row.indent() > 0)?;
    second.head()?;
    let edits = first
        .rows
        .iter()
        .map(|row_of| dedent(row_of, row.indent()))
        .collect();
    Some(Proposal {
        span: row
            .entry
            .as_ref()
            .map_or(&row.content, |entry| &entry.key)
            .clone(),
        headline: "inconsistent indentation of the fields".into(),
        label: format!(
            "this line is indented, but `{}` below is not",
            second
                .head()
                .and_then(|(_, entry)| text.get(entry.key.clone()))
                .unwrap_or_default()
        ),
        help: "remove the indentation".into(),
        edits,
    })
}

/// A text that continues at the beginning of the next line.
pub(super) fn continuation_not_indented(section: &FieldLines<'_>) -> Vec<Proposal> {
    let Some((head, entry)) = section.head() else {
        return Vec::new();
    };
    let value = section.get(&entry.value);
    // The list of a field need not be indented.
    let is_loose = |row: &&Row| row.indent() == 0 && !(row.is_item() && value.is_empty());
    let Some(row) = section.rows.iter().skip(1).find(is_loose) else {
        return Vec::new();
    };
    let key = section.get(&entry.key);
    let propose = |help: &str, edits| Proposal {
        span: row.content.clone(),
        headline: format!("missing indentation in `{key}`"),
        label: format!("without indentation, this is not part of `{key}`"),
        help: help.into(),
        edits,
    };
    let indent = |row: &Row| Edit {
        span: row.line.start..row.line.start,
        text: "  ".into(),
    };
    let mut proposals = Vec::new();
    // The items of a list are aligned.
    let before = section
        .rows
        .iter()
        .take_while(|other| other.line.start < row.line.start);
    if let Some(item) = before.filter(|other| other.is_item()).last() {
        let hyphen = if row.is_item() { "" } else { "- " };
        let text = format!("{}{hyphen}", " ".repeat(item.indent()));
        proposals.push(propose(
            "make it a list item",
            vec![Edit {
                span: row.line.start..row.line.start,
                text,
            }],
        ));
    }
    // The lines below are more of the same if the lines before end in a comma.
    let is_list = value.ends_with(',') && value_type_takes_list(key);
    if is_list || value.starts_with(['"', '\'', '|', '>', '[', '{']) {
        let rows = section.rows.iter().skip(1).filter(|row| row.indent() == 0);
        proposals.push(propose("indent it", rows.map(indent).collect()));
    }
    if !value.starts_with(['|', '>']) {
        proposals.push(propose(
            &help_for_block(key),
            vec![as_block(section, head, &entry.value)],
        ));
    }
    proposals
}

fn value_type_takes_list(key: &str) -> bool {
    Field::from_key(key).is_some_and(|field| field.value_type().takes_list())
}

/// The help for a field as a block. It is empty for a field that is not prose: the meaning of the lines is unknown.
pub(super) fn help_for_block(key: &str) -> String {
    let is_prose = |field: Field| field != Field::Name && field.value_type() == ValueType::Text;
    if Field::from_key(key).is_none_or(is_prose) {
        format!("write `{key}` as a block")
    } else {
        String::new()
    }
}

/// The whole field, and the lines after it that only look like fields, as a literal block.
pub(super) fn as_block(section: &FieldLines<'_>, head: &Row, value: &Span) -> Edit {
    let key = head
        .entry
        .as_ref()
        .map(|entry| section.get(&entry.key))
        .unwrap_or_default();
    let has_loose_lines = section.rows.iter().skip(1).any(|row| row.indent() == 0);
    let end = if has_loose_lines {
        section.reach
    } else {
        section.span.end
    };
    let below = section.get(&(head.line.end..end));
    let below: Vec<&str> = below
        .trim()
        .is_empty()
        .then(Vec::new)
        .unwrap_or_else(|| below.trim_end().lines().collect());
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let common = below
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(indent)
        .min()
        .unwrap_or(0);
    let mut lines = Vec::new();
    if !value.is_empty() {
        lines.push(unquoted(section.get(value)));
    }
    // The first of them is what is left of the head's line: nothing.
    lines.extend(
        below
            .iter()
            .skip(1)
            .map(|line| line.get(common..).unwrap_or_default()),
    );
    let length = section.get(&(head.line.end..end)).trim_end().len();
    Edit {
        span: head.line.start..head.line.end + length,
        text: block(key, &lines),
    }
}

/// The value without its quotes, if that does not change it.
fn unquoted(value: &str) -> &str {
    let inner = |quote| {
        value
            .strip_prefix(quote)?
            .strip_suffix(quote)
            .filter(|inner: &&str| !inner.contains(quote))
    };
    inner('\'')
        .or_else(|| inner('"').filter(|inner| !inner.contains('\\')))
        .unwrap_or(value)
}

/// A line that is not aligned with any of the lines above it.
pub(super) fn uneven_indentation(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for (n, row) in section.suspects() {
        let mut columns: Vec<usize> = Vec::new();
        for above in section.rows.iter().take(n).rev().take(16) {
            // The lines of an item are aligned after its hyphen.
            let after_hyphen = above.item.start - above.line.start;
            for column in if row.is_item() {
                [above.indent(); 2]
            } else {
                [after_hyphen, above.indent()]
            } {
                if column != row.indent() && !columns.contains(&column) {
                    columns.push(column);
                }
            }
        }
        for column in columns {
            let shift = |row: &Row| Edit {
                span: row.line.start..row.content.start,
                text: " ".repeat(column),
            };
            let below = section
                .rows
                .iter()
                .skip(n)
                .take_while(|other| other.indent() == row.indent());
            for edits in [vec![shift(row)], below.map(shift).collect::<Vec<_>>()] {
                proposals.push(Proposal {
                    span: if row.indent() == 0 {
                        row.content.clone()
                    } else {
                        row.line.start..row.content.start
                    },
                    headline: format!("inconsistent indentation in {}", section.name()),
                    label: format!("{} here, {column} above", spaces(row.indent())),
                    help: "indent it like the lines above".into(),
                    edits,
                });
            }
        }
    }
    proposals
}

fn spaces(count: usize) -> String {
    format!("{count} space{}", if count == 1 { "" } else { "s" })
}
