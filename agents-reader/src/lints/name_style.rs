//! `name_style`: One style of names makes agents easy to call. Claude Code accepts other styles.

use heck::ToKebabCase as _;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "name_style",
    level: Level::Allow,
    by_likeness: false,
    summary: "a name that is not lowercase letters, digits and hyphens",
    reason: "One style of names makes agents easy to call. Claude Code accepts other styles.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "deny(name_style)",
    "---
name: Code Reviewer
description: Reviews pull requests.
---

You review pull requests.
",
    "---
name: code-reviewer
description: Reviews pull requests.
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(name) = &document.agent.name else {
        return;
    };
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.value.chars().all(fits) {
        let fixed = name.value.to_kebab_case();
        let headline = format!("name `{}` is not lowercase with hyphens", name.value);
        let diagnostic = Diagnostic::at(&name.span, headline)
            .label("expected lowercase letters, digits and hyphens");
        report.lint(
            LINT,
            if document.is_named_by_file {
                diagnostic.help(format!("rename the file to `{fixed}.md`"))
            } else {
                diagnostic.replace(&name.span, fixed, "write it in this style")
            },
        );
    }
}
