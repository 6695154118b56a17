//! How lists of tools are quoted and rewritten in messages.

use crate::agent::ToolRef;
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// How many names of a list a message shows.
const MOST: usize = 5;

/// The names in backticks: `` `a`, `b` and 3 more``.
pub(crate) fn quote<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let shown = names.iter().take(MOST).map(|name| format!("`{name}`"));
    let shown: Vec<String> = shown.collect();
    let more = names.len().saturating_sub(MOST);
    match (more, shown.as_slice()) {
        (0, [rest @ .., last]) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        (0, _) => shown.concat(),
        _ => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The references of a list, as they are written.
pub(crate) fn names_of<'a>(
    tools: impl IntoIterator<Item = &'a &'a ToolRef>,
) -> impl Iterator<Item = &'a str> {
    tools.into_iter().map(|tool| tool.value.as_str())
}

/// From the first to the last of some references, if they are in one text; otherwise the first.
pub(crate) fn first_to_last<'a>(tools: impl IntoIterator<Item = &'a ToolRef>) -> Option<Span> {
    let mut tools = tools.into_iter();
    let first = tools.next()?;
    let last = tools.last().unwrap_or(first);
    Some(in_one_text(first, last).unwrap_or_else(|| first.span.clone()))
}

fn in_one_text(first: &ToolRef, last: &ToolRef) -> Option<Span> {
    let is_one = first.scalar == last.scalar;
    is_one.then(|| first.span.start..last.span.end.max(first.span.start))
}

/// Shows a list of tools as it should be: as a replacement where that is sure to be read as it is written.
///
/// `fixed` has an entry for each of `tools`: what should be there instead of it.
pub(crate) fn fix_list(
    diagnostic: Diagnostic,
    key: &str,
    tools: &[ToolRef],
    fixed: &[Vec<String>],
    message: &str,
) -> Diagnostic {
    let all: Vec<&str> = fixed.iter().flatten().map(String::as_str).collect();
    if all.is_empty() {
        return diagnostic;
    }
    let line = all.join(", ");
    let mut changed = tools
        .iter()
        .zip(fixed)
        .filter(|(tool, fixed)| ***fixed != [tool.value.as_str()]);
    let only_change = changed.next().filter(|_| changed.next().is_none());
    let ends = (tools.first(), tools.last());
    let is_nested = tools.iter().any(|tool| tool.is_item);
    if let (Some(first), Some(last)) = ends
        && let Some(at) = in_one_text(first, last)
        && is_plain(&line)
        && !(is_nested && line.contains('('))
    {
        return diagnostic.replace(at, line, message);
    }
    match only_change {
        Some((tool, fixed)) if fixed.len() == 1 && is_plain(&fixed.concat()) => {
            diagnostic.replace(&tool.span, fixed.concat(), message)
        }
        _ => diagnostic.help(format!("{message}: `{key}: {line}`")),
    }
}

/// Whether a text reads the same in a plain scalar, between quotes and in a flow list.
fn is_plain(text: &str) -> bool {
    !text.contains(['"', '\'', '\\', '`', '[', ']', '{', '}', '\n', '\t'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.starts_with(|c: char| !c.is_ascii_alphanumeric())
        && !text.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn a_few_names_are_quoted() {
        assert_eq!(quote(["a"]), "`a`");
        assert_eq!(quote(["a", "b"]), "`a` and `b`");
        assert_eq!(quote(["a", "b", "c"]), "`a`, `b` and `c`");
        assert_eq!(quote(["x"; 8]), "`x`, `x`, `x`, `x`, `x` and 3 more");
        assert_eq!(quote([]), "");
    }
}
