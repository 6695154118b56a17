//! A prompt whose outline would take too long to compute.

use crate::diagnostic::Diagnostic;
use crate::outline::OutlineError;
use crate::prompt::Prompt;

/// A prompt that is nested too deeply or has too much markup. `text` is that of the whole file.
pub(crate) fn too_complex(error: OutlineError, text: &str, prompt: &Prompt) -> Diagnostic {
    let (span, headline) = match error {
        OutlineError::TooDeeplyNested(span) => (span, "lists or quotes nested too deeply"),
        OutlineError::TooMuchMarkup(span) => (span, "too much markup in the prompt"),
    };
    Diagnostic::span(prompt.in_file(text, &span), headline)
        .label("reading the rest could take too much time or memory")
        .note("Claude Code loads this file, but include-agents rejects it to keep builds fast")
}
