//! Rules about values in quotes.

use super::quote_marks::{closing, quote_at};
use super::section::{FieldLines, Row, trim};
use super::{Edit, Proposal};
use crate::front_matter::quote::quoted;
use crate::span::Span;

/// The rows whose value opens with a quote, with that value.
fn quoted_rows<'s>(
    section: &'s FieldLines<'_>,
) -> impl Iterator<Item = (usize, &'s Row, Span, u8)> {
    let value = |(n, row): (usize, &'s Row)| {
        let value = row.value();
        let quote = quote_at(section.text, value.start).filter(|_| !value.is_empty())?;
        Some((n, row, value, quote))
    };
    section.rows.iter().enumerate().filter_map(value)
}

/// The name in messages of the value in a row.
pub(super) fn name_of(section: &FieldLines<'_>, row: &Row) -> String {
    row.entry.as_ref().map_or_else(
        || section.name(),
        |entry| format!("`{}`", section.get(&entry.key)),
    )
}

/// `name: "a`: the value would continue to the end of the file.
pub(super) fn unclosed(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for (n, row, value, quote) in quoted_rows(section) {
        if closing(section.text, value.start..section.span.end, quote).is_some() {
            continue;
        }
        let propose = |end: usize, text: String| Proposal {
            span: value.start..value.start + 1,
            headline: format!("unclosed quote in {}", name_of(section, row)),
            label: "opened here".into(),
            help: "add the closing quote".into(),
            edits: vec![Edit {
                span: value.start..end,
                text,
            }],
        };
        let quote = char::from(quote);
        // Closed by a quote of the other kind.
        let other = if quote == '"' { '\'' } else { '"' };
        let inner = section.get(&(value.start + 1..value.end));
        if let Some(inner) = inner.strip_suffix(other)
            && !inner.contains(other)
        {
            proposals.push(propose(value.end, format!("{quote}{inner}{quote}")));
        }
        proposals.push(propose(
            value.end,
            format!("{}{quote}", section.get(&value)),
        ));
        // A backslash at the end would escape the quote.
        let inner = section.get(&(value.start + 1..value.end));
        proposals.push(propose(value.end, quoted(inner)));
        if let Some(last) = section.last_below(n) {
            let whole = section.get(&(value.start..last.content.end));
            proposals.push(propose(last.content.end, format!("{whole}{quote}")));
        }
    }
    proposals
}

/// `'it's'`, `"a" b`, `"say "hi""`, `"a",`: the value ends too early.
pub(super) fn text_after(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for (n, row, value, quote) in quoted_rows(section) {
        let Some(end) = closing(section.text, value.start..section.span.end, quote) else {
            continue;
        };
        let line = end + 1..end + 1 + section.line_rest(end + 1);
        let tail = trim(section.text, &line);
        if tail.is_empty() || (section.get(&tail).starts_with('#') && tail.start > line.start) {
            continue;
        }
        let name = name_of(section, row);
        if matches!(section.get(&tail), "," | ";") {
            proposals.push(Proposal {
                span: tail.clone(),
                headline: format!("unexpected text after the closing quote of {name}"),
                label: "not part of the value".into(),
                help: "remove it".into(),
                edits: vec![Edit {
                    span: end + 1..tail.end,
                    text: String::new(),
                }],
            });
        }
        // The value most likely ends with the line, or with the lines below it.
        let ends = [
            Some(tail.end),
            section.last_below(n).map(|last| last.content.end),
        ];
        for whole in ends.into_iter().flatten().map(|end| value.start..end) {
            let (text, is_apostrophe) = requote(section, &whole, quote, end);
            let (span, headline, label) = if is_apostrophe {
                let headline = format!("unescaped apostrophe in {name}");
                (
                    end..end + 1,
                    headline,
                    "this ends the value: inside single quotes, an apostrophe is written twice",
                )
            } else {
                let headline = format!("unexpected text after the closing quote of {name}");
                (tail.clone(), headline, "the value ends before this")
            };
            proposals.push(Proposal {
                span,
                headline,
                label: label.into(),
                help: "quote the whole value".into(),
                edits: vec![Edit { span: whole, text }],
            });
        }
    }
    proposals
}

/// Quotes a value again, in which the quote at `end` should not close it. Also returns whether that is an apostrophe.
fn requote(section: &FieldLines<'_>, whole: &Span, quote: u8, end: usize) -> (String, bool) {
    let text = section.get(whole);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = section.get(&(whole.start..end)).chars().next_back();
    let after = section.get(&(end + 1..whole.end)).chars().next();
    let is_apostrophe = quote == b'\'' && letter(before) && letter(after);
    let closed = text.len() > 1 && text.ends_with(char::from(quote));
    let inner = text
        .get(1..text.len() - usize::from(closed))
        .unwrap_or_default();
    let text = match quote {
        b'\'' if closed || is_apostrophe => single_line(&inner.replace("''", "'")),
        // Escapes are kept, and only the quotes between are given one.
        b'"' if closed && (inner.contains(['\\', '\n'])) => format!("\"{}\"", escape_quotes(inner)),
        b'"' if closed => quoted(inner),
        _ => single_line(text),
    };
    (text, is_apostrophe)
}

/// Quotes a text, which may have several lines.
fn single_line(text: &str) -> String {
    if text.contains('\n') {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        quoted(text)
    }
}

fn escape_quotes(inner: &str) -> String {
    let mut escaped = String::new();
    let mut after_backslash = false;
    for c in inner.chars() {
        if c == '"' && !after_backslash {
            escaped.push('\\');
        }
        after_backslash = c == '\\' && !after_backslash;
        escaped.push(c);
    }
    escaped
}

/// `"C:\dir"`: inside double quotes a backslash starts an escape.
pub(super) fn unknown_escape(section: &FieldLines<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for (_, row, value, quote) in quoted_rows(section) {
        let end = closing(section.text, value.start..section.span.end, quote).unwrap_or(value.end);
        let mut edits = Vec::new();
        let mut first = None;
        let mut chars = section.get(&(value.start..end)).char_indices().peekable();
        while let Some((at, c)) = chars.next().filter(|_| quote == b'"') {
            let Some((_, code)) = chars.next_if(|_| c == '\\') else {
                continue;
            };
            let digits = match code {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            let hex = section.get(&(value.start + at + 2..end));
            let has_digits = hex
                .get(..digits)
                .is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
            if !has_digits || !"0abt\tnvfre \"/\\N_LPxuU'\r\n".contains(code) {
                let at = value.start + at;
                edits.push(Edit {
                    span: at..at + 1,
                    text: "\\\\".into(),
                });
                first.get_or_insert((at..at + 1 + code.len_utf8(), code));
            }
        }
        if let Some((span, code)) = first {
            proposals.push(Proposal {
                span,
                headline: format!(
                    "unknown escape sequence `\\{code}` in {}",
                    name_of(section, row)
                ),
                label: "inside double quotes, a backslash starts an escape".into(),
                help: "double the backslash".into(),
                edits,
            });
        }
    }
    proposals
}
