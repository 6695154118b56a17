//! `memory_adds_tools`: `memory` adds `Read`, `Write` and `Edit` to the tools of an agent.

use crate::claude_code::Field;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{added_by_memory, first_to_last, quote};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "memory_adds_tools",
    level: Level::Warn,
    by_likeness: false,
    summary: "`memory` with a list of tools that lacks `Read`, `Write` or `Edit`",
    reason: "With `memory`, Claude Code gives an agent `Read`, `Write` and `Edit`, whatever its list says: an agent \
             with `tools: Read` and `memory: project` can write files. List them, so that readers see it, or disallow \
             them. `Tools::allows` counts them.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Grep
memory: project
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Grep
disallowedTools: Write, Edit
memory: project
---

You review pull requests.
",
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    let added = added_by_memory(agent);
    if added.is_empty() {
        return;
    }
    let memory = document
        .front_matter
        .as_ref()
        .and_then(|it| it.get(options.key(Field::Memory)));
    let Some(at) = memory else {
        return;
    };
    let tools = quote(added.iter().copied());
    let mut diagnostic = Diagnostic::at(at, format!("`memory` adds {tools} to the tools"))
        .label("the agent needs them to keep its memory")
        .note("Claude Code gives them to the agent although `tools` does not list them");
    if let Some(list) = agent.tools.as_ref().and_then(first_to_last) {
        diagnostic = diagnostic.related(&list, "not listed here");
    }
    let diagnostic = diagnostic.help(format!(
        "list {tools}, too, or disallow them: `{}: {}`",
        options.key(Field::DisallowedTools),
        added.join(", ")
    ));
    report.lint(LINT, diagnostic);
}
