//! `recovered_front_matter`: Other tools do not read a file that needs Claude Code's recovery.

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
    summary: "front matter that is not valid YAML and loads only by the recovery",
    reason: "The client loads this file, but only thanks to its recovery; other tools refuse it.",
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
                format!("the value of `{}` is not valid YAML", line.key),
            )
            .label("the client reads it by putting it in quotes; other tools refuse it")
            .replace(
                line.span.clone(),
                line.fixed(&document.source.text),
                "as valid YAML",
            ),
        );
    }
}
