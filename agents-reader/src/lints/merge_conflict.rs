//! `merge_conflict`: Claude Code sends conflict markers, and both sides of the conflict, to the model.

use crate::bytes::count_leading;
use crate::claude_code::consequences::SKIPS_AGENT;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::span::Span;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "merge_conflict",
    level: Level::Deny,
    by_likeness: true,
    summary: "conflict markers of an unfinished merge",
    reason: "Claude Code sends the markers to the model, with both sides of the conflict.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
---

<<<<<<< HEAD
You review pull requests.
=======
You review commits.
>>>>>>> main
",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests and commits.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    check_text(document.prompt.span.start, report);
}

/// Reports the conflicts in a file whose body begins at `body`.
pub(crate) fn check_text(body: usize, report: &mut Report<'_>) {
    for conflict in find_all(report.text(), body) {
        report.lint(LINT, found(&conflict));
    }
}

/// The three lines of a conflict.
pub(crate) struct Conflict {
    /// The line `<<<<<<< ours`.
    pub start: Span,
    middle: Span,
    end: Span,
}

/// A conflict.
pub(crate) fn found(conflict: &Conflict) -> Diagnostic {
    Diagnostic::span(conflict.start.clone(), "unresolved merge conflict")
        .label("the first side begins here")
        .related(conflict.middle.clone(), "the second side begins here")
        .related(conflict.end.clone(), "the conflict ends here")
        .help("keep one side or combine both, and remove the three marker lines")
}

/// A conflict that makes the front matter unreadable.
pub(crate) fn unreadable(conflict: &Conflict) -> Diagnostic {
    found(conflict).note(SKIPS_AGENT)
}

/// The conflicts that are not in a code fence of the body, which begins at `body`.
pub(crate) fn find_all(text: &str, body: usize) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    // Most files have no such line.
    let has_any = text
        .match_indices('<')
        .any(|(at, _)| is_marker(text.get(at..).unwrap_or_default(), b'<'));
    if !has_any {
        return conflicts;
    }
    let mut fence: Option<&str> = None;
    let mut first: Option<Span> = None;
    let mut middle: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        if start >= body
            && let Some(mark) = fence_mark(line)
        {
            fence = match fence {
                None => Some(mark),
                Some(open) if mark.starts_with(open) => None,
                open => open,
            };
        }
        if fence.is_some() {
            continue;
        }
        let span = start..start + line.len();
        if is_marker(line, b'<') {
            (first, middle) = (Some(span), None);
        } else if is_marker(line, b'=') && line.len() == MARKER {
            middle = Some(span);
        } else if is_marker(line, b'>')
            && let (Some(first), Some(middle)) = (first.take(), middle.take())
            && first.start < middle.start
        {
            conflicts.push(Conflict {
                start: first,
                middle,
                end: span,
            });
        }
    }
    conflicts
}

/// The length of a conflict marker.
const MARKER: usize = 7;

/// Whether a line begins with seven of this character, and then ends or has a space.
fn is_marker(line: &str, mark: u8) -> bool {
    let rest = line.as_bytes();
    rest.first() == Some(&mark)
        && count_leading(line.as_bytes(), mark) == MARKER
        && matches!(rest.get(MARKER), None | Some(b' ' | b'\r' | b'\n'))
}

/// The backticks or tildes of a line that opens or closes a code fence.
fn fence_mark(line: &str) -> Option<&str> {
    let inner = line.trim_start_matches(' ');
    let mark = inner
        .as_bytes()
        .first()
        .filter(|it| matches!(it, b'`' | b'~'))?;
    let len = count_leading(inner.as_bytes(), *mark);
    (len >= 3 && line.len() - inner.len() < 4).then(|| inner.get(..len).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::find_all;

    fn found(text: &str) -> Option<&str> {
        let conflict = find_all(text, 0).into_iter().next()?;
        text.get(conflict.start.start..conflict.end.end)
    }

    #[test]
    fn conflicts_are_found() {
        let conflict = "<<<<<<< HEAD\na\n||||||| base\nb\n=======\nc\n>>>>>>> main";
        assert_eq!(found(conflict), Some(conflict));
        assert_eq!(found(&format!("x\n\n{conflict}\n\ny")), Some(conflict));
        let crlf = "<<<<<<<\r\na\r\n=======\r\n>>>>>>> x";
        assert_eq!(found(crlf), Some(crlf));
        let second = format!("```\n{conflict}\n```\n<<<<<<< A\n=======\n>>>>>>> B\n");
        assert_eq!(found(&second), Some("<<<<<<< A\n=======\n>>>>>>> B"));
    }

    #[test]
    fn other_lines_are_not_conflicts() {
        for text in [
            "",
            "<<<<<<< HEAD\n",
            "=======\n>>>>>>> main\n",
            "<<<<<<<< a\n=======\n>>>>>>> main\n",
            " <<<<<<< HEAD\n=======\n>>>>>>> main\n",
            "a <<<<<<< HEAD\n=======\n>>>>>>> main\n",
            "<<<<<<< HEAD\n>>>>>>> main\n=======\n",
            "```text\n<<<<<<< HEAD\n=======\n>>>>>>> main\n```\n",
            "~~~~\n<<<<<<< HEAD\n~~~\n=======\n>>>>>>> main\n~~~~\n",
            "Title\n=======\n",
        ] {
            assert_eq!(found(text), None, "{text:?}");
        }
    }
}
