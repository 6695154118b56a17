//! The grammar of `tools` and `disallowedTools`: what a text is cut into, and what each reference means.
//!
//! The compiler's checks and [`Tools::allows`](crate::Tools::allows) share it. Every rule was observed on Claude Code
//! 2.1.332.

use core::iter::FusedIterator;
use core::ops::Range;

use crate::text::{equal, slice, split_once, strip_prefix, strip_suffix, trim, trim_start};
use crate::tool_names::{canonical, is_built_in, retired};

/// The references of a text such as `Read, Bash(git log:*)`, as ranges of its bytes.
///
/// A text is cut at commas and spaces, but not at tabs and line feeds. A parenthesis keeps everything together up to the
/// next `)`, however many are open, or up to the end of the text. References are trimmed; empty ones are left out.
#[derive(Clone, Debug)]
pub struct References<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> References<'a> {
    /// The references of `text`.
    #[must_use]
    pub const fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next reference: the `const` form of [`Iterator::next`].
    pub const fn advance(&mut self) -> Option<Range<usize>> {
        while self.at < self.text.len() {
            let start = self.at;
            let end = end_of_reference(self.text.as_bytes(), start);
            self.at = end + 1;
            // Both are beside ASCII characters, or at an end of the text.
            if let Some(part) = slice(self.text, start, end - start) {
                let lead = part.len() - trim_start(part).len();
                let trimmed = trim(part);
                if !trimmed.is_empty() {
                    return Some(start + lead..start + lead + trimmed.len());
                }
            }
        }
        None
    }
}

impl Iterator for References<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        self.advance()
    }
}

impl FusedIterator for References<'_> {}

