//! `name`: Claude Code skips a file whose name is missing, no string, or one that it refuses.

use crate::at::{At, Place};
use crate::claude_code::MAX_NAME;
use crate::claude_code::consequences::SKIPS_AGENT;
use crate::diagnostic::Diagnostic;
use crate::front_matter::quote::scalar;
use crate::front_matter::yaml::Value;

/// A name that is absent or white space.
pub(crate) fn empty(at: &At) -> Diagnostic<Place> {
    Diagnostic::at(at, "`name` is empty")
        .label("expected the agent's name")
        .note(SKIPS_AGENT)
}

/// A name that is no string; `text` is how it is written.
pub(crate) fn not_a_string(value: &Value, text: &str, at: &At) -> Diagnostic<Place> {
    let headline = format!("`name` is {}, not a string", value.kind());
    let mut diagnostic = Diagnostic::at(at, headline).label("expected a string");
    if matches!(value, Value::Int(_) | Value::Float(_) | Value::Bool(_)) {
        diagnostic = diagnostic.replace(at, format!("\"{text}\""), "put it in quotes");
    }
    diagnostic.note(SKIPS_AGENT)
}

/// Why Claude Code refuses a name, if it does.
pub(crate) fn refused(name: &str, at: &At) -> Option<Diagnostic<Place>> {
    let length = name.chars().count();
    if let Some(colon) = name.find(':') {
        let fixed = name.replace(':', "-");
        let at_colon = at.text(colon..colon + 1);
        Some(
            Diagnostic::at(&at_colon, format!("the name `{name}` holds a colon"))
                .label("the client refuses names with a `:`")
                .note(SKIPS_AGENT)
                .replace(at, scalar(&fixed), "use a hyphen"),
        )
    } else if name.starts_with('-') {
        let fixed = name.trim_start_matches('-');
        let headline = format!("the name `{name}` begins with a hyphen");
        Some(
            Diagnostic::at(&at.text(0..1), headline)
                .label("the client refuses names that begin with a `-`")
                .note(SKIPS_AGENT)
                .replace(at, scalar(fixed), "leave it away"),
        )
    } else if length > MAX_NAME {
        let label = format!("the client refuses names of more than {MAX_NAME} characters");
        Some(
            Diagnostic::at(at, format!("the name has {length} characters"))
                .label(label)
                .note(SKIPS_AGENT),
        )
    } else {
        None
    }
}
