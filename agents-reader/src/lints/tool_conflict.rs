//! `tool_conflict`: Claude Code removes disallowed tools first: a tool in both lists is not there.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::name_of;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "tool_conflict",
    level: Level::Warn,
    by_likeness: false,
    summary: "a tool that is both in `tools` and in `disallowedTools`",
    reason: "Disallowed tools are taken away before the others are given: a tool in both lists is not there.",
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
    for tool in agent.tools.iter().flatten() {
        let name = name_of(&tool.value);
        let disallowed = agent
            .disallowed_tools
            .iter()
            .find(|other| name_of(&other.value) == name);
        if let Some(disallowed) = disallowed {
            report.lint(
                LINT,
                Diagnostic::at(
                    &tool.at,
                    format!("the tool `{name}` is both allowed and disallowed"),
                )
                .label("listed in `tools`")
                .related(&disallowed.at, "taken away here")
                .note(
                    "the client takes disallowed tools away first, so the agent does not have it",
                ),
            );
        }
    }
}
