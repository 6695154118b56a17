//! Compares a hook or an MCP server with the shape that Claude Code asks for.

use crate::claude_code::shapes::{Kind, Shape};
use crate::span::Span;
use crate::yaml::{Entry, Node, Value};

/// The first thing that is wrong with a map.
pub(super) enum Mismatch<'a> {
    /// It lacks a key.
    Missing(&'static str),
    /// A key has another value than this shape.
    Value(&'a Entry, Shape),
}

/// The value of a key in a map: the last one.
pub(super) fn entry<'a>(entries: &'a [Entry], key: &str) -> Option<&'a Entry> {
    let mut entries = entries.iter().rev();
    entries.find(|entry| entry.key.value.as_str() == key)
}

/// Compares a map with a kind of hook or server. `options` are keys that it may have, too.
pub(super) fn compare<'a>(
    entries: &'a [Entry],
    kind: &Kind,
    options: &[(&'static str, Shape)],
) -> Option<Mismatch<'a>> {
    for (key, shape) in kind.required {
        match entry(entries, key) {
            None => return Some(Mismatch::Missing(key)),
            Some(entry) if !fits(&entry.value, *shape) => {
                return Some(Mismatch::Value(entry, *shape));
            }
            Some(_) => {}
        }
    }
    let optional = kind.optional.iter().chain(options);
    let mut present = optional.filter_map(|(key, shape)| Some((entry(entries, key)?, *shape)));
    let wrong = present.find(|(entry, shape)| !fits(&entry.value, *shape));
    wrong.map(|(entry, shape)| Mismatch::Value(entry, shape))
}

fn fits(node: &Node, shape: Shape) -> bool {
    let is_text = |node: &Node| matches!(node.value, Value::Text(_));
    match (&node.value, shape) {
        (Value::Text(_), Shape::Text)
        | (Value::Bool(_), Shape::Boolean)
        | (Value::Map(_), Shape::Map) => true,
        (Value::Text(text), Shape::FilledText) => !text.is_empty(),
        (Value::Text(text), Shape::Url) => is_url(text),
        (Value::Text(text), Shape::OneOf(texts)) => texts.contains(&text.as_str()),
        (Value::Int(number), Shape::Positive) => *number > 0,
        (Value::Float(number), Shape::Positive) => *number > 0.0 && number.is_finite(),
        (Value::List(items), Shape::Texts) => items.iter().all(is_text),
        (Value::Map(entries), Shape::TextMap) => entries.iter().all(|entry| is_text(&entry.value)),
        _ => false,
    }
}

/// Whether JavaScript's `new URL` takes a text, or nearly so: what has no use as a host is refused.
fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let needs_host = matches!(
        scheme.to_ascii_lowercase().as_str(),
        "http" | "https" | "ws" | "wss" | "ftp"
    );
    let host = rest.trim_start_matches(['/', '\\']);
    let host = host.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let is_host = !host.is_empty() && !host.contains([' ', '<', '>', '^', '|']);
    is_scheme && (!needs_host || is_host)
}

/// The place of a key, or of the value that should have it.
pub(super) fn place(mismatch: &Mismatch<'_>, whole: &Node) -> Span {
    match mismatch {
        Mismatch::Missing(_) => first_key(whole),
        Mismatch::Value(entry, _) if entry.value.span.is_empty() => entry.key.span.clone(),
        Mismatch::Value(entry, _) => entry.value.span.clone(),
    }
}

/// The first key of a map, or else the whole value: a map may have many lines.
pub(super) fn first_key(node: &Node) -> Span {
    match &node.value {
        Value::Map(entries) => entries
            .first()
            .map_or_else(|| node.span.clone(), |entry| entry.key.span.clone()),
        _ => node.span.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn urls_are_those_of_claude_code() {
        for url in ["https://x.de", "ftp:x", "localhost:80", "http://x.de/a b"] {
            assert!(is_url(url), "{url:?}");
        }
        for url in ["x", "/x", "", "http://", "http://a b", "1:x", ":x"] {
            assert!(!is_url(url), "{url:?}");
        }
    }
}
