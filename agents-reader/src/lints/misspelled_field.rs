//! `misspelled_field`: Claude Code silently ignores unknown keys: `allowed-tools: Read` gives the agent every tool.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::keys::{Meaning, is_unknown, meaning};
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "misspelled_field",
    level: Level::Deny,
    by_likeness: true,
    summary: "an unknown key close to a known one",
    reason: "Claude Code silently ignores unknown keys. This agent should have two tools, and has all of them.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
allowed-tools: Read, Grep
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Grep
---

You review pull requests.
",
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    for entry in front_matter.entries() {
        let key = entry.key.value.as_str();
        if !is_unknown(key, options) {
            continue;
        }
        let Meaning::ClaudeCode(field) = meaning(key, options) else {
            continue;
        };
        let key_of_field = field.key();
        let missing = front_matter.entry(key_of_field).is_none();
        // A required field that is missing was reported already, at this very key.
        if missing && field.is_required() {
            continue;
        }
        report.lint(
            LINT,
            Diagnostic::at(&entry.key, format!("unknown field `{key}`"))
                .label("not a field of Claude Code")
                .note("Claude Code silently ignores it")
                .replace(
                    &entry.key,
                    key_of_field,
                    format!("did you mean `{key_of_field}`?"),
                ),
        );
    }
}
