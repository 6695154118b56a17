//! `bypass_permissions`: No permission is asked for before a tool of such an agent runs.

use include_agents_runtime::PermissionMode;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "bypass_permissions",
    level: Level::Allow,
    by_likeness: false,
    summary: "`permissionMode: bypassPermissions`",
    reason: "Nobody is asked before a tool of such an agent runs. The client allows it; a house may not.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "deny(bypass_permissions)",
    "---
name: reviewer
description: Reviews pull requests.
permissionMode: bypassPermissions
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
permissionMode: acceptEdits
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    if let Some(mode) = &document.agent.permission_mode
        && mode.value == PermissionMode::BypassPermissions
    {
        report.lint(
            LINT,
            Diagnostic::at(&mode.span, "this agent bypasses every permission")
                .label("nobody is asked before a tool runs")
                .help("use `acceptEdits` or `default`"),
        );
    }
}
