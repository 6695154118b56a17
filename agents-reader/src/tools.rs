//! References to tools: `Bash(git:*)`, `Agent(reviewer)`.

use std::ops::Range;

use crate::agent::ToolRef;
use crate::at::At;
use crate::front_matter::Part;

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

/// The place of a part of a tool reference.
pub(crate) fn within(tool: &ToolRef, part: Range<usize>) -> Option<At> {
    match &tool.at.part {
        Part::Text(range) => Some(
            tool.at
                .text(range.start + part.start..range.start + part.end),
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::agents_of;

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
