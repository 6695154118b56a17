//! `ineffective_disallow`: an entry of `disallowedTools` that matches nothing has no effect.

use include_agents_runtime::__private::{Reference, retired};

use crate::agent::ToolRef;
use crate::claude_code::Field;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{
    Meaning, Slip, fix_list, meaning, name_of, names_of, quote, read, takes_something, taking,
};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "ineffective_disallow",
    level: Level::Deny,
    by_likeness: true,
    summary: "an entry of `disallowedTools` without effect",
    reason: "Claude Code silently ignores entries that match no tool: with `disallowedTools: bash`, the agent keeps \
             `Bash`. A `*` does not remove every tool: it makes Claude Code ignore the whole list. Older names are fine where their \
             replacement is disallowed, too: `Edit, MultiEdit`.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
disallowedTools: bash
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
    let list = &document.agent.disallowed_tools;
    if let Some(diagnostic) = void(list).or_else(|| ineffective(list)) {
        report.lint(LINT, diagnostic);
    }
}

/// A `*`, which disables the list.
fn void(list: &[ToolRef]) -> Option<Diagnostic> {
    let every = list.iter().find(|tool| read(tool) == Reference::Every)?;
    Some(
        Diagnostic::at(&every.span, "`*` in `disallowedTools` has no effect")
            .label("this makes Claude Code ignore the whole list")
            .note("the agent keeps every tool that it has")
            .help("name each tool to disallow; for an agent without tools, write `tools: []`"),
    )
}

fn ineffective(list: &[ToolRef]) -> Option<Diagnostic> {
    let is_ineffective = |tool: &&ToolRef| takes_nothing(tool, list);
    let entries: Vec<&ToolRef> = list.iter().filter(is_ineffective).collect();
    let (first, others) = entries.split_first()?;
    let has = if others.is_empty() { "has" } else { "have" };
    let headline = format!(
        "{} in `disallowedTools` {has} no effect",
        quote(names_of(&entries))
    );
    let mut diagnostic = Diagnostic::at(&first.span, headline)
        .label(match meaning(first) {
            Meaning::Wildcard { .. } => "this wildcard matches nothing",
            Meaning::Everything => "does not mean every tool",
            _ => "not the name of a tool",
        })
        .note(if others.is_empty() {
            "Claude Code silently ignores it: the agent keeps the tool"
        } else {
            "Claude Code silently ignores them: the agent keeps these tools"
        });
    for tool in others.iter().take(MOST) {
        diagnostic = diagnostic.related(&tool.span, "not the name of a tool");
    }
    Some(help(diagnostic, list))
}

/// The maximum number of places besides the first one.
const MOST: usize = 3;

/// Whether an entry has no effect, although its author expects one.
fn takes_nothing(tool: &ToolRef, list: &[ToolRef]) -> bool {
    if takes_something(tool) || meaning(tool) == Meaning::Separator {
        return false;
    }
    match retired(name_of(&tool.value)) {
        // There is no such tool to remove, and its replacement is a different tool.
        Some(Some(replacement)) => taking(list, Reference::read(replacement)).is_none(),
        Some(None) => false,
        None => true,
    }
}

fn help(diagnostic: Diagnostic, list: &[ToolRef]) -> Diagnostic {
    let mut fixed = Vec::new();
    for tool in list {
        if !takes_nothing(tool, list) {
            let is_separator = !takes_something(tool) && retired(name_of(&tool.value)).is_none();
            fixed.push(if is_separator {
                Vec::new()
            } else {
                vec![tool.value.to_string()]
            });
            continue;
        }
        match meaning(tool) {
            Meaning::Tools(tools, Slip::Retired | Slip::Foreign) => {
                let tools = quote(tools.iter().map(String::as_str));
                return diagnostic.help(format!("disallow {tools} instead of `{}`", tool.value));
            }
            Meaning::Tools(tools, _) => fixed.push(tools),
            Meaning::Everything => {
                return diagnostic.help(
                    "name each tool to disallow; for an agent without tools, write `tools: []`",
                );
            }
            Meaning::Wildcard {
                server: Some(server),
            } => {
                return diagnostic.help(format!(
                    "name each tool of the server, or disallow all of them with `{server}`"
                ));
            }
            Meaning::Unclosed => return diagnostic.help("close the parenthesis"),
            _ => return diagnostic.help("use the exact names of the tools"),
        }
    }
    fix_list(
        diagnostic,
        Field::DisallowedTools.key(),
        list,
        &fixed,
        "use the exact names of the tools",
    )
}
