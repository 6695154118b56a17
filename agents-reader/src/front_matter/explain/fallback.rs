//! What can be said without a rule: faults that the reader names exactly, and the words of another parser.

use crate::diagnostic::Diagnostic;
use crate::libyaml;
use crate::span::Span;
use crate::yaml::{self, Error, ErrorKind};

/// Faults whose place and reason the reader knows.
pub(super) fn without_rules(text: &str, yaml: &Span, error: &Error) -> Option<Diagnostic> {
    let at = error.at;
    let (span, headline, label) = match error.kind {
        ErrorKind::Nul => {
            return Some(
                Diagnostic::error(at..at + 1, "the front matter holds the character U+0000")
                    .label("YAML allows no such character")
                    .replace(at..at + 1, "", "remove it"),
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
        ErrorKind::CyclicAlias => (
            word_at(text, yaml, at),
            "an alias stands inside the value that it repeats",
            "this value would never end",
        ),
        ErrorKind::SeveralDocuments => (
            line_at(text, yaml, end_of_document(text, yaml).unwrap_or(at)),
            "the front matter holds more than one YAML document",
            "the first one ends here",
        ),
        _ => return None,
    };
    Some(Diagnostic::error(span, headline).label(label))
}

/// Where the `...` that ends the first document is.
fn end_of_document(text: &str, yaml: &Span) -> Option<usize> {
    let mut at = yaml.start;
    for line in text.get(yaml.clone())?.split_inclusive(['\n', '\r']) {
        let rest = line.strip_prefix("...");
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The place that the reader blames, and the words for it: our own, or those of libyaml.
pub(super) fn parser_says(text: &str, yaml: &Span, error: &Error) -> Diagnostic {
    let (span, headline, label) = match error.kind {
        ErrorKind::NotAMap => {
            let kind = yaml::parse(text, yaml.clone());
            let kind = kind.map_or("text", |document| document.root.value.kind());
            (
                line_at(text, yaml, error.at),
                format!("the front matter is {kind} and has no fields"),
                "a field is `name: value`",
            )
        }
        ErrorKind::UnknownAlias => (
            word_at(text, yaml, error.at),
            "an alias names an anchor that does not exist".to_owned(),
            "YAML takes this for an alias, the name of something said before",
        ),
        ErrorKind::Directive => {
            let before = text.get(yaml.start..error.at).unwrap_or_default();
            let line = before
                .rfind("\n%")
                .map_or(yaml.start, |at| yaml.start + at + 1);
            (
                word_at(text, yaml, line),
                "the front matter is not valid YAML: invalid directive".to_owned(),
                "a line that starts with `%` is an order to the YAML parser",
            )
        }
        kind => {
            let words = libyaml::refusal(text.get(yaml.clone()).unwrap_or_default());
            let words = words.unwrap_or_else(|| kind.to_string());
            (
                word_at(text, yaml, error.at),
                format!("the front matter is not valid YAML: {words}"),
                "noticed here",
            )
        }
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
