//! `stray_key`: Claude Code reads an unindented `user: "…"` as a key, which cuts off the description above it.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::keys::{has_stray, stray};
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::yaml::Entry;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "stray_key",
    level: Level::Deny,
    by_likeness: true,
    summary: "an unindented line of a pasted example that became a key",
    reason: "Descriptions are pasted together from prose and examples. YAML reads an unindented line with a colon \
              as a separate field, and the description ends before it.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    r#"---
name: reviewer
description: Reviews pull requests.
user: "Is this right?"
assistant: "I will ask the reviewer."
---

You review pull requests.
"#,
    r#"---
name: reviewer
description: |
  Reviews pull requests.
  user: "Is this right?"
  assistant: "I will ask the reviewer."
---

You review pull requests.
"#,
);

/// The maximum number of further stray keys that get a label.
const SHOWN_STRAY_KEYS: usize = 16;

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let stray = stray(front_matter, options);
    let mut stray = stray.into_iter();
    let Some(Entry { key, .. }) = stray.next() else {
        return;
    };
    let mut diagnostic = Diagnostic::at(
        key,
        format!(
            "unexpected key `{}`, which looks like a line of text",
            shorten(&key.value)
        ),
    )
    .label("without indentation, this line is a separate field");
    for other in stray.by_ref().take(SHOWN_STRAY_KEYS) {
        diagnostic = diagnostic.related(&other.key, "so is this one");
    }
    match stray.count() {
        0 => {}
        more => diagnostic = diagnostic.note(format!("and {more} more lines")),
    }
    let is_before = |it: &&Entry| it.key.span.start < key.span.start;
    if let Some(before) = front_matter.entries().iter().rfind(is_before) {
        let name = before.key.value.as_str();
        diagnostic = diagnostic.note(format!("Claude Code ends `{name}` before this line"));
    }
    report.lint(
        LINT,
        diagnostic.help(
            "write `description: |`, and indent each line of the text below it by two spaces",
        ),
    );
}

/// Whether such a line cuts off a field, which is already an error.
#[must_use]
pub fn is_cut(document: &Document, options: &FileOptions, report: &Report<'_>) -> bool {
    has_stray(document, options) && report.level(LINT) == Level::Deny
}

fn shorten(key: &str) -> String {
    match key.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &key[..end]),
        None => key.to_owned(),
    }
}
