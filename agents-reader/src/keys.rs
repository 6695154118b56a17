//! What an unknown key of a front matter is: a line of text, or a misspelling of a key of Claude Code or of the call.

use std::collections::HashSet;

use crate::claude_code::fields::{CONFUSIONS, UNRELATED};
use crate::claude_code::{Field, dialogue};
use crate::diagnostic::{nearest, same_but_for_style};
use crate::document::Document;
use crate::front_matter::FrontMatter;
use crate::options::FileOptions;
use crate::yaml::{Entry, Value};

/// Which entries are lines of the description rather than fields: unindented lines of prose or of a dialogue below it.
///
/// They follow the description, without a field that Claude Code or the call knows in between.
pub(crate) fn stray<'a>(front_matter: &'a FrontMatter, options: &FileOptions) -> Vec<&'a Entry> {
    let entries = front_matter.entries();
    let is_description =
        |entry: &Entry| entry.key.value.as_str() == options.key(Field::Description);
    let Some(description) = entries.iter().position(is_description) else {
        return Vec::new();
    };
    let in_example = entries
        .get(description)
        .and_then(|entry| entry.value.as_text())
        .is_some_and(|text| {
            text.contains('<') && text.contains("<example>") && !text.contains("</example>")
        });
    let below = entries.iter().skip(description + 1);
    below
        .take_while(|entry| !is_known(&entry.key.value, options))
        .filter(|entry| entry.merged.is_none() && !nests_fields(entry, options))
        .filter(|entry| {
            let key = entry.key.value.as_str();
            let is_turn = in_example && dialogue::LABELS.contains(&key.to_lowercase().as_str());
            is_turn || is_text(key, &entry.value.value)
        })
        .collect()
}

/// Whether a key and its value look like a line of text.
fn is_text(key: &str, value: &Value) -> bool {
    // `<<` is YAML's own key, for merging maps.
    if key == "<<" {
        return false;
    }
    if key.contains(['<', '>', '"', '`', '*', '(', ')']) {
        return true;
    }
    let key = key.trim_start_matches(['-', ' ']);
    let bare = key.to_lowercase();
    let words = bare.split(' ').filter(|word| !word.is_empty()).count();
    let first = bare.split(' ').next().unwrap_or_default();
    let is_label = dialogue::LABELS.contains(&first);
    match (words, value) {
        (1, Value::Text(value)) if is_label => {
            // `user: Is this right?` is said by someone, and `context: backend` is a field.
            let said = value.as_str().split_whitespace().count();
            let is_capital = key.starts_with(char::is_uppercase);
            said >= 4 || (said >= 2 && (is_capital || dialogue::TURNS.contains(&first)))
        }
        (0 | 1, _) => false,
        (2, _) => is_label,
        _ => true,
    }
}

/// Whether the file has such an entry.
pub(crate) fn has_stray(document: &Document, options: &FileOptions) -> bool {
    let front_matter = document.front_matter.as_ref();
    front_matter.is_some_and(|it| !stray(it, options).is_empty())
}

/// Whether fields of Claude Code are nested under a key that is none.
pub(crate) fn nests_fields(entry: &Entry, options: &FileOptions) -> bool {
    let Value::Map(inner) = &entry.value.value else {
        return false;
    };
    let is_required =
        |it: &Entry| (options.field(&it.key.value)).is_some_and(|it| !options.shape.may_lack(it));
    options.field(&entry.key.value).is_none() && inner.iter().any(is_required)
}

/// Whether Claude Code or the call knows a key.
fn is_known(key: &str, options: &FileOptions) -> bool {
    options.field(key).is_some()
        || options.declares(key)
        || options.is_params(key)
        || options.shape.reads(key)
}

/// The entries whose keys neither Claude Code nor the call knows, without those that are [stray].
pub(crate) fn unknown<'a>(front_matter: &'a FrontMatter, options: &FileOptions) -> Vec<&'a Entry> {
    let stray = stray(front_matter, options);
    let is_stray = |entry: &Entry| {
        let start = entry.key.span.start;
        let place = |it: &&Entry| it.key.span.start.cmp(&start);
        stray.binary_search_by(place).is_ok()
    };
    let entries = front_matter.entries().iter();
    entries
        .filter(|entry| {
            let key = entry.key.value.as_str();
            !is_known(key, options) && key != "<<" && !is_stray(entry)
        })
        .collect()
}

/// The key that an unknown key is probably a misspelling of.
pub(crate) enum Meaning<'a> {
    /// A field that the call declares.
    Declared(&'a str),
    /// A field of Claude Code.
    ClaudeCode(Field),
    /// Neither.
    Neither,
}

/// The keys that a file has.
pub(crate) fn present(front_matter: &FrontMatter) -> HashSet<&str> {
    let entries = front_matter.entries().iter();
    entries.map(|entry| entry.key.value.as_str()).collect()
}

