//! Maps a place in the text of a value back to the file.
//!
//! A value and the scalar it was read from are walked side by side: escapes, doubled quotes and folded lines make
//! one longer than the other.

use super::locate::{Node, Style};
use crate::span::Span;

/// A stretch of a scalar and what it stands for in the value.
struct Step {
    source: Span,
    value: Span,
    /// Byte for byte the same, so that places inside can be told.
    same: bool,
}

/// Where `range` of the value's text stands in the file; `None` if value and scalar do not fit together.
#[must_use]
pub fn align(text: &str, scalar: &Node, value: &str, range: &Span) -> Option<Span> {
    value.get(range.clone())?;
    let mut walk = Walk::new(text, scalar, value)?;
    match scalar.style {
        Style::Raw => walk.copy(walk.source_end - walk.at)?,
        Style::Plain => walk.inline(|_| None)?,
        Style::Single => {
            walk.inline(|rest| rest.starts_with("''").then_some(Escape::Char(2, '\'')))?;
        }
        Style::Double => walk.inline(escape)?,
        Style::BlockScalar => walk.block()?,
        Style::Alias | Style::Empty | Style::Flow | Style::Block => return None,
    }
    Some(pick(&walk.steps, range, walk.at))
}

/// Finds the range among the steps.
fn pick(steps: &[Step], range: &Span, end: usize) -> Span {
    let first = steps.partition_point(|step| step.value.end <= range.start);
    let start = steps.get(first).map_or(end, |step| {
        step.source.start
            + if step.same {
                range.start.saturating_sub(step.value.start)
            } else {
                0
            }
    });
    if range.is_empty() {
        return start..start;
    }
    let last = steps.partition_point(|step| step.value.end < range.end);
    let end = steps.get(last).map_or(end, |step| {
        if step.same {
            step.source.start + range.end.saturating_sub(step.value.start)
        } else {
            step.source.end
        }
    });
    start..end.max(start)
}

/// What an escape stands for.
enum Escape {
    /// So many bytes are this character.
    Char(usize, char),
    /// A backslash at the end of a line: so many bytes, the line end and all blanks around line ends after it, are so
    /// many line feeds.
    Break(usize, usize),
}

