//! `# include-agents: allow(…)` comments that do not say what they allow.

use crate::at::Place;
use crate::diagnostic::{Diagnostic, nearest};
use crate::span::Span;

/// A comment of another form.
pub(crate) fn malformed(span: Span) -> Diagnostic<Place> {
    Diagnostic::span(span, "this comment to include-agents is not understood")
        .label("expected `# include-agents: allow(a_lint, another_lint)`")
}

/// A lint that does not exist.
pub(crate) fn unknown_lint(
    word: &str,
    span: Span,
    lints: impl Iterator<Item = &'static str>,
) -> Diagnostic<Place> {
    let diagnostic = Diagnostic::span(span.clone(), format!("unknown lint `{word}`"));
    let diagnostic = diagnostic.label(if word == "all" {
        "a file allows lints by their names; a call may say `allow(all)`"
    } else {
        "include-agents has no lint of this name"
    });
    match nearest(word, lints) {
        Some(near) => diagnostic.replace(span, near, format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}
