//! Finds the references in a text: `{{> tone.md}}`.

use include_agents_runtime::__private::find_braces;

use crate::span::Span;

/// How a reference begins.
const OPEN: &str = "{{>";

const CLOSE: &str = "}}";

/// A part of a text that is not plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A reference, or `\{{>`.
    Reference(Reference),
    /// A reference that does not end on its line.
    Unclosed(Span),
}

/// A reference to a partial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// All of it, with the braces.
    pub(super) span: Span,
    /// The name in it.
    pub(super) name: Span,
    /// The name as it is written.
    pub(super) written: String,
}

impl Reference {
    /// The name without `.` and `..`; `None` if it leads out of the folder.
    pub(super) fn in_folder(&self) -> Option<String> {
        if self.written.starts_with('/') {
            return None;
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in self.written.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }
}

/// Whether a text may have references.
pub(super) fn is_in(text: &str) -> bool {
    find_braces(text, OPEN).is_some()
}

/// The references in a part of a text, in order.
pub(super) fn find(text: &str, within: Span) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = within.start;
    let rest = |at: usize| text.get(at..within.end).unwrap_or_default();
    while let Some(open) = find_braces(rest(at), OPEN) {
        let start = at + open;
        let inside = start + OPEN.len();
        at = inside;
        if is_escaped(text.get(within.start..start).unwrap_or_default()) {
            continue;
        }
        let line = rest(inside);
        let line = line
            .get(..line.find('\n').unwrap_or(line.len()))
            .unwrap_or_default();
        let Some(close) = line.find(CLOSE) else {
            let end = inside + line.trim_end().len();
            found.push(Found::Unclosed(start..end));
            continue;
        };
        at = inside + close + CLOSE.len();
        let written = line.get(..close).unwrap_or_default();
        let name = written.trim();
        let name_at = inside + (written.len() - written.trim_start().len());
        found.push(Found::Reference(Reference {
            span: start..at,
            name: name_at..name_at + name.len(),
            written: name.to_owned(),
        }));
    }
    found
}

/// Whether a text ends in a backslash: what follows is literal.
fn is_escaped(before: &str) -> bool {
    before.ends_with('\\')
}

/// The backslashes of `\{{>` in a part of a text: they are left out.
pub(super) fn escapes(text: &str, within: &Span) -> Vec<usize> {
    let part = text.get(within.clone()).unwrap_or_default();
    let marks = part.match_indices("\\{{>");
    marks.map(|(at, _)| within.start + at).collect()
}