/// The key that an unknown key is probably a misspelling of; of two equally close ones, the declared one.
/// Never a key that is present.
pub(crate) fn meaning<'a>(
    key: &str,
    present: &HashSet<&str>,
    options: &'a FileOptions,
) -> Meaning<'a> {
    let is_free = |key: &str| !present.contains(key);
    let declared = options.declared.iter().flat_map(|declared| &declared.keys);
    let declared = declared.map(String::as_str).filter(|it| is_free(it));
    let near = nearest_key(key, declared);
    match (near, intended_field(key, options, &is_free)) {
        (Some(near), None) => Meaning::Declared(near),
        (Some(near), Some(field)) if nearest_key(key, [near, options.key(field)]) == Some(near) => {
            Meaning::Declared(near)
        }
        (_, Some(field)) => Meaning::ClaudeCode(field),
        (None, None) => Meaning::Neither,
    }
}

/// The entry of an unknown key that was probably meant as `field`, where no entry has that key.
pub(crate) fn meant_as<'a>(
    front_matter: &'a FrontMatter,
    field: Field,
    options: &FileOptions,
) -> Option<&'a Entry> {
    let present = present(front_matter);
    unknown(front_matter, options).into_iter().find(|entry| {
        let meaning = meaning(&entry.key.value, &present, options);
        matches!(meaning, Meaning::ClaudeCode(meant) if meant == field)
    })
}

/// The entry of an unknown key that was probably meant as a declared `field`, where no entry has that key.
#[must_use]
pub fn meant_as_declared<'a>(
    document: &'a Document,
    options: &FileOptions,
    field: &str,
) -> Option<&'a Entry> {
    let front_matter = document.front_matter.as_ref()?;
    let present = present(front_matter);
    unknown(front_matter, options).into_iter().find(|entry| {
        let meaning = meaning(&entry.key.value, &present, options);
        matches!(meaning, Meaning::Declared(meant) if meant == field)
    })
}

/// The intended key: the same in another style, or a close one.
pub fn nearest_key<'a>(
    key: &str,
    among: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let mut same = among.clone().into_iter();
    same.find(|other| same_but_for_style(other, key))
        .or_else(|| nearest(key, among))
}

/// The field of Claude Code whose key this is in another style, such as `max_turns`.
fn same_field(key: &str, options: &FileOptions) -> Option<Field> {
    let mut fields = Field::ALL.iter().copied();
    fields.find(|field| same_but_for_style(options.key(*field), key))
}

/// The field that a key is another spelling of, so that a file with both is wrong: `allowed-tools` is not a custom field
/// of anyone.
pub(crate) fn doubled_field(key: &str, options: &FileOptions) -> Option<Field> {
    let confused = CONFUSIONS.iter().find(|(word, _)| *word == key);
    let confused = confused.map(|(_, field)| *field);
    same_field(key, options)
        .or(confused.filter(|it| matches!(it, Field::Tools | Field::DisallowedTools)))
}

/// The field of Claude Code that a key was probably meant as, of those whose keys are free.
fn intended_field(
    key: &str,
    options: &FileOptions,
    is_free: &dyn Fn(&str) -> bool,
) -> Option<Field> {
    if let Some(field) = options.shape.keys.original(key) {
        // Where a file may lack the field, its old key is as likely one of the user's own.
        let is_own = field.is_required() && options.shape.may_lack(field);
        return Some(field).filter(|field| !is_own && is_free(options.key(*field)));
    }
    let confused = CONFUSIONS.iter().find(|(word, _)| *word == key);
    let meant = confused
        .map(|(_, field)| *field)
        .or_else(|| same_field(key, options));
    if meant.is_some() || UNRELATED.contains(&key) {
        return meant.filter(|field| is_free(options.key(*field)));
    }
    let fields = Field::ALL.iter().map(|field| options.key(*field));
    nearest(key, fields.filter(|it| is_free(it))).and_then(|near| options.field(near))
}

#[cfg(test)]
mod tests {
    use super::is_text;
    use crate::yaml::{Text, Value};

    fn text(value: &str) -> Value {
        Value::Text(Text::verbatim(value, 0))
    }

    #[test]
    fn custom_fields_are_distinguished_from_text() {
        for (key, value) in [
            ("user", "Is this right?"),
            ("Context", "a pull request"),
            ("- Context", "a pull request"),
            ("<example>", ""),
            ("assistant response", "yes"),
            ("Use this agent when", "x"),
            ("**Note**", "x"),
            ("context", "the user has written a new function"),
        ] {
            assert!(is_text(key, &text(value)), "{key}: {value}");
        }
        for (key, value) in [
            ("context", "backend"),
            ("context", "backend services"),
            ("user", "ada"),
            ("agent", "reviewer"),
            ("id", "rev-1"),
            ("Display Name", "The Reviewer of all code"),
            ("team", "the one that reviews code"),
            ("<<", "x"),
        ] {
            assert!(!is_text(key, &text(value)), "{key}: {value}");
        }
        assert!(!is_text("examples", &Value::List(Vec::new())));
    }
}
