//! `prompt_budget`: Every use of an agent costs the tokens of its prompt.

use crate::bytes::floor_char_boundary;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "prompt_budget",
    level: Level::Allow,
    by_likeness: false,
    summary: "a prompt longer than the call's `prompt_budget`",
    reason: "Every use of an agent costs the tokens of its prompt. The lint applies if the call sets a budget.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "prompt_budget = 48",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
You review commits.
You review whole branches.
",
    "---
name: reviewer
description: Reviews pull requests.
---

You review code.
",
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let prompt = document.prompt();
    if let Some(budget) = options.prompt_budget
        && prompt.len() > budget
    {
        let over = floor_char_boundary(prompt, budget);
        let line_end = prompt[over..]
            .find('\n')
            .map_or(prompt.len(), |end| over + end);
        let span = document
            .prompt
            .in_file(&document.source.text, &(over..line_end));
        report.lint(
            LINT,
            Diagnostic::span(
                span,
                format!("prompt of {} bytes exceeds its budget", prompt.len()),
            )
            .label(format!(
                "everything below is over the budget of {budget} bytes"
            )),
        );
    }
}
