//! The rest of a description, without its examples.

use std::ops::Range;

use super::{Prose, Text, space};

/// The maximum number of words in a label that only introduces what follows: "Specifically:", "Here are some examples:".
const LABEL_WORDS: usize = 4;

/// The same for a label that mentions examples: "Examples of when to use this agent:".
const EXAMPLES_LABEL_WORDS: usize = 8;

/// Joins the text outside of the examples.
///
/// White space is trimmed, and so are list markers and labels that only introduce an example. A single
/// piece stays a slice.
pub(super) fn compose(description: &str, prose: &[Prose]) -> Text {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for piece in prose {
        let mut span = space::trim(description, piece.span.clone());
        let text = description.get(span.clone()).unwrap_or_default();
        if piece.before_example {
            let kept = without_introduction(text);
            // Some descriptions contain only "Use this agent when:".
            let is_all = pieces.is_empty() && kept.is_empty() && !names_examples(text);
            span.end = if is_all {
                span.end
            } else {
                span.start + kept.len()
            };
        }
        // There may be list markers and commas between examples.
        if description
            .get(span.clone())
            .is_some_and(|text| text.contains(char::is_alphanumeric))
        {
            pieces.push(span);
        }
    }
    match <[_; 1]>::try_from(pieces) {
        Ok([span]) => Text::Span(span),
        Err(pieces) if pieces.is_empty() => Text::Span(0..0),
        Err(pieces) => Text::Owned(join(description, &pieces)),
    }
}

fn join(description: &str, pieces: &[Range<usize>]) -> String {
    let mut joined = String::new();
    let mut end = 0;
    for piece in pieces {
        if !joined.is_empty() {
            let between = description.get(end..piece.start).unwrap_or_default();
            joined.push_str(if between.contains('\n') { "\n\n" } else { " " });
        }
        joined.push_str(description.get(piece.clone()).unwrap_or_default());
        end = piece.end;
    }
    joined
}

/// Whether the text ends in a label that mentions examples.
pub(super) fn introduces_examples(text: &str) -> bool {
    let text = without_list_marker(space::trim_end(text));
    text.len() > without_label(text).len() && names_examples(last_sentence(text))
}

fn names_examples(text: &str) -> bool {
    text.to_ascii_lowercase().contains("example")
}

/// The text without the labels and list markers at its end.
fn without_introduction(text: &str) -> &str {
    let mut text = text;
    // "Examples:" or "- Example 1:"; a longer text is not a label.
    for _ in 0..4 {
        let kept = without_label(without_list_marker(text));
        if kept.len() == text.len() {
            break;
        }
        text = kept;
    }
    text
}

/// The text without a lone list marker at its end.
fn without_list_marker(text: &str) -> &str {
    let unmarked = match text.strip_suffix(['-', '*', '•', '–']) {
        Some(rest) => rest,
        None => match text.strip_suffix(['.', ')']) {
            Some(number) => {
                let rest = number.trim_end_matches(|c: char| c.is_ascii_digit());
                if rest.len() == number.len() {
                    text
                } else {
                    rest
                }
            }
            None => text,
        },
    };
    let trimmed = space::trim_end(unmarked);
    let is_alone = trimmed.is_empty() || trimmed.len() < unmarked.len();
    if is_alone { trimmed } else { text }
}

/// The text without its last sentence if that is only a label.
fn without_label(text: &str) -> &str {
    let sentence = last_sentence(text);
    let label = sentence.trim_matches(['*', '_', '#', ' ']);
    let begins_with_example = names_examples(label.get(.."example".len()).unwrap_or_default());
    let names_them =
        begins_with_example || names_examples(label.rsplit(' ').next().unwrap_or_default());
    let ends_in_colon = label.ends_with(':');
    let is_bold = sentence.ends_with("**") && begins_with_example;
    if !(ends_in_colon || is_bold) {
        return text;
    }
    let words = label.split_whitespace().count();
    let limit = if names_them && !label.contains(',') {
        EXAMPLES_LABEL_WORDS
    } else {
        LABEL_WORDS
    };
    if words <= limit {
        space::trim_end(text.get(..text.len() - sentence.len()).unwrap_or_default())
    } else {
        text
    }
}

/// What follows the last full stop or line ending.
fn last_sentence(text: &str) -> &str {
    let ends = [". ", "! ", "? ", "\n", ".\t"];
    let start = ends
        .iter()
        .filter_map(|end| text.rfind(end).map(|at| at + end.len()))
        .max()
        .unwrap_or(0);
    text.get(start..).unwrap_or_default()
}
