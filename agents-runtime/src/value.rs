//! The open part of the front matter: a YAML tree.

use core::fmt::{self, Write};

use crate::List;
use crate::list::{ListIter, element};
use crate::packed::{Packed, tagged};
use crate::text::equal;

/// A YAML value.
///
/// [`Display`](fmt::Display) prints it as JSON, which is YAML too. Only a float that JSON has no text for prints as
/// YAML alone knows it: `.inf`, `-.inf`, `.nan`.
///
/// ```
/// use include_agents_runtime::{Map, Value};
///
/// const VALUE: Value<'_> = Value::Map(Map::new(&[
///     ("tags", Value::list(&[Value::Str("rust"), Value::Str("edge")])),
///     ("priority", Value::Int(2)),
/// ]));
///
/// assert_eq!(VALUE.get("priority"), Some(Value::Int(2)));
/// assert_eq!(VALUE.to_string(), r#"{"tags": ["rust", "edge"], "priority": 2}"#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing: `null`, `~`, or a key without a value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number of 64 bits.
    Int(i64),
    /// Any other number; a whole one that is too large for [`Value::Int`] is rounded. (A field of your own of the type
    /// `u64` or `i128` is not.)
    Float(f64),
    /// A text.
    Str(&'a str),
    /// A sequence.
    List(List<'a, Value<'a>>),
    /// A mapping.
    Map(Map<'a>),
}

impl<'a> Value<'a> {
    /// Creates a sequence of these values.
    #[must_use]
    pub const fn list(values: &'a [Value<'a>]) -> Self {
        Self::List(List::new(values))
    }

    /// Reads a value that is packed.
    pub(crate) const fn unpack(text: &'a str) -> Self {
        match tagged(text) {
            (b't', _) => Self::Bool(true),
            (b'f', _) => Self::Bool(false),
            (b'i', digits) => match i64::from_str_radix(digits, 10) {
                Ok(number) => Self::Int(number),
                Err(_) => Self::Null,
            },
            (b'd', digits) => match u64::from_str_radix(digits, 16) {
                Ok(bits) => Self::Float(f64::from_bits(bits)),
                Err(_) => Self::Null,
            },
            (b's', text) => Self::Str(text),
            (b'l', values) => Self::List(List::packed(values)),
            (b'm', entries) => Self::Map(Map::of(List::packed(entries))),
            _ => Self::Null,
        }
    }

    /// Returns `true` if this is [`Value::Null`].
    #[must_use]
    pub const fn is_null(self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the boolean, if it is one.
    #[must_use]
    pub const fn as_bool(self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the whole number, if it is one.
    #[must_use]
    pub const fn as_int(self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the number, if it is a [`Value::Float`]. For a whole number, it is `None`, since that might not be exact.
    #[must_use]
    pub const fn as_float(self) -> Option<f64> {
        match self {
            Self::Float(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the text, if it is one.
    #[must_use]
    pub const fn as_str(self) -> Option<&'a str> {
        match self {
            Self::Str(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the sequence, if it is one.
    #[must_use]
    pub const fn as_list(self) -> Option<List<'a, Value<'a>>> {
        match self {
            Self::List(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the mapping, if it is one.
    #[must_use]
    pub const fn as_map(self) -> Option<Map<'a>> {
        match self {
            Self::Map(value) => Some(value),
            _ => None,
        }
    }

    /// Returns the value of a key, if this is a mapping that has it.
    #[must_use]
    pub const fn get(self, key: &str) -> Option<Value<'a>> {
        match self {
            Self::Map(map) => map.get(key),
            _ => None,
        }
    }
}

element!(Value<'a>, Value::unpack);
element!((&'a str, Value<'a>), unpack_entry);

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Int(value) => write!(f, "{value}"),
            Self::Float(value) if value.is_nan() => f.write_str(".nan"),
            Self::Float(value) if value.is_infinite() => {
                f.write_str(if *value > 0.0 { ".inf" } else { "-.inf" })
            }
            // `Debug` writes `1.0` where `Display` writes `1`, which would read back as a whole number.
            Self::Float(value) => write!(f, "{value:?}"),
            Self::Str(value) => write_quoted(f, value),
            Self::List(values) => {
                f.write_char('[')?;
                for (index, value) in values.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}{value}")?;
                }
                f.write_char(']')
            }
            Self::Map(map) => map.fmt(f),
        }
    }
}

/// A YAML mapping: keys and values in the order of the file.
///
/// ```
/// use include_agents_runtime::{Map, Value};
///
/// const METADATA: Map<'_> = Map::new(&[("category", Value::Str("backend")), ("emoji", Value::Null)]);
/// const CATEGORY: Option<Value<'_>> = METADATA.get("category");
///
/// assert_eq!(CATEGORY, Some(Value::Str("backend")));
/// assert_eq!(METADATA.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["category", "emoji"]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Map<'a> {
    entries: List<'a, (&'a str, Value<'a>)>,
}

impl<'a> Map<'a> {
    /// Creates a mapping of these entries.
    #[must_use]
    pub const fn new(entries: &'a [(&'a str, Value<'a>)]) -> Self {
        Self::of(List::new(entries))
    }

    pub(crate) const fn of(entries: List<'a, (&'a str, Value<'a>)>) -> Self {
        Self { entries }
    }

    /// Creates an empty mapping.
    #[must_use]
    pub const fn empty() -> Self {
        Self::new(&[])
    }

    /// Returns the value of a key: the first one, if a mapping that was made by hand has it twice.
    #[must_use]
    pub const fn get(self, key: &str) -> Option<Value<'a>> {
        let mut entries = self.entries.iter();
        while let Some((name, value)) = entries.advance() {
            if equal(name, key) {
                return Some(value);
            }
        }
        None
    }

    /// Returns the number of entries.
    #[must_use]
    pub const fn len(self) -> usize {
        self.entries.len()
    }

    /// Returns `true` if there are no entries.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.entries.is_empty()
    }

    /// The entries as a list, for loops in `const` context.
    #[must_use]
    pub const fn entries(self) -> List<'a, (&'a str, Value<'a>)> {
        self.entries
    }

    /// The entries, in the order of the file.
    #[must_use]
    pub const fn iter(self) -> ListIter<'a, (&'a str, Value<'a>)> {
        self.entries.iter()
    }

    /// The entries that [`get`](Map::get) finds: all of them, except for duplicates in a mapping that was made by hand, which
    /// neither JSON nor YAML allows.
    pub(crate) fn unique(self) -> impl Iterator<Item = (&'a str, Value<'a>)> + Clone {
        let is_first = move |&(at, (key, _)): &(usize, (&str, Value<'_>))| {
            !self.iter().take(at).any(|(earlier, _)| earlier == key)
        };
        self.iter()
            .enumerate()
            .filter(is_first)
            .map(|(_, entry)| entry)
    }
}

/// Reads an entry that is packed.
pub(crate) const fn unpack_entry(text: &str) -> (&str, Value<'_>) {
    let mut packed = Packed(text);
    let key = packed.text();
    (key, Value::unpack(packed.text()))
}

impl<'a> IntoIterator for Map<'a> {
    type Item = (&'a str, Value<'a>);
    type IntoIter = ListIter<'a, (&'a str, Value<'a>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for &Map<'a> {
    type Item = (&'a str, Value<'a>);
    type IntoIter = ListIter<'a, (&'a str, Value<'a>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Map<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('{')?;
        for (index, (key, value)) in self.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { ", " })?;
            write_quoted(f, key)?;
            write!(f, ": {value}")?;
        }
        f.write_char('}')
    }
}

