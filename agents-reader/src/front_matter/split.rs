//! Splits a file into front matter and body where Claude Code splits it.

use super::js;
use crate::span::Span;

/// The three hyphens that open and close a front matter.
const FENCE: &str = "---";

/// The place of the front matter in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Split {
    /// There is none on the first line: Claude Code treats the file as documentation.
    None,
    /// It is opened and never closed: Claude Code treats this file as documentation, too.
    Unclosed {
        /// The opening `---`.
        open: Span,
    },
    /// It is there.
    Parts(Parts),
}

/// The parts of a file with a front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The opening `---`.
    pub open: Span,
    /// The YAML between the fences. It starts at the first nonblank line, with its indentation.
    pub yaml: Span,
    /// The `---` that closes the front matter for Claude Code: the first one, wherever it is.
    pub close: Span,
    /// Everything after the closing fence and the white space after it.
    pub body: Span,
    /// Whether the closing `---` is not alone at the start of its line: it is in a value, is indented, or has text after
    /// it. A part of the front matter then ends up in the prompt.
    pub cut: bool,
}

impl Parts {
    /// The parts of a file without front matter that is an agent nevertheless: all of it is the body.
    pub(crate) fn none(text: &str) -> Parts {
        Parts {
            open: 0..0,
            yaml: 0..0,
            close: 0..0,
            body: 0..text.len(),
            cut: false,
        }
    }

    /// The prompt: the body without the white space around it.
    #[must_use]
    pub fn prompt(&self, text: &str) -> Span {
        js::trim(text, self.body.clone())
    }

    /// The whole run of hyphens at the closing fence, if it is longer than the fence: the prompt begins with the rest.
    #[must_use]
    pub fn long_close(&self, text: &str) -> Option<Span> {
        let rest = text.get(self.close.end..)?;
        let more = rest.len() - rest.trim_start_matches('-').len();
        (more > 0).then(|| self.close.start..self.close.end + more)
    }

    /// The place of a fence alone on its line after one that [cuts](Self::cut) the front matter: most likely the one that
    /// should close it.
    #[must_use]
    pub fn meant(&self, text: &str) -> Option<Span> {
        if !self.cut {
            return None;
        }
        let mut at = self.close.end;
        let rest = text.get(at..)?;
        for line in rest.split_inclusive('\n') {
            let start = at;
            at += line.len();
            // The rest of the line of the cut does not count.
            if start != self.close.end && line.trim_end_matches(js::is_space) == FENCE {
                return Some(start..start + FENCE.len());
            }
        }
        None
    }
}

