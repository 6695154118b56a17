//! `malformed_example`: The model sees an example as it is written, and learns from one that is never closed or has no turns.

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
    reason: "The client hands a description to the model as it is. An example that never ends, or in which \
              nobody speaks, teaches it something else than its author meant.",
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
                "an `<example>` is never closed",
                "no `</example>` follows",
                "close it with `</example>` behind its last line",
            ),
            Defect::Nested(range) => (
                range,
                "an `<example>` begins inside another",
                "the one before is not closed yet",
                "close the one before with `</example>`",
            ),
            Defect::Unopened(range) => (
                range,
                "a `</example>` closes nothing",
                "no `<example>` stands before it",
                "open the example with `<example>`, or leave this away",
            ),
            Defect::NoTurns(range) => (
                range,
                "nobody speaks in an `<example>`",
                "no `user:` and no `assistant:` in it",
                "write `user: \"…\"` and `assistant: \"…\"`",
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
