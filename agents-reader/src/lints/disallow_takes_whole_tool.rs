//! `disallow_takes_whole_tool`: Claude Code drops specifiers in `disallowedTools`: `Bash(git push *)` takes all of `Bash`.

use include_agents_runtime::__private::split;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{name_of, read, taken, takes_something};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "disallow_takes_whole_tool",
    level: Level::Warn,
    by_likeness: false,
    summary: "a specifier in `disallowedTools`, which removes the whole tool",
    reason: "Claude Code drops specifiers in `disallowedTools`: `Bash(git push *)` removes all of `Bash`, and \
             `Monitor` with it. It is a warning, since the agent gets less than its author intended, not more. To forbid single \
             commands, use the permission rules of the settings.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
disallowedTools: Bash(git push *)
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
disallowedTools: Bash
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    for tool in taken(&agent.disallowed_tools) {
        if !takes_something(tool) || !is_restricted(&tool.value) {
            continue;
        }
        let name = name_of(&tool.value);
        let mut diagnostic = Diagnostic::at(
            &tool.span,
            format!(
                "`{}` in `disallowedTools` removes all of `{name}`",
                tool.value
            ),
        )
        .label("Claude Code ignores the parentheses")
        .note(format!("the agent does not have `{name}` at all"));
        let mut listed = agent.tools.iter().flatten();
        if let Some(given) = listed.find(|given| read(tool).takes(read(given))) {
            diagnostic = diagnostic.related(&given.span, "so this has no effect");
        }
        let help = format!(
            "write `{name}` to disallow all of it; use permission rules in the settings for single commands"
        );
        report.lint(LINT, diagnostic.help(help));
    }
}

/// Whether a reference has a specifier that seems to restrict it.
pub(super) fn is_restricted(reference: &str) -> bool {
    split(reference)
        .1
        .is_some_and(|specifier| !matches!(specifier, "" | "*"))
}
