//! Front matter that is never closed, or that not even the recovery of Claude Code can read.

use crate::claude_code::consequences::{SKIPS_AGENT, SKIPS_DOCUMENTATION};
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Front matter without an end.
pub(crate) fn unclosed(open: Span) -> Diagnostic {
    Diagnostic::span(open, "unclosed front matter")
        .label("no closing `---` follows")
        .note(SKIPS_DOCUMENTATION)
        .help("add a line `---` before the prompt")
}

/// Front matter that cannot be read, for the given reason.
pub(crate) fn unreadable(mut reason: Diagnostic) -> Diagnostic {
    reason.notes.insert(0, SKIPS_AGENT.to_owned());
    reason
}
