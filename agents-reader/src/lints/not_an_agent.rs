//! `not_an_agent`: Claude Code takes a file without front matter for documentation.

use crate::at::Place;
use crate::claude_code::consequences::SKIPS_DOCUMENTATION;
use crate::diagnostic::Diagnostic;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "not_an_agent",
    level: Level::Deny,
    by_likeness: false,
    summary: "a Markdown file without front matter in an agents folder",
    reason: "A file that does not begin with front matter is documentation to the client, and no agent. Files \
              such as `README.md` are passed over; any other was probably meant as an agent, or can be left \
              out with `exclude(..)`.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "# Reviewer

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
);

/// A file without front matter.
pub(crate) fn no_front_matter(text: &str) -> Diagnostic<Place> {
    let first_line = 0..text.find(['\r', '\n']).unwrap_or(text.len());
    Diagnostic::span(
        first_line,
        "not an agent: the file does not begin with front matter",
    )
    .label("expected `---` on the first line")
    .note(SKIPS_DOCUMENTATION)
    .help(
        "begin it with `---`, `name:`, `description:` and `---`, or leave it out: `exclude(\"…\")`",
    )
}
