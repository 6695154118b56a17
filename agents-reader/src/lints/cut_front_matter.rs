//! `cut_front_matter`: Claude Code ends the front matter at the first `---`, and silently loses the fields below it.

use crate::diagnostic::Diagnostic;
use crate::front_matter::split::Parts;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "cut_front_matter",
    level: Level::Deny,
    by_likeness: false,
    summary: "a `---` inside the front matter that ends it",
    reason: "Claude Code ends the front matter at the first `---`, even in the middle of a line. The keys below it \
              become a part of the prompt.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests --- and nothing else.
tools: Read
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests – and nothing else.
tools: Read
---

You review pull requests.
",
);

/// A `---` that ends the front matter too early.
pub(crate) fn cut(text: &str, parts: &Parts) -> Diagnostic {
    let close = parts.close.clone();
    let line_start = text[..close.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let alone = text[line_start..close.start].trim().is_empty();
    let mut diagnostic = Diagnostic::span(close, "unexpected `---` inside the front matter")
        .label("Claude Code begins the prompt here")
        .note("Claude Code ends the front matter at the first `---`, wherever it is");
    let meant = parts.meant(text);
    let is_last = meant.is_none();
    if let Some(meant) = meant {
        diagnostic = diagnostic.related(meant, "expected it to begin here");
    }
    diagnostic.help(match (alone, is_last) {
        (true, true) => "begin the closing line with `---`, without spaces before it",
        (true, false) => "use `***` for a rule instead",
        (false, _) => "use an em dash or two hyphens instead of three",
    })
}
