//! `description_budget`: The descriptions of all agents are in the context of every conversation.

use crate::bytes::floor_char_boundary;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "description_budget",
    level: Level::Allow,
    by_likeness: false,
    summary: "a description longer than the call's `description_budget`",
    reason: "The descriptions of all agents are in the context of every conversation, so long ones cost tokens. The \
             lint applies if the call sets a budget.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "description_budget = 32",
    "---
name: reviewer
description: Reviews pull requests, commits and whole branches.
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews code.
---

You review pull requests.
",
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    if let (Some(description), Some(budget)) =
        (&document.agent.description, options.description_budget)
        && description.value.len() > budget
    {
        let over = floor_char_boundary(&description.value, budget)..description.value.len();
        let length = description.value.len();
        report.lint(
            LINT,
            Diagnostic::at(
                description.value.span(over),
                format!("description of {length} bytes exceeds its budget"),
            )
            .label(format!("over the budget of {budget} bytes")),
        );
    }
}
