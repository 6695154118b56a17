//! Divides an example into its parts, each with its label or tag.

use std::ops::Range;

use super::line::{Line, inside_of_word};
use super::mark::{self, Label, Role, Tag};
use super::quote::{Quote, Quoted};
use super::space;

/// The parts of an example, or of several without tags.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) parts: Vec<Part>,
    /// Where the last part ends.
    pub(super) end: usize,
}

/// A part of an example.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// `None` for text that has no label.
    pub(super) role: Option<Role>,
    /// Where its label begins, list marker included.
    pub(super) start: usize,
    /// Where the label itself begins.
    pub(super) label: Range<usize>,
    /// What it says, trimmed.
    pub(super) text: Range<usize>,
    /// Where it ends, closing quote or tag included.
    pub(super) end: usize,
}

impl Parts {
    /// At least one part has a label or tag.
    pub(super) fn has_labels(&self) -> bool {
        self.parts.iter().any(|part| part.role.is_some())
    }

    /// Too short for an example.
    pub(super) fn is_a_few_words(&self, description: &str) -> bool {
        let words = self
            .parts
            .iter()
            .filter_map(|part| description.get(part.text.clone()));
        words.flat_map(str::split_whitespace).count() <= 3
    }
}

/// How to read parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Inside tags: one context, which comes first, and all text belongs to some part.
    Tagged,
    /// Without tags: a context begins the next example, and a paragraph without a label ends them all.
    Untagged,
}

/// The commentary in tags that follows a closing `</example>`, and where it ends.
pub(super) fn commentary_after(description: &str, end: usize) -> Option<(usize, Range<usize>)> {
    let after = description.get(end..)?;
    let rest = space::trim_start(after);
    let opening =
        mark::tag(rest).filter(|tag| tag.role == Some(Role::Commentary) && !tag.is_closing)?;
    let start = end + (after.len() - rest.len()) + opening.len;
    let closing_at = start + description.get(start..)?.find('<')?;
    let closing = description.get(closing_at..).and_then(mark::tag)?;
    let is_its_own = closing.is_closing && closing.index == opening.index;
    is_its_own.then(|| {
        (
            closing_at + closing.len,
            space::trim(description, start..closing_at),
        )
    })
}

/// The start of the next part.
enum Mark {
    Label(Label),
    Tag(Tag),
    /// A paragraph that belongs to no example.
    Paragraph,
}

struct Found {
    mark: Mark,
    /// With the list marker or emphasis before it.
    start: usize,
    at: usize,
    line: Line,
}

/// Reads parts in a span of the description, from any offset.
pub(super) struct Reader<'a> {
    /// The description up to the end of what is read.
    text: &'a str,
    mode: Mode,
    is_one_line: bool,
    has_turns: bool,
    /// The tags, by index, that are not closed in the rest of the text.
    unclosed: [bool; mark::TAG_COUNT],
    parts: Parts,
}

impl<'a> Reader<'a> {
    pub(super) fn new(description: &'a str, span: Range<usize>, mode: Mode) -> Self {
        let text = description.get(..span.end).unwrap_or_default();
        let inner = text.get(space::trim(text, span)).unwrap_or_default();
        Self {
            text,
            mode,
            is_one_line: !inner.contains('\n'),
            has_turns: false,
            unclosed: [false; mark::TAG_COUNT],
            parts: Parts::default(),
        }
    }

    /// Reads the parts from `at` to the end, or to a paragraph that is not a part.
    pub(super) fn read(&mut self, at: usize) -> Parts {
        self.has_turns = false;
        self.parts.end = at;
        let mut found = self.find_mark(at, Line::Start);
        self.push_loose(at, found.as_ref());
        while let Some(Found {
            mark, start, at, ..
        }) = found.take()
        {
            found = match mark {
                Mark::Paragraph => break,
                Mark::Label(label) => self.read_labeled(label, start, at),
                Mark::Tag(tag) => self.read_tagged(tag, start, at),
            };
        }
        std::mem::take(&mut self.parts)
    }

