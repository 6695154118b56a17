//! `duplicate_key`: Claude Code silently keeps the last of two values, so the other one has no effect.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::keys::stray;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::yaml::Entry;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "duplicate_key",
    level: Level::Deny,
    by_likeness: false,
    summary: "a duplicate key, of which Claude Code keeps the last one",
    reason: "Claude Code keeps the last of two values and silently ignores the other one.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
model: haiku
tools: Read, Grep
model: opus
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
model: opus
tools: Read, Grep
---

You review pull requests.
",
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let stray: HashSet<usize> = stray(front_matter, options)
        .iter()
        .map(|entry| entry.key.span.start)
        .collect();
    let mut first: HashMap<&str, &Entry> = HashMap::new();
    // A key intentionally overrides one that `<<` adds.
    let written = front_matter
        .entries()
        .iter()
        .filter(|it| it.merged.is_none());
    for entry in written {
        let key = entry.key.value.as_str();
        if stray.contains(&entry.key.span.start) {
            continue;
        }
        if let Some(first) = first.get(key) {
            report.lint(
                LINT,
                Diagnostic::at(&entry.key, format!("duplicate key `{key}`"))
                    .label("Claude Code uses this one")
                    .related(&first.key, "first defined here (ignored)")
                    .help("remove one of them"),
            );
        } else {
            first.insert(key, entry);
        }
    }
}
