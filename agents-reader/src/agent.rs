//! The agent: what the front matter says, with the types of the format.

use std::sync::OnceLock;

use include_agents_runtime::{Color, Effort, Isolation, Memory, ParamKind, PermissionMode};

use crate::claude_code::Field;
use crate::meaning::Meaning;
use crate::span::{Span, ToSpan};
use crate::yaml::{Entry, Spanned, Text};

/// The model an agent asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model(pub String);

/// One reference to a tool, as it was written: `Bash(git:*)`. Two are equal when they read the same.
#[derive(Clone, Debug)]
pub struct ToolRef {
    /// The reference.
    pub value: Text,
    /// Its place.
    pub span: Span,
    /// The place of the text that it is a part of.
    pub scalar: Span,
    /// That text is an item of a list.
    pub is_item: bool,
    /// It is a tool of the call, which Claude Code does not have.
    pub is_own: bool,
    /// It gives the agent something: it is such a tool, or one of Claude Code. Asked for so often that it is kept.
    pub(crate) gives: bool,
    /// What it was meant as: from the beginning where that depends on the tools of the call, otherwise once anyone has asked.
    pub(crate) meant: OnceLock<Box<Meaning>>,
}

impl PartialEq for ToolRef {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl ToSpan for &ToolRef {
    fn to_span(self) -> Span {
        self.span.clone()
    }
}

/// A server of `mcpServers`: by name, or with its configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct McpServer {
    /// The name of the server.
    pub name: String,
    /// Its configuration, where the file holds one.
    pub config: Option<Vec<Entry>>,
}

/// The value of a field that few agents set. Each [`ValueType`](crate::claude_code::ValueType) has one of these.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(u64),
    /// `true` or `false`.
    Boolean(bool),
    /// Names.
    Names(Vec<String>),
    /// Of `mcpServers`.
    Servers(Vec<McpServer>),
    /// A map.
    Map(Vec<Entry>),
    /// Of `effort`.
    Effort(Effort),
    /// Of `isolation`.
    Isolation(Isolation),
}

/// A parameter of the prompt: an entry of `params`.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// The name.
    pub name: Spanned<Text>,
    /// The type.
    pub kind: ParamKind,
}

/// Everything that the front matter of one file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agent {
    /// `name`; what Claude Code calls the agent.
    pub name: Option<Spanned<Text>>,
    /// `description`, as Claude Code reads it: each `\n` of two characters is a line feed.
    pub description: Option<Spanned<Text>>,
    /// `tools`: absent where every tool is inherited.
    pub tools: Option<Vec<ToolRef>>,
    /// `disallowedTools`.
    pub disallowed_tools: Vec<ToolRef>,
    /// `model`.
    pub model: Option<Spanned<Model>>,
    /// `permissionMode`.
    pub permission_mode: Option<Spanned<PermissionMode>>,
    /// `memory`.
    pub memory: Option<Memory>,
    /// `color`.
    pub color: Option<Color>,
    /// The other fields that Claude Code knows, where the file sets them to something else than their default. In the order
    /// of the fields.
    pub settings: Vec<(Field, Setting)>,
    /// `params`: the parameters of the prompt, a key of ours.
    pub params: Vec<Param>,
    /// Every other key, the last of several winning.
    pub metadata: Vec<Entry>,
}

impl Agent {
    /// The value of a field that few agents set.
    #[must_use]
    pub fn setting(&self, field: Field) -> Option<&Setting> {
        let mut settings = self.settings.iter();
        settings.find(|(of, _)| *of == field).map(|(_, it)| it)
    }
}
