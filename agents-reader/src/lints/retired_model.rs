//! `retired_model`: Claude Code silently replaces ids of retired models.

use crate::claude_code::models::REPLACED;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "retired_model",
    level: Level::Warn,
    by_likeness: false,
    summary: "the id of a retired model, which Claude Code silently replaces",
    reason: "Claude Code replaces some older ids with the current model of the family: an agent with `claude-opus-4-1` runs \
             on the current Opus. Write the alias, or the id of the model that you mean.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
model: claude-opus-4-1
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
model: opus
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(model) = &document.agent.model else {
        return;
    };
    let id = model.value.0.trim().to_lowercase();
    let base = id.strip_suffix("[1m]").map_or(id.as_str(), str::trim_end);
    let suffix = if base.len() < id.len() { "[1m]" } else { "" };
    let Some((_, alias)) = REPLACED.iter().find(|(retired, _)| *retired == base) else {
        return;
    };
    let alias = format!("{alias}{suffix}");
    report.lint(
        LINT,
        Diagnostic::at(
            &model.span,
            format!("retired model `{}`", model.value.0.trim()),
        )
        .label("no longer available")
        .note(format!(
            "Claude Code silently uses the model of `{alias}` instead"
        ))
        .replace(&model.span, alias, "use the alias of the current model"),
    );
}
