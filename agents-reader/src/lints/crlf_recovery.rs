//! `crlf_recovery`: Claude Code's recovery misses lines that end in CRLF, so it drops the file. This reader recovers it.

use crate::claude_code::consequences::SKIPS_AGENT;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "crlf_recovery",
    level: Level::Warn,
    by_likeness: false,
    summary: "CRLF line ends in a file that loads only by the recovery",
    reason: "The client's recovery misses lines that end in CR LF: it drops this file, and reads it once it \
              is saved with other line ends. Here it is read either way. (The line ends are not visible on \
              this page.)",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---\r\nname: reviewer\r\ndescription: Reviews code: all of it.\r\n---\r\n\r\nYou review pull requests.\r\n",
    "---\r\nname: reviewer\r\ndescription: \"Reviews code: all of it.\"\r\n---\r\n\r\nYou review pull requests.\r\n",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    if let (true, Some(line)) = (front_matter.crlf_recovery, front_matter.recovered.first()) {
        report.lint(
            LINT,
            Diagnostic::span(
                line.value.clone(),
                format!(
                    "the value of `{}` is not valid YAML, in a file with CRLF line ends",
                    line.key
                ),
            )
            .label("the client's recovery misses lines that end in CR LF")
            .note(SKIPS_AGENT)
            .replace(
                line.span.clone(),
                line.fixed(&document.source.text),
                "as valid YAML, or save the file with LF line ends",
            ),
        );
    }
}
