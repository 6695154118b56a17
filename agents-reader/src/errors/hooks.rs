//! `hooks`: Claude Code skips a file with a guard that it cannot load, because it does not start agents without their guards.

use crate::claude_code::consequences::SKIPS_AGENT;
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Why one invalid hook makes Claude Code skip the agent.
const GUARDS: &str = "hooks of `PreToolUse` and `PermissionRequest` are guards: Claude Code does not load an agent if it \
                      cannot load its guards";

/// `hooks` that is not a map; `kind` is what it is.
pub(crate) fn not_a_map(kind: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, "invalid type for `hooks`")
        .label(format!(
            "expected a map from event names to lists, found {kind}"
        ))
        .note(SKIPS_AGENT)
        .note(GUARDS)
}

/// A guard at a place where Claude Code does not load it from.
pub(crate) fn misplaced(guard: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, format!("unexpected `{guard}` outside of `hooks`"))
        .label(format!("expected in `hooks`, as `hooks: {{{guard}: […]}}`"))
        .note(SKIPS_AGENT)
        .note(GUARDS)
}

/// A part of a guard that Claude Code does not accept.
pub(crate) fn malformed(headline: String, expected: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, headline)
        .label(format!("expected {expected}"))
        .note(SKIPS_AGENT)
        .note(GUARDS)
}
