//! `merge_key`: Claude Code merges the fields of the map after `<<` into the agent.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::span::Span;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "merge_key",
    level: Level::Warn,
    by_likeness: false,
    summary: "a merge key (`<<`), which adds fields to the agent",
    reason: "Claude Code applies the fields of a map that `<<` merges. A reviewer who looks for `tools` or `model` \
              does not find them where they are expected, and other YAML parsers ignore them.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
defaults: &defaults {tools: Read, model: haiku}
<<: *defaults
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read
model: haiku
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let mut merges: Vec<(&Span, Vec<String>)> = Vec::new();
    for entry in front_matter.entries() {
        let Some(span) = &entry.merged else { continue };
        let key = format!("`{}`", entry.key.value.as_str());
        match merges.last_mut() {
            Some((last, keys)) if *last == span => keys.push(key),
            _ => merges.push((span, vec![key])),
        }
    }
    for (span, keys) in merges {
        report.lint(
            LINT,
            Diagnostic::span(span.clone(), "merge key adds fields to the agent")
                .label(format!("adds {}", keys.join(", ")))
                .help("write these fields out"),
        );
    }
}
