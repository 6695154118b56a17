//! `unknown_color`: Claude Code shows an agent without a color when it does not know the color.

use include_agents_runtime::Color;

use crate::claude_code::colors;
use crate::claude_code::consequences::SHOWS_NO_COLOR;
use crate::diagnostic::{Diagnostic, nearest};
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;
use crate::span::Span;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unknown_color",
    level: Level::Warn,
    by_likeness: false,
    summary: "a color that is neither one of the eight names nor `#rrggbb`",
    reason: "Claude Code shows an agent without a color if it does not know the color. Quote hex colors: without quotes, \
             YAML reads them as comments.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
color: teal
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
color: cyan
---

You review pull requests.
",
);

/// A color that does not exist.
pub(crate) fn unknown(text: &str, at: &Span) -> Diagnostic {
    let diagnostic = Diagnostic::at(at, format!("unknown color `{text}`"))
        .label("expected red, blue, green, yellow, purple, orange, pink, cyan or `#rrggbb`")
        .note(SHOWS_NO_COLOR);
    match nearest_color(text) {
        Some(near) => diagnostic.replace(at, near, format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

/// An unquoted `#3b82f6`, which is a comment in YAML.
pub(crate) fn comment(hex: &str, span: Span) -> Diagnostic {
    Diagnostic::span(span.clone(), format!("unquoted color `{hex}` is a comment"))
        .label("YAML reads everything after ` #` as a comment")
        .note(SHOWS_NO_COLOR)
        .replace(span, format!("\"{hex}\""), "put it in quotes")
}

/// The named color that a person probably meant: a misspelling, or another word for nearly the same.
fn nearest_color(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    colors::SYNONYMS
        .iter()
        .find(|(word, _)| *word == lower)
        .map(|(_, color)| *color)
        .or_else(|| nearest(text, Color::NAMED.iter().map(Color::as_str)))
}
