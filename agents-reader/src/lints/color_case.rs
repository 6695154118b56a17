//! `color_case`: Claude Code only knows the lowercase names of colors.

use crate::claude_code::consequences::SHOWS_NO_COLOR;
use crate::diagnostic::Diagnostic;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;
use crate::span::Span;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "color_case",
    level: Level::Warn,
    by_likeness: false,
    summary: "a color name that is not lowercase",
    reason: "Claude Code only knows the lowercase names of colors. The typed constants still have the color.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
color: Green
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
color: green
---

You review pull requests.
",
);

/// A named color that is not lowercase.
pub(crate) fn other_case(text: &str, name: &str, at: &Span) -> Diagnostic {
    Diagnostic::at(at, format!("color `{text}` is not lowercase"))
        .label("must be lowercase")
        .note(SHOWS_NO_COLOR)
        .replace(at, name, "write it in lowercase")
}
