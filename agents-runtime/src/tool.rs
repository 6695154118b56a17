//! A reference to a tool, as in `tools` and `disallowedTools`.

use core::fmt;

use crate::list::element;
use crate::reference::{AGENT, Reference, lists_agent, next_agent, split};
use crate::text::{equal, trim};
use crate::tool_names;

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
pub struct Tool<'a> {
    text: &'a str,
}

impl<'a> Tool<'a> {
    /// The names of the tools that Claude Code has (observed on 2.1.332).
    ///
    /// Older names that it still supports, such as `Task`, are not among them: see [`Tool::is_built_in`]. The list
    /// changes with Claude Code: a name that is missing here is not necessarily wrong.
    pub const BUILT_IN: &'static [&'static str] = tool_names::BUILT_IN;

    /// Creates a reference from its text. All of the text is one reference: `Read, Write` is not the name of a tool.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self { text: trim(text) }
    }

    /// The whole reference.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.text
    }

    /// The tool's name, as it is written: what precedes the parentheses.
    #[must_use]
    pub const fn name(self) -> &'a str {
        split(self.text).0
    }

    /// What is in the parentheses, if there are any.
    #[must_use]
    pub const fn specifier(self) -> Option<&'a str> {
        split(self.text).1
    }

    /// Returns what kind of tool the reference names.
    #[must_use]
    pub const fn kind(self) -> ToolKind<'a> {
        match self.reference() {
            Reference::Every => ToolKind::Every,
            Reference::EveryServer => ToolKind::Mcp {
                server: "*",
                tool: None,
            },
            Reference::Server { server, .. } => ToolKind::Mcp { server, tool: None },
            Reference::ServerTool { server, tool } => ToolKind::Mcp {
                server,
                tool: Some(tool),
            },
            Reference::Named { name, .. } if equal(name, AGENT) => ToolKind::Agent,
            Reference::Named { name, .. } if tool_names::is_built_in(name) => ToolKind::BuiltIn,
            Reference::Named { .. } | Reference::Nothing => ToolKind::Other,
        }
    }

    /// Whether the name is one of [`Tool::BUILT_IN`], or an older name of one that Claude Code still supports.
    ///
    /// ```
    /// use include_agents_runtime::Tool;
    ///
    /// assert!(Tool::new("TaskStop").is_built_in() && Tool::new("KillShell").is_built_in());
    /// assert!(!Tool::new("MultiEdit").is_built_in());
    /// ```
    #[must_use]
    pub const fn is_built_in(self) -> bool {
        tool_names::is_built_in(self.name())
    }

    pub(crate) const fn reference(self) -> Reference<'a> {
        Reference::read(self.text)
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
    pub const fn agents(self) -> AgentNames<'a> {
        AgentNames::of(self.reference().agents())
    }
}

element!(Tool<'a>, Tool::new);

impl fmt::Display for Tool<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}

impl AsRef<str> for Tool<'_> {
    fn as_ref(&self) -> &str {
        self.text
    }
}

/// What kind of tool a [`Tool`] refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ToolKind<'a> {
    /// A tool of Claude Code, [`Tool::BUILT_IN`], other than `Agent`.
    BuiltIn,
    /// `Agent` or its older alias `Task`, with or without the names of agents.
    Agent,
    /// `mcp__server__tool`.
    Mcp {
        /// The MCP server; `*` for all of them, which has a meaning in `disallowedTools` only.
        server: &'a str,
        /// The server's tool; `None` for all of them: `mcp__server`, `mcp__server__*`.
        tool: Option<&'a str>,
    },
    /// `*`: every tool.
    Every,
    /// Anything else: an unknown name, or one that Claude Code no longer supports.
    Other,
}

/// The names of agents in a list such as `Agent(a, b)`: see [`Tool::agents`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AgentNames<'a> {
    list: &'a str,
}

impl<'a> AgentNames<'a> {
    /// The names of a list with commas.
    pub(crate) const fn of(list: &'a str) -> Self {
        Self { list }
    }

    /// The list, as it is written.
    pub(crate) const fn as_list(self) -> &'a str {
        self.list
    }

    /// Returns the number of names.
    #[must_use]
    pub const fn len(self) -> usize {
        let (mut count, mut rest) = (0, self.list);
        while let Some((_, after)) = next_agent(rest) {
            rest = after;
            count += 1;
        }
        count
    }

    /// Returns `true` if there are no names. For [`Tool::agents`], this means every agent.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        next_agent(self.list).is_none()
    }

    /// Returns the name at an index.
    #[must_use]
    pub const fn get(self, index: usize) -> Option<&'a str> {
        let (mut left, mut rest) = (index, self.list);
        while let Some((name, after)) = next_agent(rest) {
            if left == 0 {
                return Some(name);
            }
            rest = after;
            left -= 1;
        }
        None
    }

    /// Returns `true` if this agent is among the names.
    #[must_use]
    pub const fn contains(self, agent: &str) -> bool {
        lists_agent(self.list, agent)
    }

    /// The names, in the order of the file.
    #[must_use]
    pub const fn iter(self) -> AgentNamesIter<'a> {
        AgentNamesIter { rest: self.list }
    }
}

impl<'a> IntoIterator for AgentNames<'a> {
    type Item = &'a str;
    type IntoIter = AgentNamesIter<'a>;

    fn into_iter(self) -> AgentNamesIter<'a> {
        self.iter()
    }
}

/// The iterator of [`AgentNames`].
#[derive(Clone, Debug)]
pub struct AgentNamesIter<'a> {
    rest: &'a str,
}

impl<'a> Iterator for AgentNamesIter<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (name, after) = next_agent(self.rest)?;
        self.rest = after;
        Some(name)
    }
}

impl core::iter::FusedIterator for AgentNamesIter<'_> {}

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
            ("KillShell", ToolKind::BuiltIn),
            ("MultiEdit", ToolKind::Other),
            ("mcp__git_hub__get_*", ToolKind::Other),
            ("Read, Write", ToolKind::Other),
            ("Agent", ToolKind::Agent),
            ("Task(a)", ToolKind::Agent),
            ("*", ToolKind::Every),
            ("read", ToolKind::Other),
            ("mcp", ToolKind::Other),
            ("mcp__git_hub", server(None)),
            ("mcp__git_hub__*", server(None)),
            ("mcp__git_hub__get__x", server(Some("get__x"))),
            (
                "mcp__*",
                ToolKind::Mcp {
                    server: "*",
                    tool: None,
                },
            ),
        ] {
            assert_eq!(Tool::new(text).kind(), kind, "{text}");
        }
    }

    #[test]
    fn lists_the_agents_of_agent_only() {
        let names = Tool::new("Task(a, b c ,, *, d,)").agents();
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