    /// Where from `at` on an example without tags may begin: at a context, or at a line on which the user says
    /// something in quotes.
    pub(super) fn find_untagged(&mut self, mut at: usize) -> Option<usize> {
        let mut line = Line::Start;
        loop {
            let found = self.find_mark(at, line)?;
            line = Line::Middle;
            at = match found.mark {
                Mark::Label(Label {
                    role: Role::Context,
                    ..
                }) => return Some(found.start),
                Mark::Label(Label {
                    role: Role::User,
                    is_quoted: true,
                    ..
                }) if found.line == Line::Start => {
                    return Some(found.start);
                }
                Mark::Label(label) => found.at + label.len,
                Mark::Tag(tag) => found.at + tag.len,
                Mark::Paragraph => {
                    line = Line::Start;
                    found.at
                }
            };
        }
    }

    /// Reads the text after a label, and any text without a label that follows its closing quote.
    fn read_labeled(&mut self, label: Label, start: usize, at: usize) -> Option<Found> {
        let after_label = at + label.len;
        let said = self.text.len() - space::trim_start(self.rest(after_label)).len();
        let open = self.text.len() - mark::skip_emphasis(self.rest(said)).len();
        let is_turn = matches!(label.role, Role::User | Role::Assistant);
        self.has_turns |= is_turn;
        let part = Part {
            role: Some(label.role),
            start,
            label: at..after_label,
            text: said..said,
            end: said,
        };
        match Quote::at_start(self.rest(open)) {
            Some(quote) if is_turn => {
                let Quoted { text, after } = quote.read(self.text, open);
                self.push(Part {
                    text,
                    end: after,
                    ..part
                });
                let next = self.find_mark(after, Line::Start);
                self.push_loose(after, next.as_ref());
                next
            }
            _ => {
                let next = self.find_mark(said, Line::AfterSpace);
                let end = self.start_of(next.as_ref());
                self.push(Part {
                    text: said..end,
                    end,
                    ..part
                });
                next
            }
        }
    }

    /// Reads the text inside tags. A tag without its counterpart only separates.
    fn read_tagged(&mut self, tag: Tag, start: usize, at: usize) -> Option<Found> {
        let inner = at + tag.len;
        let Some(role) = tag.role.filter(|_| !tag.is_closing) else {
            // An example inside an example has a context of its own.
            self.has_turns &= tag.role.is_some();
            let next = self.find_mark(inner, Line::Start);
            self.push_loose(inner, next.as_ref());
            return next;
        };
        self.has_turns |= matches!(role, Role::User | Role::Assistant);
        let part = Part {
            role: Some(role),
            start,
            label: at..inner,
            text: inner..inner,
            end: inner,
        };
        if let Some(closing) = self.find_closing(inner, tag) {
            self.push(Part {
                text: inner..closing.start,
                end: closing.end,
                ..part
            });
            let next = self.find_mark(closing.end, Line::Start);
            self.push_loose(closing.end, next.as_ref());
            return next;
        }
        let next = self.find_mark(inner, Line::Start);
        let end = self.start_of(next.as_ref());
        self.push(Part {
            text: inner..end,
            end,
            ..part
        });
        next
    }

    fn push(&mut self, part: Part) {
        let end = space::trim(self.text, part.start..part.end).end;
        let text = space::trim(self.text, part.text);
        // A label that nothing follows ends before the white space after it.
        let text = text.start.min(end)..text.end.min(end);
        self.parts.end = end;
        self.parts.parts.push(Part { text, end, ..part });
    }

    /// Text without a label, from `at` to the next mark. Left-over quotes and punctuation are none.
    fn push_loose(&mut self, at: usize, next: Option<&Found>) {
        let text = space::trim(self.text, at..self.start_of(next));
        if self
            .text
            .get(text.clone())
            .is_some_and(|text| text.contains(char::is_alphanumeric))
        {
            let (start, end) = (text.start, text.end);
            self.push(Part {
                role: None,
                start,
                label: start..start,
                text,
                end,
            });
        }
    }

