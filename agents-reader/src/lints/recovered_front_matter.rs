//! `recovered_front_matter`: Other tools reject a file that Claude Code has to recover.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "recovered_front_matter",
    level: Level::Allow,
    by_likeness: false,
    summary: "front matter that is not valid YAML, but that Claude Code recovers",
    reason: "Claude Code recovers this file, but other tools reject it.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "deny(recovered_front_matter)",
    "---
name: reviewer
description: Reviews code: all of it.
---

You review pull requests.
",
    r#"---
name: reviewer
description: "Reviews code: all of it."
---

You review pull requests.
"#,
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    for line in front_matter
        .recovered
        .iter()
        .filter(|line| line.alone.is_none())
    {
        report.lint(
            LINT,
            Diagnostic::span(
                line.value.clone(),
                format!("invalid YAML in the value of `{}`", line.key),
            )
            .label("Claude Code puts it in quotes; other tools reject it")
            .replace(
                line.span.clone(),
                line.fixed(&document.source.text),
                "write it as valid YAML",
            ),
        );
    }
}
