//! `unknown_tool`: Claude Code passes over a tool that it does not know: `tools: read` leaves the agent without any.
//! The list of built-in tools changes, so this is a warning.

use crate::agent::ToolRef;
use crate::at::Place;
use crate::claude_code::consequences::PASSES_OVER_TOOL;
use crate::claude_code::{Tool, is_built_in_tool};
use crate::diagnostic::{Diagnostic, nearest};
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::tools::{name_of, within};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unknown_tool",
    level: Level::Warn,
    by_likeness: false,
    summary: "a tool that is not built in, no MCP tool and no agent",
    reason: "The client passes over tools that it does not know. A warning, since the list of built-in tools \
              moves.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, WebSerach
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, WebSearch
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    let tools = agent.tools.as_deref().unwrap_or_default();
    for mut rest in [tools, &agent.disallowed_tools] {
        while let Some((tool, after)) = rest.split_first() {
            let (torn, others) = after
                .split_at_checked(torn_off(tool, after))
                .unwrap_or_default();
            rest = others;
            if is_open(tool) {
                report.lint(LINT, unclosed(tool, torn));
            } else if let Some(diagnostic) = unknown(tool) {
                report.lint(LINT, diagnostic);
            }
        }
    }
}

fn unknown(tool: &ToolRef) -> Option<Diagnostic<Place>> {
    let name = name_of(&tool.value);
    let is_mcp = name.strip_prefix("mcp__").is_some_and(|it| !it.is_empty());
    if tool.value == "*" || is_mcp || is_built_in_tool(name) {
        return None;
    }
    let start = tool.at.clone();
    let at = within(tool, 0..name.len()).unwrap_or(start);
    let diagnostic = Diagnostic::at(&at, format!("unknown tool `{name}`"))
        .label("neither built in, nor `mcp__server__tool`, nor `Agent(…)`")
        .note(PASSES_OVER_TOOL);
    Some(match nearest(name, Tool::BUILT_IN.iter().copied()) {
        Some(near) => diagnostic.replace(&at, near, format!("did you mean `{near}`?")),
        None => diagnostic,
    })
}

fn is_open(tool: &ToolRef) -> bool {
    tool.value.contains('(') && !tool.value.ends_with(')')
}

/// How many of the tools after this one were meant as a part of it: YAML reads `[Agent(a, b)]` as a list of two.
fn torn_off(tool: &ToolRef, after: &[ToolRef]) -> usize {
    let closing = after
        .iter()
        .take_while(|other| is_open(tool) && !other.value.contains('('))
        .position(|other| other.value.ends_with(')'));
    closing.map_or(0, |last| last + 1)
}

fn unclosed(tool: &ToolRef, torn: &[ToolRef]) -> Diagnostic<Place> {
    let headline = format!("the parenthesis of `{}` is never closed", tool.value);
    let diagnostic = Diagnostic::at(&tool.at, headline).note(PASSES_OVER_TOOL);
    match torn.last() {
        Some(last) => {
            let parts = [tool].into_iter().chain(torn);
            let parts: Vec<&str> = parts.map(|part| part.value.as_str()).collect();
            diagnostic
                .label("in a list, a comma ends the item")
                .related(&last.at, "so this is another one")
                .help(format!("put it in quotes: `\"{}\"`", parts.join(", ")))
        }
        None => diagnostic
            .label("no `)` follows")
            .help("close it with a `)`"),
    }
}

#[cfg(test)]
mod tests {
    use super::torn_off;
    use crate::agent::ToolRef;
    use crate::at::At;

    fn tools(list: &[&str]) -> Vec<ToolRef> {
        let at = At::value(0);
        list.iter()
            .map(|tool| ToolRef {
                value: (*tool).to_owned(),
                at: at.clone(),
            })
            .collect()
    }

    #[test]
    fn what_a_list_tears_apart_is_put_together() {
        let torn = |list: &[&str]| torn_off(&tools(list)[0], &tools(list)[1..]);
        assert_eq!(torn(&["Agent(a", "b)", "Read"]), 1);
        assert_eq!(torn(&["Agent(a", "b", "c)"]), 2);
        assert_eq!(torn(&["Agent(a", "Read", "Bash(git:*)"]), 0);
        assert_eq!(torn(&["Agent(a", "Read"]), 0);
        assert_eq!(torn(&["Agent(a)", "b)"]), 0);
        assert_eq!(torn(&["Agent(a"]), 0);
    }
}
