//! `malformed_example`: An example that is never closed, or without turns, misleads the model.

use crate::claude_code::consequences::SHOWS_DESCRIPTION;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::examples::Defect;
use crate::keys::has_stray;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "malformed_example",
    level: Level::Deny,
    by_likeness: true,
    summary: "an `<example>` that is not closed, is nested, or has no turn",
    reason: "Claude Code sends the description to the model unchanged. An example that is never closed, or without \
             turns, misleads the model.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    r#"---
name: reviewer
description: |
  Reviews pull requests.
  <example>
  user: "Is this right?"
  assistant: "I will ask the reviewer."
  <example>
  user: "And this?"
  assistant: "I will ask again."
  </example>
---

You review pull requests.
"#,
    r#"---
name: reviewer
description: |
  Reviews pull requests.
  <example>
  user: "Is this right?"
  assistant: "I will ask the reviewer."
  </example>
  <example>
  user: "And this?"
  assistant: "I will ask again."
  </example>
---

You review pull requests.
"#,
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(description) = &document.agent.description else {
        return;
    };
    // A description that a stray key cuts off ends in the middle of an example: that was reported already.
    if has_stray(document, options) && report.level(super::stray_key::LINT) != Level::Allow {
        return;
    }
    for defect in &document.description.defects {
        let (range, headline, label, help) = match defect {
            Defect::Unclosed(range) => (
                range,
                "unclosed `<example>`",
                "no `</example>` follows",
                "add `</example>` after its last line",
            ),
            Defect::Nested(range) => (
                range,
                "nested `<example>`",
                "the previous one is still open",
                "close the previous one with `</example>`",
            ),
            Defect::Unopened(range) => (
                range,
                "unexpected `</example>`",
                "no `<example>` precedes it",
                "add `<example>` at the start of the example, or remove this",
            ),
            Defect::NoTurns(range) => (
                range,
                "missing turns in an `<example>`",
                "expected `user:` and `assistant:`",
                "add `user: \"…\"` and `assistant: \"…\"`",
            ),
        };
        report.lint(
            LINT,
            Diagnostic::at(description.value.span(range.clone()), headline)
                .label(label)
                .note(SHOWS_DESCRIPTION)
                .help(help),
        );
    }
}
