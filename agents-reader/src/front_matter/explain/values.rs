//! Rules about values that need quotes, or another form.

use super::layout::{as_block, help_for_block};
use super::quotes::name_of;
use super::section::{FieldLines, Row};
use super::{Edit, Proposal};
use crate::claude_code::{Field, ValueType};
use crate::front_matter::quote::quoted;
use crate::span::Span;
use crate::yaml;

/// Characters that cannot start a text without quotes.
const RESERVED: &[char] = &[
    '@', '`', '*', '&', '!', '%', '|', '>', '{', '}', '[', ']', ',', '#', '"', '\'',
];

/// What the field of that key accepts.
fn value_type(key: &str) -> Option<ValueType> {
    Field::from_key(key).map(Field::value_type)
}

/// `tools: - Read`: a list must start on a new line.
pub(super) fn hyphen(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for (n, row) in section.rows.iter().enumerate() {
        let Some(entry) = &row.entry else { continue };
        let value = section.get(&entry.value);
        if !value.starts_with("- ") && value != "-" {
            continue;
        }
        let key = section.get(&entry.key);
        let propose = |help: &str, edit| Proposal {
            span: entry.value.start..entry.value.start + 1,
            headline: format!("unexpected hyphen at the start of `{key}`"),
            label: "a list must start on a new line".into(),
            help: help.into(),
            edits: vec![edit],
        };
        let colon = section
            .get(&(entry.key.end..entry.value.start))
            .find(':')
            .unwrap_or(0)
            + 1;
        let below = entry.key.end + colon..entry.value.end;
        let text = format!("\n{}{value}", " ".repeat(row.indent() + 2));
        let as_list = propose(
            "start the list on the next line",
            Edit { span: below, text },
        );
        let as_text = propose(
            "put the text in quotes",
            Edit {
                span: entry.value.clone(),
                text: quoted(value),
            },
        );
        let next = section.rows.get(n + 1);
        if value_type(key).is_some_and(ValueType::takes_list) || next.is_some_and(Row::is_item) {
            proposals.extend([as_list, as_text]);
        } else {
            proposals.extend([as_text, as_list]);
        }
    }
    proposals
}

/// A text over several lines that contains `: `, or a `#` after a space, which YAML reads as a key or a comment.
pub(super) fn colon_in_lines(section: &FieldLines<'_>) -> Vec<Proposal> {
    let Some((head, entry)) = section.head() else {
        return Vec::new();
    };
    let key = section.get(&entry.key);
    let value = section.get(&entry.value);
    let last = section
        .rows
        .last()
        .map_or(head.content.end, |row| row.content.end);
    let is_text = value_type(key) == Some(ValueType::Text)
        || !(value.is_empty() || value.starts_with(['[', '{']));
    if section.rows.len() < 2 || !is_text || value.starts_with(['"', '\'', '|', '>']) {
        return Vec::new();
    }
    let lines = entry.value.start..last;
    // A reserved character at the start comes before whatever follows it.
    let Some(span) = offence(section.text, &lines) else {
        return Vec::new();
    };
    let (headline, label) = match section.get(&span) {
        ":" => (
            format!("unquoted colon in `{key}`"),
            "YAML reads this as the end of a key",
        ),
        "#" => (
            format!("unquoted `#` in `{key}`"),
            "YAML reads this as the start of a comment",
        ),
        c => (
            format!("unquoted `{c}` at the start of `{key}`"),
            "a text that starts with this needs quotes",
        ),
    };
    vec![Proposal {
        span,
        headline,
        label: label.into(),
        help: help_for_block(key),
        edits: vec![as_block(section, head, &entry.value)],
    }]
}

/// The first character of a plain value that YAML does not read as text.
pub(super) fn offence(text: &str, value: &Span) -> Option<Span> {
    let words = text.get(value.clone())?;
    let first = words.chars().next()?;
    if RESERVED.contains(&first) {
        return Some(value.start..value.start + first.len_utf8());
    }
    let bytes = words.as_bytes();
    let space =
        |at: Option<usize>| at.is_some_and(|at| bytes.get(at).is_none_or(u8::is_ascii_whitespace));
    let offends = |(at, c): &(usize, char)| match c {
        ':' => space(at.checked_add(1)),
        '#' => space(at.checked_sub(1)),
        _ => false,
    };
    let (at, _) = words.char_indices().find(offends)?;
    Some(value.start + at..value.start + at + 1)
}

/// `[Read, Write` and `[Read]]`.
pub(super) fn unclosed_bracket(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    let values = section
        .rows
        .iter()
        .enumerate()
        .flat_map(|(n, row)| [(n, row, row.value()), (n, row, row.item.clone())]);
    for (n, row, value) in values {
        let words = section.get(&value);
        let Some(open) = words.chars().next().filter(|c| matches!(c, '[' | '{')) else {
            continue;
        };
        let close = if open == '[' { ']' } else { '}' };
        let name = if value == row.item {
            section.name()
        } else {
            name_of(section, row)
        };
        let below = section.last_below(n).map(|last| last.content.end);
        for end in [Some(value.end), below].into_iter().flatten() {
            let inside = section
                .get(&(value.start..end))
                .trim_end_matches([',', ' ', '\t']);
            proposals.push(Proposal {
                span: value.start..value.start + 1,
                headline: format!("unclosed `{open}` in {name}"),
                label: "opened here".into(),
                help: format!("add `{close}`"),
                edits: vec![Edit {
                    span: value.start..end,
                    text: format!("{inside}{close}"),
                }],
            });
        }
        if let Some(at) = words
            .find(close)
            .map(|at| value.start + at + 1)
            .filter(|&at| at < value.end)
        {
            proposals.push(Proposal {
                span: super::section::trim(section.text, &(at..value.end)),
                headline: format!("unexpected text after the closing bracket of {name}"),
                label: "the value ends before this".into(),
                help: "remove it".into(),
                edits: vec![Edit {
                    span: at..value.end,
                    text: String::new(),
                }],
            });
        }
    }
    proposals
}

/// A value or key on a single line that needs quotes to be a text.
pub(super) fn needs_quotes(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for (_, row) in section.suspects() {
        let name = name_of(section, row);
        let candidates = [
            Some(row.value()),
            row.entry.as_ref().map(|entry| entry.key.clone()),
            Some(row.item.clone()),
        ];
        for part in candidates
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
        {
            let words = section.get(&part);
            let span = offence(section.text, &part).unwrap_or_else(|| part.clone());
            if !is_worth_quoting(words) {
                continue;
            }
            let label = match section.get(&span) {
                ":" => "YAML reads this as the end of a key",
                "*" => "YAML reads this as an alias of a value above",
                "#" => "YAML reads this as a comment",
                _ => "YAML does not read this as text",
            };
            proposals.push(Proposal {
                span,
                headline: format!("missing quotes in {name}"),
                label: label.into(),
                help: "put it in quotes".into(),
                edits: vec![Edit {
                    span: part,
                    text: quoted(words),
                }],
            });
        }
    }
    proposals
}

/// Whether a part of a line may be the invalid one: it is not a text on its own.
fn is_worth_quoting(words: &str) -> bool {
    let alone = yaml::parse_value(words, 0..words.len());
    alone.is_none_or(|alone| alone.as_str() != Some(words))
}
