//! Rules about tools.

use include_agents_runtime::Tool;

use crate::agent::ToolRef;
use crate::diagnostic::nearest;
use crate::document::{Document, entry_of};
use crate::invocation::FileOptions;
use crate::lint::Lint;
use crate::report::{Complaint, Report};

/// The name of a tool without its specifier: `Bash(git:*)` → `Bash`.
pub(crate) fn tool_name(reference: &str) -> &str {
    reference
        .split_once('(')
        .map_or(reference, |(name, _)| name)
        .trim_end()
}

/// The agents that a reference such as `Agent(a, b)` names.
pub(crate) fn agents_of(reference: &str) -> impl Iterator<Item = (usize, &str)> {
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
    for tool in agent.tools.iter().flatten().chain(&agent.disallowed_tools) {
        let name = tool_name(&tool.value);
        if tool.value == "*" || name.starts_with("mcp__") || Tool::BUILT_IN.contains(&name) {
            continue;
        }
        let start = tool.at.clone();
        let at = within(tool, 0..name.len()).unwrap_or(start);
        let mut complaint = Complaint::at(&at, format!("unknown tool `{name}`"))
            .label("neither built in, nor `mcp__server__tool`, nor `Agent(…)`")
            .client("the client passes over tools that it does not know");
        if let Some(near) = nearest(name, Tool::BUILT_IN.iter().copied()) {
            complaint = complaint.replace(&at, near, format!("did you mean `{near}`?"));
        }
        report.lint(Lint::UnknownTool, complaint);
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
                Complaint::at(
                    &tool.at,
                    format!("the tool `{name}` is both allowed and disallowed"),
                )
                .label("listed in `tools`")
                .related(&disallowed.at, "taken away here")
                .client(
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
            Complaint::at(
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
