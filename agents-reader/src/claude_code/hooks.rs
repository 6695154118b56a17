//! `hooks`.

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

/// Events whose hooks are guards: Claude Code drops an agent with a guard that it cannot load.
pub const GUARDS: &[&str] = &["PreToolUse", "PermissionRequest"];
