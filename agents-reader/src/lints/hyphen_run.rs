//! `hyphen_run`: Claude Code closes the front matter with three hyphens, and a fourth one begins the prompt.

use crate::diagnostic::Diagnostic;
use crate::front_matter::split::Parts;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "hyphen_run",
    level: Level::Warn,
    by_likeness: false,
    summary: "a closing line of more than three hyphens",
    reason: "Claude Code closes the front matter with the first three hyphens. The others are the start of the prompt.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
-----

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
);

/// The run of hyphens that closes the front matter, if it is a longer one on a line of its own.
pub(crate) fn closing_run(text: &str, parts: &Parts) -> Option<std::ops::Range<usize>> {
    let run = parts.long_close(text)?;
    let before = text.get(..run.start)?;
    let after = text.get(run.end..)?;
    let is_alone = before.ends_with(['\n', '\r'])
        && after
            .lines()
            .next()
            .is_none_or(|rest| rest.trim().is_empty());
    is_alone.then_some(run)
}

/// A closing line of more than three hyphens.
pub(crate) fn found(text: &str, run: std::ops::Range<usize>) -> Diagnostic {
    let extra = text.get(run.start + 3..run.end).unwrap_or_default();
    Diagnostic::span(run.clone(), "too many hyphens in the closing line")
        .label("Claude Code closes the front matter with the first three")
        .note(if extra.len() == 1 {
            "the prompt begins with `-`".to_owned()
        } else {
            format!("the prompt begins with {} hyphens", extra.len())
        })
        .replace(run, "---", "use three hyphens")
}