/// The first comma or space outside of parentheses, or the end of the text.
const fn end_of_reference(text: &[u8], start: usize) -> usize {
    let (mut at, mut is_inside) = (start, false);
    while at < text.len() {
        match text[at] {
            b'(' => is_inside = true,
            b')' => is_inside = false,
            b',' | b' ' if !is_inside => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// Name and specifier of a reference. Without a `)` at its end, or with an escaped one (`\)`), all of it is the name.
#[must_use]
pub const fn split(reference: &str) -> (&str, Option<&str>) {
    let reference = trim(reference);
    if let Some(open) = strip_suffix(reference, ")")
        && !ends_with_escape(open)
        && let Some((name, specifier)) = split_once(open, "(")
    {
        return (name, Some(trim(specifier)));
    }
    (reference, None)
}

/// Whether what follows the text is escaped: it ends with an odd number of backslashes.
const fn ends_with_escape(text: &str) -> bool {
    let (bytes, mut at) = (text.as_bytes(), text.len());
    while at > 0 && bytes[at - 1] == b'\\' {
        at -= 1;
    }
    (bytes.len() - at) % 2 == 1
}

/// The tool that calls agents.
pub(crate) const AGENT: &str = "Agent";

/// A tool reference, understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference<'a> {
    /// `*`: in `tools`, every tool there is. In `disallowedTools`, nothing, and Claude Code ignores the entries beside it.
    Every,
    /// `mcp__*`: in `disallowedTools`, the tools of all MCP servers; in `tools`, nothing.
    EveryServer,
    /// `mcp__server` or `mcp__server__*`: all tools of an MCP server.
    Server {
        /// The name of the server.
        server: &'a str,
        /// Whether the server is named without `__*`.
        is_bare: bool,
    },
    /// `mcp__server__tool`.
    ServerTool {
        /// The name of the server.
        server: &'a str,
        /// The name of its tool.
        tool: &'a str,
    },
    /// Any other name that a tool could have.
    Named {
        /// The current name of the tool: `Agent` for `Task`.
        name: &'a str,
        /// What is in the parentheses.
        specifier: Option<&'a str>,
    },
    /// What no tool answers to: another wildcard, a name with other characters, a name that is retired.
    Nothing,
}

impl<'a> Reference<'a> {
    /// Reads one reference.
    #[must_use]
    pub const fn read(text: &'a str) -> Self {
        let (name, specifier) = split(text);
        if equal(name, "*") {
            // With a specifier, the asterisk is a name like any other.
            return if specifier.is_none() {
                Self::Every
            } else {
                Self::Nothing
            };
        }
        match strip_prefix(name, "mcp__") {
            Some(rest) => Self::read_mcp(rest),
            None if is_name(name) && retired(name).is_none() => Self::Named {
                name: canonical(name),
                specifier,
            },
            None => Self::Nothing,
        }
    }

    /// Reads what follows `mcp__`. Claude Code does not look at the specifier.
    const fn read_mcp(rest: &'a str) -> Self {
        let (server, tool) = match split_once(rest, "__") {
            Some((server, tool)) => (server, Some(tool)),
            None => (rest, None),
        };
        match tool {
            None if equal(server, "*") => Self::EveryServer,
            Some(tool) if equal(server, "*") && equal(tool, "*") => Self::EveryServer,
            None if is_name(server) => Self::Server {
                server,
                is_bare: true,
            },
            Some(tool) if is_name(server) && equal(tool, "*") => Self::Server {
                server,
                is_bare: false,
            },
            Some(tool) if is_name(server) && is_name(tool) => Self::ServerTool { server, tool },
            _ => Self::Nothing,
        }
    }

    /// Whether this entry of `tools` gives the agent anything in some session: a built-in tool, a tool of an MCP server,
    /// or everything.
    #[must_use]
    pub const fn gives_something(self) -> bool {
        match self {
            Self::Every | Self::Server { .. } | Self::ServerTool { .. } => true,
            Self::Named { name, .. } => is_built_in(name),
            Self::EveryServer | Self::Nothing => false,
        }
    }

    /// Whether this entry of `disallowedTools` takes anything away in some session.
    #[must_use]
    pub const fn takes_something(self) -> bool {
        match self {
            Self::EveryServer | Self::Server { .. } | Self::ServerTool { .. } => true,
            Self::Named { name, .. } => is_built_in(name),
            Self::Every | Self::Nothing => false,
        }
    }

    /// Whether this entry of `disallowedTools` takes away all that an entry of `tools` gives.
    ///
    /// Specifiers are dropped: `Bash(git push *)` takes all of `Bash`, and `Bash` takes `Monitor` along.
    #[must_use]
    pub const fn takes(self, given: Reference<'_>) -> bool {
        match (self, given) {
            (
                Self::EveryServer,
                Reference::EveryServer | Reference::Server { .. } | Reference::ServerTool { .. },
            ) => true,
            (
                Self::Server { server, .. },
                Reference::Server { server: given, .. }
                | Reference::ServerTool { server: given, .. },
            ) => equal(server, given),
            (
                Self::ServerTool { server, tool },
                Reference::ServerTool {
                    server: from,
                    tool: given,
                },
            ) => equal(server, from) && equal(tool, given),
            (Self::Named { name, .. }, Reference::Named { name: given, .. }) => {
                equal(name, given) || (equal(name, "Bash") && equal(given, "Monitor"))
            }
            _ => false,
        }
    }

    /// Whether this entry of `disallowedTools` takes away some of what an entry of `tools` gives.
    #[must_use]
    pub const fn takes_some(self, given: Reference<'_>) -> bool {
        if self.takes(given) {
            return true;
        }
        match (self, given) {
            (_, Reference::Every) => self.takes_something(),
            (Self::Server { .. } | Self::ServerTool { .. }, Reference::EveryServer) => true,
            (Self::ServerTool { server, .. }, Reference::Server { server: given, .. }) => {
                equal(server, given)
            }
            _ => false,
        }
    }

    /// `Agent(name)`.
    pub(crate) const fn agent(name: &'a str) -> Self {
        Self::Named {
            name: AGENT,
            specifier: Some(name),
        }
    }

    /// The list of names in `Agent(a, b)`; empty for every other reference.
    #[must_use]
    pub const fn agents(self) -> &'a str {
        match self {
            Self::Named {
                name,
                specifier: Some(list),
            } if equal(name, AGENT) => list,
            _ => "",
        }
    }

    /// Whether the question about this reference is "any of it?" and not "all of it?".
    pub(crate) const fn is_bare(self) -> bool {
        match self {
            Self::Server { is_bare, .. } => is_bare,
            Self::Named { specifier, .. } => specifier.is_none(),
            Self::ServerTool { .. } => true,
            Self::Every | Self::EveryServer | Self::Nothing => false,
        }
    }

    /// Whether this entry of `tools` includes all of `asked`.
    pub(crate) const fn covers(self, asked: Reference<'_>) -> bool {
        match (self, asked) {
            (_, Reference::Nothing) => false,
            (Self::Every, _) => true,
            (
                Self::Server { server, .. },
                Reference::Server { server: asked, .. }
                | Reference::ServerTool { server: asked, .. },
            ) => equal(server, asked),
            (
                Self::ServerTool { server, tool },
                Reference::ServerTool {
                    server: asked,
                    tool: asked_tool,
                },
            ) => equal(server, asked) && equal(tool, asked_tool),
            (
                Self::Named { name, specifier },
                Reference::Named {
                    name: asked,
                    specifier: asked_specifier,
                },
            ) => equal(name, asked) && specifier_covers(name, specifier, asked_specifier),
            _ => false,
        }
    }

    /// What both this entry of `tools` and a bare `asked` include, if there is anything.
    pub(crate) const fn common(self, asked: Self) -> Option<Self> {
        match (self, asked) {
            (Self::Named { name, .. }, Self::Named { name: other, .. }) if equal(name, other) => {
                Some(asked)
            }
            (Self::ServerTool { server, .. }, Self::Server { server: other, .. })
                if equal(server, other) =>
            {
                Some(self)
            }
            _ if self.covers(asked) => Some(asked),
            _ => None,
        }
    }
}

/// Whether a text can be the name of a tool or of a server: the API takes no others.
const fn is_name(text: &str) -> bool {
    let (text, mut at) = (text.as_bytes(), 0);
    while at < text.len() {
        if !(text[at].is_ascii_alphanumeric() || matches!(text[at], b'_' | b'-')) {
            return false;
        }
        at += 1;
    }
    !text.is_empty()
}

/// Whether `Tool(listed)` includes `Tool(asked)`. Only the specifier of `Agent`, a list of names, restricts what Claude
/// Code gives: an agent that lists `Bash(git:*)` is offered all of `Bash`.
const fn specifier_covers(name: &str, listed: Option<&str>, asked: Option<&str>) -> bool {
    if !equal(name, AGENT) {
        return true;
    }
    let listed = match listed {
        Some(listed) if !is_unrestricted(listed) => listed,
        _ => return true,
    };
    let asked = match asked {
        Some(asked) if !is_unrestricted(asked) => asked,
        _ => return false,
    };
    let mut rest = asked;
    while let Some((agent, after)) = next_agent(rest) {
        if !lists_agent(listed, agent) {
            return false;
        }
        rest = after;
    }
    true
}

/// Whether the specifier of `Agent` does not restrict it: `Agent(*)` and `Agent()` are `Agent`.
pub(crate) const fn is_unrestricted(specifier: &str) -> bool {
    specifier.is_empty() || equal(specifier, "*")
}

/// The first name of the list in `Agent(a, b)`, and the rest of the list.
///
/// Empty names are skipped, and so is `*`: among names it is not a wildcard, and no agent has that name.
#[must_use]
pub const fn next_agent(list: &str) -> Option<(&str, &str)> {
    let mut list = list;
    loop {
        let (name, rest) = match split_once(list, ",") {
            Some(parts) => parts,
            None => (list, ""),
        };
        let name = trim(name);
        if !is_unrestricted(name) {
            return Some((name, rest));
        }
        if rest.is_empty() {
            return None;
        }
        list = rest;
    }
}

/// Whether the list in `Agent(a, b)` has this name.
pub(crate) const fn lists_agent(list: &str, name: &str) -> bool {
    let mut rest = list;
    while let Some((listed, after)) = next_agent(rest) {
        if equal(listed, name) {
            return true;
        }
        rest = after;
    }
    false
}

#[cfg(test)]
mod tests;
