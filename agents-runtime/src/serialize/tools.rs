//! Tools, and the servers that some of them come from.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::record::{Fields, Record, serialize_records};
use super::values::serialize_list;
use crate::{AgentNames, McpServer, ToolKind, Tools};

serialize_records!(Tools<'_>, ToolKind<'_>);

/// As the two fields of an agent's file.
impl Record for Tools<'_> {
    const NAME: &'static str = "Tools";

    fn fields<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        fields.optional("tools", self.listed())?;
        fields.list("disallowedTools", self.disallowed())
    }
}

impl Record for ToolKind<'_> {
    const NAME: &'static str = "ToolKind";

    fn fields<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        let (kind, server, tool) = match *self {
            Self::BuiltIn => ("built-in", None, None),
            Self::Agent => ("agent", None, None),
            Self::Mcp { server, tool } => ("mcp", Some(server), tool),
            Self::Every => ("every", None, None),
            Self::Other => ("other", None, None),
        };
        fields.field("kind", kind)?;
        fields.optional("server", server)?;
        fields.optional("tool", tool)
    }
}

impl Serialize for AgentNames<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_list(self.len(), self.iter(), serializer)
    }
}

/// As Claude Code writes it: the name of a server, or `{name: configuration}`.
impl Serialize for McpServer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(config) = self.config() else {
            return serializer.serialize_str(self.name());
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(self.name(), &config)?;
        map.end()
    }
}
