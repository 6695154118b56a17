//! `unused_parameter`: A value that no prompt contains has no effect.

use crate::agent::Param;
use crate::diagnostic::Diagnostic;
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unused_parameter",
    level: Level::Warn,
    by_likeness: false,
    summary: "a parameter that the prompt does not contain",
    reason: "Code has to set a value for each parameter of `params`. One that is not in the prompt has no effect.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
params:
  repository: text
  branch: text
---

You review pull requests of {{repository}}.
",
    "---
name: reviewer
description: Reviews pull requests.
params:
  repository: text
---

You review pull requests of {{repository}}.
",
);

/// A parameter that the prompt does not contain.
pub(crate) fn found(param: &Param) -> Diagnostic {
    let name = &param.name.value;
    Diagnostic::at(&param.name, format!("unused parameter `{name}`"))
        .label(format!("the prompt does not contain `{{{{{name}}}}}`"))
        .help("remove it, or use it in the prompt")
}
