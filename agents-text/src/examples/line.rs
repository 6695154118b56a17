//! The position on a line, which decides whether a word with a colon is a label.

/// A position on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// At its start, or after a list marker or emphasis there. A tag or closing quote begins a line, too.
    Start,
    /// Inside, after a space.
    AfterSpace,
    /// Inside a word.
    Middle,
}

impl Line {
    pub(super) fn after_space(self, is_line_end: bool) -> Self {
        if is_line_end || self == Self::Start {
            Self::Start
        } else {
            Self::AfterSpace
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

/// The number of bytes at the start of `text` that begin no white space, tag, escape or quote: inside of a word, they can
/// be skipped.
pub(super) fn inside_of_word(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest
        && matches!(byte, b'!'..=b'~')
        && !matches!(byte, b'"' | b'\'' | b'<' | b'\\')
    {
        rest = tail;
    }
    text.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::{Line, inside_of_word};

    #[test]
    fn a_word_extends_up_to_what_may_be_something_else() {
        assert_eq!(inside_of_word("word: and"), 5);
        for end in [
            " ", "\t", "\n", "\u{a0}", "\\n", "<", "\"", "'", "’", "é", "\u{1}",
        ] {
            assert_eq!(inside_of_word(&format!("a-*{end}b")), 3, "{end:?}");
        }
        assert_eq!(inside_of_word(""), 0);
        assert_eq!(inside_of_word("#>.)1"), 5);
    }

    #[test]
    fn nothing_inside_of_a_word_leaves_it() {
        for c in '!'..='~' {
            assert_eq!(Line::Middle.after(c), Line::Middle);
        }
    }
}
