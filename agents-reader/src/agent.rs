//! The agent: what the front matter says, with the types of the format.

use include_agents_runtime::{Color, Effort, Isolation, Memory, PermissionMode};

use crate::at::Located;
use crate::front_matter::yaml::Value;

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
    /// `name`; what Claude Code calls the agent.
    pub name: Option<Located<String>>,
    /// `description`, as Claude Code reads it.
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