    fn start_of(&self, found: Option<&Found>) -> usize {
        found.map_or(self.text.len(), |found| found.start)
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The next label, tag or, without tags, foreign paragraph from `at` on.
    fn find_mark(&mut self, mut at: usize, mut line: Line) -> Option<Found> {
        let mut start = at;
        let mut line_ends = 0;
        loop {
            if line == Line::Middle {
                at += inside_of_word(self.rest(at));
            }
            let rest = self.rest(at);
            let first = rest.chars().next()?;
            if let Some(space) = space::at_start(rest) {
                line_ends += usize::from(space.is_line_end);
                at += space.len;
                if space.is_line_end || line == Line::Middle {
                    start = at;
                }
                line = line.after_space(space.is_line_end);
                continue;
            }
            if let Some(mark) = self.mark_at(at, line) {
                return Some(Found {
                    mark,
                    start: if line == Line::Middle { at } else { start },
                    at,
                    line,
                });
            }
            let next = line.after(first);
            if next == Line::Middle {
                if self.mode == Mode::Untagged && line_ends >= 2 {
                    return Some(Found {
                        mark: Mark::Paragraph,
                        start,
                        at,
                        line,
                    });
                }
                line_ends = 0;
            }
            line = next;
            at += first.len_utf8();
        }
    }

    fn mark_at(&mut self, at: usize, line: Line) -> Option<Mark> {
        let rest = self.rest(at);
        if rest.starts_with('<') {
            let tag = mark::tag(rest)?;
            let separates = match tag.role {
                Some(Role::Commentary) | None => true,
                // Prose uses the others as names.
                Some(_) => !tag.is_closing && self.find_closing(at + tag.len, tag).is_some(),
            };
            return separates.then_some(Mark::Tag(tag));
        }
        if line == Line::Middle {
            return None;
        }
        let label = mark::label(rest).filter(|&label| self.is_label(label, at, line))?;
        Some(Mark::Label(label))
    }

    /// The word with a colon at `at` is meant as a label.
    fn is_label(&self, label: Label, at: usize, line: Line) -> bool {
        let is_context = label.role == Role::Context;
        if is_context && self.mode == Mode::Tagged && self.has_turns {
            return false;
        }
        let before = self.text.get(..at).unwrap_or_default();
        match line {
            Line::Start => true,
            Line::Middle => false,
            Line::AfterSpace if label.is_common_word => false,
            Line::AfterSpace if is_context || label.role == Role::Commentary => {
                ends_sentence(before)
            }
            // Quotes distinguish a turn from a sentence about users; in a single line, they may be the only sign.
            Line::AfterSpace => {
                (label.is_quoted || self.is_one_line) && !ends_in_determiner(before)
            }
        }
    }

    /// The closing tag from `at` on.
    fn find_closing(&mut self, at: usize, tag: Tag) -> Option<Range<usize>> {
        // If there is none, there is none later either. Searching again would take quadratic time.
        let is_unclosed = self.unclosed.get_mut(tag.index)?;
        if *is_unclosed {
            return None;
        }
        let rest = self.text.get(at..)?;
        let found = rest.match_indices("</").find_map(|(offset, _)| {
            let closing = mark::tag(rest.get(offset..)?)?;
            (closing.index == tag.index).then_some(at + offset..at + offset + closing.len)
        });
        *is_unclosed = found.is_none();
        found
    }
}

/// A sentence ends here, or a label or a quote.
fn ends_sentence(before: &str) -> bool {
    let before = space::trim_end(before).trim_end_matches(['*', '_', '-', '•', ' ']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '"', '\'', '”', '’', ')', ']', '>'])
}

/// Whether "user" belongs to the previous word: "each user: …".
fn ends_in_determiner(before: &str) -> bool {
    const DETERMINERS: [&str; 20] = [
        "a", "an", "and", "another", "any", "as", "by", "each", "every", "for", "from", "of", "or",
        "our", "per", "that", "the", "this", "to", "your",
    ];
    let before = space::trim_end(before);
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + 1);
    let word = before.get(start..).unwrap_or_default();
    DETERMINERS
        .iter()
        .any(|determiner| word.eq_ignore_ascii_case(determiner))
}
