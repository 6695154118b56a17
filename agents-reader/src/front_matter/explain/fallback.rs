//! Explanations without a rule: faults that the reader knows exactly, and the message of another parser.

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
                Diagnostic::error(
                    at..at + 1,
                    "unexpected character U+0000 in the front matter",
                )
                .label("YAML does not allow this character")
                .replace(at..at + 1, "", "remove it"),
            );
        }
        ErrorKind::Depth => (
            word_at(text, yaml, at),
            "front matter nested too deeply",
            "exceeds the maximum number of levels",
        ),
        ErrorKind::Aliases => (
            line_at(text, yaml, at),
            "aliases repeat too much of the front matter",
            "each `*name` repeats a whole value",
        ),
        ErrorKind::CyclicAlias => (
            word_at(text, yaml, at),
            "alias inside its own value",
            "this value would be infinite",
        ),
        ErrorKind::SeveralDocuments => (
            line_at(text, yaml, end_of_document(text, yaml).unwrap_or(at)),
            "more than one YAML document in the front matter",
            "the first one ends here",
        ),
        _ => return None,
    };
    Some(Diagnostic::error(span, headline).label(label))
}

/// The place of the `...` that ends the first document.
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

/// The place at which the reader failed, and the reason: ours, or that of libyaml.
pub(super) fn parser_says(text: &str, yaml: &Span, error: &Error) -> Diagnostic {
    let (span, headline, label) = match error.kind {
        ErrorKind::NotAMap => {
            let kind = yaml::parse(text, yaml.clone());
            let kind = kind.map_or("text", |document| document.root.value.kind());
            (
                line_at(text, yaml, error.at),
                "invalid type for the front matter".to_owned(),
                format!("expected fields (`name: value`), found {kind}"),
            )
        }
        ErrorKind::UnknownAlias => (
            word_at(text, yaml, error.at),
            "unknown alias".to_owned(),
            "YAML reads this as an alias of a value above".to_owned(),
        ),
        ErrorKind::Directive => {
            let before = text.get(yaml.start..error.at).unwrap_or_default();
            let line = before
                .rfind("\n%")
                .map_or(yaml.start, |at| yaml.start + at + 1);
            (
                word_at(text, yaml, line),
                "invalid YAML: invalid directive".to_owned(),
                "a line that starts with `%` is a directive".to_owned(),
            )
        }
        kind => {
            let words = libyaml::refusal(text.get(yaml.clone()).unwrap_or_default());
            let words = words.unwrap_or_else(|| kind.to_string());
            (
                word_at(text, yaml, error.at),
                format!("invalid YAML: {words}"),
                "the YAML parser stops here".to_owned(),
            )
        }
    };
    Diagnostic::error(span, headline).label(label)
}

/// The maximum number of characters of a word that are underlined.
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
