//! `unknown_hook`: Claude Code never runs the hooks of an unknown event.

use crate::claude_code::hooks;
use crate::diagnostic::{Diagnostic, nearest};
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;
use crate::span::Span;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unknown_hook",
    level: Level::Warn,
    by_likeness: false,
    summary: "an unknown hook event",
    reason: "Claude Code never runs the hooks of an unknown event.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
hooks:
  PreTooluse: []
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
hooks:
  PreToolUse: []
---

You review pull requests.
",
);

/// An event that does not exist.
pub(crate) fn unknown(event: &str, key: &Span) -> Diagnostic {
    let diagnostic = Diagnostic::at(key, format!("unknown hook event `{event}`"))
        .label("not a hook event of Claude Code")
        .note("Claude Code never runs these hooks");
    match nearest(event, hooks::EVENTS.iter().copied()) {
        Some(near) => diagnostic.replace(key, near, format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}
