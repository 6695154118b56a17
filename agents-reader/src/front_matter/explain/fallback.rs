//! What can be said without a rule: faults that the reader names exactly, and the parser's own words.

use crate::diagnostic::Diagnostic;
use crate::front_matter::yaml::{Error, ErrorKind};
use crate::span::Span;

/// Faults whose place and reason the reader knows.
pub(super) fn without_rules(text: &str, yaml: &Span, error: &Error) -> Option<Diagnostic> {
    let at = yaml.start + error.at;
    let (span, headline, label) = match &error.kind {
        ErrorKind::Control(c) => {
            let span = at..at + c.len_utf8();
            let code = u32::from(*c);
            let headline = format!("the front matter holds the character U+{code:04X}");
            return Some(
                Diagnostic::error(span.clone(), headline)
                    .label("YAML allows no such character")
                    .replace(span, "", "remove it"),
            );
        }
        ErrorKind::Depth => (
            word_at(text, yaml, at),
            "the front matter is nested too deeply",
            "more levels than are read",
        ),
        ErrorKind::Aliases => (
            line_at(text, yaml, at),
            "the aliases of the front matter multiply its content beyond measure",
            "each `*name` stands for a whole value",
        ),
        ErrorKind::Documents => (
            line_at(text, yaml, at),
            "the front matter holds more than one YAML document",
            "the first one ends here",
        ),
        ErrorKind::Syntax(_) | ErrorKind::Anchor | ErrorKind::NoMap(_) => return None,
    };
    Some(Diagnostic::error(span, headline).label(label))
}

/// The parser's place, and its words. `error.at` is a place in the file.
pub(super) fn parser_says(text: &str, yaml: &Span, error: &Error) -> Diagnostic {
    let (span, headline, label) = match &error.kind {
        ErrorKind::NoMap(kind) => (
            line_at(text, yaml, error.at),
            format!("the front matter is {kind} and has no fields"),
            "a field is `name: value`",
        ),
        ErrorKind::Anchor => (
            word_at(text, yaml, error.at),
            "an alias names an anchor that does not exist".to_owned(),
            "YAML takes this for an alias, the name of something said before",
        ),
        ErrorKind::Syntax(message) => (
            word_at(text, yaml, error.at),
            format!("the front matter is not valid YAML: {message}"),
            "noticed here",
        ),
        _ => (
            word_at(text, yaml, error.at),
            "the front matter is not valid YAML".to_owned(),
            "noticed here",
        ),
    };
    Diagnostic::error(span, headline).label(label)
}

/// So much of a word is underlined.
const LONGEST_WORD: usize = 40;

/// The word at this place. At the end of a line it is the last one before.
fn word_at(text: &str, yaml: &Span, at: usize) -> Span {
    let end = at.clamp(yaml.start, yaml.end);
    let rest = text.get(end..yaml.end).unwrap_or_default();
    let word = |c: &char| !c.is_whitespace();
    let length = rest
        .chars()
        .take_while(word)
        .take(LONGEST_WORD)
        .map(char::len_utf8)
        .sum::<usize>();
    if length > 0 {
        return end..end + length;
    }
    let before = text.get(yaml.start..end).unwrap_or_default().trim_end();
    let length = before
        .chars()
        .rev()
        .take_while(word)
        .take(LONGEST_WORD)
        .map(char::len_utf8)
        .sum::<usize>();
    let end = yaml.start + before.len();
    end - length..end
}

/// The line at this place, without the white space around.
fn line_at(text: &str, yaml: &Span, at: usize) -> Span {
    let at = at.clamp(yaml.start, yaml.end);
    let start = text
        .get(yaml.start..at)
        .and_then(|before| before.rfind(['\n', '\r']))
        .map_or(yaml.start, |n| yaml.start + n + 1);
    let rest = text.get(start..yaml.end).unwrap_or_default();
    let words = rest.lines().next().unwrap_or_default();
    let indent = words.len() - words.trim_start().len();
    start + indent..start + words.trim_end().len().max(indent)
}
