//! One problem of one file.

use crate::span::Span;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The build fails.
    Error,
    /// The build goes on, and rustc shows a warning.
    Warning,
}

/// A remedy: a sentence, and where possible the text to type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Help {
    /// One sentence in lower case, such as ``did you mean `sonnet`?``.
    pub message: String,
    /// The bytes to replace and the text to put there.
    pub replacement: Option<(Span, String)>,
}

/// Something wrong with an agent file, and all that is needed to say so.
///
/// ```
/// use include_agents_reader::diagnostic::{Problem, render};
///
/// let problem = Problem::error(7..12, "unknown model `sonet`")
///     .label("not a model")
///     .suggest("did you mean `sonnet`?", 7..12, "sonnet");
/// let text = render(&problem, "agents/a.md", "model: sonet\n");
/// assert!(text.starts_with("unknown model `sonet`\n --> agents/a.md:1:8\n"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    /// The lint that found it; hard errors have none.
    pub lint: Option<&'static str>,
    /// How much it weighs.
    pub level: Severity,
    /// The index of the file it stands in; `None` for a problem of the invocation as a whole.
    pub file: Option<usize>,
    /// The offending bytes.
    pub span: Span,
    /// One sentence in lower case without a full stop, naming the thing by name.
    pub headline: String,
    /// What is said beside the carets; may be empty.
    pub label: String,
    /// Other places of the same file that matter, such as the first of two duplicates.
    pub related: Vec<(Span, String)>,
    /// What the client would have done, and other facts.
    pub notes: Vec<String>,
    /// What to do about it.
    pub helps: Vec<Help>,
}

impl Problem {
    /// A problem of the given weight.
    #[must_use]
    pub fn new(level: Severity, span: Span, headline: impl Into<String>) -> Self {
        Self {
            lint: None,
            level,
            file: None,
            span,
            headline: headline.into(),
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
        }
    }

    /// A problem that fails the build.
    #[must_use]
    pub fn error(span: Span, headline: impl Into<String>) -> Self {
        Self::new(Severity::Error, span, headline)
    }

    /// A problem that becomes a warning.
    #[must_use]
    pub fn warning(span: Span, headline: impl Into<String>) -> Self {
        Self::new(Severity::Warning, span, headline)
    }

    /// Names the lint that found the problem.
    #[must_use]
    pub fn lint(mut self, name: &'static str) -> Self {
        self.lint = Some(name);
        self
    }

    /// Says which file the problem stands in.
    #[must_use]
    pub fn in_file(mut self, index: usize) -> Self {
        self.file = Some(index);
        self
    }

    /// Sets what is said beside the carets.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Points at another place of the same file.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Adds a `= note:` line.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a `= help:` line.
    #[must_use]
    pub fn help(mut self, message: impl Into<String>) -> Self {
        self.helps.push(Help {
            message: message.into(),
            replacement: None,
        });
        self
    }

    /// Adds a help that shows the mended line.
    #[must_use]
    pub fn suggest(
        mut self,
        message: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> Self {
        self.helps.push(Help {
            message: message.into(),
            replacement: Some((span, replacement.into())),
        });
        self
    }
}
