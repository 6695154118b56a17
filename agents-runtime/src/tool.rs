//! A reference to a tool, as it stands in `tools` and `disallowedTools`.

use core::fmt;

use crate::text::{equal, split_once, strip_prefix, strip_suffix};

/// A reference to a tool: `Read`, `Bash(git:*)`, `mcp__github__get_issue`, `Agent(reviewer, tester)`.
///
/// ```
/// use include_agents_runtime::{Tool, ToolKind};
///
/// const GIT: Tool = Tool::new("Bash(git:*)");
/// assert_eq!((GIT.name(), GIT.specifier()), ("Bash", Some("git:*")));
///
/// let issue = Tool::new("mcp__github__get_issue");
/// assert_eq!(issue.kind(), ToolKind::Mcp { server: "github", tool: Some("get_issue") });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tool {
    text: &'static str,
}

impl Tool {
    /// The names of the client's own tools (Claude Code 2.1.330), and after them the older ones that files still
    /// use. The list moves: a name that is missing here is not thereby wrong.
    pub const BUILT_IN: &'static [&'static str] = &[
        "Agent",
        "Artifact",
        "AskUserQuestion",
        "Bash",
        "CronCreate",
        "CronDelete",
        "CronList",
        "Edit",
        "EndConversation",
        "EnterPlanMode",
        "EnterWorktree",
        "ExitPlanMode",
        "ExitWorktree",
        "Glob",
        "Grep",
        "ListAgents",
        "ListMcpResourcesTool",
        "LSP",
        "Monitor",
        "NotebookEdit",
        "PowerShell",
        "PushNotification",
        "Read",
        "ReadMcpResourceTool",
        "RemoteTrigger",
        "ReportFindings",
        "ScheduleWakeup",
        "SendMessage",
        "SendUserFile",
        "ShareOnboardingGuide",
        "Skill",
        "TaskCreate",
        "TaskGet",
        "TaskList",
        "TaskOutput",
        "TaskStop",
        "TaskUpdate",
        "TodoWrite",
        "ToolSearch",
        "WaitForMcpServers",
        "WebFetch",
        "WebSearch",
        "Workflow",
        "Write",
        // Older.
        "MultiEdit",
        "LS",
        "Task",
        "NotebookRead",
        "KillShell",
        "BashOutput",
        "SlashCommand",
    ];

    /// The reference of this text, which is the whole of it: `Bash(git:*)`.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self {
            text: text.trim_ascii(),
        }
    }

    /// The whole reference.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.text
    }

    /// The tool's name: what stands before the parentheses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        split(self.text).0
    }

    /// What stands in the parentheses, if there are any.
    #[must_use]
    pub const fn specifier(self) -> Option<&'static str> {
        split(self.text).1
    }

    /// What kind of tool the name stands for.
    #[must_use]
    pub const fn kind(self) -> ToolKind {
        let name = self.name();
        if equal(name, "*") {
            ToolKind::Every
        } else if is_agent(name) {
            ToolKind::Agent
        } else if let Some((server, tool)) = split_mcp(name) {
            let tool = match tool {
                Some(tool) if !equal(tool, "*") => Some(tool),
                _ => None,
            };
            ToolKind::Mcp { server, tool }
        } else if self.is_built_in() {
            ToolKind::BuiltIn
        } else {
            ToolKind::Other
        }
    }

    /// Whether the name is one of [`Tool::BUILT_IN`].
    #[must_use]
    pub const fn is_built_in(self) -> bool {
        let (name, mut at) = (self.name(), 0);
        while at < Self::BUILT_IN.len() {
            if equal(Self::BUILT_IN[at], name) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// The agents that `Agent(a, b)`, or its older form `Task(a, b)`, names; none for every other tool.
    ///
    /// ```
    /// use include_agents_runtime::Tool;
    ///
    /// let names = Tool::new("Agent(reviewer, tester)").agents();
    /// assert_eq!(names.get(1), Some("tester"));
    /// assert_eq!(names.iter().collect::<Vec<_>>(), ["reviewer", "tester"]);
    /// ```
    #[must_use]
    pub const fn agents(self) -> AgentNames {
        let list = match self.specifier() {
            Some(list) if is_agent(self.name()) && !equal(list, "*") => list,
            _ => "",
        };
        AgentNames { list }
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}

impl AsRef<str> for Tool {
    fn as_ref(&self) -> &str {
        self.text
    }
}

/// Name and specifier of a reference. Without a closing parenthesis at the end, all of it is the name.
pub(crate) const fn split(reference: &str) -> (&str, Option<&str>) {
    let reference = reference.trim_ascii();
    if let Some(open) = strip_suffix(reference, ")")
        && let Some((name, specifier)) = split_once(open, "(")
    {
        return (name.trim_ascii(), Some(specifier.trim_ascii()));
    }
    (reference, None)
}

/// Whether this is the tool that calls agents, by its name or its older alias.
pub(crate) const fn is_agent(name: &str) -> bool {
    equal(name, "Agent") || equal(name, "Task")
}

/// Server and tool of `mcp__server`, `mcp__server__tool`.
pub(crate) const fn split_mcp(name: &str) -> Option<(&str, Option<&str>)> {
    match strip_prefix(name, "mcp__") {
        Some(rest) => match split_once(rest, "__") {
            Some((server, tool)) => Some((server, Some(tool))),
            None => Some((rest, None)),
        },
        None => None,
    }
}

/// What kind of tool a [`Tool`] refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ToolKind {
    /// One of the client's own, [`Tool::BUILT_IN`], but for `Agent`.
    BuiltIn,
    /// `Agent` or its older alias `Task`, with or without the names of agents.
    Agent,
    /// `mcp__server__tool`.
    Mcp {
        /// The MCP server.
        server: &'static str,
        /// The server's tool; `None` where all of them are meant: `mcp__server`, `mcp__server__*`.
        tool: Option<&'static str>,
    },
    /// `*`: every tool.
    Every,
    /// A name that the client does not have in its list.
    Other,
}

/// The names in `Agent(a, b)`: see [`Tool::agents`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AgentNames {
    list: &'static str,
}

