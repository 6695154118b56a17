//! `secret`: A value that is committed and compiled into a binary is no longer secret.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::secrets::{self, Secret};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "secret",
    level: Level::Warn,
    by_likeness: false,
    summary: "something that looks like a key, a token or a password",
    reason: "A value that is committed and compiled into a binary is no longer secret. Messages show asterisks in its place.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
---

Ask the API with ghp_ThisIsNoKey0ThisIsNoKey1ThisIsNoKey2.
",
    "---
name: reviewer
description: Reviews pull requests.
---

Ask the API with the token in `$GITHUB_TOKEN`.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    check_found(document.secrets(), report);
}

/// Reports the secrets in a file that is not an agent.
pub(crate) fn check_text(report: &mut Report<'_>) {
    check_found(&secrets::find(report.text()), report);
}

fn check_found(found: &[Secret], report: &mut Report<'_>) {
    for secret in found {
        report.lint(
            LINT,
            Diagnostic::span(
                secret.shown.clone(),
                format!("possible secret: {}", secret.kind),
            )
            .label("every binary that embeds the agent contains it")
            .help("revoke it, and name an environment variable instead"),
        );
    }
}
