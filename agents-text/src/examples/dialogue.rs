//! Builds an example from its parts.

use std::ops::Range;

use super::mark::Role;
use super::parts::Part;
use super::quote::Quote;
use super::{Example, Speaker, Text, Turn};

/// Builds an example from its parts and the commentary after its closing tag.
pub(super) fn compose(
    description: &str,
    span: Range<usize>,
    parts: &[Part],
    comment: Option<Range<usize>>,
) -> Example {
    let mut context = Vec::new();
    let mut turns: Vec<(Speaker, Vec<Range<usize>>)> = Vec::new();
    let mut commentary = Vec::new();
    for part in parts {
        let text = part.text.clone();
        match part.role {
            Some(Role::Context) => context.push(without_quotes(description, text)),
            Some(Role::User) => turns.push((
                Speaker::User,
                vec![without_quotes_in_tags(description, part)],
            )),
            Some(Role::Assistant) => turns.push((
                Speaker::Assistant,
                vec![without_quotes_in_tags(description, part)],
            )),
            Some(Role::Commentary) => commentary.push(without_quotes(description, text)),
            None => match turns.last_mut() {
                // The first part is the context, labeled or not.
                None => context.push(text),
                Some((_, said)) if is_stage_direction(description, &text) => said.push(text),
                Some(_) => commentary.push(text),
            },
        }
    }
    commentary.extend(comment);
    let turns = turns.into_iter().map(|(speaker, said)| Turn {
        speaker,
        text: join(description, said, "\n"),
    });
    Example {
        span,
        context: (!context.is_empty()).then(|| join(description, context, "\n\n")),
        turns: turns.collect(),
        commentary: (!commentary.is_empty()).then(|| join(description, commentary, "\n\n")),
    }
}

/// `[Launches the agent]`, `<function call omitted>`, `(calls the tool)`.
fn is_stage_direction(description: &str, text: &Range<usize>) -> bool {
    let text = description.get(text.clone()).unwrap_or_default();
    [('<', '>'), ('[', ']'), ('(', ')'), ('*', '*')]
        .iter()
        .any(|&(open, close)| {
            text.starts_with(open) && text.trim_end_matches(['.', '"', '\'']).ends_with(close)
        })
}

fn without_quotes_in_tags(description: &str, part: &Part) -> Range<usize> {
    let is_in_tags = description
        .get(part.label.clone())
        .is_some_and(|label| label.starts_with('<'));
    if is_in_tags {
        without_quotes(description, part.text.clone())
    } else {
        part.text.clone()
    }
}

/// The text without quotes around all of it.
fn without_quotes(description: &str, span: Range<usize>) -> Range<usize> {
    let text = description.get(span.clone()).unwrap_or_default();
    match Quote::at_start(text).and_then(|quote| quote.unwrap(text)) {
        Some(inner) => span.start + inner.start..span.start + inner.end,
        None => span,
    }
}

fn join(description: &str, spans: Vec<Range<usize>>, separator: &str) -> Text {
    match <[_; 1]>::try_from(spans) {
        Ok([span]) => Text::Span(span),
        Err(spans) => {
            let texts: Vec<&str> = spans
                .into_iter()
                .filter_map(|span| description.get(span))
                .collect();
            Text::Owned(texts.join(separator))
        }
    }
}
