//! Divides the blocks of a prompt into introduction, sections and conclusion.

use super::blocks::{Block, Shape};
use super::{Kind, LINE_ENDS, Outline, Section, Title, first_line};
use crate::bytes::trim_start;
use crate::span::Span;

/// Where a section begins.
struct Opening {
    /// The index of its block.
    block: usize,
    start: usize,
    /// The end of the heading, bold line or lead-in.
    end: usize,
    title: Title,
    level: u8,
    kind: Kind,
}

/// Makes sections of blocks.
pub(super) fn divide(
    prompt: &str,
    mut blocks: Vec<Block>,
    unclosed_fence: Option<Span>,
) -> Outline {
    let openings = find_openings(&blocks);
    let introduction = 0..openings
        .first()
        .map_or(prompt.len(), |opening| opening.start);
    let end = openings
        .last()
        .map_or(prompt.len(), |last| end_of_last(prompt, &blocks, last));
    let conclusion = end..prompt.len();

    let mut sections = Vec::with_capacity(openings.len());
    let mut openings = openings.into_iter().peekable();
    while let Some(opening) = openings.next() {
        let (until, last_block) = match openings.peek() {
            // A bold line at the end of a paragraph shares its block with the section before.
            Some(next) => (next.start, next.block),
            None => (end, blocks.len()),
        };
        let below = blocks.get_mut(opening.block + 1..last_block);
        let items = take_items(below.unwrap_or_default(), until);
        sections.push(Section {
            body: start_of_body(prompt, opening.end, until),
            span: opening.start..until,
            title: opening.title,
            level: opening.level,
            kind: opening.kind,
            items,
        });
    }
    Outline {
        introduction,
        sections,
        conclusion,
        unclosed_fence,
    }
}

fn find_openings(blocks: &[Block]) -> Vec<Opening> {
    let mut openings = Vec::new();
    let mut heading_level = 0;
    for (index, block) in blocks.iter().enumerate() {
        let before_list = matches!(
            blocks.get(index + 1),
            Some(Block {
                shape: Shape::List { .. },
                ..
            })
        );
        let found = match &block.shape {
            Shape::Heading { title, level } => {
                heading_level = *level;
                Some((block.span.start, title, Kind::Heading, *level))
            }
            Shape::Paragraph {
                is_bold,
                bold,
                lead_in,
            } => {
                // A bold last line describes the list better than the whole paragraph.
                let bold = bold.as_ref().filter(|_| *is_bold || before_list);
                let lead_in = lead_in.as_ref().filter(|_| before_list);
                bold.map(|line| (line.start.max(block.span.start), &line.title, Kind::Bold))
                    .or_else(|| lead_in.map(|title| (block.span.start, title, Kind::LeadIn)))
                    .map(|(start, title, kind)| (start, title, kind, heading_level + 1))
            }
            Shape::List { .. } | Shape::Other => None,
        };
        if let Some((start, title, kind, level)) = found {
            openings.push(Opening {
                block: index,
                start,
                end: block.span.end,
                title: title.clone(),
                level,
                kind,
            });
        }
    }
    openings
}

/// The end of the last section: a heading contains all the rest, a bold line or lead-in only its list.
///
/// "Its list" is the first below it, with lists that follow directly (a list whose marker changes is two lists to
/// `CommonMark`, but one to its author). A bold line without any list ends with the first block below it.
fn end_of_last(prompt: &str, blocks: &[Block], last: &Opening) -> usize {
    if last.kind == Kind::Heading {
        return prompt.len();
    }
    let below = blocks.get(last.block + 1..).unwrap_or_default();
    let is_list = |block: &Block| matches!(block.shape, Shape::List { .. });
    let owned = match below.iter().position(is_list) {
        Some(first) => {
            first
                + below
                    .iter()
                    .skip(first)
                    .take_while(|block| is_list(block))
                    .count()
        }
        None => 1,
    };
    // The blank lines between belong to the section, so that a conclusion begins with its first word.
    below
        .get(owned)
        .map_or(prompt.len(), |next| next.span.start)
}

/// The items of all lists that begin before `until`. No other section asks for them, so they are moved.
fn take_items(blocks: &mut [Block], until: usize) -> Vec<Span> {
    let mut all = Vec::new();
    for block in blocks {
        if block.span.start >= until {
            break;
        }
        if let Shape::List { items } = &mut block.shape {
            if all.is_empty() {
                all = std::mem::take(items);
            } else {
                all.append(items);
            }
        }
    }
    all
}

/// The first nonblank line after `end`, or `until` if there is none.
fn start_of_body(prompt: &str, end: usize, until: usize) -> usize {
    let mut start = end;
    // A block's range may stop short of its line ending.
    if !prompt
        .get(..end)
        .is_some_and(|before| before.ends_with(LINE_ENDS))
    {
        start += first_line(prompt.get(end..until).unwrap_or_default()).len() + 1;
    }
    let below = prompt.get(start..until).unwrap_or_default();
    let text = trim_start(below);
    if text.is_empty() {
        return until;
    }
    // Indentation is part of the first line: it may be what makes it code.
    let space = below.get(..below.len() - text.len()).unwrap_or_default();
    start + space.rfind(LINE_ENDS).map_or(0, |line_end| line_end + 1)
}
