//! `unknown_field`: Other keys are the metadata of the agent, unless a project forbids them or declares its own.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::keys::{Meaning, meaning, meant_as_declared, present, unknown};
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unknown_field",
    level: Level::Allow,
    by_likeness: false,
    summary: "any other key that Claude Code does not know",
    reason: "Claude Code ignores custom keys, and `metadata()` returns them. Deny this lint if you use none.",
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
    let present = present(front_matter);
    for entry in unknown(front_matter, options) {
        let key = entry.key.value.as_str();
        let diagnostic = Diagnostic::at(&entry.key, format!("unknown field `{key}`"));
        let diagnostic = match &options.declared {
            Some(declared) => diagnostic.label(format!(
                "not a field of Claude Code or of `{}`",
                declared.structure
            )),
            None => diagnostic
                .label("Claude Code has no field of this name")
                .note("Claude Code silently ignores it; here it is part of `metadata()`"),
        };
        let diagnostic = match meaning(key, &present, options) {
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