/// Whether a character has to be escaped in a quoted text: those that JSON escapes, and those that YAML 1.2 does not
/// call printable, or YAML 1.1 took for the end of a line (DEL, C1, the line separators, the byte order mark).
pub(crate) const fn is_unprintable(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}

/// Writes a JSON string, which is a double-quoted text of YAML, too.
pub(crate) fn write_quoted(f: &mut impl Write, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            _ if is_unprintable(character) => write!(f, "\\u{:04x}", u32::from(character))?,
            _ => f.write_char(character)?,
        }
    }
    f.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;
    use std::vec::Vec;

    const ONE_OF_EACH: [Value<'_>; 7] = [
        Value::Null,
        Value::Bool(true),
        Value::Int(-3),
        Value::Float(1.0),
        Value::Str("a \"b\"\\\n\u{7}\u{85}é"),
        Value::list(&[Value::Int(1), Value::Null]),
        Value::Map(Map::new(&[
            ("k: v", Value::Bool(false)),
            ("e", Value::Map(Map::empty())),
        ])),
    ];

    #[test]
    fn each_value_is_exactly_one_thing() {
        for (index, value) in ONE_OF_EACH.iter().enumerate() {
            let answers = [
                value.is_null(),
                value.as_bool().is_some(),
                value.as_int().is_some(),
                value.as_float().is_some(),
                value.as_str().is_some(),
                value.as_list().is_some(),
                value.as_map().is_some(),
            ];
            assert_eq!(answers.iter().filter(|yes| **yes).count(), 1, "{value}");
            assert!(answers[index], "{value}");
        }
    }

    #[test]
    fn displays_json() {
        let texts: Vec<_> = ONE_OF_EACH.iter().map(ToString::to_string).collect();
        assert_eq!(
            texts,
            [
                "null",
                "true",
                "-3",
                "1.0",
                r#""a \"b\"\\\n\u0007\u0085é""#,
                "[1, null]",
                r#"{"k: v": false, "e": {}}"#,
            ]
        );
        assert_eq!(Value::Float(f64::INFINITY).to_string(), ".inf");
        assert_eq!(Value::Float(f64::NEG_INFINITY).to_string(), "-.inf");
        assert_eq!(Value::Float(f64::NAN).to_string(), ".nan");
    }

    #[test]
    fn get_looks_into_mappings_only() {
        assert_eq!(ONE_OF_EACH[6].get("k: v"), Some(Value::Bool(false)));
        assert_eq!(ONE_OF_EACH[6].get("k"), None);
        assert_eq!(ONE_OF_EACH[5].get("k"), None);
        assert!(Map::default().is_empty());
        assert_eq!(
            Map::new(&[("a", Value::Int(1)), ("a", Value::Int(2))]).get("a"),
            Some(Value::Int(1))
        );
    }

    #[test]
    fn a_map_iterates_in_order() {
        let map = ONE_OF_EACH[6].as_map().unwrap();
        let mut keys = Vec::new();
        for (key, _) in &map {
            keys.push(key);
        }
        assert_eq!(keys, ["k: v", "e"]);
        assert_eq!(map.into_iter().len(), map.len());
    }
}
