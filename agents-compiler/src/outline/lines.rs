//! A short cut: reads the top-level blocks of a prompt of the usual kind line by line.
//!
//! Build-time code runs unoptimised, and pulldown-cmark, which reads every word, then takes most of the time of a
//! build. The outline asks for little of that: where headings, paragraphs and lists begin at the top level, and what
//! a title says. In headings, plain paragraphs, lists and fenced code that can be told from how lines begin; what is
//! inside of list items never matters, as lines belong to one by their indentation alone.
//!
//! What a blank line ends for certain, and a title with markup in it, is cut out and given to pulldown-cmark: quotes,
//! tables, setext headings. Whatever else is not plain (HTML, link definitions, lazy continuations, tabs, a last fence
//! that may be open) gives `None`, and pulldown-cmark reads the whole prompt. That the two agree is tested on generated
//! prompts and on the corpus.

use super::blocks::{self, Block, Shape};
use super::inline::{BoldLine, without_colon};
use super::{Title, guard};
use crate::span::Span;

/// The blocks of a prompt in which no code fence is left open, or `None` where a parser has to look.
pub(super) fn read(prompt: &str) -> Option<Vec<Block>> {
    let has_definitions = prompt.split(']').skip(1).any(|rest| rest.starts_with(':'));
    if has_definitions || prompt.contains('\r') {
        return None;
    }
    let mut lines = Lines {
        prompt,
        has_pipes: prompt.contains('|'),
        blocks: Vec::new(),
        open: Open::Nothing,
    };
    let mut start = 0;
    for line in prompt.split_inclusive('\n') {
        lines.read_line(start, line)?;
        start += line.len();
    }
    lines.finish()
}

/// What the last line left open.
enum Open {
    Nothing,
    Paragraph(Span),
    /// Lines up to a blank one, for pulldown-cmark to read.
    Hard(Span),
    List(List),
    Fence(Fence),
}

struct List {
    start: usize,
    marker: u8,
    items: Vec<Span>,
    /// The last item, up to the end of its last line that is not blank.
    item: Span,
    /// The column from which on lines belong to the last item.
    content: usize,
    /// The line before was blank.
    is_interrupted: bool,
}

#[derive(Clone, Copy)]
struct Fence {
    mark: u8,
    len: usize,
}

/// What a list item begins with.
struct Marker {
    /// The bullet, or what follows the number.
    kind: u8,
    /// From the marker to the text, in columns.
    width: usize,
    /// An item that may stand directly below a line of text.
    can_interrupt: bool,
}

/// A line without its indentation and line end.
#[derive(Clone, Copy)]
struct Line<'a> {
    /// Where its text starts.
    start: usize,
    indent: usize,
    text: &'a str,
    first: u8,
    /// Where the next line starts.
    end: usize,
}

struct Lines<'a> {
    prompt: &'a str,
    has_pipes: bool,
    blocks: Vec<Block>,
    open: Open,
}

impl<'a> Lines<'a> {
    fn read_line(&mut self, start: usize, whole: &'a str) -> Option<()> {
        let text = whole.strip_suffix('\n').unwrap_or(whole);
        if let Open::Fence(fence) = self.open {
            if fence.is_closed_by(text) {
                self.open = Open::Nothing;
            }
            return Some(());
        }
        let indent = count_leading(text, b' ');
        let text = text.get(indent..)?;
        let Some(&first) = text.as_bytes().first() else {
            return self.read_blank();
        };
        if first.is_ascii_control() {
            return None;
        }
        let line = Line {
            start: start + indent,
            indent,
            text,
            first,
            end: start + whole.len(),
        };
        match self.open {
            Open::Hard(_) => return self.read_hard(&line),
            Open::List(_) => {
                if self.continue_list(&line)? {
                    return Some(());
                }
            }
            _ => {}
        }
        self.read_block(&line)
    }

    fn read_blank(&mut self) -> Option<()> {
        match &mut self.open {
            Open::List(list) => list.is_interrupted = true,
            Open::Paragraph(_) | Open::Hard(_) => self.close()?,
            Open::Nothing | Open::Fence(_) => {}
        }
        Some(())
    }

    /// Whether the line belongs to the open list, which is closed otherwise.
    fn continue_list(&mut self, line: &Line<'_>) -> Option<bool> {
        let Open::List(list) = &mut self.open else {
            return Some(false);
        };
        if line.indent >= list.content {
            list.item.end = line.end;
            list.is_interrupted = false;
            return Some(true);
        }
        let is_rule = is_rule(line);
        match marker(line)?.filter(|_| !is_rule) {
            Some(marker) if marker.kind == list.marker && line.indent < 4 => {
                let last = std::mem::replace(&mut list.item, line.start..line.end);
                list.items.push(last);
                list.content = line.indent + marker.width;
                list.is_interrupted = false;
                return Some(true);
            }
            _ if list.is_interrupted || is_rule || is_heading(line) || fence(line).is_some() => {}
            // It may go on with a paragraph of the item.
            _ => return None,
        }
        self.close()?;
        Some(false)
    }

