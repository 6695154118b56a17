//! What an unknown key of a front matter is: a line of text, or a misspelling of a key of Claude Code or of the call.

use crate::claude_code::fields::{CONFUSIONS, UNRELATED};
use crate::claude_code::{Field, dialogue};
use crate::diagnostic::nearest;
use crate::document::Document;
use crate::front_matter::FrontMatter;
use crate::options::FileOptions;
use crate::yaml::Entry;

/// Whether a key is a line of prose or of a dialogue rather than the name of a field.
pub(crate) fn is_stray(key: &str, options: &FileOptions) -> bool {
    // `<<` is YAML's own key, for merging maps.
    if Field::from_key(key).is_some() || options.declares(key) || key == "<<" {
        return false;
    }
    let word = key.trim_start_matches(['-', '*', ' ']).to_lowercase();
    dialogue::LABELS.contains(&word.as_str())
        || key.contains(['<', '>', ' ', '"', '`', '(', ')', '*'])
}

/// Whether the file has such a key.
pub(crate) fn has_stray(document: &Document, options: &FileOptions) -> bool {
    let front_matter = document.front_matter.iter();
    let mut entries = front_matter.flat_map(FrontMatter::entries);
    entries.any(|entry| is_stray(&entry.key.value, options))
}

/// Whether a key is one that neither Claude Code nor the call knows.
pub(crate) fn is_unknown(key: &str, options: &FileOptions) -> bool {
    Field::from_key(key).is_none() && !options.declares(key) && !is_stray(key, options)
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

/// The key that an unknown key is probably a misspelling of; of two equally close ones, the declared one.
pub(crate) fn meaning<'a>(key: &str, options: &'a FileOptions) -> Meaning<'a> {
    let declared = options.declared.iter().flat_map(|declared| &declared.keys);
    let near = nearest_key(key, declared.map(String::as_str));
    match (near, intended_field(key)) {
        (Some(near), None) => Meaning::Declared(near),
        (Some(near), Some(field)) if nearest_key(key, [near, field.key()]) == Some(near) => {
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
    front_matter.entries().iter().find(|entry| {
        let key = &entry.key.value;
        is_unknown(key, options)
            && matches!(meaning(key, options), Meaning::ClaudeCode(meant) if meant == field)
    })
}

/// The entry of an unknown key that was probably meant as a declared `field`, where no entry has that key.
#[must_use]
pub fn meant_as_declared<'a>(
    document: &'a Document,
    options: &FileOptions,
    field: &str,
) -> Option<&'a Entry> {
    let entries = document.front_matter.as_ref()?.entries();
    entries.iter().find(|entry| {
        let key = &entry.key.value;
        is_unknown(key, options)
            && matches!(meaning(key, options), Meaning::Declared(meant) if meant == field)
    })
}

/// The intended key: the same in another style, or a close one.
pub fn nearest_key<'a>(
    key: &str,
    among: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let bare = plain(key);
    let mut same = among.clone().into_iter();
    same.find(|other| plain(other) == bare)
        .or_else(|| nearest(key, among))
}

/// A key without its style: `max_turns` and `maxTurns` are one.
fn plain(key: &str) -> String {
    key.replace(['-', '_', ' '], "").to_lowercase()
}

/// The field of Claude Code that a key was probably meant as.
fn intended_field(key: &str) -> Option<Field> {
    if let Some((_, field)) = CONFUSIONS.iter().find(|(word, _)| *word == key) {
        return Some(*field);
    }
    let fields = || Field::ALL.iter().copied();
    let bare = plain(key);
    fields()
        .find(|field| plain(field.key()) == bare)
        .or_else(|| {
            if UNRELATED.contains(&key) {
                None
            } else {
                nearest(key, fields().map(Field::key)).and_then(Field::from_key)
            }
        })
}
