//! Other shapes of files than Claude Code's own, for programs that ship agents: names from file names, fields under other
//! keys.
//!
//! A call that uses one of them gives up a part of the promise that Claude Code loads its files as they are.

#[cfg(test)]
mod tests;
mod tools;

pub use tools::OwnTools;

use crate::claude_code::{Field, plugins};
use crate::order;
use crate::unknown::UnknownName;

/// Which keys hold the fields, and what a file may lack. The default is Claude Code's own shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// `name = "stem"`: a file without a name is named after its stem.
    pub stem_is_name: bool,
    /// `description = "optional"`: a file without a description has an empty one.
    pub description_is_optional: bool,
    /// `keys(..)`: the keys of the fields.
    pub keys: Keys,
    /// `dialect = "plugin"`: whose rules hold.
    pub dialect: Dialect,
    /// `tools(..)`: tools that exist besides those of Claude Code.
    pub tools: OwnTools,
}

/// By whose rules Claude Code reads the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Those for the agents of users and projects.
    #[default]
    Agents,
    /// Those for the agents of a plugin.
    Plugin,
}

impl Shape {
    /// Whether a field has no effect in these files.
    #[must_use]
    pub fn ignores(&self, field: Field) -> bool {
        self.dialect == Dialect::Plugin && field.is_ignored_in_plugins()
    }

    /// Whether a key has a meaning although no field has it.
    pub(crate) fn reads(&self, key: &str) -> bool {
        self.dialect == Dialect::Plugin && key == plugins::WHEN_TO_USE
    }

    /// Whether a file may lack a field that Claude Code requires.
    #[must_use]
    pub fn may_lack(&self, field: Field) -> bool {
        match field {
            _ if self.dialect == Dialect::Plugin => true,
            Field::Name => self.stem_is_name,
            Field::Description => self.description_is_optional,
            _ => !field.is_required(),
        }
    }
}

/// A pair of [`Keys::renamed`] that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    /// The index of the pair.
    pub index: usize,
    /// Whether the key is wrong, and not the name of the field.
    pub is_about_key: bool,
    /// What is wrong.
    pub message: String,
}

impl KeyError {
    fn of_field(index: usize, message: String) -> KeyError {
        KeyError {
            index,
            is_about_key: false,
            message,
        }
    }

    fn of_key(index: usize, message: String) -> KeyError {
        KeyError {
            index,
            is_about_key: true,
            message,
        }
    }
}

/// The keys of the fields: those of Claude Code, unless the call names others.
///
/// ```
/// use include_agents_reader::{claude_code::Field, shape::Keys};
///
/// let keys = Keys::renamed([("name", "id")]).unwrap();
/// assert_eq!(keys.of(Field::Name), "id");
/// assert_eq!(keys.field("id"), Some(Field::Name));
/// // It is a key of the user's own now.
/// assert_eq!(keys.field("name"), None);
/// assert_eq!(keys.field("model"), Some(Field::Model));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    renamed: Vec<(Field, String)>,
}

impl Keys {
    /// The keys of Claude Code, some of them renamed: pairs of Claude Code's own key and the one in its place.
    ///
    /// # Errors
    ///
    /// For each pair that is wrong: there is no such field, or two fields would have one key.
    pub fn renamed<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Keys, Vec<KeyError>> {
        let mut errors = Vec::new();
        let mut renamed: Vec<(usize, Field, String)> = Vec::new();
        for (index, (name, key)) in pairs.into_iter().enumerate() {
            let Some(field) = Field::from_key(name) else {
                let known = Field::ALL.iter().map(|field| field.key());
                let message = UnknownName::new("field", name, known).to_string();
                errors.push(KeyError::of_field(index, message));
                continue;
            };
            if key.trim().is_empty() {
                errors.push(KeyError::of_key(
                    index,
                    format!("empty key for the field `{name}`"),
                ));
            } else if renamed.iter().any(|(_, other, _)| *other == field) {
                errors.push(KeyError::of_field(
                    index,
                    format!("duplicate field `{name}`"),
                ));
            } else {
                renamed.push((index, field, key.to_owned()));
            }
        }
        let keys = Keys {
            renamed: (renamed.iter())
                .map(|(_, field, key)| (*field, key.clone()))
                .collect(),
        };
        for (place, (index, field, key)) in renamed.iter().enumerate() {
            let mut earlier = renamed.iter().take(place);
            let twice = earlier.find(|(_, _, other)| other == key);
            let twice = twice.map(|(_, other, _)| *other);
            // A field that keeps its key.
            let kept = Field::from_key(key).filter(|it| keys.of(*it) == key && it != field);
            if let Some(other) = twice.or(kept) {
                let other = other.key();
                let message = format!("duplicate key `{key}`: the field `{other}` has it, too");
                errors.push(KeyError::of_key(*index, message));
            }
        }
        if errors.is_empty() {
            Ok(keys)
        } else {
            order::sort_by(&mut errors, |a, b| a.index.cmp(&b.index));
            Err(errors)
        }
    }

    /// The key that holds a field.
    #[must_use]
    pub fn of(&self, field: Field) -> &str {
        let mut renamed = self.renamed.iter();
        let found = renamed.find(|(of, _)| *of == field);
        found.map_or_else(|| field.key(), |(_, key)| key)
    }

    /// The field that a key holds.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<Field> {
        let mut renamed = self.renamed.iter();
        match renamed.find(|(_, it)| it == key) {
            Some((field, _)) => Some(*field),
            None => Field::from_key(key).filter(|field| self.of(*field) == key),
        }
    }

    /// The renamed field whose key is this one to Claude Code.
    #[must_use]
    pub(crate) fn original(&self, key: &str) -> Option<Field> {
        Field::from_key(key).filter(|field| self.of(*field) != key)
    }
}
