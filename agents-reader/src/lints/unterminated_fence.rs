//! `unterminated_fence`: CommonMark takes everything after an unclosed fence for code.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unterminated_fence",
    level: Level::Warn,
    by_likeness: false,
    summary: "a code fence that is never closed",
    reason: "A code fence that is never closed takes the rest of the prompt for code. A model may read past \
              it; a page does not.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests. Answer like this:

```text
Looks good to me.
",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests. Answer like this:

```text
Looks good to me.
```
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    if let Some(fence) = &document.outline.unclosed_fence {
        let span = document.prompt.in_file(&document.source.text, fence);
        report.lint(
            LINT,
            Diagnostic::span(span, "a code fence is never closed")
                .label("everything below it counts as code")
                .help("close it with a line of as many backticks or tildes"),
        );
    }
}
