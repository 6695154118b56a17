//! `yaml_dialect`: Tools that read YAML with libyaml do not read all that Claude Code reads, or read it differently.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::front_matter::split::{Split, split};
use crate::libyaml::{Difference, difference};
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "yaml_dialect",
    level: Level::Allow,
    by_likeness: false,
    summary: "front matter that tools based on libyaml read differently",
    reason: "Many tools read YAML with libyaml, an older parser than that of Claude Code: editors, linters, other \
             programs for the same files. They read other values here.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "deny(yaml_dialect)",
    "---
name: reviewer
description: Reviews pull requests.
version: 007
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
version: 7
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    // That other tools refuse these is what `recovered_front_matter` says.
    let Split::Parts(parts) = split(report.text()) else {
        return;
    };
    if front_matter.is_recovered() {
        return;
    }
    let yaml = report.text_at(&parts.yaml);
    let diagnostic = match difference(yaml, front_matter.entries()) {
        None => return,
        Some(Difference::Refused(why, at)) => {
            let at = parts.yaml.start + at;
            Diagnostic::span(at..at, "libyaml does not read this front matter")
                .label(why)
                .note("Claude Code reads it")
        }
        Some(Difference::Value(span, read)) => {
            Diagnostic::span(span, "libyaml reads this value differently")
                .label(format!("for libyaml, {read}"))
                .help("put a string in quotes, or write the value in a simpler form")
        }
    };
    report.lint(LINT, diagnostic);
}