/// The state of the walk.
struct Walk<'a> {
    text: &'a str,
    value: &'a str,
    at: usize,
    source_end: usize,
    value_at: usize,
    steps: Vec<Step>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str, scalar: &Node, value: &'a str) -> Option<Self> {
        let Span { mut start, mut end } = scalar.span.clone();
        match scalar.style {
            Style::Single | Style::Double => {
                start += 1;
                end = end.checked_sub(1).filter(|&end| end >= start)?;
            }
            // The content starts at the line end behind the header.
            Style::BlockScalar => {
                start += text
                    .get(start..end)?
                    .find(['\n', '\r'])
                    .unwrap_or(end - start);
            }
            _ => {}
        }
        text.get(start..end)?;
        Some(Self {
            text,
            value,
            at: start,
            source_end: end,
            value_at: 0,
            steps: Vec::new(),
        })
    }

    /// What is left of the scalar.
    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.source_end).unwrap_or_default()
    }

    /// What is left of the value.
    fn rest_of_value(&self) -> &'a str {
        self.value.get(self.value_at..).unwrap_or_default()
    }

    fn push(&mut self, source: usize, value: usize, same: bool) {
        let (from, value_from) = (self.at, self.value_at);
        self.at += source;
        self.value_at += value;
        match self.steps.last_mut() {
            Some(last) if same && last.same => {
                last.source.end = self.at;
                last.value.end = self.value_at;
            }
            _ => self.steps.push(Step {
                source: from..self.at,
                value: value_from..self.value_at,
                same,
            }),
        }
    }

    /// So many bytes that are the same in both.
    fn copy(&mut self, length: usize) -> Option<()> {
        let same = self.rest().get(..length)?;
        if !self.rest_of_value().starts_with(same) {
            return None;
        }
        // A step without a length would part two others.
        if length > 0 {
            self.push(length, length, true);
        }
        Some(())
    }

    /// So many bytes that stand for this text.
    fn replace(&mut self, length: usize, by: &str) -> Option<()> {
        self.rest_of_value()
            .starts_with(by)
            .then(|| self.push(length, by.len(), false))
    }

    /// A plain or quoted scalar.
    fn inline(&mut self, escape: impl Fn(&str) -> Option<Escape>) -> Option<()> {
        loop {
            // Most of a scalar stands for itself, and is compared all at once.
            self.copy(ordinary(self.rest()))?;
            let rest = self.rest();
            let Some(c) = rest.chars().next() else {
                return Some(());
            };
            let space = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            if let Some(escape) = escape(rest) {
                match escape {
                    Escape::Char(length, c) => self.replace(length, c.encode_utf8(&mut [0; 4]))?,
                    Escape::Break(length, lines) => self.replace(length, &"\n".repeat(lines))?,
                }
            } else if space == 0 {
                self.copy(c.len_utf8())?;
            } else {
                let run = rest.get(..space)?;
                match breaks(run) {
                    0 => self.copy(space)?,
                    1 => self.replace(space, " ")?,
                    more => self.replace(space, &"\n".repeat(more - 1))?,
                }
            }
        }
    }

    /// A literal or folded scalar: there are no escapes, so white space stands for white space and all else for itself.
    fn block(&mut self) -> Option<()> {
        loop {
            let space =
                |text: &str| text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let (source, value) = (space(self.rest()), space(self.rest_of_value()));
            let (from, to) = (
                self.rest().get(..source)?,
                self.rest_of_value().get(..value)?,
            );
            // Indentation beyond that of the block is text.
            let kept = from
                .bytes()
                .rev()
                .zip(to.bytes().rev())
                .take_while(|(a, b)| a == b)
                .count();
            if source > kept || value > kept {
                self.push(source - kept, value - kept, false);
            }
            if kept > 0 {
                self.push(kept, kept, true);
            }
            if self.rest().is_empty() {
                return Some(());
            }
            self.copy(word(self.rest()))?;
        }
    }
}

/// How many bytes stand for themselves in every inline style: all up to an escape, what may begin one, or the white space
/// around a line end.
fn ordinary(text: &str) -> usize {
    let mut at = 0;
    let mut len = 0;
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        at += 1;
        match byte {
            b'\\' | b'\'' | b'\n' | b'\r' => break,
            // A blank is followed by another ordinary byte, or it may belong to a line end.
            b' ' | b'\t' => {}
            _ => len = at,
        }
        rest = tail;
    }
    len
}

/// How many bytes come before the first white space.
fn word(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest
        && !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
    {
        rest = tail;
    }
    text.len() - rest.len()
}

/// How many lines end in this white space.
fn breaks(space: &str) -> usize {
    let bytes = space.as_bytes();
    let ends = |(n, &byte): (usize, &u8)| {
        byte == b'\n' || (byte == b'\r' && bytes.get(n + 1) != Some(&b'\n'))
    };
    bytes.iter().enumerate().filter(|&pair| ends(pair)).count()
}

