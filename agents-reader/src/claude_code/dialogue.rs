//! Words that begin the lines of example dialogues in descriptions.

/// The words in lower case. A line of a dialogue at the left margin is a key to YAML.
pub const LABELS: &[&str] = &[
    "user",
    "assistant",
    "agent",
    "context",
    "commentary",
    "example",
    "examples",
    "human",
    "system",
    "claude",
];

/// The forms of these words that begin a line of an example, and not a custom field.
pub const SPEAKERS: &[&str] = &[
    "Context",
    "User",
    "user",
    "Assistant",
    "assistant",
    "Commentary",
    "commentary",
    "Example",
    "Examples",
];

/// The labels of what someone says, in lower case. Other labels are names of fields, too.
pub const TURNS: &[&str] = &["user", "assistant", "human", "commentary"];
