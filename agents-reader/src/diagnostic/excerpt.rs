//! The few lines of a file that a message shows.
//!
//! A description is often one line of several kilobytes, and a prompt may have a hundred thousand lines.
//! The renderer lays out the whole text and prints long lines in full. So it gets only the lines that matter, cut to
//! a readable width, with invisible characters replaced by visible ones. The spans are translated to match.

use super::place::{bom_len, clamp};
use super::visible::{columns, draw_all, plain_end, plain_start};
use crate::order;
use crate::span::Span;

/// How many columns of a line are shown before it is cut.
const WIDTH: usize = 120;
/// The minimum number of columns for one of several spans on a line.
const LEAST_WIDTH: usize = 32;
/// The mark in place of text that was cut out.
const ELLIPSIS: &str = "...";
/// The number of lines that the renderer may show after the start or before the end of a span.
const CONTEXT_LINES: usize = 5;

/// Lines of a file, ready to be drawn.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The lines, each ended by a line feed.
    pub(super) source: String,
    /// The number of the first of them, counted from one.
    pub(super) first_line: usize,
    /// The spans asked for, in bytes of `source`.
    pub(super) spans: Vec<Span>,
}

/// Takes the lines of `spans` out of `text`.
pub(super) fn excerpt(text: &str, spans: &[Span]) -> Excerpt {
    let spans: Vec<Span> = spans
        .iter()
        .map(|span| without_line_end(text, clamp(text, span)))
        .collect();
    let start = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let end = spans.iter().map(|span| span.end).max().unwrap_or(0);
    let before = text.get(..start).unwrap_or_default();
    let lines = lines_of(text, before.rfind('\n').map_or(0, |at| at + 1), end);
    let marked = lines_with_ends(&lines, &spans);

    let mut drawing = Drawing::default();
    for (index, line) in lines.iter().enumerate() {
        let is_near = marked.iter().any(|at| at.abs_diff(index) <= CONTEXT_LINES);
        if is_near {
            let ends = spans_on_line(line, &spans);
            for kept in keep(text.get(line.clone()).unwrap_or_default(), &ends) {
                drawing.add(text, line, line.start + kept.start..line.start + kept.end);
            }
            drawing.end_line(line);
        }
        // A line far from all ends is left empty: the renderer folds it, and needs it only for counting.
        drawing.source.push('\n');
    }
    Excerpt {
        first_line: before.matches('\n').count() + 1,
        spans: spans
            .iter()
            .map(|span| drawing.translate(text, span.start)..drawing.translate(text, span.end))
            .collect(),
        source: drawing.source,
    }
}

/// A span that includes the end of its last line would be drawn into the next line.
fn without_line_end(text: &str, span: Span) -> Span {
    let inside = text.get(span.clone()).unwrap_or_default();
    span.start..span.start + inside.trim_end_matches(['\r', '\n']).len()
}

/// The lines from the one that starts at `from` to the one that holds `to`, without their line endings.
fn lines_of(text: &str, from: usize, to: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = from;
    loop {
        let rest = text.get(start..).unwrap_or_default();
        let len = rest.find('\n');
        let line = rest.get(..len.unwrap_or(rest.len())).unwrap_or_default();
        let shown = line.strip_suffix('\r').unwrap_or(line).len();
        let skipped = if start == 0 { bom_len(text) } else { 0 };
        lines.push(start + skipped..start + shown.max(skipped));
        match len {
            Some(len) if start + len < to => start += len + 1,
            _ => return lines,
        }
    }
}

/// The indices of the lines on which a span starts or ends.
fn lines_with_ends(lines: &[Span], spans: &[Span]) -> Vec<usize> {
    let mut marked: Vec<_> = spans
        .iter()
        .flat_map(|span| [span.start, span.end])
        .map(|at| {
            lines
                .partition_point(|line| line.start <= at)
                .saturating_sub(1)
        })
        .collect();
    order::sort(&mut marked);
    marked.dedup();
    marked
}

/// The parts of `spans` to show on a line, in bytes of the line. Of a span over several lines, that is its start or
/// end.
fn spans_on_line(line: &Span, spans: &[Span]) -> Vec<Span> {
    let within = |at: usize| (line.start..=line.end).contains(&at);
    let local = |at: usize| at - line.start;
    spans
        .iter()
        .filter_map(|span| match (within(span.start), within(span.end)) {
            (true, true) => Some(local(span.start)..local(span.end)),
            (true, false) => Some(local(span.start)..local(span.start)),
            (false, true) => Some(local(span.end)..local(span.end)),
            (false, false) => None,
        })
        .collect()
}

/// Which parts of a line to show so that the ends of all spans are seen, in order.
fn keep(line: &str, spans: &[Span]) -> Vec<Span> {
    let fitting = forward(line, 0, WIDTH);
    if fitting == line.len() || spans.is_empty() {
        return std::iter::once(0..fitting).collect();
    }
    let share = (WIDTH / spans.len()).max(LEAST_WIDTH);
    let mut kept = Vec::new();
    for span in spans {
        let reach = forward(line, span.start, share);
        if reach >= span.end {
            let inside = line.get(span.clone()).unwrap_or_default();
            let width: usize = inside.chars().map(columns).sum();
            let around = share.saturating_sub(width) / 2;
            kept.push(backward(line, span.start, around)..forward(line, span.end, around));
        } else {
            let (around, inside) = (share / 8, share * 3 / 8);
            kept.push(backward(line, span.start, around)..forward(line, span.start, inside));
            kept.push(backward(line, span.end, inside)..forward(line, span.end, around));
        }
    }
    merge(kept, line.len())
}

