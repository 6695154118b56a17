//! `hooks`: Claude Code skips a file with a guard that it cannot load, because a guard must not be passed over.

use crate::claude_code::consequences::SKIPS_AGENT;
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Why a mistake in one hook costs the whole agent.
const GUARDS: &str = "Claude Code drops an agent with a guard that it cannot load; guards are the hooks of \
                      `PreToolUse` and `PermissionRequest`";

/// `hooks` that is not a map; `kind` is what it is.
pub(crate) fn not_a_map(kind: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, format!("`hooks` is {kind}"))
        .label("expected a map from event names to lists")
        .note(SKIPS_AGENT)
        .note(GUARDS)
}

/// A guard at a place where Claude Code does not load it from.
pub(crate) fn misplaced(guard: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, format!("`{guard}` outside of `hooks`"))
        .label(format!("expected in `hooks`, as `hooks: {{{guard}: […]}}`"))
        .note(SKIPS_AGENT)
        .note(GUARDS)
}

/// A part of a guard that has another shape than Claude Code takes.
pub(crate) fn malformed(headline: String, expected: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, headline)
        .label(format!("expected {expected}"))
        .note(SKIPS_AGENT)
        .note(GUARDS)
}
