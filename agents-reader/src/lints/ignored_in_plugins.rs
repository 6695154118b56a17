//! `ignored_in_plugins`: some fields have no effect in the agents of a plugin.

use crate::claude_code::Field;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::shape::Dialect;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "ignored_in_plugins",
    level: Level::Warn,
    by_likeness: false,
    summary: "a field that has no effect in the agents of a plugin",
    reason: "In the agents of a plugin, Claude Code silently ignores `permissionMode`, `mcpServers`, `hooks`, \
             `initialPrompt` and the fields of observers: a plugin cannot give itself more rights. Here, too, they are \
             as good as absent. The lint only looks at calls with `dialect = \"plugin\"`.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "dialect = \"plugin\"",
    "---
description: Reviews pull requests.
permissionMode: plan
---

You review pull requests.
",
    "---
description: Reviews pull requests.
---

You review pull requests.
",
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    if options.shape.dialect != Dialect::Plugin {
        return;
    }
    for entry in front_matter.entries() {
        let key = entry.key.value.as_str();
        if options.field(key).is_some_and(Field::is_ignored_in_plugins) {
            report.lint(
                LINT,
                Diagnostic::at(&entry.key, format!("unexpected field `{key}` in a plugin"))
                    .label("no effect in the agents of a plugin")
                    .note("Claude Code silently ignores it")
                    .help("remove it, or define the agent in `.claude/agents`"),
            );
        }
    }
}
