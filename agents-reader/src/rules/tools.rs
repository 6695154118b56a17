//! Rules about tools.

use include_agents_runtime::Tool;

use crate::agent::ToolRef;
use crate::at::Place;
use crate::diagnostic::{Diagnostic, nearest};
use crate::document::{Document, entry_of};
use crate::lint::Lint;
use crate::options::FileOptions;
use crate::report::Report;

/// The name of a tool without its specifier: `Bash(git:*)` → `Bash`.
#[must_use]
pub fn tool_name(reference: &str) -> &str {
    reference
        .split_once('(')
        .map_or(reference, |(name, _)| name)
        .trim_end()
}

/// The agents that a reference such as `Agent(a, b)` names.
pub fn agents_of(reference: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = reference
        .split_once('(')
        .filter(|(name, _)| matches!(name.trim_end(), "Agent" | "Task"))
        .and_then(|(name, rest)| Some((name.len() + 1, rest.strip_suffix(')')?)));
    let (mut offset, list) = inside.unwrap_or((0, ""));
    list.split(',').filter_map(move |part| {
        let start = offset + (part.len() - part.trim_start().len());
        offset += part.len() + 1;
        let name = part.trim();
        (!name.is_empty() && name != "*").then_some((start, name))
    })
}

/// The client passes over a tool that it does not know: `tools: read` leaves the agent without any. The list of
/// built-in tools moves, so an unknown one is a warning.
pub(super) fn unknown_tool(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    let tools = agent.tools.as_deref().unwrap_or_default();
    for mut rest in [tools, &agent.disallowed_tools] {
        while let Some((tool, after)) = rest.split_first() {
            let (torn, others) = after
                .split_at_checked(torn_off(tool, after))
                .unwrap_or_default();
            rest = others;
            if is_open(tool) {
                report.lint(Lint::UnknownTool, unclosed(tool, torn));
            } else if let Some(diagnostic) = unknown(tool) {
                report.lint(Lint::UnknownTool, diagnostic);
            }
        }
    }
}

fn unknown(tool: &ToolRef) -> Option<Diagnostic<Place>> {
    let name = tool_name(&tool.value);
    let is_mcp = name.strip_prefix("mcp__").is_some_and(|it| !it.is_empty());
    if tool.value == "*" || is_mcp || Tool::BUILT_IN.contains(&name) {
        return None;
    }
    let start = tool.at.clone();
    let at = within(tool, 0..name.len()).unwrap_or(start);
    let diagnostic = Diagnostic::at(&at, format!("unknown tool `{name}`"))
        .label("neither built in, nor `mcp__server__tool`, nor `Agent(…)`")
        .note(PASSES_OVER);
    Some(match nearest(name, Tool::BUILT_IN.iter().copied()) {
        Some(near) => diagnostic.replace(&at, near, format!("did you mean `{near}`?")),
        None => diagnostic,
    })
}

const PASSES_OVER: &str = "the client passes over tools that it does not know";

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
    let diagnostic = Diagnostic::at(&tool.at, headline).note(PASSES_OVER);
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

/// The place of a part of a tool reference.
pub(super) fn within(tool: &ToolRef, part: std::ops::Range<usize>) -> Option<crate::agent::At> {
    match &tool.at.part {
        crate::front_matter::Part::Text(range) => Some(
            tool.at
                .text(range.start + part.start..range.start + part.end),
        ),
        _ => None,
    }
}

/// What is disallowed is taken away before `tools` is applied: a tool in both lists is not there.
pub(super) fn tool_conflict(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    for tool in agent.tools.iter().flatten() {
        let name = tool_name(&tool.value);
        let disallowed = agent
            .disallowed_tools
            .iter()
            .find(|other| tool_name(&other.value) == name);
        if let Some(disallowed) = disallowed {
            report.lint(
                Lint::ToolConflict,
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

/// An agent without `tools` can do whatever the conversation can. Some houses want every agent to say what it needs.
pub(super) fn inherits_all_tools(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let (Some(front_matter), Some(name)) = (&document.front_matter, &document.agent.name) else {
        return;
    };
    if document.agent.tools.is_none() {
        let (at, label) = match entry_of(front_matter, "tools") {
            Some(at) => (at, "`*` stands for every tool"),
            None => (name.at.clone(), "has no `tools`"),
        };
        report.lint(
            Lint::InheritsAllTools,
            Diagnostic::at(
                &at,
                format!("the agent `{}` inherits every tool", name.value),
            )
            .label(label)
            .help("list what it needs: `tools: Read, Grep, Glob`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tools(list: &[&str]) -> Vec<ToolRef> {
        let at = crate::agent::At::value(0);
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

    #[test]
    fn agents_of_a_reference() {
        let agents = |reference| agents_of(reference).collect::<Vec<_>>();
        assert_eq!(agents("Agent(a, b-c)"), [(6, "a"), (9, "b-c")]);
        assert_eq!(agents("Task( a )"), [(6, "a")]);
        assert_eq!(agents("Agent(*)"), []);
        assert_eq!(agents("Agent"), []);
        assert_eq!(agents("Bash(git, push)"), []);
        assert_eq!(agents("Agent(a"), []);
    }
}
