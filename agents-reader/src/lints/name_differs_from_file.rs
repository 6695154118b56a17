//! `name_differs_from_file`: People look for an agent in a file of the same name. Claude Code does not compare the two.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "name_differs_from_file",
    level: Level::Allow,
    by_likeness: false,
    summary: "a name that differs from the file name",
    reason: "People look for an agent in a file of the same name. Claude Code does not compare the two.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "deny(name_differs_from_file)",
    "---
name: code-reviewer
description: Reviews pull requests.
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(name) = &document.agent.name else {
        return;
    };
    let stem = document.source.stem();
    if name.value.as_str() != stem {
        report.lint(
            LINT,
            Diagnostic::at(
                &name.span,
                format!(
                    "name `{}` differs from the file name `{stem}.md`",
                    name.value
                ),
            )
            .label(format!("expected `{stem}`"))
            .help(format!("rename the file to `{}.md`", name.value)),
        );
    }
}
