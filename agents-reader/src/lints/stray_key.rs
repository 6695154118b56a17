//! `stray_key`: Claude Code reads `user: "…"` at the left margin as a key, which cuts off the description above it.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::keys::{has_stray, is_stray, nests_fields};
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
    reason: "Descriptions are pasted together from prose and examples. Where a line of them begins at the \
              left margin and holds a colon, YAML takes it for a field of its own, and the description ends in \
              front of it.",
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

/// How many of the other stray keys are pointed at; dialogues have a handful.
const SHOWN_STRAY_KEYS: usize = 16;

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let mut stray = front_matter
        .entries()
        .iter()
        .enumerate()
        .filter(|(_, entry)| is_stray(&entry.key.value, options) && !nests_fields(entry));
    let Some((first, Entry { key, .. })) = stray.next() else {
        return;
    };
    let mut diagnostic = Diagnostic::at(
        key,
        format!("a line of text became the key `{}`", shorten(&key.value)),
    )
    .label("at the left margin the client takes this for a field of its own");
    for (_, other) in stray.by_ref().take(SHOWN_STRAY_KEYS) {
        diagnostic = diagnostic.related(&other.key, "and this");
    }
    match stray.count() {
        0 => {}
        more => diagnostic = diagnostic.note(format!("there are {more} more of them")),
    }
    if let Some(before) = first.checked_sub(1) {
        let name = front_matter.entries().get(before);
        let name = name.map_or("", |entry| &entry.key.value);
        diagnostic = diagnostic.note(format!("for the client `{name}` ends in front of it"));
    }
    report.lint(
        LINT,
        diagnostic.help(
            "write `description: |` and indent every line of the text below it by two blanks",
        ),
    );
}

/// Whether such a line has cut the front matter off, and the build fails for that already.
pub fn is_cut(document: &Document, options: &FileOptions, report: &Report<'_>) -> bool {
    has_stray(document, options) && report.level(LINT) == Level::Deny
}

fn shorten(key: &str) -> String {
    match key.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &key[..end]),
        None => key.to_owned(),
    }
}
