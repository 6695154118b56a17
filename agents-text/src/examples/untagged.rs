//! Finds examples that have no tags.

use std::ops::Range;

use super::mark::Role;
use super::parts::{Mode, Part, Reader};
use super::{Defect, Example, dialogue, when_to_use};

/// The examples in a text without tags, each with its defect.
///
/// An example begins with `Context:` and has at least one turn, or consists of a quoted user's line and an
/// assistant's. Contexts without a turn are prose, except after "Examples:" or next to other examples.
pub(super) fn find(description: &str, span: Range<usize>) -> Vec<(Example, Option<Defect>)> {
    let mut examples = Vec::new();
    // Every label ends in a colon.
    let has_labels = description
        .get(span.clone())
        .is_some_and(|text| text.contains(':'));
    if !has_labels {
        return examples;
    }
    let mut at = span.start;
    let mut reader = Reader::new(description, span, Mode::Untagged);
    while let Some(start) = reader.find_untagged(at) {
        let parts = reader.read(start);
        let groups = group(&parts.parts);
        let is_introduced =
            when_to_use::introduces_examples(description.get(at..start).unwrap_or_default());
        let are_examples = is_introduced || groups.iter().any(|group| is_dialogue(group));
        if are_examples {
            let accepted = groups
                .into_iter()
                .filter(|group| is_dialogue(group) || begins_with_context(group));
            examples.extend(accepted.filter_map(|group| example(description, group)));
        }
        // A label is not empty, so this ends.
        at = parts.end.max(start + 1);
    }
    examples
}

fn example(description: &str, group: &[Part]) -> Option<(Example, Option<Defect>)> {
    let (first, last) = (group.first()?, group.last()?);
    let example = dialogue::compose(description, first.start..last.end, group, None);
    let defect = example
        .turns
        .is_empty()
        .then(|| Defect::NoTurns(first.label.clone()));
    Some((example, defect))
}

/// Divides parts into examples: a context begins one, and so does a user's list item after an assistant's line.
fn group(parts: &[Part]) -> Vec<&[Part]> {
    let mut groups = Vec::new();
    let mut start = 0;
    let mut is_answered = false;
    for (index, part) in parts.iter().enumerate() {
        let is_next_item = || parts.get(start).is_some_and(is_users_item) && is_users_item(part);
        if index > start && (part.role == Some(Role::Context) || is_answered && is_next_item()) {
            groups.extend(parts.get(start..index));
            start = index;
            is_answered = false;
        }
        is_answered |= part.role == Some(Role::Assistant);
    }
    groups.extend(parts.get(start..));
    groups
}

/// `- User: "…"`
fn is_users_item(part: &Part) -> bool {
    part.role == Some(Role::User) && part.start < part.label.start
}

fn has(group: &[Part], role: Role) -> bool {
    group.iter().any(|part| part.role == Some(role))
}

fn begins_with_context(group: &[Part]) -> bool {
    group
        .first()
        .is_some_and(|part| part.role == Some(Role::Context))
}

fn is_dialogue(group: &[Part]) -> bool {
    let (user, assistant) = (has(group, Role::User), has(group, Role::Assistant));
    user && assistant || begins_with_context(group) && (user || assistant)
}