impl AgentNames {
    /// How many names there are.
    #[must_use]
    pub const fn len(self) -> usize {
        let (mut count, mut rest) = (0, self.list);
        while let Some((_, after)) = next_name(rest) {
            rest = after;
            count += 1;
        }
        count
    }

    /// Whether there are no names: every agent is meant.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        next_name(self.list).is_none()
    }

    /// The name at this place.
    #[must_use]
    pub const fn get(self, index: usize) -> Option<&'static str> {
        let (mut left, mut rest) = (index, self.list);
        while let Some((name, after)) = next_name(rest) {
            if left == 0 {
                return Some(name);
            }
            rest = after;
            left -= 1;
        }
        None
    }

    /// Whether this agent is among the names.
    #[must_use]
    pub const fn contains(self, agent: &str) -> bool {
        lists(self.list, agent)
    }

    /// The names, in the order of the file.
    #[must_use]
    pub const fn iter(self) -> AgentNamesIter {
        AgentNamesIter { rest: self.list }
    }
}

impl IntoIterator for AgentNames {
    type Item = &'static str;
    type IntoIter = AgentNamesIter;

    fn into_iter(self) -> AgentNamesIter {
        self.iter()
    }
}

/// The iterator of [`AgentNames`].
#[derive(Clone, Debug)]
pub struct AgentNamesIter {
    rest: &'static str,
}

impl Iterator for AgentNamesIter {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let (name, after) = next_name(self.rest)?;
        self.rest = after;
        Some(name)
    }
}

impl core::iter::FusedIterator for AgentNamesIter {}

/// The first name of a comma-separated list, and the rest of the list. Empty names are skipped.
pub(crate) const fn next_name(list: &str) -> Option<(&str, &str)> {
    let mut list = list;
    loop {
        let (name, rest) = match split_once(list, ",") {
            Some(parts) => parts,
            None => (list, ""),
        };
        let name = name.trim_ascii();
        if !name.is_empty() {
            return Some((name, rest));
        }
        if rest.is_empty() {
            return None;
        }
        list = rest;
    }
}

/// Whether a comma-separated list has this name.
pub(crate) const fn lists(list: &str, name: &str) -> bool {
    let mut rest = list;
    while let Some((listed, after)) = next_name(rest) {
        if equal(listed, name) {
            return true;
        }
        rest = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;
    use std::vec::Vec;

    #[test]
    fn takes_references_apart() {
        for (text, name, specifier) in [
            ("Read", "Read", None),
            (" Bash( git:* ) ", "Bash", Some("git:*")),
            ("Bash()", "Bash", Some("")),
            ("Bash(a(b)c)", "Bash", Some("a(b)c")),
            ("Bash(git", "Bash(git", None),
            ("git)", "git)", None),
            ("", "", None),
        ] {
            let tool = Tool::new(text);
            assert_eq!((tool.name(), tool.specifier()), (name, specifier), "{text}");
            assert_eq!(tool.to_string(), text.trim());
        }
    }

    #[test]
    fn tells_the_kinds_apart() {
        let server = |tool| ToolKind::Mcp {
            server: "git_hub",
            tool,
        };
        for (text, kind) in [
            ("Read", ToolKind::BuiltIn),
            ("Bash(git:*)", ToolKind::BuiltIn),
            ("MultiEdit", ToolKind::BuiltIn),
            ("Agent", ToolKind::Agent),
            ("Task(a)", ToolKind::Agent),
            ("*", ToolKind::Every),
            ("read", ToolKind::Other),
            ("mcp", ToolKind::Other),
            ("mcp__git_hub", server(None)),
            ("mcp__git_hub__*", server(None)),
            ("mcp__git_hub__get__x", server(Some("get__x"))),
        ] {
            assert_eq!(Tool::new(text).kind(), kind, "{text}");
        }
    }

    #[test]
    fn every_built_in_name_is_listed_once() {
        for (index, name) in Tool::BUILT_IN.iter().enumerate() {
            assert!(Tool::new(name).is_built_in());
            assert!(!Tool::BUILT_IN[..index].contains(name), "{name}");
        }
        assert_eq!(Tool::BUILT_IN.len(), 51);
    }

    #[test]
    fn lists_the_agents_of_agent_only() {
        let names = Tool::new("Task(a, b c ,, d,)").agents();
        assert_eq!(names.iter().collect::<Vec<_>>(), ["a", "b c", "d"]);
        assert_eq!(names.len(), 3);
        assert_eq!((names.get(2), names.get(3)), (Some("d"), None));
        assert!(names.contains("b c") && !names.contains("b"));
        for text in [
            "Agent",
            "Agent()",
            "Agent(*)",
            "Agent( , )",
            "Bash(a, b)",
            "Agent(a",
        ] {
            let names = Tool::new(text).agents();
            assert!(names.is_empty(), "{text}");
            assert_eq!(names.len(), 0, "{text}");
            assert_eq!(names.into_iter().next(), None, "{text}");
        }
    }
}
