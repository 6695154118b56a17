//! Where a quoted turn ends.

use std::ops::Range;

use super::line::{Line, inside_of_word};
use super::mark::{self, Role};
use super::space;

/// The quotes around a turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quote {
    open: &'static str,
    close: &'static str,
}

/// The escaped quotes come first, since they contain the others. They come from files that Claude Code recovers: it
/// takes a line literally.
const QUOTES: [Quote; 7] = [
    Quote {
        open: "\\\"",
        close: "\\\"",
    },
    Quote {
        open: "\\'",
        close: "\\'",
    },
    Quote {
        open: "\"",
        close: "\"",
    },
    Quote {
        open: "'",
        close: "'",
    },
    Quote {
        open: "“",
        close: "”",
    },
    Quote {
        open: "‘",
        close: "’",
    },
    Quote {
        open: "«",
        close: "»",
    },
];

/// A quoted turn.
pub(super) struct Quoted {
    /// The text inside the quotes.
    pub(super) text: Range<usize>,
    /// Where reading continues.
    pub(super) after: usize,
}

impl Quote {
    /// The opening quote that `text` begins with.
    pub(super) fn at_start(text: &str) -> Option<Self> {
        QUOTES
            .into_iter()
            .find(|quote| text.starts_with(quote.open))
    }

    /// Finds the end of the quoted text that opens at `open`; `text` ends with the example.
    ///
    /// A quote is the closing one if the next part, or the end, follows. If there is no such quote, because text without a
    /// label follows, it is the first one that looks like the end of a sentence and closes no inner quote.
    pub(super) fn read(self, text: &str, open: usize) -> Quoted {
        let start = open + self.open.len();
        let mut search = Search {
            quote: self,
            text,
            inner: 0,
            likely: None,
            possible: None,
        };
        let mut at = start;
        let mut line = Line::Middle;
        let stop = loop {
            let mut rest = text.get(at..).unwrap_or_default();
            if line == Line::Middle {
                let skipped = inside_of_word(rest);
                at += skipped;
                rest = rest.get(skipped..).unwrap_or_default();
            }
            let Some(first) = rest.chars().next() else {
                break Stop::End;
            };
            if rest.starts_with(self.close) {
                if search.closes(at) {
                    return self.closed(
                        start,
                        search.likely.filter(|_| search.inner > 0).unwrap_or(at),
                    );
                }
                at += self.close.len();
                line = Line::Middle;
            } else if let Some(space) = space::at_start(rest) {
                line = line.after_space(space.is_line_end);
                at += space.len;
            } else if first == '\\' {
                // An escaped character is not a closing quote.
                at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
                line = Line::Middle;
            } else if first == '<'
                && mark::tag(rest).is_some_and(|tag| tag.role == Some(Role::Commentary))
            {
                break Stop::Tag(at);
            } else if line != Line::Middle && search.label_ends_it(rest, line) {
                break Stop::Label(at);
            } else {
                line = line.after(first);
                at += first.len_utf8();
            }
        };
        let close = match stop {
            Stop::Label(_) => search.likely.or(search.possible),
            Stop::Tag(_) | Stop::End => search.likely,
        };
        match (close, stop) {
            (Some(close), _) => self.closed(start, close),
            (None, Stop::Label(at) | Stop::Tag(at)) => Quoted {
                text: start..at,
                after: at,
            },
            (None, Stop::End) => Quoted {
                text: start..text.len(),
                after: text.len(),
            },
        }
    }

    /// The text inside, if the quotes surround all of `text`.
    pub(super) fn unwrap(self, text: &str) -> Option<Range<usize>> {
        let inner = text.strip_prefix(self.open)?.strip_suffix(self.close)?;
        let is_one = !inner.contains(self.open) && !inner.contains(self.close);
        is_one.then(|| self.open.len()..self.open.len() + inner.len())
    }

    fn closed(self, start: usize, close: usize) -> Quoted {
        Quoted {
            text: start..close,
            after: close + self.close.len(),
        }
    }
}

/// Why the search for a closing quote ended without a certain one.
enum Stop {
    /// A label that seems to be outside of any quote.
    Label(usize),
    Tag(usize),
    End,
}

/// The search for a closing quote.
struct Search<'a> {
    quote: Quote,
    text: &'a str,
    /// The inner quotes that are open.
    inner: usize,
    /// The first closing quote that looks like the end of the turn.
    likely: Option<usize>,
    /// The first that could be one, or an apostrophe at a word's end.
    possible: Option<usize>,
}

impl Search<'_> {
    /// Whether the quote at `at` is certainly the closing one; otherwise records what it may be.
    fn closes(&mut self, at: usize) -> bool {
        let before = self
            .text
            .get(..at)
            .and_then(|text| text.chars().next_back());
        let rest = self
            .text
            .get(at + self.quote.close.len()..)
            .unwrap_or_default();
        let after = rest.chars().next();
        let follows_space =
            before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '='));
        let precedes_space =
            after.is_none_or(char::is_whitespace) || space::at_start(rest).is_some();

        if follows_space && !precedes_space && after != Some('<') {
            self.inner += 1;
            return false;
        }
        if is_end_or_mark(rest) {
            return true;
        }
        let ends_word = precedes_space
            || matches!(
                after,
                Some('<' | '[' | '(' | ')' | '.' | ',' | ';' | ':' | '!' | '?')
            );
        if !ends_word {
            return false;
        }
        if self.inner > 0 {
            self.inner -= 1;
            return false;
        }
        let next = space::trim_start(rest).chars().next();
        let ends_sentence = matches!(before, Some('.' | '!' | '?' | '…'));
        let begins_sentence =
            next.is_some_and(|c| c.is_uppercase() || matches!(c, '<' | '[' | '('));
        if ends_sentence || begins_sentence {
            self.likely.get_or_insert(at);
        } else {
            self.possible.get_or_insert(at);
        }
        false
    }

    /// Whether there is a label here that can hardly be part of the turn.
    fn label_ends_it(&self, rest: &str, line: Line) -> bool {
        let has_closed = self.likely.is_some() || self.possible.is_some();
        mark::label(rest).is_some_and(|label| match line {
            Line::Start => label.is_quoted || has_closed && label.role != Role::Context,
            Line::AfterSpace => {
                let is_turn = label.is_quoted && !label.is_common_word;
                has_closed && (is_turn || label.role == Role::Context && !label.is_common_word)
            }
            Line::Middle => false,
        })
    }
}

/// Whether nothing follows, or the next part.
fn is_end_or_mark(rest: &str) -> bool {
    let is_filler = |c: char| matches!(c, ',' | ';') || Line::Start.after(c) == Line::Start;
    let mut rest = rest;
    loop {
        let next = space::trim_start(rest).trim_start_matches(is_filler);
        if next.len() == rest.len() {
            break;
        }
        rest = next;
    }
    rest.is_empty() || mark::label(rest).is_some() || mark::tag(rest).is_some()
}
