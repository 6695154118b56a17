//! What one tool reference says about another: the rules behind [`Tools::allows`](crate::Tools::allows).

use crate::text::{equal, strip_prefix, strip_suffix};
use crate::tool::{is_agent, lists, next_name, split, split_mcp};

/// A tool reference, understood.
#[derive(Clone, Copy)]
pub(crate) enum Reference<'a> {
    /// `*`: every tool there is.
    Every,
    /// `mcp__server`, `mcp__server__tool`.
    Mcp(Mcp<'a>),
    /// Any other tool. `Task` is already `Agent`.
    Named {
        name: &'a str,
        specifier: Option<&'a str>,
    },
}

/// A tool, or some tools, of an MCP server. A specifier is dropped: the client knows none for them.
#[derive(Clone, Copy)]
pub(crate) struct Mcp<'a> {
    /// `*` for every server.
    server: &'a str,
    /// The tool's name, or how the names begin.
    tool: &'a str,
    /// Whether `tool` is only a beginning: `get_*`, and with an empty one the whole server.
    open: bool,
    /// Whether the server alone was named, without `__*`.
    bare: bool,
}

impl<'a> Reference<'a> {
    pub(crate) const fn read(text: &'a str) -> Self {
        let (name, specifier) = split(text);
        if equal(name, "*") {
            return Self::Every;
        }
        if is_agent(name) {
            return Self::Named {
                name: "Agent",
                specifier,
            };
        }
        match split_mcp(name) {
            Some((server, tool)) => Self::Mcp(Mcp::read(server, tool)),
            None => Self::Named { name, specifier },
        }
    }

    /// Whether the question about this reference is "any of it?" and not "all of it?".
    pub(crate) const fn is_bare(self) -> bool {
        match self {
            Self::Every => false,
            Self::Mcp(mcp) => mcp.bare,
            Self::Named { specifier, .. } => specifier.is_none(),
        }
    }

    /// Whether this entry of a list includes all of `asked`.
    pub(crate) const fn covers(self, asked: Reference<'_>) -> bool {
        match (self, asked) {
            (Self::Every, _) => true,
            (Self::Mcp(listed), Reference::Mcp(asked)) => listed.covers(asked),
            (
                Self::Named { name, specifier },
                Reference::Named {
                    name: asked_name,
                    specifier: asked,
                },
            ) => equal(name, asked_name) && specifier_covers(name, specifier, asked),
            _ => false,
        }
    }

    /// Whether this entry of a list includes some of `asked`.
    pub(crate) const fn meets(self, asked: Reference<'_>) -> bool {
        match (self, asked) {
            (Self::Every, _) | (_, Reference::Every) => true,
            (Self::Mcp(listed), Reference::Mcp(asked)) => listed.meets(asked),
            (Self::Named { name, .. }, Reference::Named { name: asked, .. }) => equal(name, asked),
            _ => false,
        }
    }

    /// This reference as an entry of `disallowedTools`, where the client takes the whole tool away whatever the
    /// specifier says.
    pub(crate) const fn whole(self) -> Self {
        match self {
            Self::Named { name, .. } => Self::Named {
                name,
                specifier: None,
            },
            other => other,
        }
    }

    /// What is both in this entry of a list and in `asked`, given that the two meet.
    pub(crate) const fn narrow(self, asked: Self) -> Self {
        if self.covers(asked) { asked } else { self }
    }
}

impl<'a> Mcp<'a> {
    const fn read(server: &'a str, tool: Option<&'a str>) -> Self {
        let (name, open) = match tool {
            None => ("", true),
            Some(tool) => match strip_suffix(tool, "*") {
                Some(beginning) => (beginning, true),
                None => (tool, false),
            },
        };
        Self {
            server,
            tool: name,
            open,
            bare: tool.is_none() && !equal(server, "*"),
        }
    }

    const fn covers(self, asked: Mcp<'_>) -> bool {
        let server = equal(self.server, "*") || equal(self.server, asked.server);
        server
            && if self.open {
                strip_prefix(asked.tool, self.tool).is_some()
            } else {
                !asked.open && equal(self.tool, asked.tool)
            }
    }

    const fn meets(self, asked: Mcp<'_>) -> bool {
        let server =
            equal(self.server, "*") || equal(asked.server, "*") || equal(self.server, asked.server);
        server
            && match (self.open, asked.open) {
                (false, false) => equal(self.tool, asked.tool),
                (true, false) => strip_prefix(asked.tool, self.tool).is_some(),
                (false, true) => strip_prefix(self.tool, asked.tool).is_some(),
                (true, true) => {
                    strip_prefix(asked.tool, self.tool).is_some()
                        || strip_prefix(self.tool, asked.tool).is_some()
                }
            }
    }
}

/// Whether `Tool(listed)` includes `Tool(asked)`. What a specifier matches is the client's business, so the two must
/// be the same; only the names in `Agent(a, b)` are a list whatever the client does.
const fn specifier_covers(name: &str, listed: Option<&str>, asked: Option<&str>) -> bool {
    let listed = match listed {
        Some(listed) if !is_unrestricted(listed) => listed,
        _ => return true,
    };
    let asked = match asked {
        Some(asked) if !is_unrestricted(asked) => asked,
        _ => return false,
    };
    if !is_agent(name) {
        return equal(listed, asked);
    }
    let mut rest = asked;
    while let Some((agent, after)) = next_name(rest) {
        if !lists(listed, agent) {
            return false;
        }
        rest = after;
    }
    true
}

/// `Bash(*)` and `Bash()` are `Bash`.
const fn is_unrestricted(specifier: &str) -> bool {
    specifier.is_empty() || equal(specifier, "*")
}
