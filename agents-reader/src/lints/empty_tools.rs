//! `empty_tools`: `tools:` without a value gives the agent no tool, where many mean every tool.

use crate::at::{At, Place};
use crate::diagnostic::Diagnostic;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "empty_tools",
    level: Level::Warn,
    by_likeness: false,
    summary: "a `tools` field without a value",
    reason: "A field without a value gives the agent no tool at all, while a field that is not there gives it \
              every tool. Whoever means the one should not write what looks like the other.",
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
pub(crate) fn no_value(key: &At) -> Diagnostic<Place> {
    Diagnostic::at(key, "`tools` has no value")
        .label("an empty list of tools")
        .note("the client gives this agent no tool at all")
        .help("name the tools, write `tools: []` for none, or leave the line away to inherit all")
}
