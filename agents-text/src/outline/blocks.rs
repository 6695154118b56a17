//! The top-level blocks of a prompt, in one pass over pulldown-cmark's events.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::inline::{BoldLine, Inline};
use super::{LINE_ENDS, Title, first_line};
use crate::bytes::{trim_end, trim_start};
use crate::span::Span;

/// A block at the top level.
#[derive(Debug)]
pub(super) struct Block {
    /// From the start of its first line.
    pub(super) span: Span,
    pub(super) shape: Shape,
}

/// What the outline needs to know of a block.
#[derive(Debug)]
pub(super) enum Shape {
    Heading {
        title: Title,
        level: u8,
    },
    Paragraph {
        /// It is one bold line.
        is_bold: bool,
        /// It is, or ends in, a bold line.
        bold: Option<BoldLine>,
        /// All of it as a title, if it ends in a colon.
        lead_in: Option<Title>,
    },
    List {
        items: Vec<Span>,
    },
    Other,
}

/// What is being read at the top level.
enum Open {
    Heading(Inline, u8),
    Paragraph(Inline),
    List(Vec<Span>),
    Other,
}

/// The last code fence seen: only the last one can be unclosed.
struct Fence {
    span: Span,
    /// Where its text ends.
    text_end: usize,
}

/// Reads the top-level blocks, and the line of a fence that is never closed.
pub(super) fn read(prompt: &str) -> (Vec<Block>, Option<Span>) {
    let mut blocks = Vec::new();
    let mut fence: Option<Fence> = None;
    let mut open: Option<(Open, Span)> = None;
    let mut depth = 0_usize;
    let mut in_fence = false;
    for (event, range) in Parser::new_ext(prompt, options()).into_offset_iter() {
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) = &event {
            in_fence = true;
            fence = Some(Fence {
                text_end: range.start,
                span: range.clone(),
            });
        }
        match (&event, &mut fence) {
            (Event::End(TagEnd::CodeBlock), _) => in_fence = false,
            (Event::Text(_), Some(fence)) if in_fence => fence.text_end = range.end,
            _ => {}
        }
        match &event {
            Event::Start(tag) if depth == 0 => open = Some((Open::new(tag), range.clone())),
            Event::End(_) if depth == 1 => {
                if let Some((open, range)) = open.take() {
                    blocks.push(open.close(prompt, range));
                }
            }
            _ if depth == 0 => blocks.push(Open::Other.close(prompt, range.clone())),
            _ => {
                if let Some((open, _)) = &mut open {
                    open.push(&event, range.clone(), depth, prompt);
                }
            }
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let unclosed = fence
        .filter(|fence| is_unclosed(prompt, fence))
        .map(|fence| opening_line(prompt, &fence.span));
    (blocks, unclosed)
}

/// Markdown as GitHub reads it.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
}

impl Open {
    fn new(tag: &Tag<'_>) -> Self {
        match tag {
            Tag::Heading { level, .. } => Self::Heading(Inline::default(), *level as u8),
            Tag::Paragraph => Self::Paragraph(Inline::default()),
            Tag::List(_) => Self::List(Vec::new()),
            _ => Self::Other,
        }
    }

    fn push(&mut self, event: &Event<'_>, range: Span, depth: usize, prompt: &str) {
        match self {
            Self::Heading(inline, _) | Self::Paragraph(inline) => inline.push(event, range, prompt),
            Self::List(items) => {
                if depth == 1 && matches!(event, Event::Start(Tag::Item)) {
                    items.push(without_marker(prompt, range));
                }
            }
            Self::Other => {}
        }
    }

    fn close(self, prompt: &str, range: Span) -> Block {
        let span = line_start(prompt, range.start)..range.end;
        let shape = match self {
            Self::Heading(inline, level) => {
                let title = inline
                    .title(prompt)
                    .unwrap_or(Title::Span(range.start..range.start));
                Shape::Heading { title, level }
            }
            Self::Paragraph(inline) => {
                let bold = inline.last_line_bold(prompt).map(|line| {
                    let start = line_start(prompt, line.start);
                    BoldLine { start, ..line }
                });
                let is_bold = bold.as_ref().is_some_and(|line| line.start <= range.start);
                let lead_in = if inline.ends_in_colon() {
                    inline.title(prompt)
                } else {
                    None
                };
                Shape::Paragraph {
                    is_bold,
                    bold,
                    lead_in,
                }
            }
            Self::List(items) => Shape::List { items },
            Self::Other => Shape::Other,
        };
        Block { span, shape }
    }
}

/// The start of the line of `at`, if there is only indentation between them.
///
/// pulldown-cmark's ranges leave the indentation out, although it belongs to the block.
fn line_start(prompt: &str, at: usize) -> usize {
    let before = prompt.get(..at).unwrap_or_default();
    let line = before.trim_end_matches([' ', '\t']);
    if line.is_empty() || line.ends_with(LINE_ENDS) {
        line.len()
    } else {
        at
    }
}

/// A list item without its marker and surrounding white space.
fn without_marker(prompt: &str, range: Span) -> Span {
    let whole = prompt.get(range.clone()).unwrap_or_default();
    let item = trim_start(whole);
    let mut digits = 0;
    let mut rest = item.as_bytes();
    while let [b'0'..=b'9', tail @ ..] = rest {
        digits += 1;
        rest = tail;
    }
    trimmed(prompt, range.end - item.len() + digits + 1..range.end)
}

/// A part of the prompt without the white space around it.
pub(super) fn trimmed(prompt: &str, range: Span) -> Span {
    let whole = prompt.get(range.clone()).unwrap_or_default();
    // So do nearly all list items begin and end.
    if let [b'!'..=b'~', .., b'!'..=b'~', b'\n'] = whole.as_bytes() {
        return range.start..range.end - 1;
    }
    let text = trim_start(whole);
    let start = range.end - text.len();
    start..start + trim_end(text).len()
}

/// The fence takes all the rest of the prompt.
///
/// pulldown-cmark does not say whether it found the closing fence of a code block, but anything that is not part of the
/// text must be one.
fn is_unclosed(prompt: &str, fence: &Fence) -> bool {
    let runs_to_the_end = prompt
        .get(fence.span.end..)
        .is_some_and(|rest| rest.trim().is_empty());
    if !runs_to_the_end {
        return false;
    }
    let content = fence.text_end.max(opening_line(prompt, &fence.span).end);
    let closing = prompt.get(content..).unwrap_or_default();
    // In a quote, the marks of the quote precede the closing fence, or are alone on an empty last line.
    let closing = closing.trim_matches(|c: char| c == '>' || c.is_whitespace());
    closing.is_empty()
}

/// The first line of a block, without its line ending.
fn opening_line(prompt: &str, span: &Span) -> Span {
    let rest = prompt.get(span.start..).unwrap_or_default();
    span.start..span.start + first_line(rest).trim_end().len()
}
