//! `inherits_all_tools`: without `tools`, an agent may use every tool of the conversation.

use crate::claude_code::Field;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "inherits_all_tools",
    level: Level::Allow,
    by_likeness: false,
    summary: "an agent without `tools`, which inherits every tool",
    reason: "An agent without `tools` may use every tool of the conversation that calls it. Some projects want every \
             agent to list what it needs.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "deny(inherits_all_tools)",
    "---
name: reviewer
description: Reviews pull requests.
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
    let (Some(front_matter), Some(name)) = (&document.front_matter, &document.agent.name) else {
        return;
    };
    if document.agent.tools.is_none() {
        let (at, label) = match front_matter.get(options.key(Field::Tools)) {
            Some(tools) => (tools.span.clone(), "`*` means every tool"),
            None => (name.span.clone(), "no `tools` field"),
        };
        report.lint(
            LINT,
            Diagnostic::at(&at, format!("agent `{}` inherits every tool", name.value))
                .label(label)
                .help("list the tools that it needs: `tools: Read, Grep, Glob`"),
        );
    }
}
