//! `empty_prompt`: An agent without a prompt has no instructions.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "empty_prompt",
    level: Level::Deny,
    by_likeness: false,
    summary: "an agent whose body is empty",
    reason: "The body of the file is the prompt of the agent. Without it, the agent has no instructions.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
---

",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    if document.prompt().is_empty() {
        let end = document.prompt.span.start;
        report.lint(
            LINT,
            Diagnostic::span(end..end, "missing prompt")
                .label("expected the prompt here, after the front matter")
                .note("Claude Code starts this agent without instructions"),
        );
    }
}
