//! A short cut: reads the top-level blocks of a prompt of the usual kind line by line.
//!
//! Build-time code runs unoptimized, and pulldown-cmark, which reads every word, would take most of the time of a
//! build. The outline needs little of that: where headings, paragraphs and lists begin at the top level, and the text
//! of titles. For headings, plain paragraphs, lists and fenced code, the starts of the lines are enough. The content of
//! list items does not matter, as lines belong to an item by their indentation alone.
//!
//! Blocks that certainly end at a blank line (quotes, tables, setext headings, most HTML) and titles with markup are passed to
//! pulldown-cmark on their own. For anything else that is not plain (comments, link definitions, lazy continuations, tabs, a
//! last fence that may be open) the result is `None`, and pulldown-cmark reads the whole prompt. Tests compare the two
//! on generated prompts and on the corpus.

mod marks;
mod shape;

use self::marks::{
    Fence, Line, fence, has_fence, is_heading, is_rule, is_underline, marker, may_define,
    opens_long_html,
};
use self::shape::{heading, paragraph, parse_alone};
use super::blocks::{Block, Shape, trimmed};
use crate::bytes::{find_byte, take_line};
use crate::span::Span;

/// How many bytes of a prompt there are for each of its blocks: most have fewer, so that room for them is made once.
const TYPICAL: usize = 128;

/// How many items a list has room for from the beginning.
const ITEMS: usize = 8;

/// The blocks of a prompt in which no code fence is left open, or `None` if the parser is needed.
pub(super) fn read(prompt: &str) -> Option<Vec<Block>> {
    let bytes = prompt.as_bytes();
    if find_byte(bytes, b'\r').is_some() {
        return None;
    }
    let mut lines = Lines {
        prompt,
        blocks: Vec::with_capacity(prompt.len() / TYPICAL),
        open: Open::Nothing,
    };
    let mut start = 0;
    let mut rest = bytes;
    while let [_, ..] = rest {
        let line = take_line(&mut rest);
        lines.read_line(start, line)?;
        start += line.len();
    }
    lines.finish()
}

/// What the last line left open.
enum Open {
    Nothing,
    Paragraph(Span),
    /// Lines up to a blank line, for pulldown-cmark to read.
    Hard(Span),
    List(List),
    Fence(Fence),
}

struct List {
    start: usize,
    marker: u8,
    /// Without the last one.
    items: Vec<Span>,
    /// The last item without its marker, up to the end of its last nonblank line.
    item: Span,
    /// The column from which on lines belong to the last item.
    content: usize,
    /// The previous line is a blank line.
    is_interrupted: bool,
}

struct Lines<'a> {
    prompt: &'a str,
    blocks: Vec<Block>,
    open: Open,
}

impl Lines<'_> {
    fn read_line(&mut self, start: usize, whole: &[u8]) -> Option<()> {
        let mut text = match whole {
            [text @ .., b'\n'] => text,
            _ => whole,
        };
        if let Open::Fence(fence) = self.open {
            if fence.is_closed_by(text) {
                self.open = Open::Nothing;
            }
            return Some(());
        }
        if may_define(text) {
            return None;
        }
        let mut indent = 0;
        while let [b' ', tail @ ..] = text {
            indent += 1;
            text = tail;
        }
        let first = match text {
            [] => return self.read_blank_line(),
            [0..=0x1F | 0x7F, ..] => return None,
            [first, ..] => *first,
        };
        let line = Line {
            start: start + indent,
            indent,
            text,
            first,
            end: start + whole.len(),
        };
        if matches!(self.open, Open::Hard(_)) {
            return self.read_hard(&line);
        }
        if matches!(self.open, Open::List(_)) && self.continue_list(&line)? {
            return Some(());
        }
        self.read_block(&line)
    }

    fn read_blank_line(&mut self) -> Option<()> {
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
        match marker(line).ok()?.filter(|_| !is_rule) {
            Some(marker) if marker.kind == list.marker && line.indent < 4 => {
                list.items.push(trimmed(self.prompt, list.item.clone()));
                list.item = line.start + marker.text..line.end;
                list.content = line.indent + marker.width;
                list.is_interrupted = false;
                return Some(true);
            }
            _ if list.is_interrupted || is_rule || is_heading(line) || fence(line).is_some() => {}
            // A paragraph of the item may follow.
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
        if let Some(marker) = marker(line).ok()?.filter(|_| !is_rule)
            && (marker.can_interrupt || !is_in_paragraph)
        {
            self.close()?;
            self.open = Open::List(List {
                start: line.start - line.indent,
                marker: marker.kind,
                items: Vec::with_capacity(ITEMS),
                item: line.start + marker.text..line.end,
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
                if is_underline(line) {
                    self.close()?;
                }
                Some(())
            }
            b'>' | b'<' => self.read_hard(line),
            b':' => None,
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
        if find_byte(line.text, b'|').is_some() {
            return self.read_hard(line);
        }
        match &mut self.open {
            Open::Paragraph(span) => span.end = line.end,
            open => *open = Open::Paragraph(line.start..line.end),
        }
        Some(())
    }

    /// A line of something that ends at the next blank line, if nothing in it can continue after that.
    fn read_hard(&mut self, line: &Line<'_>) -> Option<()> {
        let may_go_on = line.indent > 3
            || line.first == b':'
            || opens_long_html(line)
            || has_fence(line.text)
            || marker(line).ok()?.is_some() && !is_rule(line);
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
                items.push(trimmed(self.prompt, item.clone()));
                Block {
                    span: start..item.end,
                    shape: Shape::List { items },
                }
            }
            Open::Nothing | Open::Fence(_) => return Some(()),
        };
        self.blocks.push(block);
        Some(())
    }

    fn finish(mut self) -> Option<Vec<Block>> {
        let may_be_unclosed = match &self.open {
            Open::Fence(_) => true,
            Open::List(list) => has_fence(self.prompt.as_bytes().get(list.start..)?),
            Open::Nothing | Open::Paragraph(_) | Open::Hard(_) => false,
        };
        self.close()?;
        (!may_be_unclosed).then_some(self.blocks)
    }
}
