//! What is wrong with a file or a folder.

use std::error::Error;
use std::fmt;

use include_agents_reader::Checked;
use include_agents_reader::diagnostic::{
    self, Diagnostic, Subject, position, render, render_without_file,
};
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// The severity of a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The agent is not in force.
    Error,
    /// The agent is in force.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl From<diagnostic::Severity> for Severity {
    fn from(severity: diagnostic::Severity) -> Self {
        match severity {
            diagnostic::Severity::Error => Self::Error,
            diagnostic::Severity::Warning => Self::Warning,
        }
    }
}

/// A problem with a file or a folder: what the macro would report as a compile error or a warning.
///
/// [`Display`](fmt::Display) draws it as rustc does. It serializes as
/// `{"level", "lint"?, "message", "file"?, "line"?, "column"?, "rendered"}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    level: Severity,
    lint: Option<&'static str>,
    message: String,
    file: Option<String>,
    place: Option<(usize, usize)>,
    rendered: String,
}

impl Problem {
    /// A problem in a file that was checked.
    pub(super) fn checked(diagnostic: &Diagnostic, checked: &Checked) -> Self {
        match diagnostic.file().and_then(|file| checked.file(file)) {
            Some((path, text)) => Self::in_file(diagnostic, path, text),
            None => Self::elsewhere(diagnostic),
        }
    }

    /// A problem at a place of a file.
    pub(super) fn in_file(diagnostic: &Diagnostic, path: &str, text: &str) -> Self {
        Self {
            file: Some(path.to_owned()),
            place: Some(position(text, diagnostic.span.start)),
            rendered: render(diagnostic, path, text),
            ..Self::elsewhere(diagnostic)
        }
    }

    /// A problem with a file or folder as a whole, or with the program.
    pub(super) fn elsewhere(diagnostic: &Diagnostic) -> Self {
        let (file, place) = match &diagnostic.subject {
            Subject::Path { display, text, .. } => {
                let place = text
                    .as_ref()
                    .map(|text| position(text, diagnostic.span.start));
                (Some(display.clone()), place)
            }
            _ => (None, None),
        };
        Self {
            level: diagnostic.severity.into(),
            lint: diagnostic.lint,
            message: diagnostic.headline.clone(),
            file,
            place,
            rendered: render_without_file(diagnostic),
        }
    }

    /// Its severity: whether the agent is in force.
    #[must_use]
    pub fn level(&self) -> Severity {
        self.level
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.level == Severity::Error
    }

    /// The name of the lint that found it; errors without a name have none.
    #[must_use]
    pub fn lint(&self) -> Option<&'static str> {
        self.lint
    }

    /// What is wrong, in one line without a full stop.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The path of the file or folder, as messages show it.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The line, counted from 1.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.place.map(|(line, _)| line)
    }

    /// The column in characters, counted from 1.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.place.map(|(_, column)| column)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.level, self.rendered)
    }
}

impl Error for Problem {}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = 3
            + usize::from(self.lint.is_some())
            + usize::from(self.file.is_some())
            + 2 * usize::from(self.place.is_some());
        let mut out = serializer.serialize_struct("Problem", fields)?;
        out.serialize_field("level", self.level.as_str())?;
        if let Some(lint) = self.lint {
            out.serialize_field("lint", lint)?;
        }
        out.serialize_field("message", &self.message)?;
        if let Some(file) = &self.file {
            out.serialize_field("file", file)?;
        }
        if let Some((line, column)) = self.place {
            out.serialize_field("line", &line)?;
            out.serialize_field("column", &column)?;
        }
        out.serialize_field("rendered", &self.to_string())?;
        out.end()
    }
}

/// The problems because of which [`load_strict`](super::Layers::load_strict) has failed, warnings among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub(super) Vec<Problem>);

impl Problems {
    /// The problems, layer by layer.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Draws all of them, with an empty line between two.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "\n\n" })?;
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl Error for Problems {}
