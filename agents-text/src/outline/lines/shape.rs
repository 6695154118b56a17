//! The shapes of headings and paragraphs.

use super::marks::Line;
use crate::bytes::{count_leading, trim, trim_end, trim_start};
use crate::outline::blocks::{self, Block, Shape};
use crate::outline::inline::{BoldLine, without_colon};
use crate::outline::{Title, guard};
use crate::span::Span;

pub(super) fn heading(prompt: &str, line: &Line<'_>) -> Option<Shape> {
    let marks = count_leading(line.text, b'#');
    let level = u8::try_from(marks).ok()?;
    let text = prompt.get(line.start..line.start + line.text.len())?;
    let inner = trim_start(text.get(marks..)?);
    let content = trim_end(inner);
    let start = line.start + text.len() - inner.len();
    // Closing marks are not part of the title.
    if is_plain(content) && !content.ends_with('#') {
        let title = Title::Span(start..start + without_colon(content).len());
        return Some(Shape::Heading { title, level });
    }
    if let Some(bold) = in_asterisks(content)
        && let Some(title) = plain_title(bold, start + 2)
    {
        return Some(Shape::Heading { title, level });
    }
    parse_one(prompt, &(line.start..line.end))
        .filter(|shape| matches!(shape, Shape::Heading { .. }))
}

pub(super) fn paragraph(prompt: &str, span: &Span) -> Option<Shape> {
    let whole = prompt.get(span.clone())?;
    let text = trim_end(whole);
    // Bold lines and lead-ins end in a colon or in markup; most paragraphs end in a full stop or a letter.
    let is_ordinary = matches!(
        text.as_bytes(),
        [] | [
            ..,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b',' | b'!' | b'?' | b'"' | b'\''
        ]
    );
    if is_ordinary {
        return Some(Shape::Paragraph {
            is_bold: false,
            bold: None,
            lead_in: None,
        });
    }
    let is_one_line = !text.contains('\n');
    bold_line(text, span.start)
        .or_else(|| lead_in(text, span.start))
        .filter(|_| is_one_line)
        .or_else(|| {
            parse_one(prompt, span).filter(|shape| matches!(shape, Shape::Paragraph { .. }))
        })
}

/// `**Title**`, `**Title:**` or `**Title**:`.
fn bold_line(text: &str, start: usize) -> Option<Shape> {
    let inner = in_asterisks(text.strip_suffix(':').unwrap_or(text))?;
    let title = plain_title(inner, start + 2)?;
    Some(Shape::Paragraph {
        is_bold: true,
        bold: Some(BoldLine { start, title }),
        lead_in: None,
    })
}

/// What is bold in `**Title**`.
fn in_asterisks(text: &str) -> Option<&str> {
    text.strip_prefix("**")?.strip_suffix("**")
}

/// `Words without markup:`.
fn lead_in(text: &str, start: usize) -> Option<Shape> {
    let title = text.ends_with(':').then(|| plain_title(text, start))??;
    Some(Shape::Paragraph {
        is_bold: false,
        bold: None,
        lead_in: Some(title),
    })
}

/// A title that is a slice of the prompt, without white space around it.
fn plain_title(text: &str, start: usize) -> Option<Title> {
    let title = without_colon(text);
    (!title.is_empty() && is_plain(text) && trim(text).len() == text.len())
        .then(|| Title::Span(start..start + title.len()))
}

/// Text in which nothing can be markup.
fn is_plain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        match byte {
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'~' | 0..=0x1F | 0x7F => {
                return false;
            }
            // Only before a name or a number may it be a reference to a character.
            b'&' if !matches!(tail, [b' ', ..]) => return false,
            _ => rest = tail,
        }
    }
    !without_colon(text).is_empty()
}

/// The shape of a block that pulldown-cmark reads for itself.
fn parse_one(prompt: &str, span: &Span) -> Option<Shape> {
    let mut blocks = parse_alone(prompt, span)?;
    let block = blocks.next()?;
    blocks.next().is_none().then_some(block.shape)
}

/// The blocks that pulldown-cmark finds in a part of the prompt. Without link definitions, the rest does not matter.
pub(super) fn parse_alone(prompt: &str, span: &Span) -> Option<impl Iterator<Item = Block>> {
    let part = prompt.get(span.clone())?;
    guard::check(part).ok()?;
    let (blocks, _) = blocks::read(part);
    let by = span.start;
    Some(blocks.into_iter().map(move |Block { span, shape }| Block {
        span: shift_span(span, by),
        shape: shift_shape(shape, by),
    }))
}

fn shift_shape(shape: Shape, by: usize) -> Shape {
    match shape {
        Shape::Heading { title, level } => Shape::Heading {
            title: shift(title, by),
            level,
        },
        Shape::Paragraph {
            is_bold,
            bold,
            lead_in,
        } => Shape::Paragraph {
            is_bold,
            bold: bold.map(|line| BoldLine {
                start: line.start + by,
                title: shift(line.title, by),
            }),
            lead_in: lead_in.map(|title| shift(title, by)),
        },
        Shape::List { items } => Shape::List {
            items: items.into_iter().map(|item| shift_span(item, by)).collect(),
        },
        Shape::Other => Shape::Other,
    }
}

fn shift_span(span: Span, by: usize) -> Span {
    span.start + by..span.end + by
}

fn shift(title: Title, by: usize) -> Title {
    match title {
        Title::Span(span) => Title::Span(shift_span(span, by)),
        Title::Text(text) => Title::Text(text),
    }
}
