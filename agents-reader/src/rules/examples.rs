//! Rules about the example dialogues of a description.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::examples::Fault;
use crate::lint::Lint;
use crate::options::FileOptions;
use crate::report::Report;

/// The client hands descriptions to the model as they are: a dialogue that never ends, or has nobody speaking, teaches
/// it something else than its author meant.
pub(super) fn malformed_example(
    document: &Document,
    options: &FileOptions,
    report: &mut Report<'_>,
) {
    let Some(description) = &document.agent.description else {
        return;
    };
    // A description that a stray key cuts off ends in the middle of an example: that was said already.
    if super::front_matter::has_stray(document, options)
        && report.level(Lint::StrayKey) != crate::lint::Level::Allow
    {
        return;
    }
    for fault in &document.description.faults {
        let (range, headline, label, help) = match fault {
            Fault::Unclosed(range) => (
                range,
                "an `<example>` is never closed",
                "no `</example>` follows",
                "close it with `</example>` behind its last line",
            ),
            Fault::Nested(range) => (
                range,
                "an `<example>` begins inside another",
                "the one before is not closed yet",
                "close the one before with `</example>`",
            ),
            Fault::Unopened(range) => (
                range,
                "a `</example>` closes nothing",
                "no `<example>` stands before it",
                "open the example with `<example>`, or leave this away",
            ),
            Fault::NoTurns(range) => (
                range,
                "nobody speaks in an `<example>`",
                "no `user:` and no `assistant:` in it",
                "write `user: \"…\"` and `assistant: \"…\"`",
            ),
        };
        report.lint(
            Lint::MalformedExample,
            Diagnostic::at(&description.at.text(range.clone()), headline)
                .label(label)
                .note("the client shows the description to the model as it is")
                .help(help),
        );
    }
}
