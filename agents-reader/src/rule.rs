//! What a rule is given.

use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::options::FileOptions;
use crate::report::Report;

/// How the diagnostics of a lint, or of an error, are found.
#[derive(Clone, Copy)]
pub(crate) enum Rule {
    /// In one file.
    Document(fn(&Document, &FileOptions, &mut Report<'_>)),
    /// In how files go together.
    Catalog(fn(&Catalog, &FileOptions) -> Vec<Diagnostic>),
    /// While the file is read, which calls the functions beside.
    Reading,
}
