//! What a phase says about one file, before anybody decides how loudly.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::agent::At;
use crate::diagnostic::{Help, Problem, Severity};
use crate::front_matter::FrontMatter;
use crate::lint::{Level, Levels, Lint};
use crate::span::Span;

/// A place in a file: bytes, or a part of the front matter whose bytes are only looked for when somebody complains.
#[derive(Clone, Debug)]
pub enum Place {
    /// Bytes.
    Span(Span),
    /// A part of the front matter.
    At(At),
}

/// A complaint about one place of one file.
#[derive(Clone, Debug)]
#[must_use]
pub struct Complaint {
    place: Place,
    headline: String,
    label: String,
    notes: Vec<String>,
    related: Vec<(Place, String)>,
    helps: Vec<(String, Option<(Place, String)>)>,
}

impl Complaint {
    /// A complaint about a part of the front matter. The headline is one sentence in lower case without a full stop.
    pub fn at(at: &At, headline: impl Into<String>) -> Complaint {
        Complaint::new(Place::At(at.clone()), headline)
    }

    /// A complaint about bytes.
    pub fn span(span: Span, headline: impl Into<String>) -> Complaint {
        Complaint::new(Place::Span(span), headline)
    }

    fn new(place: Place, headline: impl Into<String>) -> Complaint {
        Complaint {
            place,
            headline: headline.into(),
            label: String::new(),
            notes: Vec::new(),
            related: Vec::new(),
            helps: Vec::new(),
        }
    }

    /// What stands beside the carets.
    pub fn label(mut self, label: impl Into<String>) -> Complaint {
        self.label = label.into();
        self
    }

    /// What the client does with such a file.
    pub fn client(self, note: impl Into<String>) -> Complaint {
        self.note(note)
    }

    /// A fact that helps to understand.
    pub fn note(mut self, note: impl Into<String>) -> Complaint {
        self.notes.push(note.into());
        self
    }

    /// Another place that has to do with it.
    pub fn related(mut self, at: &At, label: impl Into<String>) -> Complaint {
        self.related.push((Place::At(at.clone()), label.into()));
        self
    }

    /// Other bytes that have to do with it.
    pub fn related_span(mut self, span: Span, label: impl Into<String>) -> Complaint {
        self.related.push((Place::Span(span), label.into()));
        self
    }

    /// Advice without a text to put in.
    pub fn help(mut self, message: impl Into<String>) -> Complaint {
        self.helps.push((message.into(), None));
        self
    }

    /// What to type instead.
    pub fn replace(
        mut self,
        at: &At,
        replacement: impl Into<String>,
        message: impl Into<String>,
    ) -> Complaint {
        self.helps.push((
            message.into(),
            Some((Place::At(at.clone()), replacement.into())),
        ));
        self
    }

    /// What to type instead of these bytes.
    pub fn replace_span(
        mut self,
        span: Span,
        replacement: impl Into<String>,
        message: impl Into<String>,
    ) -> Complaint {
        self.helps.push((
            message.into(),
            Some((Place::Span(span), replacement.into())),
        ));
        self
    }
}

/// Lints that judge by likeness: what they find may be meant, so their messages say how to be rid of them.
const MAY_BE_MEANT: &[Lint] = &[
    Lint::UnknownModel,
    Lint::MisspelledField,
    Lint::StrayKey,
    Lint::MalformedExample,
    Lint::HiddenUnicode,
];

/// How many problems of one lint are shown of one file. A file that has more is broken in one way, not in a thousand, and
/// thousands of messages take minutes and are read by nobody.
const MOST_OF_A_KIND: usize = 64;

/// Collects the complaints about one file, those that its levels let through.
#[derive(Debug)]
pub struct Report<'a> {
    file: usize,
    text: &'a str,
    front_matter: Option<&'a FrontMatter>,
    levels: &'a Levels,
    /// What the file itself allows by a comment.
    allowed: Vec<Lint>,
    problems: Vec<Problem>,
    /// How often each lint, or an error without one, was complained about.
    told: BTreeMap<Option<Lint>, usize>,
}

