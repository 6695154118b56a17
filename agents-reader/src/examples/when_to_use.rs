//! What remains of a description without its examples.

use std::ops::Range;

use super::{Prose, Text, blank};

/// So many words are a label that only introduces what follows: "Specifically:", "Here are some examples:".
const LABEL_WORDS: usize = 4;

/// So many, where the label names examples: "Examples of when to use this agent:".
const EXAMPLES_LABEL_WORDS: usize = 8;

/// Joins what stands outside of the examples.
///
/// White space is trimmed, and so are list markers and labels that only introduce an example. What stands in one
/// piece stays a slice.
pub(super) fn compose(description: &str, prose: &[Prose]) -> Text {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for piece in prose {
        let mut span = blank::trim(description, piece.span.clone());
        let text = description.get(span.clone()).unwrap_or_default();
        if piece.before_example {
            let kept = without_introduction(text);
            // "Use this agent when:" is all that some have to say.
            let is_all = pieces.is_empty() && kept.is_empty() && !names_examples(text);
            span.end = if is_all {
                span.end
            } else {
                span.start + kept.len()
            };
        }
        // Between examples stand list markers and commas, too.
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

/// The text ends in a label that names examples.
pub(super) fn introduces_examples(text: &str) -> bool {
    let text = without_list_marker(blank::trim_end(text));
    text.len() > without_label(text).len() && names_examples(last_sentence(text))
}

fn names_examples(text: &str) -> bool {
    text.to_ascii_lowercase().contains("example")
}

/// The text without the labels and list markers at its end.
fn without_introduction(text: &str) -> &str {
    let mut text = text;
    // "Examples:", "- Example 1:"; whoever writes more means something else by it.
    for _ in 0..4 {
        let kept = without_label(without_list_marker(text));
        if kept.len() == text.len() {
            break;
        }
        text = kept;
    }
    text
}

/// The text without a list marker that stands alone at its end.
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
    let trimmed = blank::trim_end(unmarked);
    let stood_alone = trimmed.is_empty() || trimmed.len() < unmarked.len();
    if stood_alone { trimmed } else { text }
}

/// The text without a last sentence that is only a label.
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
        blank::trim_end(text.get(..text.len() - sentence.len()).unwrap_or_default())
    } else {
        text
    }
}

/// What follows the last full stop or line end.
fn last_sentence(text: &str) -> &str {
    let ends = [". ", "! ", "? ", "\n", ".\t"];
    let start = ends
        .iter()
        .filter_map(|end| text.rfind(end).map(|at| at + end.len()))
        .max()
        .unwrap_or(0);
    text.get(start..).unwrap_or_default()
}
