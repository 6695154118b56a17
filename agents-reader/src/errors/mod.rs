//! The errors, one in each file. They make a file or a catalog unusable, whatever the levels of the lints.

pub(crate) mod description;
pub(crate) mod front_matter;
pub(crate) mod hooks;
pub(crate) mod level_comment;
pub(crate) mod name;
mod named_agent;
pub(crate) mod prompt;
mod required_fields;
mod same_identifier;
mod same_name;
mod skill;

use crate::catalog::Entry;
use crate::diagnostic::{Diagnostic, position};
use crate::document::Document;
use crate::options::FileOptions;
use crate::rule::Rule;

/// The rules that find errors. Other errors are found while a file is read.
pub(crate) const RULES: &[Rule] = &[
    required_fields::RULE,
    same_name::RULE,
    same_identifier::RULE,
    named_agent::RULE,
    skill::RULE,
];

/// Reports an error at the name of an agent, unless the name could not be read: that was reported already.
fn at_name(
    entry: &Entry,
    options: &FileOptions,
    headline: String,
    fill: impl FnOnce(Diagnostic) -> Diagnostic,
) -> Vec<Diagnostic> {
    let document = &entry.document;
    let mut report = document.report(&options.levels);
    if let Some(name) = &document.agent.name {
        report.error(fill(Diagnostic::at(&name.span, headline)));
    }
    report.into_diagnostics()
}

/// The file, line and column of the name of an agent.
fn place_of_name(document: &Document) -> String {
    let name = document.agent.name.as_ref();
    let start = name.map_or(0, |name| name.span.start);
    let (line, column) = position(&document.source.text, start);
    format!("{}:{line}:{column}", document.source.display)
}
