//! `outside_package`: `cargo package` leaves out files outside of the package.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::span::Span;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "outside_package",
    level: Level::Allow,
    by_likeness: false,
    summary: "an agent file outside of the package, which `cargo package` leaves out",
    reason: "`cargo package` only packages the files of the package. A crate with agents outside of it only builds \
             in this checkout.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "deny(outside_package)",
    "---
name: reviewer
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
)
.at("../prompts/reviewer.md");

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    if document.source.outside_crate && !options.at_run_time {
        let place = match &document.agent.name {
            Some(name) => name.span.clone(),
            None => document.opening_line(),
        };
        report.lint(LINT, found(place, "agent file"));
    }
}

/// A partial outside of the package.
pub(crate) fn partial() -> Diagnostic {
    found(0..0, "partial")
}

fn found(place: Span, what: &str) -> Diagnostic {
    Diagnostic::span(place, format!("{what} outside of the package"))
        .label("`cargo package` leaves it out")
        .help("move the folder next to the crate's `Cargo.toml`, or create a symbolic link to it there")
}
