//! `duplicate_tool`: a list has the same tool twice.

use std::collections::HashSet;

use crate::agent::ToolRef;
use crate::claude_code::Field;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::order;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{fix_list, names_of, quote};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "duplicate_tool",
    level: Level::Warn,
    by_likeness: false,
    summary: "a duplicate tool in a list",
    reason: "The second entry has no effect. It is often left over from a merge, or another tool was meant.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Grep, Read
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

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    let tools = agent.tools.as_deref().unwrap_or_default();
    for (field, list) in [
        (Field::Tools, tools),
        (Field::DisallowedTools, &agent.disallowed_tools),
    ] {
        if let Some(diagnostic) = diagnose(field, list) {
            report.lint(LINT, diagnostic);
        }
    }
}

fn diagnose(field: Field, list: &[ToolRef]) -> Option<Diagnostic> {
    let mut seen = HashSet::new();
    let (kept, again): (Vec<_>, Vec<_>) = list
        .iter()
        .partition(|tool| seen.insert(tool.value.as_str()));
    let second = again.first()?;
    let first = kept.iter().find(|tool| tool.value == second.value)?;
    let mut names: Vec<&str> = names_of(&again).collect();
    order::sort(&mut names);
    names.dedup();
    let tools = if names.len() == 1 { "tool" } else { "tools" };
    let headline = format!("duplicate {tools} {} in `{}`", quote(names), field.key());
    let diagnostic = Diagnostic::at(&second.span, headline)
        .label("this has no effect")
        .related(&first.span, "first listed here");
    let fixed = list.iter().map(|tool| {
        let is_kept = kept.iter().any(|kept| std::ptr::eq(*kept, tool));
        Vec::from_iter(is_kept.then(|| tool.value.to_string()))
    });
    let fixed: Vec<Vec<String>> = fixed.collect();
    Some(fix_list(
        diagnostic,
        field.key(),
        list,
        &fixed,
        "list each tool once",
    ))
}
