//! `description`: Claude Code silently skips a file whose description is missing, empty or not a string.

use crate::claude_code::consequences::SKIPS_AGENT;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::yaml::Value;

/// A description that is absent or an empty string.
pub(crate) fn empty(key: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, format!("empty `{key}`"))
        .label("expected a sentence on when to use the agent")
        .note(SKIPS_AGENT)
}

/// A description that is not a string; `text` is how it is written.
pub(crate) fn not_a_string(key: &str, value: &Value, text: &str, at: &Span) -> Diagnostic {
    let headline = format!("invalid type for `{key}`");
    let diagnostic = Diagnostic::at(at, headline)
        .label(format!("expected a string, found {}", value.kind()))
        .note(SKIPS_AGENT);
    match value {
        Value::Int(_) | Value::Float(_) | Value::Bool(_) => {
            diagnostic.replace(at, format!("\"{text}\""), "put it in quotes")
        }
        _ => diagnostic.help("put the text in quotes"),
    }
}
