//! The lines that a replacement removes and adds.
//!
//! The renderer of the other lines does not show what a replacement of several lines removes, so these are drawn here.

use std::fmt::Write as _;

use super::excerpt::excerpt;
use super::place::clamp;
use super::visible::columns;
use crate::span::Span;

/// How many removed lines, and how many added ones, are shown.
const MOST_LINES: usize = 12;
/// How many of the last lines are shown where lines in the middle are left out.
const LAST_LINES: usize = 3;

/// What a replacement changes: whole lines, without the equal ones at both ends.
#[derive(Debug)]
pub(super) struct Change {
    /// The number of the first line that changes, counted from one.
    first_line: usize,
    removed: Vec<ChangedLine>,
    added: Vec<ChangedLine>,
}

/// A line of a change, ready to be drawn.
#[derive(Debug)]
struct ChangedLine {
    drawn: String,
    /// The part that differs, in bytes of `drawn`.
    differs: Span,
}

impl Change {
    /// The change that replacing `span` of `text` makes, or `None` if it changes nothing that can be seen.
    pub(super) fn new(text: &str, span: &Span, replacement: &str) -> Option<Change> {
        let span = clamp(text, span);
        let before = text.get(..span.start)?;
        let after = text.get(span.end..)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let start_of_line = before.get(line_start..)?;
        let end_of_line = after.split('\n').next().unwrap_or_default();
        let old = format!("{start_of_line}{}{end_of_line}", text.get(span)?);
        let new = format!("{start_of_line}{replacement}{end_of_line}");

        let (mut old, mut new) = (lines(&old), lines(&new));
        let equal_ends = std::iter::zip(old.iter().rev(), new.iter().rev());
        let equal_ends = equal_ends.take_while(|(old, new)| old == new).count();
        old.truncate(old.len() - equal_ends);
        new.truncate(new.len() - equal_ends);
        let equal_starts = std::iter::zip(&old, &new).take_while(|(old, new)| old == new);
        let equal_starts = equal_starts.count();
        let (old, new) = (old.get(equal_starts..)?, new.get(equal_starts..)?);
        if old.is_empty() && new.is_empty() {
            return None;
        }
        // If lines are neither added nor removed, each is compared with the one that takes its place.
        let is_paired = old.len() == new.len();
        let other = |lines: &[&str], index: usize| -> Option<String> {
            lines
                .get(index)
                .filter(|_| is_paired)
                .map(|&line| line.to_owned())
        };
        let draw = |line: &str, other: Option<String>| {
            let differs = match other {
                Some(other) => difference(line, &other),
                None => 0..0,
            };
            ChangedLine::new(line, &differs)
        };
        Some(Change {
            first_line: before.matches('\n').count() + 1 + equal_starts,
            removed: old
                .iter()
                .enumerate()
                .map(|(index, line)| draw(line, other(new, index)))
                .collect(),
            added: new
                .iter()
                .enumerate()
                .map(|(index, line)| draw(line, other(old, index)))
                .collect(),
        })
    }

    /// The largest number of a line that is drawn.
    pub(super) fn last_line(&self) -> usize {
        self.first_line + self.removed.len().max(self.added.len()).saturating_sub(1)
    }

    /// Appends the change to `out`. The numbers of its lines have `digits` columns.
    pub(super) fn draw(&self, digits: usize, out: &mut String) {
        let indent = " ".repeat(digits);
        let _ = write!(out, "\n{indent} |");
        match (&*self.removed, &*self.added) {
            // As rustc does, an insertion into a line is shown as the new line with marks below.
            ([old], [new]) if old.differs.is_empty() && !new.differs.is_empty() => {
                let (marked_from, marked) = new.columns();
                let _ = write!(out, "\n{:digits$} | {}", self.first_line, new.drawn);
                let marks = "+".repeat(marked);
                let _ = write!(out, "\n{indent} | {}{marks}", " ".repeat(marked_from));
            }
            _ => {
                self.draw_lines(&self.removed, '-', digits, out);
                self.draw_lines(&self.added, '+', digits, out);
                let _ = write!(out, "\n{indent} |");
            }
        }
    }

