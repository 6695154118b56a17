//! `hooks`.
//!
//! Claude Code drops an agent with a guard that it cannot load, since it must not ignore a guard. It looks for guards
//! in the whole front matter.

use super::shapes::{Kind, Shape};

/// The events that have hooks.
pub const EVENTS: &[&str] = &[
    "PreToolUse",
    "PostToolUse",
    "PostToolUseFailure",
    "PermissionRequest",
    "UserPromptSubmit",
    "Notification",
    "Stop",
    "SubagentStart",
    "SubagentStop",
    "PreCompact",
    "SessionStart",
    "SessionEnd",
];

/// Events whose hooks are guards.
pub const GUARDS: &[&str] = &["PreToolUse", "PermissionRequest"];

/// In how many lists and maps inside each other, the value of a key included, Claude Code looks for guards.
pub const SEARCHED_LEVELS: usize = 4;

/// What every hook may have.
pub const OPTIONS: &[(&str, Shape)] = &[
    ("timeout", Shape::Positive),
    ("if", Shape::Text),
    ("once", Shape::Boolean),
    ("statusMessage", Shape::Text),
];

/// The kinds of hooks.
pub const TYPES: &[Kind] = &[
    Kind {
        name: "command",
        required: &[("command", Shape::Text)],
        optional: &[
            ("args", Shape::Texts),
            ("shell", Shape::OneOf(&["bash", "powershell"])),
            ("async", Shape::Boolean),
            ("asyncRewake", Shape::Boolean),
            ("rewakeMessage", Shape::Text),
            ("rewakeSummary", Shape::Text),
        ],
    },
    Kind {
        name: "prompt",
        required: &[("prompt", Shape::Text)],
        optional: &[("model", Shape::Text), ("continueOnBlock", Shape::Boolean)],
    },
    Kind {
        name: "agent",
        required: &[("prompt", Shape::Text)],
        optional: &[("model", Shape::Text)],
    },
    Kind {
        name: "http",
        required: &[("url", Shape::Url)],
        optional: &[
            ("headers", Shape::TextMap),
            ("allowedEnvVars", Shape::Texts),
        ],
    },
    Kind {
        name: "mcp_tool",
        required: &[("server", Shape::Text), ("tool", Shape::Text)],
        optional: &[("input", Shape::Map)],
    },
];
