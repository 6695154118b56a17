//! `color_case`: Claude Code knows the names of colors in lower case only.

use crate::at::{At, Place};
use crate::claude_code::consequences::SHOWS_NO_COLOR;
use crate::diagnostic::Diagnostic;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "color_case",
    level: Level::Warn,
    by_likeness: false,
    summary: "a colour name in other letter case",
    reason: "The client knows the names of colours in lower case only. Here the colour is understood all the \
              same.",
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

/// A named color in other letter case.
pub(crate) fn other_case(text: &str, name: &str, at: &At) -> Diagnostic<Place> {
    Diagnostic::at(
        at,
        format!("the colour `{text}` is written in other letter case"),
    )
    .label("the client knows lower case names only")
    .note(SHOWS_NO_COLOR)
    .replace(at, name, "write it in lower case")
}
