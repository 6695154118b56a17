//! `empty_tools`: `tools:` without a value gives the agent no tools, where many expect every tool.

use crate::diagnostic::Diagnostic;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;
use crate::span::Span;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "empty_tools",
    level: Level::Warn,
    by_likeness: false,
    summary: "a `tools` field without a value",
    reason: "A `tools` field without a value gives the agent no tools; without the field, it inherits every tool. \
             Write `tools: []` or remove the line, so that readers know which of the two you mean.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools:
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Grep
---

You review pull requests.
",
);

/// A `tools` field without a value.
pub(crate) fn no_value(key: &Span) -> Diagnostic {
    Diagnostic::at(key, "missing value for `tools`")
        .label("read as an empty list")
        .note("Claude Code gives this agent no tools")
        .help("name the tools, write `tools: []` for no tools, or remove the line to inherit every tool")
}
