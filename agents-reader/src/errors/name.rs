//! `name`: Claude Code skips a file whose name is missing, no string, or one that it refuses.

use crate::claude_code::consequences::SKIPS_AGENT;
use crate::claude_code::names::{MOST_UNITS, NameFault, fault};
use crate::diagnostic::Diagnostic;
use crate::front_matter::quote::scalar;
use crate::span::Span;
use crate::yaml::{Spanned, Text, Value};

/// A name that is absent or an empty string.
pub(crate) fn empty(at: &Span) -> Diagnostic {
    Diagnostic::at(at, "`name` is empty")
        .label("expected the agent's name")
        .note(SKIPS_AGENT)
}

/// A name that is no string; `text` is how it is written.
pub(crate) fn not_a_string(value: &Value, text: &str, at: &Span) -> Diagnostic {
    let headline = format!("`name` is {}, not a string", value.kind());
    let mut diagnostic = Diagnostic::at(at, headline).label("expected a string");
    if matches!(value, Value::Int(_) | Value::Float(_) | Value::Bool(_)) {
        diagnostic = diagnostic.replace(at, format!("\"{text}\""), "put it in quotes");
    }
    diagnostic.note(SKIPS_AGENT)
}

/// Why Claude Code refuses a name, if it does.
pub(crate) fn refused(name: &Spanned<Text>) -> Option<Diagnostic> {
    let text = name.value.as_str();
    Some(match fault(text)? {
        NameFault::Empty => empty(&name.span),
        NameFault::Colon(colon) => {
            let character = text.get(colon.clone()).unwrap_or_default();
            let fixed = text.replace(character, "-");
            let label = if character == ":" {
                "the client refuses names with a `:`".to_owned()
            } else {
                format!("the client takes `{character}` for a `:`, and refuses names with one")
            };
            Diagnostic::at(
                name.value.span(colon),
                format!("the name `{text}` holds a colon"),
            )
            .label(label)
            .note(SKIPS_AGENT)
            .replace(name, scalar(&fixed), "use a hyphen")
        }
        NameFault::Hyphen => {
            let fixed = text.trim_start_matches('-');
            let headline = format!("the name `{text}` begins with a hyphen");
            let diagnostic = Diagnostic::at(name.value.span(0..1), headline)
                .label("the client refuses names that begin with a `-`")
                .note(SKIPS_AGENT);
            if fixed.is_empty() {
                diagnostic
            } else {
                diagnostic.replace(name, scalar(fixed), "leave it away")
            }
        }
        NameFault::Length(units) => {
            Diagnostic::at(name, format!("the name has {units} characters"))
                .label(format!(
                    "the client refuses names of more than {MOST_UNITS} characters"
                ))
                .note(SKIPS_AGENT)
        }
    })
}
