//! What the keys of the front matter do, in a sentence or two, for editors.

use super::fields::Field;

const FIELDS: &[(&str, &str)] = &[
    (
        "name",
        "The name of the agent. Claude Code drops an agent without one.",
    ),
    (
        "description",
        "When Claude Code should use the agent. It decides by this text. Claude Code drops an agent without one.",
    ),
    (
        "tools",
        "The tools that the agent may use: names separated by commas, or a list. Without this key, the agent has every tool of its caller; with an empty value, it has none.",
    ),
    (
        "disallowedTools",
        "The tools that the agent may not use. A specifier is dropped: `Bash(git push *)` denies all of `Bash`.",
    ),
    (
        "model",
        "The model: an alias such as `sonnet`, or a full id. Without this key, the agent uses the model of its caller.",
    ),
    (
        "permissionMode",
        "When the agent asks for permission. Ignored in agents of plugins.",
    ),
    ("maxTurns", "After how many turns the agent has to stop."),
    ("skills", "The skills that the agent starts with."),
    (
        "mcpServers",
        "MCP servers of the agent: names, or maps from a name to a configuration with `command` or `url`. Ignored in agents of plugins.",
    ),
    (
        "hooks",
        "Hooks of the agent, by event. A hook of `PreToolUse` or `PermissionRequest` that cannot be loaded makes Claude Code drop the agent. Ignored in agents of plugins.",
    ),
    (
        "memory",
        "Where the agent keeps what it learns. Adds the tools `Read`, `Write` and `Edit`.",
    ),
    (
        "background",
        "Whether the agent always runs in the background.",
    ),
    (
        "omitClaudeMd",
        "Whether the agent runs without the project's `CLAUDE.md`.",
    ),
    ("effort", "The effort that the model spends on thinking."),
    (
        "isolation",
        "Where the agent works: `worktree` gives it a separate Git worktree.",
    ),
    (
        "color",
        "The color of the agent in the lists of Claude Code.",
    ),
    (
        "initialPrompt",
        "The first message to the agent when it is the main agent. Ignored in agents of plugins.",
    ),
    ("experimental", "Experimental settings."),
    (
        "observer",
        "The agents that observe this one in the background, separated by commas.",
    ),
    (
        "observerMessage",
        "What Claude Code adds to each digest that the observers receive.",
    ),
    (
        "observeSubagents",
        "Whether the subagents of this agent inherit its observers.",
    ),
    (
        "observeToolResults",
        "Whether the digests that this agent receives as an observer include the results of tools.",
    ),
    (
        "autoCompactWindow",
        "At how many tokens the conversation is compacted, 100,000 or more.",
    ),
];

/// What a field does, as Markdown.
///
/// ```
/// use include_agents_reader::claude_code::{Field, about};
///
/// assert!(about::field(Field::MaxTurns).starts_with("After how many turns"));
/// ```
#[must_use]
pub fn field(field: Field) -> &'static str {
    let mut fields = FIELDS.iter();
    fields
        .find(|(key, _)| *key == field.key())
        .map_or("", |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_described() {
        for &it in Field::ALL {
            assert_ne!(field(it), "", "{}", it.key());
        }
    }
}
