//! `name_differs_from_file`: An agent is found by its name, and its file by its stem. Claude Code does not compare them.

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
    summary: "a name that differs from the file's stem",
    reason: "Whoever looks for an agent looks for a file of its name. The client does not care.",
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
                    "the agent `{}` stands in a file named `{stem}.md`",
                    name.value
                ),
            )
            .label(format!("differs from `{stem}`"))
            .help(format!("rename the file to `{}.md`", name.value)),
        );
    }
}
