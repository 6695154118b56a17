//! Collects the diagnostics of one file, with the severity that the levels of their lints give them.

use crate::diagnostic::{Diagnostic, Severity, Subject};
use crate::lint::{Level, Levels, Lint, Origin};
use crate::span::ToSpan;

/// The maximum number of diagnostics of one lint in one file. A file with more of them has one cause, not thousands.
const MOST_OF_A_LINT: usize = 5;

/// How many errors without a lint are shown of one file. They have different causes.
const MOST_ERRORS: usize = 64;

const fn most_of(lint: Option<Lint>) -> usize {
    match lint {
        Some(_) => MOST_OF_A_LINT,
        None => MOST_ERRORS,
    }
}

/// Collects the diagnostics of one file that its levels do not allow.
#[derive(Debug)]
pub struct Report<'a> {
    file: usize,
    text: &'a str,
    levels: &'a Levels,
    /// Whether the file is a partial, in which comments set no levels.
    is_partial: bool,
    /// The levels that the file itself sets by comments.
    own: Vec<(Lint, Level)>,
    diagnostics: Vec<Diagnostic>,
    /// The number of reports of each lint, and of errors without a lint.
    counts: Vec<(Option<Lint>, usize)>,
}

impl<'a> Report<'a> {
    /// A report about a file of that index and text.
    #[must_use]
    pub fn new(file: usize, text: &'a str, levels: &'a Levels) -> Report<'a> {
        Report {
            file,
            text,
            levels,
            is_partial: false,
            own: Vec::new(),
            diagnostics: Vec::new(),
            counts: Vec::new(),
        }
    }

    /// A report about a partial.
    pub(crate) fn of_partial(file: usize, text: &'a str, levels: &'a Levels) -> Report<'a> {
        Report {
            is_partial: true,
            ..Report::new(file, text, levels)
        }
    }

    /// The file itself sets the level of a lint.
    pub fn set(&mut self, lint: Lint, level: Level) {
        self.own.push((lint, level));
    }

    /// The level in force for this file.
    #[must_use]
    pub fn level(&self, lint: Lint) -> Level {
        self.own_level(lint).unwrap_or_else(|| self.levels.of(lint))
    }

    /// The level that the file itself sets.
    fn own_level(&self, lint: Lint) -> Option<Level> {
        let mut own = self.own.iter().rev();
        let (_, level) = own.find(|(of, _)| *of == lint)?;
        (!self.levels.is_forbidden(lint)).then_some(*level)
    }

    /// Reports an error, which makes the file unusable.
    pub fn error(&mut self, diagnostic: Diagnostic) {
        self.push(None, Severity::Error, diagnostic);
    }

    /// Reports a diagnostic of a lint, unless its level is `allow`.
    pub fn lint(&mut self, lint: Lint, diagnostic: Diagnostic) {
        match self.level(lint) {
            Level::Allow => {}
            Level::Warn => self.push(Some(lint), Severity::Warning, diagnostic),
            Level::Deny => {
                let note = self.denial(lint);
                self.push(Some(lint), Severity::Error, diagnostic.note(note));
            }
        }
    }

    /// Names the lint and who denies it, as rustc does. (A warning is named by its constant.)
    fn denial(&self, lint: Lint) -> String {
        let name = lint.name();
        if self.own_level(lint).is_some() {
            return format!("`deny({name})` is set by a comment in the file");
        }
        match self.levels.origin(lint) {
            Some(Origin::Call) => format!("`deny({name})` is set by the call"),
            Some(Origin::Forbid) => format!("`forbid({name})` is set by the call"),
            Some(Origin::Because(reason)) => format!("`deny({name})` is set because {reason}"),
            None if lint.is_by_likeness() && !self.is_partial => format!(
                "`deny({name})` is on by default; to allow it in this file, add `# include-agents: allow({name})`"
            ),
            None => format!("`deny({name})` is on by default"),
        }
    }

    fn push(&mut self, lint: Option<Lint>, severity: Severity, diagnostic: Diagnostic) {
        let counted = self.counts.iter_mut().find(|(of, _)| *of == lint);
        let count = if let Some((_, count)) = counted {
            *count += 1;
            *count
        } else {
            self.counts.push((lint, 1));
            1
        };
        if count > most_of(lint) {
            return;
        }
        let diagnostic = Diagnostic {
            lint: lint.map(Lint::name),
            severity,
            ..self.resolve(diagnostic)
        };
        self.diagnostics.push(diagnostic);
    }

    /// Completes a diagnostic about this file, or about a partial in its prompt, without reporting it.
    pub fn resolve(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        if !matches!(diagnostic.subject, Subject::File(_)) {
            diagnostic.subject = Subject::File(self.file);
        }
        diagnostic.headline = one_line(diagnostic.headline);
        diagnostic
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The bytes of the file at a place.
    #[must_use]
    pub fn text_at(&self, place: impl ToSpan) -> &'a str {
        self.text.get(place.to_span()).unwrap_or_default()
    }

    /// Returns everything that was reported.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        for (lint, count) in self.counts {
            let name = lint.map(Lint::name);
            let more = count.saturating_sub(most_of(lint));
            let last = self.diagnostics.iter_mut().rfind(|it| it.lint == name);
            if let (true, Some(last)) = (more > 0, last) {
                let note = format!("{more} more of this kind in this file are not shown");
                last.notes.push(note);
            }
        }
        self.diagnostics
    }
}

/// The longest headline in characters. Values of files are quoted in it, and those may be of any length.
const HEADLINE: usize = 240;

/// A headline is one line, whatever it quotes.
fn one_line(headline: String) -> String {
    let is_break = |c: char| matches!(c, '\n' | '\r');
    if headline.len() <= HEADLINE && !headline.contains(is_break) {
        return headline;
    }
    let mut line = headline.replace(is_break, " ");
    if let Some((end, _)) = line.char_indices().nth(HEADLINE) {
        line.truncate(end);
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_short_lines() {
        assert_eq!(one_line("a `b` c".to_owned()), "a `b` c");
        assert_eq!(one_line("a `b\r\nc`".to_owned()), "a `b  c`");
        let long = one_line("é".repeat(100_000));
        assert_eq!(long.chars().count(), HEADLINE + 1);
    }
}