    fn draw_lines(&self, lines: &[ChangedLine], sign: char, digits: usize, out: &mut String) {
        let is_shown = |index: usize| {
            lines.len() <= MOST_LINES
                || index < MOST_LINES - LAST_LINES
                || index + LAST_LINES >= lines.len()
        };
        for (index, line) in lines.iter().enumerate() {
            if is_shown(index) {
                let number = self.first_line + index;
                let _ = write!(out, "\n{number:digits$} {sign} {}", line.drawn);
            } else if is_shown(index - 1) {
                out.push_str("\n...");
            }
        }
    }
}

impl ChangedLine {
    /// A line that is cut to a readable width, but not where it differs.
    fn new(line: &str, differs: &Span) -> ChangedLine {
        let mut excerpt = excerpt(line, std::slice::from_ref(differs));
        excerpt
            .source
            .truncate(excerpt.source.trim_end_matches('\n').len());
        ChangedLine {
            drawn: excerpt.source,
            differs: excerpt.spans.pop().unwrap_or_default(),
        }
    }

    /// In which column the difference begins, and how many columns it takes.
    fn columns(&self) -> (usize, usize) {
        let width = |span: Span| {
            let text = self.drawn.get(span).unwrap_or_default();
            text.chars().map(columns).sum()
        };
        (width(0..self.differs.start), width(self.differs.clone()))
    }
}

/// The lines of a text without their ends. A text that ends with a line ending has an empty last line.
fn lines(text: &str) -> Vec<&str> {
    let lines = text.split('\n');
    lines
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .collect()
}

/// The part of `line` that differs from `other`.
fn difference(line: &str, other: &str) -> Span {
    let mut start = std::iter::zip(line.bytes(), other.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    while !line.is_char_boundary(start) || !other.is_char_boundary(start) {
        start -= 1;
    }
    let most = line.len().min(other.len()) - start;
    let equal = std::iter::zip(line.bytes().rev(), other.bytes().rev())
        .take(most)
        .take_while(|(one, other)| one == other)
        .count();
    let mut end = line.len() - equal;
    while !line.is_char_boundary(end) || !other.is_char_boundary(other.len() - (line.len() - end)) {
        end += 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::{Change, difference};

    fn drawn(text: &str, part: &str, replacement: &str) -> Option<String> {
        let start = text.find(part).expect("the part is there");
        let change = Change::new(text, &(start..start + part.len()), replacement)?;
        let mut out = String::new();
        change.draw(1, &mut out);
        Some(out)
    }

    #[test]
    fn an_insertion_is_marked() {
        let shown = drawn("a\nb: xyz\n", "xyz", "xyyz").expect("it changes");
        assert_eq!(shown, "\n  |\n2 | b: xyyz\n  |      +");
    }

    #[test]
    fn all_lines_of_a_replacement_are_shown() {
        let shown = drawn("a\nb\nc\nd\n", "b\nc", "x\ny\nz").expect("it changes");
        assert_eq!(shown, "\n  |\n2 - b\n3 - c\n2 + x\n3 + y\n4 + z\n  |");
    }

    #[test]
    fn equal_lines_are_not_shown() {
        let shown = drawn("a\nb\nc\n", "a\nb\nc", "a\nx\nc").expect("it changes");
        assert_eq!(shown, "\n  |\n2 - b\n2 + x\n  |");
        let shown = drawn("a\nb\nc\n", "b\n", "").expect("it changes");
        assert_eq!(shown, "\n  |\n2 - b\n  |");
        let shown = drawn("a\nb\n", "b", "x\nb").expect("it changes");
        assert_eq!(shown, "\n  |\n2 + x\n  |");
        assert_eq!(drawn("a\r\nb\r\n", "a\r\n", "a\n"), None);
    }

    #[test]
    fn the_middle_of_many_lines_is_left_out() {
        let shown = drawn("a\n", "a", &"x\n".repeat(40)).expect("it changes");
        assert_eq!(shown.matches("\n...").count(), 1);
        assert!(shown.lines().count() < 20, "{shown}");
    }

    #[test]
    fn differences_do_not_cut_characters() {
        assert_eq!(difference("é", "è"), 0..2);
        assert_eq!(difference("aéb", "aèb"), 1..3);
        assert_eq!(difference("aa", "a"), 1..2);
        assert_eq!(difference("a", "aa"), 1..1);
        assert_eq!(difference("", "é"), 0..0);
    }
}
