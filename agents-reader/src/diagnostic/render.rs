//! Draws a diagnostic as rustc does.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Level as Title, Renderer, Snippet};

use super::change::Change;
use super::excerpt::excerpt;
use super::model::{Diagnostic, Help, Subject};
use super::place::position;
use super::visible::{visible, visible_lines};
use crate::span::Span;

/// Lines are cut before they reach the renderer, so it must not cut them again.
const UNLIMITED: usize = 100_000;

/// Draws a diagnostic of the file `text`, which is shown as `path`.
///
/// The text begins with the headline and has no `error: ` or `warning: ` in front, because rustc puts its
/// own there. Lines and columns are those of [`position`].
#[must_use]
pub fn render(diagnostic: &Diagnostic, path: &str, text: &str) -> String {
    let spans: Vec<Span> = std::iter::once(&diagnostic.span)
        .chain(diagnostic.related.iter().map(|(span, _)| span))
        .cloned()
        .collect();
    let shown = excerpt(text, &spans);
    let labels = std::iter::once(&diagnostic.label)
        .chain(diagnostic.related.iter().map(|(_, label)| label))
        .map(|label| visible(label));
    let kinds =
        std::iter::once(AnnotationKind::Primary).chain(std::iter::repeat(AnnotationKind::Context));
    let annotations = shown
        .spans
        .iter()
        .zip(labels)
        .zip(kinds)
        .map(|((span, label), kind)| {
            kind.span(span.clone())
                .label(Some(label).filter(|label| !label.is_empty()))
        });
    let source = Snippet::source(shown.source.as_str())
        .line_start(shown.first_line)
        .annotations(annotations);

    let headline = visible(&diagnostic.headline);
    let mut main = Title::ERROR
        .no_name()
        .primary_title(headline.as_str())
        .element(source);
    for note in &diagnostic.notes {
        main = main.element(Title::NOTE.message(visible_lines(note)));
    }
    let mut changes = Vec::new();
    for help in &diagnostic.helps {
        match change(help, text) {
            Some(change) => changes.push((help, change)),
            None => main = main.element(Title::HELP.message(visible_lines(&help.message))),
        }
    }
    let drawing = Renderer::plain().term_width(UNLIMITED).render(&[main]);

    // The renderer would count the columns of the excerpt instead of the file's.
    let (line, column) = position(text, diagnostic.span.start);
    let place = format!("{}:{line}:{column}", visible(path));
    with_changes(&with_place(&drawing, &place), diagnostic, &changes)
}

/// Draws a diagnostic whose lines rustc itself shows in the file `text`: everything but these lines.
#[must_use]
pub fn render_located(diagnostic: &Diagnostic, text: &str) -> String {
    let mut said = Diagnostic::new(diagnostic.severity, 0..0, diagnostic.headline.as_str());
    if !diagnostic.label.is_empty() {
        said = said.note(diagnostic.label.as_str());
    }
    for (span, label) in &diagnostic.related {
        let (line, _) = position(text, span.start);
        said = said.note(format!("line {line}: {label}"));
    }
    for note in &diagnostic.notes {
        said = said.note(note.as_str());
    }
    for help in &diagnostic.helps {
        let replacement = help.replacement.as_ref().map(|(_, text)| text.as_str());
        said = said.help(match replacement {
            // Most sentences contain the suggested text.
            Some(text) if !text.is_empty() && !help.message.contains(text) => {
                format!("{}: `{text}`", help.message)
            }
            _ => help.message.clone(),
        });
    }
    render_without_source(&said, None)
}

/// Draws a diagnostic without text to show, such as that of a missing folder.
///
/// `path` is the file that it is about, if any. Spans and replacements are left out.
#[must_use]
pub(super) fn render_without_source(diagnostic: &Diagnostic, path: Option<&str>) -> String {
    let mut drawing = visible(&diagnostic.headline);
    if let Some(path) = path {
        drawing.push_str("\n --> ");
        drawing.push_str(&visible(path));
    }
    let notes = diagnostic.notes.iter().map(|note| ("note", note));
    let helps = diagnostic.helps.iter().map(|help| ("help", &help.message));
    for (kind, message) in notes.chain(helps) {
        for (index, line) in visible_lines(message).split('\n').enumerate() {
            if index == 0 {
                drawing.extend(["\n  = ", kind, ": ", line]);
            } else {
                drawing.extend(["\n          ", line]);
            }
        }
    }
    drawing
}

/// Draws a diagnostic about the call, or about a file or folder as a whole.
#[must_use]
pub fn render_without_file(diagnostic: &Diagnostic) -> String {
    match &diagnostic.subject {
        Subject::Path {
            display,
            text: Some(text),
            ..
        } => render(diagnostic, display, text),
        Subject::Path { display, .. } => render_without_source(diagnostic, Some(display)),
        _ => render_without_source(diagnostic, None),
    }
}

/// Puts the `-->` line below the headline, in line with the bars of the source lines.
fn with_place(drawing: &str, place: &str) -> String {
    let (headline, rest) = drawing.split_once('\n').unwrap_or((drawing, ""));
    let indent = rest.len() - rest.trim_start_matches(' ').len();
    let arrow = " ".repeat(indent.saturating_sub(1));
    format!("{headline}\n{arrow}--> {place}\n{rest}")
}

/// The fixed lines below a `help:`, or `None` if the help is only a sentence.
fn change(help: &Help, text: &str) -> Option<Change> {
    let (span, replacement) = help.replacement.as_ref()?;
    Change::new(text, span, replacement)
}

/// Appends the changes. All numbers of lines get the width of the largest one.
fn with_changes(drawing: &str, diagnostic: &Diagnostic, changes: &[(&Help, Change)]) -> String {
    if changes.is_empty() {
        return drawing.to_owned();
    }
    let (headline, rest) = drawing.split_once('\n').unwrap_or((drawing, ""));
    let digits = rest.find("-->").unwrap_or(1);
    let last_line = changes.iter().map(|(_, change)| change.last_line()).max();
    let needed = last_line.map_or(0, |line| line.to_string().len());
    let indent = " ".repeat(needed.saturating_sub(digits));
    let mut out = headline.to_owned();
    for line in rest.lines() {
        out.push('\n');
        if line != FOLD {
            out.push_str(&indent);
        }
        out.push_str(line);
    }
    let digits = digits.max(needed);
    // As between other parts, a bar separates the lines of the file from what follows.
    let has_sentences = !diagnostic.notes.is_empty() || changes.len() < diagnostic.helps.len();
    if !has_sentences {
        let _ = write!(out, "\n{} |", " ".repeat(digits));
    }
    for (help, change) in changes {
        out.extend(["\nhelp: ", &visible_lines(&help.message)]);
        change.draw(digits, &mut out);
    }
    out
}

/// What the renderer draws in place of lines between two places.
const FOLD: &str = "...";

#[cfg(test)]
mod tests;
