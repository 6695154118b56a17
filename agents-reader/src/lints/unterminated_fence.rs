//! `unterminated_fence`: In CommonMark, everything after an unclosed fence is code.

use crate::diagnostic::{Diagnostic, Subject};
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unterminated_fence",
    level: Level::Warn,
    by_likeness: false,
    summary: "an unclosed code fence",
    reason: "Everything after an unclosed code fence is code. A model may ignore that, but a page does not.",
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
        let found = |span| {
            Diagnostic::span(span, "unclosed code fence")
                .label("everything below is code")
                .help("add a line with the same number of backticks or tildes")
        };
        let diagnostic = match document.prompt.in_partial(fence) {
            Some(place) => found(place.span).about(Subject::File(place.file)),
            None => found(document.prompt.in_file(&document.source.text, fence)),
        };
        report.lint(LINT, diagnostic);
    }
}