/// Reads an escape of a double-quoted scalar.
fn escape(rest: &str) -> Option<Escape> {
    let code = rest.strip_prefix('\\')?;
    let c = code.chars().next()?;
    let hex = |digits: usize| {
        let code = u32::from_str_radix(code.get(1..=digits)?, 16).ok()?;
        Some(Escape::Char(2 + digits, char::from_u32(code)?))
    };
    let simple = |c| Some(Escape::Char(2, c));
    match c {
        '0' => simple('\0'),
        'a' => simple('\u{7}'),
        'b' => simple('\u{8}'),
        't' | '\t' => simple('\t'),
        'n' => simple('\n'),
        'v' => simple('\u{B}'),
        'f' => simple('\u{C}'),
        'r' => simple('\r'),
        'e' => simple('\u{1B}'),
        'N' => simple('\u{85}'),
        '_' => simple('\u{A0}'),
        'L' => simple('\u{2028}'),
        'P' => simple('\u{2029}'),
        ' ' | '"' | '/' | '\\' | '\'' => simple(c),
        'x' => hex(2),
        'u' => hex(4),
        'U' => hex(8),
        '\n' | '\r' => {
            let space = code.len() - code.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let lines = breaks(code.get(..space)?).saturating_sub(1);
            Some(Escape::Break(1 + space, lines))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::locate::{Kind, locate};
    use super::super::yaml::{self, Value};
    use super::*;

    /// The source of a part of the value of `a`.
    fn source<'a>(text: &'a str, part: &str) -> &'a str {
        let entries = yaml::read(text).expect("valid");
        let Some((_, Value::Str(value))) = entries.first() else {
            panic!("no text in {text:?}")
        };
        let start = value.find(part).expect("a part of the value");
        let node = locate(text, 0..text.len(), &[]).expect("located");
        let Kind::Map(entries) = node.kind else {
            panic!("no map")
        };
        let span =
            align(text, &entries[0].1, value, &(start..start + part.len())).expect("aligned");
        &text[span]
    }

    #[test]
    fn maps_plain_scalars() {
        assert_eq!(source("a: one two  three # four\n", "two"), "two");
        assert_eq!(
            source("a: one\n\n  two\r\n  three\n", "two three"),
            "two\r\n  three"
        );
        assert_eq!(source("a: one\n\n\n  two\n", "\n\n"), "\n\n\n  ");
    }

    #[test]
    fn maps_quoted_scalars() {
        assert_eq!(source("a: 'it''s so'\n", "s so"), "s so");
        assert_eq!(source("a: 'it''s so'\n", "'"), "''");
        assert_eq!(
            source("a: \"\\u00e9\\x41 \\\"x\\\"\"\n", "A \"x"),
            "\\x41 \\\"x"
        );
        assert_eq!(
            source("a: \"one\\n \\\n   two\\\n\n  three\"\n", "two\nthree"),
            "two\\\n\n  three"
        );
        assert_eq!(source("a: \" \n one\n\"\n", "one "), "one\n");
    }

    #[test]
    fn maps_block_scalars() {
        assert_eq!(
            source("a: |\n  one\n   two\n\n  three\nb: c\n", "two"),
            "two"
        );
        assert_eq!(
            source("a: >-\n  one\n  two\n\n  three\n", "two\nthree"),
            "two\n\n  three"
        );
        assert_eq!(
            source("a: |2- # x\n    one\r\n  two\n", "  one\ntwo"),
            "  one\r\n  two"
        );
    }

    #[test]
    fn what_stands_for_itself_ends_before_all_that_may_not() {
        assert_eq!(ordinary(""), 0);
        assert_eq!(ordinary("one two"), 7);
        assert_eq!(ordinary("one\t é — x "), "one\t é — x".len());
        assert_eq!(ordinary("one two \n three"), 7);
        assert_eq!(ordinary("one two \r\n three"), 7);
        assert_eq!(ordinary("it''s"), 2);
        assert_eq!(ordinary("one \\n"), 3);
        assert_eq!(ordinary("  "), 0);
        assert_eq!(word("é-x y"), "é-x".len());
        assert_eq!(word("\ty"), 0);
    }

    #[test]
    fn an_empty_range_is_a_place() {
        let text = "a: b c\n";
        let node = Node {
            span: 3..6,
            style: Style::Plain,
            kind: Kind::Scalar,
        };
        assert_eq!(align(text, &node, "b c", &(2..2)), Some(5..5));
        assert_eq!(align(text, &node, "b c", &(3..3)), Some(6..6));
        assert_eq!(align(text, &node, "b d", &(0..1)), None, "does not fit");
        assert_eq!(align(text, &node, "b c", &(2..9)), None, "no such range");
    }
}
