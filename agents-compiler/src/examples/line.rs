//! Where on a line a reader is, which decides whether a word with a colon is a label.

/// Where on a line something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// At its start, at most after a list marker or emphasis. A tag or closing quote begins a line, too.
    Start,
    /// Inside, after a blank.
    Blank,
    /// Inside a word.
    Middle,
}

impl Line {
    pub(super) fn after_blank(self, is_line_end: bool) -> Self {
        if is_line_end || self == Self::Start {
            Self::Start
        } else {
            Self::Blank
        }
    }

    pub(super) fn after(self, c: char) -> Self {
        let is_emphasis = matches!(c, '*' | '_' | '-' | '–' | '—' | '•');
        let is_marker = matches!(c, '#' | '>' | '.' | ')' | '0'..='9');
        if is_emphasis && self != Self::Middle || is_marker && self == Self::Start {
            self
        } else {
            Self::Middle
        }
    }
}
