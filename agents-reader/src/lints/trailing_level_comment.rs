//! `trailing_level_comment`: A level is set by a comment on a line of its own, so one after a value sets nothing.

use crate::diagnostic::Diagnostic;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;
use crate::span::Span;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "trailing_level_comment",
    level: Level::Warn,
    by_likeness: false,
    summary: "an `include-agents` comment after a value",
    reason: "Levels are set by comments on a line of their own, where a reviewer sees them. One after a value sets \
             nothing.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Grep # include-agents: allow(unknown_tool)
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
# include-agents: allow(unknown_tool)
tools: Read, Grep
---

You review pull requests.
",
);

/// A comment to this crate that is not alone on its line.
pub(crate) fn found(span: Span) -> Diagnostic {
    Diagnostic::span(span, "`include-agents` comment after a value")
        .label("sets no level here")
        .help("move it to a line of its own in the front matter")
}
