/// A key of the front matter that the client knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Field {
    /// `name`.
    Name,
    /// `description`.
    Description,
    /// `tools`.
    Tools,
    /// `disallowedTools`.
    DisallowedTools,
    /// `model`.
    Model,
    /// `permissionMode`.
    PermissionMode,
    /// `maxTurns`.
    MaxTurns,
    /// `skills`.
    Skills,
    /// `mcpServers`.
    McpServers,
    /// `hooks`.
    Hooks,
    /// `memory`.
    Memory,
    /// `background`.
    Background,
    /// `omitClaudeMd`.
    OmitClaudeMd,
    /// `effort`.
    Effort,
    /// `isolation`.
    Isolation,
    /// `color`.
    Color,
    /// `initialPrompt`.
    InitialPrompt,
    /// `experimental`.
    Experimental,
}

/// Every key that the client knows, in the order of its documentation.
pub const FIELDS: &[(&str, Field)] = &[
    ("name", Field::Name),
    ("description", Field::Description),
    ("tools", Field::Tools),
    ("disallowedTools", Field::DisallowedTools),
    ("model", Field::Model),
    ("permissionMode", Field::PermissionMode),
    ("maxTurns", Field::MaxTurns),
    ("skills", Field::Skills),
    ("mcpServers", Field::McpServers),
    ("hooks", Field::Hooks),
    ("memory", Field::Memory),
    ("background", Field::Background),
    ("omitClaudeMd", Field::OmitClaudeMd),
    ("effort", Field::Effort),
    ("isolation", Field::Isolation),
    ("color", Field::Color),
    ("initialPrompt", Field::InitialPrompt),
    ("experimental", Field::Experimental),
];

impl Field {
    /// The field of exactly that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Field> {
        FIELDS
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, field)| *field)
    }
}