    /// A line at the top level, outside of lists and fences.
    fn read_block(&mut self, line: &Line<'_>) -> Option<()> {
        let is_in_paragraph = matches!(self.open, Open::Paragraph(_));
        if line.indent > 3 {
            return None;
        }
        let is_rule = is_rule(line);
        if let Some(marker) = marker(line)?.filter(|_| !is_rule)
            && (marker.can_interrupt || !is_in_paragraph)
        {
            self.close()?;
            self.open = Open::List(List {
                start: line.start - line.indent,
                marker: marker.kind,
                items: Vec::new(),
                item: line.start..line.end,
                content: line.indent + marker.width,
                is_interrupted: false,
            });
            return Some(());
        }
        if line.indent > 0 {
            return None;
        }
        match line.first {
            // `---` below text makes a heading of it, as `===` does.
            b'-' | b'=' if is_in_paragraph => {
                self.read_hard(line)?;
                if count_leading(line.text, line.first) == line.text.trim_end().len() {
                    self.close()?;
                }
                Some(())
            }
            b'>' => self.read_hard(line),
            b'<' | b':' => None,
            _ if is_rule => {
                self.close()?;
                self.push(line, Shape::Other);
                Some(())
            }
            b'#' if is_heading(line) => {
                self.close()?;
                let shape = heading(self.prompt, line)?;
                self.push(line, shape);
                Some(())
            }
            _ => match fence(line) {
                Some(fence) => {
                    self.close()?;
                    self.push(line, Shape::Other);
                    self.open = Open::Fence(fence);
                    Some(())
                }
                None => self.read_paragraph(line),
            },
        }
    }

    fn read_paragraph(&mut self, line: &Line<'_>) -> Option<()> {
        if self.has_pipes && line.text.contains('|') {
            return self.read_hard(line);
        }
        match &mut self.open {
            Open::Paragraph(span) => span.end = line.end,
            open => *open = Open::Paragraph(line.start..line.end),
        }
        Some(())
    }

    /// A line of something that ends at the next blank line, if it has nothing in it that may go on behind that.
    fn read_hard(&mut self, line: &Line<'_>) -> Option<()> {
        let may_go_on = line.indent > 3
            || matches!(line.first, b'<' | b':')
            || line.text.contains("```")
            || line.text.contains("~~~")
            || marker(line)?.is_some() && !is_rule(line);
        if may_go_on {
            return None;
        }
        let start = match &self.open {
            Open::Paragraph(span) | Open::Hard(span) => span.start,
            _ => line.start - line.indent,
        };
        self.open = Open::Hard(start..line.end);
        Some(())
    }

    fn push(&mut self, line: &Line<'_>, shape: Shape) {
        let span = line.start..line.end;
        self.blocks.push(Block { span, shape });
    }

    /// Ends the block that is open.
    fn close(&mut self) -> Option<()> {
        let block = match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Paragraph(span) => Block {
                shape: paragraph(self.prompt, &span)?,
                span,
            },
            Open::Hard(span) => {
                self.blocks.extend(parse_alone(self.prompt, &span)?);
                return Some(());
            }
            Open::List(List {
                start,
                mut items,
                item,
                ..
            }) => {
                let span = start..item.end;
                items.push(item);
                for item in &mut items {
                    *item = blocks::without_marker(self.prompt, item.clone());
                }
                let shape = Shape::List { items };
                Block { span, shape }
            }
            Open::Nothing | Open::Fence(_) => return Some(()),
        };
        self.blocks.push(block);
        Some(())
    }

    fn finish(mut self) -> Option<Vec<Block>> {
        let may_be_unclosed = match &self.open {
            Open::Fence(_) => true,
            Open::List(list) => {
                let list = self.prompt.get(list.start..)?;
                list.contains("```") || list.contains("~~~")
            }
            Open::Nothing | Open::Paragraph(_) | Open::Hard(_) => false,
        };
        self.close()?;
        (!may_be_unclosed).then_some(self.blocks)
    }
}

fn count_leading(text: &str, wanted: u8) -> usize {
    let mut count = 0;
    for &byte in text.as_bytes() {
        if byte != wanted {
            break;
        }
        count += 1;
    }
    count
}

fn is_heading(line: &Line<'_>) -> bool {
    let level = count_leading(line.text, b'#');
    (1..=6).contains(&level) && matches!(line.text.as_bytes().get(level), None | Some(b' '))
}

