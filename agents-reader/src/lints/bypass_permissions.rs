//! `bypass_permissions`: Claude Code runs the tools of such an agent without asking.

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
    reason: "Claude Code runs the tools of such an agent without asking. Some projects do not allow that.",
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
            Diagnostic::at(&mode.span, "agent bypasses all permission checks")
                .label("Claude Code runs its tools without asking")
                .help("use `acceptEdits` or `default`"),
        );
    }
}
