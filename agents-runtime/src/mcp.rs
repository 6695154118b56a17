//! MCP servers that an agent brings along.

use crate::list::element;
use crate::packed::{Packed, option};
use crate::{List, Map};

/// An MCP server of an agent's `mcpServers`: one that is only named, or one with its configuration.
///
/// ```
/// use include_agents_runtime::{Map, McpServer, Value};
///
/// const GITHUB: McpServer = McpServer::new("github");
/// const DOCS: McpServer = McpServer::new("docs")
///     .with_config(Map::new(&[("command", Value::Str("docs-server"))]));
///
/// assert_eq!(GITHUB.config(), None);
/// assert_eq!(DOCS.config().and_then(|map| map.get("command")?.as_str()), Some("docs-server"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct McpServer<'a> {
    name: &'a str,
    config: Option<Map<'a>>,
}

impl<'a> McpServer<'a> {
    /// A server that Claude Code has a configuration for.
    #[must_use]
    pub const fn new(name: &'a str) -> Self {
        Self { name, config: None }
    }

    /// Reads a server that is packed.
    pub(crate) const fn unpack(text: &'a str) -> Self {
        let mut packed = Packed(text);
        let name = packed.text();
        let config = match option(packed.text()) {
            Some(entries) => Some(Map::of(List::packed(entries))),
            None => None,
        };
        Self { name, config }
    }

    /// Adds the configuration that is in the agent's file.
    #[must_use]
    pub const fn with_config(mut self, config: Map<'a>) -> Self {
        self.config = Some(config);
        self
    }

    /// The server's name, the `server` of `mcp__server__tool`.
    #[must_use]
    pub const fn name(self) -> &'a str {
        self.name
    }

    /// The configuration; `None` for a server that the file only names.
    #[must_use]
    pub const fn config(self) -> Option<Map<'a>> {
        self.config
    }
}

element!(McpServer<'a>, McpServer::unpack);
