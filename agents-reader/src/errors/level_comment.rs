//! `# include-agents: allow(…)` comments that are malformed, or allow what the call forbids.

use crate::diagnostic::{Diagnostic, nearest};
use crate::lint::{Level, Lint};
use crate::span::Span;

/// A comment of another form.
pub(crate) fn malformed(span: Span) -> Diagnostic {
    Diagnostic::span(span, "malformed `include-agents` comment")
        .label("expected `# include-agents: allow(a_lint, another_lint)`")
        .help("the levels are `allow`, `warn` and `deny`")
}

/// A comment without a lint.
pub(crate) fn empty(span: Span, level: Level) -> Diagnostic {
    let level = level.as_str();
    Diagnostic::span(span, format!("missing lint in `{level}()`"))
        .label("this comment has no effect")
        .help(format!(
            "name the lints: `# include-agents: {level}(a_lint, another_lint)`"
        ))
}

/// A lint that the call forbids.
pub(crate) fn forbidden(lint: Lint, level: Level, span: Span) -> Diagnostic {
    let (name, level) = (lint.name(), level.as_str());
    Diagnostic::span(
        span,
        format!("`{level}({name})` is incompatible with `forbid({name})`"),
    )
    .label("no file can lower the level of this lint")
    .note(format!("`forbid({name})` is set by the call"))
}

/// A lint that does not exist.
pub(crate) fn unknown_lint(
    word: &str,
    span: Span,
    lints: impl Iterator<Item = &'static str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::span(span.clone(), format!("unknown lint `{word}`"));
    let diagnostic = diagnostic.label(if word == "all" {
        "name each lint: only a call may say `allow(all)`"
    } else {
        "not a lint of include-agents"
    });
    match nearest(word, lints) {
        Some(near) => diagnostic.replace(span, near, format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}
