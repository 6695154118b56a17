//! `invalid_value`: Claude Code checks no value, and ignores those that it does not understand.

use crate::at::{At, Place};
use crate::claude_code::consequences::IGNORES_VALUE;
use crate::claude_code::{Field, values};
use crate::diagnostic::{Diagnostic, nearest};
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "invalid_value",
    level: Level::Deny,
    by_likeness: false,
    summary: "a value outside its closed set, or of the wrong type",
    reason: "The client checks no value. What it does not understand it ignores without a word: this agent, \
              meant to stop after twenty turns, never stops.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    r#"---
name: reviewer
description: Reviews pull requests.
maxTurns: "20 turns"
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

/// A value of a type that the field, or the item of a field, does not take.
pub(crate) fn wrong_type(what: &str, expected: &str, kind: &str, at: &At) -> Diagnostic<Place> {
    Diagnostic::at(at, format!("{what} is {kind}"))
        .label(format!("expected {expected}"))
        .note(IGNORES_VALUE)
}

/// A `description` that is no string. Claude Code takes lists, maps and booleans somehow.
pub(crate) fn description(kind: &str, at: &At) -> Diagnostic<Place> {
    Diagnostic::at(at, format!("`description` is {kind}, not a string"))
        .label("expected a string")
        .note("the client shows it as it prints such a value")
        .help("put the text in quotes")
}

/// A `tools` that is neither a text nor a list.
pub(crate) fn tools(kind: &str, at: &At) -> Diagnostic<Place> {
    Diagnostic::at(at, format!("`tools` is {kind}"))
        .label("expected names, separated by commas, or a list")
        .note("Claude Code gives this agent no tools")
        .help("name the tools, or write `tools: []` for no tools")
}

/// A `maxTurns` that is no positive integer.
pub(crate) fn max_turns(text: &str, at: &At) -> Diagnostic<Place> {
    Diagnostic::at(at, format!("invalid value `{text}` for `maxTurns`"))
        .label("expected a positive integer")
        .note(IGNORES_VALUE)
}

/// A value that is no boolean.
pub(crate) fn boolean(key: &str, text: &str, at: &At) -> Diagnostic<Place> {
    let diagnostic = Diagnostic::at(at, format!("invalid value `{text}` for `{key}`"))
        .label("expected `true` or `false`")
        .note(IGNORES_VALUE);
    match meant_boolean(text) {
        Some(meant) => diagnostic.replace(at, meant, format!("did you mean `{meant}`?")),
        None => diagnostic,
    }
}

/// A value outside of a closed set.
pub(crate) fn closed(key: &str, text: &str, allowed: &[&str], at: &At) -> Diagnostic<Place> {
    let field = Field::from_key(key);
    let diagnostic = Diagnostic::at(at, format!("invalid value `{text}` for `{key}`"))
        .label(match allowed {
            [only] => format!("expected `{only}`"),
            _ if field == Some(Field::Effort) => {
                format!("expected one of {}, or a whole number", allowed.join(", "))
            }
            _ => format!("expected one of {}", allowed.join(", ")),
        })
        .note(IGNORES_VALUE);
    let meant = values::CONFUSIONS
        .iter()
        .find(|(of, wrong, _)| Some(*of) == field && *wrong == text)
        .map(|(_, _, meant)| *meant);
    if let Some(near) = meant.or_else(|| nearest(text, allowed.iter().copied())) {
        diagnostic.replace(at, near, format!("did you mean `{near}`?"))
    } else if let [only] = allowed {
        diagnostic.replace(at, *only, format!("the only value is `{only}`"))
    } else {
        diagnostic
    }
}

/// What a person who wrote another word for a boolean probably meant.
#[must_use]
pub fn meant_boolean(text: &str) -> Option<&'static str> {
    let word = text.trim_matches(['"', '\'']).to_ascii_lowercase();
    let known = values::BOOLEANS.iter().find(|(other, _)| *other == word);
    match known {
        Some((_, meant)) => Some(meant),
        None => nearest(&word, ["true", "false"]),
    }
}