/// A line of three or more of the same mark, blanks between them or not.
fn is_rule(line: &Line<'_>) -> bool {
    if !matches!(line.first, b'-' | b'*' | b'_') || line.indent > 3 {
        return false;
    }
    let mut marks = 0;
    for &byte in line.text.as_bytes() {
        match byte {
            b' ' => {}
            _ if byte == line.first => marks += 1,
            _ => return false,
        }
    }
    marks >= 3
}

/// The list marker that a line begins with; an outer `None` where it is one that a parser has to look at.
fn marker(line: &Line<'_>) -> Option<Option<Marker>> {
    let bytes = line.text.as_bytes();
    let digits = match line.first {
        b'-' | b'*' | b'+' => 0,
        b'0'..=b'9' => bytes
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count(),
        _ => return Some(None),
    };
    let Some(&kind) = bytes.get(digits) else {
        return Some(None);
    };
    if digits > 9 || digits > 0 && !matches!(kind, b'.' | b')') {
        return Some(None);
    }
    let rest = line.text.get(digits + 1..)?;
    let blanks = count_leading(rest, b' ');
    match rest.as_bytes().get(blanks) {
        // An item without text follows rules of its own; a tab may be as wide as several blanks.
        None | Some(b'\t') => None,
        _ if blanks == 0 => Some(None),
        _ => Some(Some(Marker {
            kind,
            // With so many blanks, the text is code.
            width: digits + 1 + if blanks > 4 { 1 } else { blanks },
            can_interrupt: digits == 0
                || line.text.starts_with("1.")
                || line.text.starts_with("1)"),
        })),
    }
}

/// The fence that a line opens.
fn fence(line: &Line<'_>) -> Option<Fence> {
    let mark = line.first;
    if !matches!(mark, b'`' | b'~') {
        return None;
    }
    let len = count_leading(line.text, mark);
    let info = line.text.get(len..)?;
    (len >= 3 && line.indent < 4 && !(mark == b'`' && info.contains('`')))
        .then_some(Fence { mark, len })
}

impl Fence {
    fn is_closed_by(self, text: &str) -> bool {
        let indent = count_leading(text, b' ');
        let text = text.get(indent..).unwrap_or_default();
        let len = count_leading(text, self.mark);
        let rest = text.get(len..).unwrap_or_default();
        indent < 4 && len >= self.len && rest.trim_matches([' ', '\t']).is_empty()
    }
}

fn heading(prompt: &str, line: &Line<'_>) -> Option<Shape> {
    let marks = count_leading(line.text, b'#');
    let level = u8::try_from(marks).ok()?;
    let after = line.text.get(marks..)?;
    let content = after.trim();
    // Closing marks are none of the title.
    if is_plain(content) && !content.ends_with('#') {
        let start = line.start + marks + (after.len() - after.trim_start().len());
        let title = Title::Span(start..start + without_colon(content).len());
        return Some(Shape::Heading { title, level });
    }
    parse_one(prompt, &(line.start..line.end))
        .filter(|shape| matches!(shape, Shape::Heading { .. }))
}

fn paragraph(prompt: &str, span: &Span) -> Option<Shape> {
    let whole = prompt.get(span.clone())?;
    let text = whole.trim_end();
    // Bold lines and lead-ins end in a colon or in markup; most paragraphs end in a full stop or a letter.
    let is_ordinary = match text.chars().next_back() {
        Some(last) => {
            last.is_ascii_alphanumeric() || matches!(last, '.' | ',' | '!' | '?' | '"' | '\'')
        }
        None => true,
    };
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
    let inner = text.strip_prefix("**")?;
    let inner = inner
        .strip_suffix(':')
        .unwrap_or(inner)
        .strip_suffix("**")?;
    let title = plain_title(inner, start + 2)?;
    Some(Shape::Paragraph {
        is_bold: true,
        bold: Some(BoldLine { start, title }),
        lead_in: None,
    })
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

/// A title that says what is written, without white space around it.
fn plain_title(text: &str, start: usize) -> Option<Title> {
    let title = without_colon(text);
    (!title.is_empty() && is_plain(text) && text.trim().len() == text.len())
        .then(|| Title::Span(start..start + title.len()))
}

/// Text in which nothing can be markup.
fn is_plain(text: &str) -> bool {
    for &byte in text.as_bytes() {
        if matches!(
            byte,
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'&' | b'~'
        ) || byte.is_ascii_control()
        {
            return false;
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

/// The blocks that pulldown-cmark sees in a part of the prompt: where no links are defined, nothing around it matters.
fn parse_alone(prompt: &str, span: &Span) -> Option<impl Iterator<Item = Block>> {
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
