//! `name`: Claude Code silently skips a file whose name is missing, not a string, or invalid.

use crate::claude_code::consequences::{CANNOT_START, SKIPS_AGENT};
use crate::claude_code::names::{MOST_UNITS, NameFault, fault};
use crate::diagnostic::Diagnostic;
use crate::front_matter::quote::scalar;
use crate::span::Span;
use crate::yaml::{Spanned, Text, Value};

/// A name that is absent or an empty string.
pub(crate) fn empty(key: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, format!("empty `{key}`"))
        .label("expected the name of the agent")
        .note(SKIPS_AGENT)
}

/// A name that is not a string; `text` is how it is written.
pub(crate) fn not_a_string(key: &str, value: &Value, text: &str, at: &Span) -> Diagnostic {
    let headline = format!("invalid type for `{key}`");
    let label = format!("expected a string, found {}", value.kind());
    let mut diagnostic = Diagnostic::at(at, headline).label(label);
    let is_simple = matches!(value, Value::Int(_) | Value::Float(_) | Value::Bool(_));
    if is_simple && fault(text).is_none() {
        diagnostic = diagnostic.replace(at, format!("\"{text}\""), "put it in quotes");
    }
    diagnostic.note(SKIPS_AGENT)
}

/// A name of an agent of a plugin that is a list or a map; `text` is how it is written.
pub(crate) fn not_a_string_in_plugin(
    key: &str,
    value: &Value,
    text: &str,
    at: &Span,
) -> Diagnostic {
    let mut diagnostic = not_a_string(key, value, text, at);
    diagnostic.notes = vec!["Claude Code makes a name of all of it".to_owned()];
    diagnostic
}

/// The reason why Claude Code would reject the stem of a file as a name, if it would; `top` is the top of the file.
pub(crate) fn refused_stem(stem: &str, top: Span) -> Option<Diagnostic> {
    let label = match fault(stem)? {
        NameFault::Empty => "a name cannot be empty".to_owned(),
        NameFault::Colon(_) => "a name cannot contain a colon".to_owned(),
        NameFault::Hyphen => "a name cannot begin with a hyphen".to_owned(),
        NameFault::Length(_) => format!("expected at most {MOST_UNITS} characters"),
        NameFault::Escape(..) => "a name cannot contain an escape".to_owned(),
    };
    Some(
        Diagnostic::span(top, format!("invalid name `{stem}`"))
            .label(label)
            .note("the agent is named after its file")
            .help("rename the file, or add a name"),
    )
}

/// The name as Claude Code reads it in a call.
fn without_escapes(name: &str) -> String {
    let mut fixed = name.to_owned();
    while let Some(NameFault::Escape(escape, decoded)) = fault(&fixed) {
        fixed.replace_range(escape, decoded.encode_utf8(&mut [0; 4]));
    }
    fixed
}

/// The reason why Claude Code rejects a name, if it does.
pub(crate) fn refused(key: &str, name: &Spanned<Text>) -> Option<Diagnostic> {
    let text = name.value.as_str();
    Some(match fault(text)? {
        NameFault::Empty => empty(key, &name.span),
        NameFault::Colon(colon) => {
            let character = text.get(colon.clone()).unwrap_or_default();
            let fixed = text.replace(character, "-");
            let label = if character == ":" {
                "a name cannot contain a colon".to_owned()
            } else {
                format!("Claude Code reads `{character}` as a colon, which a name cannot contain")
            };
            let headline = format!("invalid name `{text}`");
            let diagnostic = Diagnostic::at(name.value.span(colon), headline)
                .label(label)
                .note(SKIPS_AGENT);
            if fault(&fixed).is_none() {
                diagnostic.replace(name, scalar(&fixed), "use a hyphen")
            } else {
                diagnostic.help("use a hyphen")
            }
        }
        NameFault::Hyphen => {
            let fixed = text.trim_start_matches('-');
            let headline = format!("invalid name `{text}`");
            let diagnostic = Diagnostic::at(name.value.span(0..1), headline)
                .label("a name cannot begin with a hyphen")
                .note(SKIPS_AGENT);
            if fixed.is_empty() {
                diagnostic
            } else {
                diagnostic.replace(name, scalar(fixed), "remove the hyphen")
            }
        }
        NameFault::Escape(escape, decoded) => {
            let label = format!("Claude Code reads `{decoded}` here when the agent is called");
            let diagnostic =
                Diagnostic::at(name.value.span(escape), format!("invalid name `{text}`"))
                    .label(label)
                    .note(CANNOT_START);
            let fixed = without_escapes(text);
            if fault(&fixed).is_none() {
                diagnostic.replace(name, scalar(&fixed), "write the character itself")
            } else {
                diagnostic.help("remove the escape")
            }
        }
        NameFault::Length(units) => {
            Diagnostic::at(name, format!("name too long: {units} characters"))
                .label(format!("expected at most {MOST_UNITS} characters"))
                .note(SKIPS_AGENT)
        }
    })
}
