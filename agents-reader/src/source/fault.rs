//! What can be wrong before a file is even parsed.

use crate::diagnostic::{Problem, Severity, render, render_without_source};
use crate::span::Span;

/// What a fault is about, and so which part of the user's call it is to be shown at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A path of the call, by index.
    Root(usize),
    /// An include pattern, by index.
    Include(usize),
    /// An exclude pattern, by index.
    Exclude(usize),
    /// A file or folder that was found under the path `root`.
    File {
        /// The index of that path.
        root: usize,
        /// The path of the file for messages.
        display: String,
    },
}

/// The part of a file that shows the fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The file up to the end of the faulty line, with what cannot be decoded replaced.
    pub text: String,
    /// The faulty place in it.
    pub span: Span,
    /// What is said beside it.
    pub label: String,
}

/// Something wrong with a path, a pattern, or a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is about.
    pub subject: Subject,
    /// How much it weighs.
    pub level: Severity,
    /// One sentence in lower case without a full stop.
    pub headline: String,
    /// The place in the file, where there is a text to show.
    pub excerpt: Option<Excerpt>,
    /// Facts.
    pub notes: Vec<String>,
    /// What to do about it.
    pub helps: Vec<String>,
}

impl Fault {
    pub(super) fn error(subject: Subject, headline: impl Into<String>) -> Self {
        Self {
            subject,
            level: Severity::Error,
            headline: headline.into(),
            excerpt: None,
            notes: Vec::new(),
            helps: Vec::new(),
        }
    }

    pub(super) fn warning(subject: Subject, headline: impl Into<String>) -> Self {
        Self {
            level: Severity::Warning,
            ..Self::error(subject, headline)
        }
    }

    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.helps.push(help.into());
        self
    }

    /// Draws the fault as [`render`] draws a problem.
    #[must_use]
    pub fn render(&self) -> String {
        let mut problem = Problem::new(self.level, 0..0, self.headline.as_str());
        problem.notes.clone_from(&self.notes);
        for help in &self.helps {
            problem = problem.help(help.as_str());
        }
        let path = match &self.subject {
            Subject::File { display, .. } => Some(display.as_str()),
            _ => None,
        };
        match (&self.excerpt, path) {
            (Some(excerpt), Some(path)) => {
                problem.span = excerpt.span.clone();
                problem.label.clone_from(&excerpt.label);
                render(&problem, path, &excerpt.text)
            }
            _ => render_without_source(&problem, path),
        }
    }
}
