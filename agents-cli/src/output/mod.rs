//! How problems are printed.

mod diff;
mod github;
mod human;
mod json;
mod sarif;

use include_agents_reader::Checked;
use include_agents_reader::diagnostic::{Diagnostic, Subject, render};

use crate::args::Format;
use crate::text::Region;

pub(crate) use diff::diff;
pub(crate) use human::paint;

/// The files of a check, by index.
pub(crate) struct Files<'a> {
    checked: &'a Checked,
    roots: &'a [String],
    /// Path and text of the files that are agents.
    agents: Vec<Option<(&'a str, &'a str)>>,
}

/// What a diagnostic is about, as far as other programs understand it.
pub(crate) struct Place<'a> {
    /// The path for messages, with `/`.
    pub(crate) path: Option<&'a str>,
    /// The text of the file.
    pub(crate) text: Option<&'a str>,
    /// Where in the text.
    pub(crate) region: Option<Region>,
}

impl<'a> Files<'a> {
    /// The files of a check of these folders.
    pub(crate) fn of(checked: &'a Checked, roots: &'a [String]) -> Files<'a> {
        let mut agents = vec![None; checked.files.len()];
        for document in checked.catalog.all() {
            if let Some(place) = agents.get_mut(document.file) {
                *place = Some((
                    document.source.display.as_str(),
                    document.source.text.as_str(),
                ));
            }
        }
        Files {
            checked,
            roots,
            agents,
        }
    }

    /// All problems, those of folders first.
    pub(crate) fn problems(&self) -> impl Iterator<Item = &'a Diagnostic> {
        self.checked.faults.iter().chain(&self.checked.problems)
    }

    /// The place of a diagnostic.
    pub(crate) fn place(&self, diagnostic: &'a Diagnostic) -> Place<'a> {
        let (path, text) = match &diagnostic.subject {
            Subject::File(index) => match self.file(*index) {
                Some((path, text)) => (Some(path), Some(text)),
                None => (None, None),
            },
            Subject::Path { display, text, .. } => (Some(display.as_str()), text.as_deref()),
            Subject::Root(index) => (self.roots.get(*index).map(String::as_str), None),
            Subject::Call
            | Subject::Include(_)
            | Subject::Exclude(_)
            | Subject::NamedAgent(_)
            | Subject::Identifier(_)
            | Subject::Skills => (None, None),
        };
        Place {
            path,
            text,
            region: text.map(|text| Region::of(text, &diagnostic.span)),
        }
    }

    /// Draws a diagnostic as the compiler shows it.
    pub(crate) fn render(&self, diagnostic: &Diagnostic) -> String {
        match diagnostic.file().and_then(|index| self.file(index)) {
            Some((path, text)) => render(diagnostic, path, text),
            None => self.checked.render(diagnostic),
        }
    }

    /// Looking for a file in the check takes time for each file.
    fn file(&self, index: usize) -> Option<(&'a str, &'a str)> {
        self.agents
            .get(index)
            .copied()
            .flatten()
            .or_else(|| self.checked.file(index))
    }
}

/// Prints all problems in a format.
pub(crate) fn format(format: Format, files: &Files<'_>) -> String {
    match format {
        Format::Human => human::human(files),
        Format::Short => human::short(files),
        Format::Json => json::lines(files),
        Format::Sarif => sarif::log(files),
        Format::Github => github::annotations(files),
    }
}
