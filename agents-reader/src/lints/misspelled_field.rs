//! `misspelled_field`: Claude Code silently ignores unknown keys: `allowed-tools: Read` gives the agent every tool.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::keys::{Meaning, doubled_field, meaning, present, unknown};
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "misspelled_field",
    level: Level::Deny,
    by_likeness: true,
    summary: "an unknown key close to a known one",
    reason: "Claude Code ignores a key that it does not know. An agent with `allowed-tools: Read, Grep` has every \
              tool.",
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
    let present = present(front_matter);
    for entry in unknown(front_matter, options) {
        let key = entry.key.value.as_str();
        let diagnostic = Diagnostic::at(&entry.key, format!("unknown field `{key}`"))
            .label("Claude Code has no field of this name")
            .note("Claude Code silently ignores it");
        let diagnostic = match (meaning(key, &present, options), doubled_field(key, options)) {
            // A required field that is missing was reported already, at this very key.
            (Meaning::ClaudeCode(field), _) if !options.shape.may_lack(field) => continue,
            (Meaning::ClaudeCode(field), _) => {
                let meant = options.key(field);
                diagnostic.replace(&entry.key, meant, format!("did you mean `{meant}`?"))
            }
            (_, Some(field)) => {
                let Some(other) = front_matter.entry(options.key(field)) else {
                    continue;
                };
                diagnostic
                    .related(&other.key, "Claude Code reads this field")
                    .help("remove one of them")
            }
            _ => continue,
        };
        report.lint(LINT, diagnostic);
    }
}