/// Joins parts that touch, or whose gap is shorter than an ellipsis.
fn merge(mut parts: Vec<Span>, len: usize) -> Vec<Span> {
    order::sort_by(&mut parts, |a, b| (a.start, a.end).cmp(&(b.start, b.end)));
    let mut merged: Vec<Span> = Vec::new();
    for mut part in parts {
        if part.start <= ELLIPSIS.len() {
            part.start = 0;
        }
        if len - part.end.min(len) <= ELLIPSIS.len() {
            part.end = len;
        }
        match merged.last_mut() {
            Some(last) if part.start <= last.end + ELLIPSIS.len() => {
                last.end = last.end.max(part.end);
            }
            _ => merged.push(part),
        }
    }
    merged
}

/// The place about `width` columns after `from`.
fn forward(line: &str, from: usize, width: usize) -> usize {
    let rest = line.get(from..).unwrap_or_default();
    let plain = plain_start(rest, width);
    let mut left = width - plain;
    let others = rest.get(plain..).unwrap_or_default();
    for (at, c) in others.char_indices() {
        match left.checked_sub(columns(c)) {
            Some(less) => left = less,
            None => return from + plain + at,
        }
    }
    line.len()
}

/// The place about `width` columns before `from`.
fn backward(line: &str, from: usize, width: usize) -> usize {
    let before = line.get(..from).unwrap_or_default();
    let plain = plain_end(before, width);
    let mut left = width - plain;
    let mut place = before.len() - plain;
    let others = before.get(..place).unwrap_or_default();
    for (at, c) in others.char_indices().rev() {
        match left.checked_sub(columns(c)) {
            Some(less) => (left, place) = (less, at),
            None => break,
        }
    }
    place
}

/// The text drawn so far, and what of the file it is.
#[derive(Default)]
struct Drawing {
    source: String,
    /// The parts of the file that were drawn, in order, and where in `source` each begins.
    parts: Vec<(Span, usize)>,
}

impl Drawing {
    fn add(&mut self, text: &str, line: &Span, part: Span) {
        if part.start > line.start {
            self.source.push_str(ELLIPSIS);
        }
        self.parts.push((part.clone(), self.source.len()));
        draw_all(text.get(part).unwrap_or_default(), &mut self.source);
    }

    fn end_line(&mut self, line: &Span) {
        if self
            .parts
            .last()
            .is_some_and(|(part, _)| part.end < line.end)
        {
            self.source.push_str(ELLIPSIS);
        }
    }

    /// The place in the drawing of the byte `at` of the file.
    fn translate(&self, text: &str, at: usize) -> usize {
        let index = self.parts.partition_point(|(part, _)| part.start <= at);
        // Only the byte order mark comes before the first part.
        let Some((part, drawn_at)) = self.parts.get(index.saturating_sub(1)) else {
            return 0;
        };
        let before = part.start..at.clamp(part.start, part.end);
        let mut drawn = String::new();
        draw_all(text.get(before).unwrap_or_default(), &mut drawn);
        drawn_at + drawn.len()
    }
}

#[cfg(test)]
mod tests {
    use std::slice::from_ref;

    use super::excerpt;

    fn cut(text: &str, part: &str) -> (String, String) {
        let at = text.find(part).expect("the part is there");
        let excerpt = excerpt(text, from_ref(&(at..at + part.len())));
        let span = excerpt.spans.into_iter().next().expect("one span");
        (excerpt.source[span].to_owned(), excerpt.source)
    }

    #[test]
    fn a_short_line_stays_whole() {
        let (marked, source) = cut("a\nname: b\nc", "b");
        assert_eq!((marked.as_str(), source.as_str()), ("b", "name: b\n"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_span() {
        let text = format!(
            "description: {} needle {}",
            "x".repeat(3000),
            "y".repeat(3000)
        );
        let (marked, source) = cut(&text, "needle");
        assert_eq!(marked, "needle");
        assert!(source.starts_with("...xxx") && source.ends_with("yyy...\n"));
        assert!(source.len() <= 130, "{} columns", source.len());
    }

    #[test]
    fn a_long_span_is_cut_in_the_middle() {
        let text = format!("description: <{}>", "x".repeat(3000));
        let (marked, source) = cut(&text, text.split(' ').nth(1).expect("two words"));
        assert!(marked.starts_with("<xxx") && marked.ends_with("xxx>"));
        assert!(marked.contains("xxx...xxx"));
        assert!(source.len() <= 130, "{} columns", source.len());
    }

    #[test]
    fn all_spans_of_a_long_line_are_shown() {
        let text = format!("<{}|{}>", "x".repeat(5000), "y".repeat(5000));
        let excerpt = excerpt(&text, &[0..1, 5001..5002, 10_002..10_003]);
        let marked: Vec<_> = excerpt
            .spans
            .iter()
            .map(|span| &excerpt.source[span.clone()])
            .collect();
        assert_eq!(marked, ["<", "|", ">"]);
        assert!(
            excerpt.source.len() <= 140,
            "{} columns",
            excerpt.source.len()
        );
    }

    #[test]
    fn lines_far_from_the_ends_are_left_empty() {
        let text = "line\n".repeat(100_000);
        let excerpt = excerpt(&text, from_ref(&(10..text.len() - 12)));
        assert_eq!(excerpt.first_line, 3);
        assert_eq!(excerpt.source.lines().count(), 99_996);
        assert_eq!(
            excerpt
                .source
                .lines()
                .filter(|line| !line.is_empty())
                .count(),
            12
        );
    }

    #[test]
    fn a_byte_order_mark_is_not_drawn() {
        assert_eq!(excerpt("\u{feff}---\n", from_ref(&(0..0))).source, "---\n");
        assert_eq!(cut("\u{feff}---\n", "---").0, "---");
        assert_eq!(excerpt("\u{feff}", from_ref(&(0..3))).source, "\n");
    }
}