impl<'a> Report<'a> {
    /// A report about a file of that index and text.
    #[must_use]
    pub fn new(file: usize, text: &'a str, levels: &'a Levels) -> Report<'a> {
        Report {
            file,
            text,
            front_matter: None,
            levels,
            allowed: Vec::new(),
            problems: Vec::new(),
            told: BTreeMap::new(),
        }
    }

    /// From here on, places in the front matter can be found.
    pub fn open(&mut self, front_matter: &'a FrontMatter) {
        self.front_matter = Some(front_matter);
    }

    /// The file allows this lint.
    pub fn allow(&mut self, lint: Lint) {
        self.allowed.push(lint);
    }

    /// The level in force for this file.
    #[must_use]
    pub fn level(&self, lint: Lint) -> Level {
        if self.allowed.contains(&lint) {
            Level::Allow
        } else {
            self.levels.of(lint)
        }
    }

    /// Complains about what cannot be used at all.
    pub fn hard(&mut self, complaint: Complaint) {
        self.push(None, Severity::Error, complaint);
    }

    /// Complains by the name of a lint; says whether anybody hears it.
    pub fn lint(&mut self, lint: Lint, complaint: Complaint) -> bool {
        match self.level(lint) {
            Level::Allow => return false,
            Level::Warn => self.push(Some(lint), Severity::Warning, complaint),
            Level::Deny => {
                let note = self.denial(lint);
                self.push(Some(lint), Severity::Error, complaint.note(note));
            }
        }
        true
    }

    /// Names the lint and who denies what it found, as rustc does. (A warning is named by its constant.)
    fn denial(&self, lint: Lint) -> String {
        let name = lint.name();
        if self.levels.given(lint).is_some() {
            format!("`deny({name})` is set by the call")
        } else if MAY_BE_MEANT.contains(&lint) {
            format!(
                "`deny({name})` is on by default; `# include-agents: allow({name})` in the file lifts it"
            )
        } else {
            format!("`deny({name})` is on by default")
        }
    }

    fn push(&mut self, lint: Option<Lint>, level: Severity, complaint: Complaint) {
        let told = self.told.entry(lint).or_default();
        *told += 1;
        if *told > MOST_OF_A_KIND {
            return;
        }
        let problem = Problem {
            lint: lint.map(Lint::name),
            level,
            ..self.prepare(complaint)
        };
        self.problems.push(problem);
    }

    /// A complaint as an error that nobody has heard yet.
    #[must_use]
    pub fn prepare(&self, complaint: Complaint) -> Problem {
        Problem {
            lint: None,
            level: Severity::Error,
            file: Some(self.file),
            span: self.resolve(&complaint.place),
            headline: one_line(complaint.headline),
            label: complaint.label,
            related: complaint
                .related
                .into_iter()
                .map(|(place, label)| (self.resolve(&place), label))
                .collect(),
            notes: complaint.notes,
            helps: complaint
                .helps
                .into_iter()
                .map(|(message, replacement)| Help {
                    message,
                    replacement: replacement.map(|(place, text)| (self.resolve(&place), text)),
                })
                .collect(),
        }
    }

    fn resolve(&self, place: &Place) -> Span {
        match (place, self.front_matter) {
            (Place::Span(span), _) => span.clone(),
            (Place::At(at), Some(front_matter)) => front_matter.span(self.text, &at.path, &at.part),
            // No front matter, no place in it: the first line has to do.
            (Place::At(_), None) => 0..self.text.find(['\r', '\n']).unwrap_or(self.text.len()),
        }
    }

    /// The bytes of the file at a place.
    #[must_use]
    pub fn text_at(&self, at: &At) -> Cow<'a, str> {
        Cow::Borrowed(
            self.text
                .get(self.resolve(&Place::At(at.clone())))
                .unwrap_or_default(),
        )
    }

    /// The span of a place.
    #[must_use]
    pub fn span_at(&self, at: &At) -> Span {
        self.resolve(&Place::At(at.clone()))
    }

    /// The comment that follows a key without a value on its line.
    #[must_use]
    pub fn comment_after(&self, at: &At) -> Option<(Span, &'a str)> {
        let key = self.resolve(&Place::At(At {
            part: crate::front_matter::Part::Key,
            ..at.clone()
        }));
        let rest = self.text.get(key.end..)?;
        let line = rest.lines().next()?;
        let hash = line.find('#')?;
        let comment = line[hash..].split_whitespace().next()?;
        let start = key.end + hash;
        Some((start..start + comment.len(), comment))
    }

    /// Everything that was said.
    pub fn into_problems(mut self) -> Vec<Problem> {
        for (lint, told) in self.told {
            let name = lint.map(Lint::name);
            let more = told.saturating_sub(MOST_OF_A_KIND);
            let last = self.problems.iter_mut().rfind(|it| it.lint == name);
            if let (true, Some(last)) = (more > 0, last) {
                let note = format!("{more} more of this kind in this file are not shown");
                last.notes.push(note);
            }
        }
        self.problems
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
