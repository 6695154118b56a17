//! The agent: what the front matter says, with the types of the format.
//!
//! `lower` turns the entries of a front matter into an [`Agent`]. It complains about values that no type holds; whether
//! values that have a type make sense together is the business of `check`.

mod fields;
mod lower;
mod tools;

use include_agents_runtime::{Color, Effort, Isolation, Memory, PermissionMode};

pub use crate::at::{At, Located};
use crate::front_matter::yaml::Value;

pub use fields::{FIELDS, Field};
pub use lower::meant_boolean;
pub(crate) use lower::{SKIPS, lower};

/// The model an agent asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model(pub String);

/// One reference to a tool, as it was written: `Bash(git:*)`.
pub type ToolRef = Located<String>;

/// A server of `mcpServers`: by name, or with its configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct McpServer {
    /// The name of the server.
    pub name: String,
    /// Its configuration, where the file holds one.
    pub config: Option<Vec<(String, Value)>>,
}

/// Everything that the front matter of one file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agent {
    /// `name`; what the client calls the agent.
    pub name: Option<Located<String>>,
    /// `description`, as the client reads it.
    pub description: Option<Located<String>>,
    /// `tools`: absent where every tool is inherited.
    pub tools: Option<Vec<ToolRef>>,
    /// `disallowedTools`.
    pub disallowed_tools: Vec<ToolRef>,
    /// `model`.
    pub model: Option<Located<Model>>,
    /// `permissionMode`.
    pub permission_mode: Option<Located<PermissionMode>>,
    /// `maxTurns`.
    pub max_turns: Option<u32>,
    /// `skills`.
    pub skills: Vec<String>,
    /// `mcpServers`.
    pub mcp_servers: Vec<McpServer>,
    /// `hooks`.
    pub hooks: Vec<(String, Value)>,
    /// `memory`.
    pub memory: Option<Memory>,
    /// `background`.
    pub background: bool,
    /// `omitClaudeMd`.
    pub omit_claude_md: bool,
    /// `effort`.
    pub effort: Option<Effort>,
    /// `isolation`.
    pub isolation: Option<Isolation>,
    /// `color`.
    pub color: Option<Color>,
    /// `initialPrompt`.
    pub initial_prompt: Option<String>,
    /// `experimental`.
    pub experimental: Vec<(String, Value)>,
    /// Every other key, the last of several winning, with its entry.
    pub metadata: Vec<(String, Located<Value>)>,
}
