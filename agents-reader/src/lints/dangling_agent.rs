//! `dangling_agent`: delegating to an agent that does not exist fails when the agent tries.

use crate::catalog::Catalog;
use crate::delegation::exists;
use crate::diagnostic::{Diagnostic, nearest};
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::rule::Rule;
use crate::tools::named_agents;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "dangling_agent",
    level: Level::Warn,
    by_likeness: false,
    summary: "`Agent(x)` where no agent `x` exists",
    reason: "Claude Code accepts any name in `Agent(..)`, and the delegation fails when the agent tries it.",
});

pub(super) const RULE: Rule = Rule::Catalog(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Agent(revewer, Explore)
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Agent(reviewer, Explore)
---

You review pull requests.
",
);

fn check(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for entry in &catalog.agents {
        let mut report = entry.document.report(&options.levels);
        let agent = &entry.document.agent;
        for tool in agent.tools.iter().flatten() {
            for (range, name) in named_agents(&tool.value) {
                if exists(catalog, name) {
                    continue;
                }
                let at = tool.value.span(range);
                let mut diagnostic = Diagnostic::at(&at, format!("unknown agent `{name}`"))
                    .label("not in this catalog, and not built in")
                    .note("Claude Code accepts any name, and the delegation fails when the agent tries it");
                if let Some(near) = nearest(name, catalog.names()) {
                    diagnostic = diagnostic.replace(&at, near, format!("did you mean `{near}`?"));
                }
                report.lint(LINT, diagnostic);
            }
        }
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}
