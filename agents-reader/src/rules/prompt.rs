//! Rules about the body.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::Lint;
use crate::options::FileOptions;
use crate::report::Report;

/// An agent without a prompt has nothing that makes it one.
pub(super) fn empty_prompt(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    if document.prompt().is_empty() {
        let end = document.prompt.span.start;
        report.lint(
            Lint::EmptyPrompt,
            Diagnostic::span(end..end, "the agent has no prompt")
                .label("expected the prompt here, after the front matter")
                .note("the client starts this agent without any instruction of its own"),
        );
    }
}

/// CommonMark takes everything after an unclosed fence for code. A model may read past it; a page does not.
pub(super) fn unterminated_fence(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    if let Some(fence) = &document.outline.unclosed_fence {
        let span = document.prompt.in_file(&document.source.text, fence);
        report.lint(
            Lint::UnterminatedFence,
            Diagnostic::span(span, "a code fence is never closed")
                .label("everything below it counts as code")
                .help("close it with a line of as many backticks or tildes"),
        );
    }
}
