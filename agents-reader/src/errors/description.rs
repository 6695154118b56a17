//! `description`: Claude Code skips a file whose description is missing, empty, null or a number.

use crate::at::{At, Place};
use crate::claude_code::consequences::SKIPS_AGENT;
use crate::diagnostic::Diagnostic;

/// A description that is absent or white space.
pub(crate) fn empty(at: &At) -> Diagnostic<Place> {
    Diagnostic::at(at, "`description` is empty")
        .label("expected when to use the agent")
        .note(SKIPS_AGENT)
}

/// A description that is a number; `text` is how it is written.
pub(crate) fn number(text: &str, at: &At) -> Diagnostic<Place> {
    Diagnostic::at(at, "`description` is a number, not a string")
        .label("expected when to use the agent")
        .note(SKIPS_AGENT)
        .replace(at, format!("\"{text}\""), "put it in quotes")
}
