//! `tool_conflict`: an agent does not have a tool that is both listed and disallowed.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{names_of, quote, read, taking};

use super::disallow_takes_whole_tool::is_restricted;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "tool_conflict",
    level: Level::Warn,
    by_likeness: false,
    summary: "a tool that is both in `tools` and in `disallowedTools`",
    reason: "The agent does not have a tool that is in both lists. `Bash` also disallows `Monitor`, `mcp__server` all \
             tools of the server, and `Agent` is `Task`.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Bash(git:*)
disallowedTools: Bash
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Bash(git:*)
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    let mut conflicts = agent.tools.iter().flatten().filter_map(|tool| {
        let taker = taking(&agent.disallowed_tools, read(tool))?;
        // `disallow_takes_whole_tool` reports entries with a specifier.
        (!is_restricted(&taker.value)).then_some((tool, taker))
    });
    let Some((tool, taker)) = conflicts.next() else {
        return;
    };
    let others: Vec<_> = conflicts.collect();
    let mut tools = vec![tool];
    tools.extend(others.iter().map(|(tool, _)| *tool));
    let both = if others.is_empty() { "is" } else { "are" };
    let headline = format!(
        "{} {both} both listed and disallowed",
        quote(names_of(&tools))
    );
    let mut diagnostic = Diagnostic::at(&tool.span, headline)
        .label("listed here")
        .related(&taker.span, "disallowed here");
    for (tool, _) in others.iter().take(MOST) {
        diagnostic = diagnostic.related(&tool.span, "also disallowed");
    }
    let diagnostic = diagnostic
        .note("Claude Code removes disallowed tools: the agent does not have them")
        .help(if others.is_empty() {
            "remove it from one of the two lists"
        } else {
            "remove each of them from one of the two lists"
        });
    report.lint(LINT, diagnostic);
}

/// The maximum number of places besides the first one.
const MOST: usize = 3;
