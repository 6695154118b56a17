//! What a heading or paragraph says, and whether it, or its last line, is bold from end to end.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Title;
use crate::bytes::trim_start;
use crate::span::Span;

/// Colons that end a label; authors who write Chinese or Japanese use the wide one.
const COLONS: [char; 2] = [':', '：'];

/// Collects the inline events of one heading or paragraph.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// Everything it says.
    all: Words,
    /// The line that is being read. A line break inside bold text does not end it: the bold text is one span.
    line: Line,
}

/// Text without its markup, and its place.
#[derive(Debug, Default)]
struct Words {
    text: String,
    span: Option<Span>,
}

/// One line of a paragraph.
#[derive(Debug, Default)]
struct Line {
    /// What is bold.
    bold: Words,
    /// Where its first event is.
    start: Option<usize>,
    strong_depth: usize,
    strong_spans: usize,
    /// There is text besides the bold text and its colon.
    other: bool,
}

/// The bold line that a paragraph consists of or ends in.
#[derive(Debug)]
pub(super) struct BoldLine {
    /// Where its line begins, within a character or two: emphasis marks may precede it.
    pub(super) start: usize,
    pub(super) title: Title,
}

impl Inline {
    pub(super) fn push(&mut self, event: &Event<'_>, range: Span, prompt: &str) {
        let at_paragraph_level = self.line.strong_depth == 0;
        match event {
            Event::SoftBreak | Event::HardBreak if at_paragraph_level => {
                self.line = Line::default();
            }
            Event::SoftBreak | Event::HardBreak => {}
            _ => {
                self.line.start.get_or_insert(range.start);
            }
        }
        match event {
            Event::Start(Tag::Strong) => {
                if at_paragraph_level {
                    self.line.strong_spans += 1;
                }
                self.line.strong_depth += 1;
            }
            Event::End(TagEnd::Strong) => {
                self.line.strong_depth = self.line.strong_depth.saturating_sub(1);
            }
            // Emphasis around bold text, or the other way round, is still one bold line.
            Event::Start(Tag::Emphasis) | Event::End(_) => {}
            Event::Text(text) => self.say(text, range),
            Event::Code(text) => self.say(text, within(prompt, range, text)),
            Event::SoftBreak | Event::HardBreak => self.say(" ", range),
            _ => self.line.other |= at_paragraph_level,
        }
    }

    fn say(&mut self, text: &str, range: Span) {
        self.all.push(text, range.clone());
        if self.line.strong_depth > 0 {
            self.line.bold.push(text, range);
        } else {
            let beside = text.trim();
            let is_its_colon =
                self.line.strong_spans == 1 && COLONS.iter().any(|&colon| is_only(beside, colon));
            self.line.other |= !(beside.is_empty() || is_its_colon);
        }
    }

    /// The paragraph ends in a colon.
    pub(super) fn ends_in_colon(&self) -> bool {
        self.all.text.trim_end().ends_with(COLONS) && !without_colon(&self.all.text).is_empty()
    }

    /// Its last line, if that is one bold span with an optional colon.
    pub(super) fn last_line_bold(&self, prompt: &str) -> Option<BoldLine> {
        let line = &self.line;
        if line.other || line.strong_spans != 1 || without_colon(&line.bold.text).is_empty() {
            return None;
        }
        Some(BoldLine {
            start: line.start?,
            title: line.bold.title(prompt)?,
        })
    }

    /// All of it as a title; `None` where it says nothing.
    pub(super) fn title(&self, prompt: &str) -> Option<Title> {
        self.all.title(prompt)
    }
}

impl Words {
    fn push(&mut self, text: &str, range: Span) {
        self.text.push_str(text);
        match &mut self.span {
            // White space of a line break at the start or end of a title is not part of it.
            Some(span) => span.end = range.end,
            None => self.span = Some(range),
        }
    }

    fn title(&self, prompt: &str) -> Option<Title> {
        let text = without_colon(&self.text);
        let span = self.span.clone()?;
        let written = prompt.get(span.clone())?;
        let bare = without_colon(written);
        if bare != text {
            return Some(Title::Text(text.to_owned()));
        }
        let start = span.start + (written.len() - written.trim_start().len());
        Some(Title::Span(start..start + bare.len()))
    }
}

/// The place of `text` inside the backticks of its code span, or the whole code span if the text was changed.
fn within(prompt: &str, range: Span, text: &str) -> Span {
    let written = prompt.get(range.clone()).unwrap_or_default();
    let inner = written.trim_matches('`');
    let offset = written.len() - written.trim_start_matches('`').len();
    match inner.find(text) {
        // Spaces between the text and the backticks are not part of it.
        Some(space) if inner.trim() == text.trim() => {
            let start = range.start + offset + space;
            start..start + text.len()
        }
        _ => range,
    }
}

pub(super) fn without_colon(text: &str) -> &str {
    let mut rest = text.as_bytes();
    while let [head @ .., b'\t'..=b'\r' | b' ' | b':'] = rest {
        rest = head;
    }
    let text = text.get(..rest.len()).unwrap_or_default();
    let is_done = !matches!(rest, [.., 0x80..=0xFF]);
    trim_start(if is_done {
        text
    } else {
        text.trim_end_matches(|c: char| c.is_whitespace() || COLONS.contains(&c))
    })
}

fn is_only(text: &str, wanted: char) -> bool {
    let mut chars = text.chars();
    chars.next() == Some(wanted) && chars.next().is_none()
}
