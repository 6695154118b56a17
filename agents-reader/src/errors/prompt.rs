//! A prompt whose outline would take too long to find.

use crate::diagnostic::Diagnostic;
use crate::outline::OutlineError;
use crate::prompt::Prompt;

/// A prompt that is nested too deeply or has too much markup. `text` is that of the whole file.
pub(crate) fn too_complex(error: OutlineError, text: &str, prompt: &Prompt) -> Diagnostic {
    let (span, headline) = match error {
        OutlineError::TooDeeplyNested(span) => (span, "lists or quotes are nested too deeply"),
        OutlineError::TooMuchMarkup(span) => (span, "the prompt holds too much markup"),
    };
    Diagnostic::span(prompt.in_file(text, &span), headline)
        .label("reading on would take time or memory out of proportion")
        .note("the client loads this file; include-agents refuses it, to keep builds fast")
}
