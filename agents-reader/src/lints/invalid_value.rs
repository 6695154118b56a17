//! `invalid_value`: Claude Code silently ignores values that it does not understand.

use crate::claude_code::consequences::{IGNORES_VALUE, READS_DIGITS};
use crate::claude_code::{Field, ValueType, values};
use crate::diagnostic::{Diagnostic, nearest};
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;
use crate::span::Span;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "invalid_value",
    level: Level::Deny,
    by_likeness: false,
    summary: "a value outside its closed set, or of the wrong type",
    reason: "Claude Code silently ignores values that it does not understand: this agent should stop after twenty \
             turns, and never does.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    r#"---
name: reviewer
description: Reviews pull requests.
maxTurns: "twenty turns"
---

You review pull requests.
"#,
    "---
name: reviewer
description: Reviews pull requests.
maxTurns: 20
---

You review pull requests.
",
);

/// A value whose type the field, or the item of a field, does not accept.
pub(crate) fn wrong_type(what: &str, expected: &str, kind: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, format!("invalid type for {what}"))
        .label(format!("expected {expected}, found {kind}"))
        .note(IGNORES_VALUE)
}

/// A `tools` that is neither a text nor a list.
pub(crate) fn tools(key: &str, kind: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, format!("invalid type for `{key}`"))
        .label(format!(
            "expected a list or comma-separated names, found {kind}"
        ))
        .note("Claude Code gives this agent no tools")
        .help(format!("name the tools, or write `{key}: []` for no tools"))
}

/// A name or description of nothing but white space.
pub(crate) fn white_space(key: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, format!("empty `{key}`"))
        .label("expected text, found white space")
        .note("Claude Code uses it unchanged")
}

/// A part of a hook or of the configuration of an MCP server that Claude Code does not accept.
pub(crate) fn unusable(headline: String, expected: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, headline)
        .label(format!("expected {expected}"))
        .note("Claude Code silently ignores this hook or server")
}

/// A number that is not a whole one, or less than `least`.
pub(crate) fn integer(key: &str, least: u64, text: &str, at: &Span) -> Diagnostic {
    let diagnostic = Diagnostic::at(at, format!("invalid value `{text}` for `{key}`"));
    let diagnostic = match least {
        1 => diagnostic.label("expected a positive integer"),
        _ => diagnostic.label(format!("expected an integer of at least {least}")),
    };
    diagnostic.note(fate_of_number(text))
}

/// What Claude Code does with a value where it expects a whole number.
fn fate_of_number(text: &str) -> &'static str {
    let number = text.trim().trim_start_matches(['+', '-']);
    let is_digit = |c: char| c.is_ascii_digit();
    let begins = number.trim_start_matches('.').starts_with(is_digit);
    if begins && !number.chars().all(is_digit) {
        READS_DIGITS
    } else {
        IGNORES_VALUE
    }
}

/// A value that is not a boolean.
pub(crate) fn boolean(field: Field, key: &str, text: &str, at: &Span) -> Diagnostic {
    let diagnostic = Diagnostic::at(at, format!("invalid value `{text}` for `{key}`"))
        .label("expected `true` or `false`");
    let diagnostic = match field.value_type() {
        ValueType::TrueOrAbsent => diagnostic.note("Claude Code reads this as `false`"),
        _ => diagnostic.note(IGNORES_VALUE),
    };
    match meant_boolean(text) {
        Some(meant) => diagnostic.replace(at, meant, format!("did you mean `{meant}`?")),
        None => diagnostic,
    }
}

/// A value outside of a closed set.
pub(crate) fn closed(
    field: Option<Field>,
    key: &str,
    text: &str,
    allowed: &[&str],
    at: &Span,
) -> Diagnostic {
    let diagnostic = Diagnostic::at(at, format!("invalid value `{text}` for `{key}`"))
        .label(match allowed {
            [only] => format!("expected `{only}`"),
            _ if field == Some(Field::Effort) => {
                format!("expected one of {}, or an integer", quoted(allowed))
            }
            _ => format!("expected one of {}", quoted(allowed)),
        })
        .note(if field == Some(Field::Effort) {
            fate_of_number(text)
        } else {
            IGNORES_VALUE
        });
    let meant = values::CONFUSIONS
        .iter()
        .find(|(of, wrong, _)| Some(*of) == field && *wrong == text)
        .map(|(_, _, meant)| *meant);
    if let Some(near) = meant.or_else(|| nearest(text, allowed.iter().copied())) {
        diagnostic.replace(at, near, format!("did you mean `{near}`?"))
    } else if let [only] = allowed {
        diagnostic.replace(at, *only, format!("use `{only}`, the only value"))
    } else {
        diagnostic
    }
}

/// The names in backticks, separated by commas.
fn quoted(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The boolean that another word probably means.
#[must_use]
pub fn meant_boolean(text: &str) -> Option<&'static str> {
    let word = text.trim_matches(['"', '\'']).to_ascii_lowercase();
    let known = values::BOOLEANS.iter().find(|(other, _)| *other == word);
    match known {
        Some((_, meant)) => Some(meant),
        None => nearest(&word, ["true", "false"]),
    }
}
