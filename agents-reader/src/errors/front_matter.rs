//! Front matter that is never closed, or that not even the recovery of Claude Code can read.

use crate::at::Place;
use crate::claude_code::consequences::{SKIPS_AGENT, SKIPS_DOCUMENTATION};
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Front matter without an end. `rule` is a longer line of hyphens.
pub(crate) fn unclosed(open: Span, rule: Option<Span>) -> Diagnostic<Place> {
    let diagnostic = Diagnostic::span(open, "the front matter is never closed")
        .label("no `---` follows this one")
        .note(SKIPS_DOCUMENTATION);
    match rule {
        Some(rule) => diagnostic
            .related(rule.clone(), "more than three hyphens close nothing")
            .replace(rule, "---", "close it with exactly three"),
        None => diagnostic.help("close the front matter with a line `---` in front of the prompt"),
    }
}

/// Front matter that cannot be read, for the given reason.
pub(crate) fn unreadable(mut reason: Diagnostic) -> Diagnostic<Place> {
    reason.notes.insert(0, SKIPS_AGENT.to_owned());
    reason.map(Place::Span)
}
