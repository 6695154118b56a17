//! A diagnostic and its parts.

use crate::span::{Span, ToSpan};

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The build fails.
    Error,
    /// The build continues, and rustc shows a warning.
    Warning,
}

/// What a diagnostic is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The call as a whole.
    #[default]
    Call,
    /// A path of the call, by index.
    Root(usize),
    /// An include pattern of the call, by index.
    Include(usize),
    /// An exclude pattern of the call, by index.
    Exclude(usize),
    /// The agent of an entry of `identifiers`, by index.
    NamedAgent(usize),
    /// The identifier of an entry of `identifiers`, by index.
    Identifier(usize),
    /// The folder of the skills.
    Skills,
    /// A file or folder as a whole that was found under the path `root` of the call.
    Path {
        /// The index of that path.
        root: usize,
        /// The path of the file or folder for messages.
        display: String,
        /// The text that the spans point into: what could be decoded up to the end of the faulty line. Without it the
        /// spans mean nothing.
        text: Option<String>,
    },
    /// A file that was read, by index.
    File(usize),
}

impl Subject {
    /// A file or folder without text to show.
    #[must_use]
    pub fn path(root: usize, display: impl Into<String>) -> Self {
        Self::Path {
            root,
            display: display.into(),
            text: None,
        }
    }
}

/// A help: a sentence and, if possible, the text to type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Help {
    /// One sentence in lower case, such as ``did you mean `sonnet`?``.
    pub message: String,
    /// What to replace, and the text to put there.
    pub replacement: Option<(Span, String)>,
}

/// A problem in an agent file or in the call.
///
/// ```
/// use include_agents_reader::diagnostic::{Diagnostic, render};
///
/// let diagnostic = Diagnostic::error(7..12, "unknown model `sonet`")
///     .label("not a model")
///     .replace(7..12, "sonnet", "did you mean `sonnet`?");
/// let text = render(&diagnostic, "agents/a.md", "model: sonet\n");
/// assert!(text.starts_with("unknown model `sonet`\n --> agents/a.md:1:8\n"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use]
pub struct Diagnostic {
    /// The name of the lint that found it; errors have none.
    pub lint: Option<&'static str>,
    /// How serious it is.
    pub severity: Severity,
    /// Its subject.
    pub subject: Subject,
    /// The offending bytes.
    pub span: Span,
    /// One sentence in lower case without a full stop, naming the thing by name.
    pub headline: String,
    /// The label beside the carets; may be empty.
    pub label: String,
    /// Other places of the same file that matter, such as the first of two duplicates.
    pub related: Vec<(Span, String)>,
    /// What Claude Code does with such a file, and other facts.
    pub notes: Vec<String>,
    /// What to do about it.
    pub helps: Vec<Help>,
}

impl Diagnostic {
    /// A diagnostic of the given severity.
    pub fn new(severity: Severity, place: impl ToSpan, headline: impl Into<String>) -> Self {
        Self {
            lint: None,
            severity,
            subject: Subject::Call,
            span: place.to_span(),
            headline: headline.into(),
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
        }
    }

    /// A diagnostic of a rule about a place. The headline is one sentence in lower case without a full stop; the severity
    /// is set where the diagnostic is [reported](crate::report::Report).
    pub fn at(place: impl ToSpan, headline: impl Into<String>) -> Self {
        Self::new(Severity::Error, place, headline)
    }

    /// [`Diagnostic::at`] for bytes.
    pub fn span(span: Span, headline: impl Into<String>) -> Self {
        Self::at(span, headline)
    }

    /// Sets what is written beside the carets.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Points at another place of the same file.
    pub fn related(mut self, place: impl ToSpan, label: impl Into<String>) -> Self {
        self.related.push((place.to_span(), label.into()));
        self
    }

    /// Adds a `= note:` line: a consequence, or another fact.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a `= help:` line.
    pub fn help(mut self, message: impl Into<String>) -> Self {
        self.helps.push(Help {
            message: message.into(),
            replacement: None,
        });
        self
    }

    /// Adds a help that shows the fixed line.
    pub fn replace(
        mut self,
        place: impl ToSpan,
        replacement: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        self.helps.push(Help {
            message: message.into(),
            replacement: Some((place.to_span(), replacement.into())),
        });
        self
    }
}

impl Diagnostic {
    /// Makes a diagnostic that fails the build.
    pub fn error(span: Span, headline: impl Into<String>) -> Self {
        Self::new(Severity::Error, span, headline)
    }

    /// Makes a diagnostic that becomes a warning.
    pub fn warning(span: Span, headline: impl Into<String>) -> Self {
        Self::new(Severity::Warning, span, headline)
    }

    /// Makes an error that is not about a place in a file that was read.
    pub fn error_about(subject: Subject, headline: impl Into<String>) -> Self {
        Self::error(0..0, headline).about(subject)
    }

    /// Makes a warning that is not about a place in a file that was read.
    pub fn warning_about(subject: Subject, headline: impl Into<String>) -> Self {
        Self::warning(0..0, headline).about(subject)
    }

    /// Replaces every text of the diagnostic.
    pub(crate) fn edit(&mut self, edit: impl Fn(&str) -> String) {
        let helps = self.helps.iter_mut().flat_map(|help| {
            let replacement = help.replacement.as_mut().map(|(_, text)| text);
            std::iter::once(&mut help.message).chain(replacement)
        });
        let related = self.related.iter_mut().map(|(_, label)| label);
        let own = [&mut self.headline, &mut self.label].into_iter();
        for text in own.chain(related).chain(&mut self.notes).chain(helps) {
            *text = edit(text);
        }
    }

    /// Sets what the diagnostic is about.
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// Returns the index of the file that the diagnostic is about, if it is about a file that was read.
    #[must_use]
    pub fn file(&self) -> Option<usize> {
        match self.subject {
            Subject::File(index) => Some(index),
            _ => None,
        }
    }

    /// Whether it fails the build.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
