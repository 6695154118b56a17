//! The collection of diagnostics.

use super::model::{Diagnostic, Severity};
use crate::order;

/// Collects diagnostics in any order, and returns them in the order of the files and the places in them.
///
/// Rules do not stop at the first diagnostic, so one build shows all of them.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// Makes an empty sink.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            diagnostics: Vec::new(),
        }
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Whether any diagnostic fails the build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Returns all diagnostics: those of the call first, then file by file, each in the order of its bytes. Equal
    /// diagnostics at the same place are returned once.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        // The sort is stable, so that diagnostics of one place and one headline keep the order of the rules.
        order::sort_by(&mut self.diagnostics, |a, b| key(a).cmp(&key(b)));
        self.diagnostics.dedup();
        self.diagnostics
    }
}

impl Extend<Diagnostic> for Sink {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.diagnostics.extend(diagnostics);
    }
}

fn key(diagnostic: &Diagnostic) -> (Option<usize>, usize, usize, &str) {
    (
        diagnostic.file(),
        diagnostic.span.start,
        diagnostic.span.end,
        &diagnostic.headline,
    )
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Sink};
    use crate::diagnostic::Subject;

    #[test]
    fn problems_come_back_in_the_order_of_their_places() {
        let mut sink = Sink::new();
        assert!(sink.is_empty());
        sink.push(Diagnostic::error(9..10, "b").about(Subject::File(1)));
        sink.push(Diagnostic::error(3..9, "c").about(Subject::File(0)));
        sink.extend([
            Diagnostic::warning(3..4, "z").about(Subject::File(0)),
            Diagnostic::warning(3..4, "a").about(Subject::File(0)),
        ]);
        sink.push(Diagnostic::error(0..0, "no agents"));
        let headlines: Vec<_> = sink
            .into_sorted()
            .into_iter()
            .map(|diagnostic| diagnostic.headline)
            .collect();
        assert_eq!(headlines, ["no agents", "a", "z", "c", "b"]);
    }

    #[test]
    fn equal_diagnostics_are_kept_once_and_others_are_kept() {
        let diagnostic = Diagnostic::error(0..1, "twice").about(Subject::File(0));
        let mut sink = Sink::new();
        sink.push(diagnostic.clone());
        sink.push(diagnostic.clone());
        sink.push(diagnostic.clone().note("but here with a reason"));
        assert_eq!(sink.into_sorted().len(), 2);
    }

    #[test]
    fn only_errors_fail_the_build() {
        let mut sink = Sink::new();
        sink.push(Diagnostic::warning(0..1, "w"));
        assert!(!sink.has_errors());
        sink.push(Diagnostic::error(0..1, "e"));
        assert!(sink.has_errors());
    }
}