/// Finds the front matter of a file as Claude Code does: with the regular expression
/// `/^---\s*\n([\s\S]*?)---\s*\n?/`, on the text without its byte order mark.
///
/// So blank lines after the opening fence are not part of the YAML, the *first* `---` closes it (in the middle of a
/// line, too, and at the start of a longer run of hyphens), `...` does not, and neither needs a line of its own.
///
/// ```
/// use include_agents_reader::front_matter::split::{Split, split};
///
/// let text = "---\nname: a\n---\n\nBe brief.\n";
/// let Split::Parts(parts) = split(text) else { panic!() };
/// assert_eq!(&text[parts.yaml.clone()], "name: a\n");
/// assert_eq!(&text[parts.prompt(text)], "Be brief.");
///
/// assert_eq!(split("# Read me\n"), Split::None);
/// assert_eq!(split("---\nname: a\n"), Split::Unclosed { open: 0..3 });
/// ```
#[must_use]
pub fn split(text: &str) -> Split {
    let start = if text.starts_with('\u{FEFF}') {
        '\u{FEFF}'.len_utf8()
    } else {
        0
    };
    let open = start..start + FENCE.len();
    let Some(after) = text.get(start..).and_then(|text| text.strip_prefix(FENCE)) else {
        return Split::None;
    };
    // `\s*\n` is greedy and gives back what follows the last line feed of the white space.
    let space = &after[..after.len() - after.trim_start_matches(js::is_space).len()];
    let Some(line_feed) = space.rfind('\n') else {
        return Split::None;
    };
    let yaml = open.end + line_feed + 1;
    let Some(close) = text.get(yaml..).and_then(|rest| rest.find(FENCE)) else {
        return Split::Unclosed { open };
    };
    let close = yaml + close..yaml + close + FENCE.len();
    let rest = &text[close.end..];
    let body = text.len() - rest.trim_start_matches(js::is_space).len();
    let starts_line = close.start == yaml || text[..close.start].ends_with(['\n', '\r']);
    let ends_line = body == text.len() || text[close.end..body].contains(['\n', '\r']);
    Split::Parts(Parts {
        open,
        yaml: yaml..close.start,
        close,
        body: body..text.len(),
        cut: !(starts_line && ends_line),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// YAML, prompt and `cut` of a text that has a front matter.
    fn parts(text: &str) -> Option<(&str, &str, bool)> {
        match split(text) {
            Split::Parts(parts) => Some((
                &text[parts.yaml.clone()],
                &text[parts.prompt(text)],
                parts.cut,
            )),
            _ => None,
        }
    }

    #[test]
    fn splits_as_claude_code_does() {
        assert_eq!(parts("---\na: b\n---\nx\n"), Some(("a: b\n", "x", false)));
        assert_eq!(
            parts("---\r\na: b\r\n---\r\nx\r\n"),
            Some(("a: b\r\n", "x", false))
        );
        assert_eq!(
            parts("\u{FEFF}---\na: b\n---\nx"),
            Some(("a: b\n", "x", false))
        );
        assert_eq!(
            parts("---  \n\n \n  a: b\n---  \n\n\nx\n\n"),
            Some(("  a: b\n", "x", false))
        );
        assert_eq!(parts("---\n---\n"), Some(("", "", false)));
        assert_eq!(parts("---\n---"), Some(("", "", false)));
        assert_eq!(parts("---\na\n...\n---\nx"), Some(("a\n...\n", "x", false)));
    }

    #[test]
    fn tells_a_fence_that_cuts() {
        assert_eq!(
            parts("---\na: b --- c\n---\nx"),
            Some(("a: b ", "c\n---\nx", true))
        );
        assert_eq!(
            parts("---\na: |\n  ---\n---\nx"),
            Some(("a: |\n  ", "---\nx", true))
        );
        assert_eq!(parts("---\na: b---c\n"), Some(("a: b", "c", true)));
        assert_eq!(parts("---\na: b\n--- x"), Some(("a: b\n", "x", true)));
        assert_eq!(parts("---\na: b\n--- "), Some(("a: b\n", "", false)));
    }

    #[test]
    fn a_longer_run_closes_with_its_first_three() {
        assert_eq!(
            parts("---\na: b\n-----\nx\n|----|"),
            Some(("a: b\n", "--\nx\n|----|", true))
        );
        assert_eq!(
            parts("---\n# ---- who ----\na: b\n---\nx"),
            Some(("# ", "- who ----\na: b\n---\nx", true))
        );
        let text = "---\na: b\n-----\nx";
        let Split::Parts(parts) = split(text) else {
            unreachable!()
        };
        assert_eq!(
            (parts.close.clone(), parts.long_close(text)),
            (9..12, Some(9..14))
        );
        let Split::Parts(parts) = split("---\n---\n-") else {
            unreachable!()
        };
        assert_eq!(parts.long_close("---\n---\n-"), None);
    }

    #[test]
    fn finds_the_fence_that_was_meant() {
        let text = "---\na: b --- c\n---x\n--- \r\nx";
        let Split::Parts(parts) = split(text) else {
            unreachable!()
        };
        assert_eq!(parts.meant(text), Some(20..23));
    }

    #[test]
    fn rejects_what_claude_code_treats_as_documentation() {
        for text in [
            "",
            "---",
            "--- ",
            "----\na: b\n---\n",
            "--- a\n---\n",
            "\n---\na: b\n---\n",
            " ---\n---\n",
        ] {
            assert_eq!(split(text), Split::None, "{text:?}");
        }
        assert_eq!(split("\u{FEFF}\u{FEFF}---\n---\n"), Split::None);
        assert_eq!(split("---\na: b\n--\n"), Split::Unclosed { open: 0..3 });
        assert_eq!(split("\u{FEFF}---\n"), Split::Unclosed { open: 3..6 });
    }

    proptest! {
        /// The parts lie in the file, in order, on character boundaries, with nothing but white space between.
        #[test]
        fn parts_are_in_order(text in "\u{FEFF}?(---)?[ \n\r\u{2028}\u{85}\u{FEFF}]{0,3}\n?([-a: é\n\r\u{3000}]|---){0,20}") {
            if let Split::Parts(parts) = split(&text) {
                prop_assert_eq!(&text[parts.open.clone()], "---");
                prop_assert_eq!(&text[parts.close.clone()], "---");
                prop_assert!(text[parts.open.end..parts.yaml.start].chars().all(js::is_space));
                prop_assert_eq!(parts.yaml.end, parts.close.start);
                prop_assert!(text[parts.close.end..parts.body.start].chars().all(js::is_space));
                prop_assert_eq!(parts.body.end, text.len());
                let prompt = parts.prompt(&text);
                prop_assert_eq!(text[prompt].trim_matches(js::is_space), text[parts.body].trim_matches(js::is_space));
            }
        }
    }
}
