//! `made_up_description`: an agent of a plugin without a description gets one that says nothing.

use crate::claude_code::Field;
use crate::claude_code::plugins::MAKES_UP_DESCRIPTION;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::shape::Dialect;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "made_up_description",
    level: Level::Warn,
    by_likeness: false,
    summary: "an agent of a plugin without a description",
    reason: "Claude Code loads the agents of a plugin without a `description` or `when_to_use`, and describes them as \
             \"Agent from … plugin\", which does not tell a model when to use them. Here, `description()` is empty. \
             The lint only looks at calls with `dialect = \"plugin\"`.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "dialect = \"plugin\"",
    "---
model: opus
---

You review pull requests.
",
    "---
description: Reviews pull requests.
model: opus
---

You review pull requests.
",
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let is_described = document.agent.description.is_some();
    if options.shape.dialect != Dialect::Plugin || is_described || !document.has_front_matter() {
        return;
    }
    let key = options.key(Field::Description);
    let diagnostic = match front_matter.entry(key) {
        Some(entry) => Diagnostic::at(&entry.value, format!("empty `{key}`"))
            .label("expected a sentence on when to use the agent"),
        None => Diagnostic::span(document.opening_line(), format!("missing field `{key}`"))
            .label(format!("expected a line `{key}: …` below")),
    };
    report.lint(LINT, diagnostic.note(MAKES_UP_DESCRIPTION));
}
