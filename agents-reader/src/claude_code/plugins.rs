//! The agents of a plugin, which Claude Code reads by rules of their own.

use super::names::MOST_UNITS;
use crate::yaml::Value;

/// The key whose text describes an agent without a description.
pub const WHEN_TO_USE: &str = "when_to_use";

/// What Claude Code does with a file whose front matter is absent or cannot be read.
pub const LOADS_WITH_EVERY_TOOL: &str =
    "in a plugin, Claude Code loads the file as an agent with every tool, and applies no field";

/// What Claude Code does where there is no description.
pub const MAKES_UP_DESCRIPTION: &str =
    "Claude Code describes the agent as \"Agent from … plugin\", with the name of the plugin";

/// The name of an agent, without the name of its plugin in front: the folders of the file below the plugin's, and its own name.
///
/// ```
/// use include_agents_reader::claude_code::plugins::name;
///
/// assert_eq!(name("review/deep", "rust"), "review:deep:rust");
/// assert_eq!(name("", "rust"), "rust");
/// ```
#[must_use]
pub fn name(group: &str, own: &str) -> String {
    if group.is_empty() {
        return own.to_owned();
    }
    format!("{}:{own}", group.replace('/', ":"))
}

/// Whether a text is the name of an agent. If it is not, the agent is named after its file.
#[must_use]
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name.encode_utf16().count() <= MOST_UNITS
}

/// The text of a scalar that is not a text, as JavaScript writes it; `None` where that may differ from Rust.
#[must_use]
pub fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Bool(value) => Some(value.to_string()),
        Value::Int(value) => Some(value.to_string()),
        Value::Float(value) if (1e-6..1e21).contains(&value.abs()) => Some(value.to_string()),
        _ => None,
    }
}
