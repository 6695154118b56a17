//! The starts of the parts of an example: labels and tags.

use super::quote::Quote;
use super::space;

/// The role of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Context,
    User,
    Assistant,
    Commentary,
}

/// `Context:`, `**user:**`, …
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    pub(super) role: Role,
    /// Its length, with colon and emphasis.
    pub(super) len: usize,
    /// A quote follows.
    pub(super) is_quoted: bool,
    /// Whether it is `agent` or `context`, which are also common words.
    pub(super) is_common_word: bool,
}

/// `<commentary>`, `</context>`, …
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    /// `None` for `<example>` inside an example: it only separates.
    pub(super) role: Option<Role>,
    /// Its index among the known tags, to find the closing tag of the same name.
    pub(super) index: usize,
    pub(super) len: usize,
    pub(super) is_closing: bool,
}

const LABELS: [(&str, Role); 5] = [
    ("Context", Role::Context),
    ("User", Role::User),
    ("Assistant", Role::Assistant),
    ("Agent", Role::Assistant),
    ("Commentary", Role::Commentary),
];

const TAGS: [(&str, Option<Role>); TAG_COUNT] = [
    ("context", Some(Role::Context)),
    ("user", Some(Role::User)),
    ("user_request", Some(Role::User)),
    ("user_query", Some(Role::User)),
    ("user_message", Some(Role::User)),
    ("user_input", Some(Role::User)),
    ("assistant", Some(Role::Assistant)),
    ("assistant_response", Some(Role::Assistant)),
    ("assistant_message", Some(Role::Assistant)),
    ("commentary", Some(Role::Commentary)),
    ("example", None),
];

/// The number of known tags.
pub(super) const TAG_COUNT: usize = 11;

/// The label that `text` begins with.
pub(super) fn label(text: &str) -> Option<Label> {
    // All labels begin like this, and few other words.
    if !matches!(
        text.as_bytes(),
        [b'a' | b'c' | b'u' | b'A' | b'C' | b'U', ..]
    ) {
        return None;
    }
    let (name, role) = LABELS
        .into_iter()
        .find(|(name, _)| starts_with_ignoring_case(text, name))?;
    let rest = skip_emphasis(text.get(name.len()..)?);
    let rest = skip_emphasis(rest.strip_prefix(':')?);
    // `user::new` and `user://` are code.
    if rest.starts_with([':', '/']) {
        return None;
    }
    let said = skip_emphasis(space::trim_start(rest));
    let is_lower = text.starts_with(|c: char| c.is_ascii_lowercase());
    Some(Label {
        role,
        len: text.len() - rest.len(),
        is_quoted: Quote::at_start(said).is_some(),
        is_common_word: is_lower && matches!(name, "Agent" | "Context"),
    })
}

/// The tag that `text` begins with.
pub(super) fn tag(text: &str) -> Option<Tag> {
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let is_named = |name: &str| {
        starts_with_ignoring_case(inner, name)
            && inner
                .get(name.len()..)
                .is_some_and(|rest| rest.starts_with('>'))
    };
    let index = TAGS.iter().position(|(name, _)| is_named(name))?;
    let (name, role) = *TAGS.get(index)?;
    let len = text.len() - inner.len() + name.len() + 1;
    Some(Tag {
        role,
        index,
        len,
        is_closing: text.starts_with("</"),
    })
}

pub(super) fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// `text` without the few asterisks or underlines that it may begin with.
pub(super) fn skip_emphasis(text: &str) -> &str {
    let marks = text
        .bytes()
        .take(3)
        .take_while(|byte| matches!(byte, b'*' | b'_'))
        .count();
    text.get(marks..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{LABELS, label};

    #[test]
    fn every_label_is_found_in_either_case() {
        for (name, role) in LABELS {
            for name in [name.to_owned(), name.to_lowercase(), name.to_uppercase()] {
                let found = label(&format!("{name}: x")).map(|label| label.role);
                assert_eq!(found, Some(role), "{name}");
            }
        }
    }
}
