//! `unknown_field`: Other keys are the metadata of the agent, unless a project forbids them or declares its own.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::keys::{Meaning, is_unknown, meaning, meant_as_declared};
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unknown_field",
    level: Level::Allow,
    by_likeness: false,
    summary: "any other key that Claude Code does not know",
    reason: "Other keys are the `metadata()` of the agent. Some projects do not want any.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "deny(unknown_field)",
    "---
name: reviewer
description: Reviews pull requests.
author: Ada
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

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    for entry in front_matter.entries() {
        let key = entry.key.value.as_str();
        if !is_unknown(key, options) {
            continue;
        }
        let diagnostic = Diagnostic::at(&entry.key, format!("unknown field `{key}`"));
        let diagnostic = match &options.declared {
            Some(declared) => diagnostic.label(format!(
                "neither a field of Claude Code nor one of `{}`",
                declared.structure
            )),
            None => diagnostic
                .label("not a field of Claude Code")
                .note("Claude Code silently ignores it; here, it is part of `metadata()`"),
        };
        let diagnostic = match meaning(key, options) {
            Meaning::ClaudeCode(_) => continue,
            // A declared field that is missing was reported already, at this very key.
            Meaning::Declared(field)
                if front_matter.entry(field).is_none()
                    && options.requires(field)
                    && meant_as_declared(document, options, field)
                        .is_some_and(|meant| meant.key.span == entry.key.span) =>
            {
                continue;
            }
            Meaning::Declared(field) => {
                diagnostic.replace(&entry.key, field, format!("did you mean `{field}`?"))
            }
            Meaning::Neither => diagnostic,
        };
        report.lint(LINT, diagnostic);
    }
}
