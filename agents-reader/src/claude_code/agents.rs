//! The agents that are always there.

/// Agents that come with Claude Code.
pub const BUILT_IN: &[&str] = &[
    "general-purpose",
    "Explore",
    "Plan",
    "statusline-setup",
    "output-style-setup",
    "claude-code-guide",
];
