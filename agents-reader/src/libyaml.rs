//! How libyaml reads a front matter: many tools other than Claude Code use this parser.
//!
//! This is the only module that knows the library. What Claude Code reads is read by [`yaml`](crate::yaml).

use std::cmp::Ordering;
use std::fmt;

use serde::Deserialize as _;
use serde::de::{self, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::span::Span;
use crate::yaml::{Entry, Node, Value};

/// Returns why libyaml refuses a text, in its own words and without a position; `None` if it reads it.
pub(crate) fn refusal(yaml: &str) -> Option<String> {
    let error = serde_yaml::from_str::<de::IgnoredAny>(yaml).err()?;
    Some(in_short(&error))
}

fn in_short(error: &serde_yaml::Error) -> String {
    let message = error.to_string();
    // Its context names a position as well.
    let message = message.split(" at line ").next().unwrap_or(&message);
    let message = message.split(", while ").next().unwrap_or(message);
    message.to_owned()
}

/// How libyaml reads a front matter, as opposed to Claude Code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// Not at all, for this reason, which it notices at this byte of the text.
    Refused(String, usize),
    /// With another value at this place: what it reads there, in a word or two.
    Value(Span, String),
}

/// Returns the first difference between what libyaml makes of a text and the entries that Claude Code reads there.
pub(crate) fn difference(yaml: &str, entries: &[Entry]) -> Option<Difference> {
    let mut documents = serde_yaml::Deserializer::from_str(yaml);
    let document = documents.next()?;
    match Read::deserialize(document) {
        Ok(Read::Map(read)) => compare_entries(&read, entries),
        Ok(_) => None,
        Err(error) => {
            let index = error.location().map_or(0, |location| location.index());
            // The library counts characters.
            let at = yaml.char_indices().nth(index);
            let at = at.map_or(yaml.len(), |(at, _)| at);
            Some(Difference::Refused(in_short(&error), at))
        }
    }
}

/// A value as libyaml reads it.
enum Read {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Read>),
    Map(Vec<(Read, Read)>),
}

fn compare_entries(read: &[(Read, Read)], entries: &[Entry]) -> Option<Difference> {
    // To libyaml, a merge key is a key like any other.
    if let Some(place) = entries.iter().find_map(|entry| entry.merged.clone()) {
        return Some(Difference::Value(place, "a key named `<<`".to_owned()));
    }
    let mut pairs = read.iter().zip(entries);
    pairs.find_map(|((key, value), entry)| {
        let is_same = match key {
            Read::Text(text) => *text == *entry.key.value,
            Read::Null => &*entry.key.value == "null",
            Read::Bool(flag) => flag.to_string() == *entry.key.value,
            Read::Number(_) | Read::List(_) | Read::Map(_) => true,
        };
        if is_same {
            compare(value, &entry.value)
        } else {
            Some(Difference::Value(entry.key.span.clone(), key.to_string()))
        }
    })
}

fn compare(read: &Read, node: &Node) -> Option<Difference> {
    let is_same = match (read, &node.value) {
        (Read::Null, Value::Null) => true,
        (Read::Bool(one), Value::Bool(other)) => one == other,
        #[allow(
            clippy::cast_precision_loss,
            reason = "the reader has whole numbers only as far as floats are exact"
        )]
        (Read::Number(one), Value::Int(other)) => is_same_number(*one, *other as f64),
        (Read::Number(one), Value::Float(other)) => is_same_number(*one, *other),
        (Read::Text(one), Value::Text(other)) => *one == **other,
        (Read::List(read), Value::List(items)) if read.len() == items.len() => {
            let mut pairs = read.iter().zip(items);
            return pairs.find_map(|(read, item)| compare(read, item));
        }
        (Read::Map(read), Value::Map(entries)) => return compare_entries(read, entries),
        _ => false,
    };
    (!is_same).then(|| Difference::Value(node.span.clone(), read.to_string()))
}

fn is_same_number(one: f64, other: f64) -> bool {
    one.partial_cmp(&other) == Some(Ordering::Equal) || one.is_nan() && other.is_nan()
}

/// Says what a value is.
impl fmt::Display for Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("nothing"),
            Self::Bool(value) => write!(f, "the boolean `{value}`"),
            Self::Number(value) => write!(f, "the number `{value}`"),
            Self::Text(text) => write!(f, "the string `{text}`"),
            Self::List(_) => f.write_str("another list"),
            Self::Map(_) => f.write_str("another map"),
        }
    }
}

impl<'de> de::Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadVisitor)
    }
}

struct ReadVisitor;

#[allow(
    clippy::cast_precision_loss,
    reason = "numbers are compared with those of JavaScript"
)]
impl<'de> Visitor<'de> for ReadVisitor {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Read, E> {
        Ok(Read::Null)
    }

    fn visit_none<E>(self) -> Result<Read, E> {
        Ok(Read::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Read, D::Error> {
        Read::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Read, E> {
        Ok(Read::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Read, E> {
        Ok(Read::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Read, E> {
        Ok(Read::Number(value as f64))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Read, E> {
        Ok(Read::Number(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Read, E> {
        Ok(Read::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Read, E> {
        Ok(Read::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Read, E> {
        Ok(Read::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Read, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Read::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Read, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Read::Map(map))
    }

    /// A tag (`!x`): the value counts.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Read, A::Error> {
        let (de::IgnoredAny, content) = tagged.variant()?;
        content.newtype_variant()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse_map;

    fn found(yaml: &str) -> Option<String> {
        let document = parse_map(yaml, 0..yaml.len()).expect("Claude Code reads it");
        difference(yaml, document.entries()).map(|difference| match difference {
            Difference::Refused(why, at) => format!("{why} at {at}"),
            Difference::Value(span, read) => format!("{}: {read}", &yaml[span]),
        })
    }

    #[test]
    fn the_first_difference_is_found() {
        for (yaml, expected) in [
            ("a: 007\n", "007: the string `007`"),
            ("a: 1\nb: [0b101]\n", "0b101: the number `5`"),
            ("a: &x {b: 1}\n<<: *x\n", "<<: a key named `<<`"),
            ("a: !x 12\n", "12: the number `12`"),
            (
                "a: \"\\ud83d\\ude80\"\n",
                "found invalid Unicode character escape code",
            ),
        ] {
            let found = found(yaml).unwrap_or_else(|| panic!("{yaml}: none"));
            assert!(found.starts_with(expected), "{yaml}: {found}");
        }
    }

    #[test]
    fn values_that_both_read_alike_do_not_differ() {
        for yaml in [
            "a: b\nc: [1, 2.5, true, ~, 'x']\nd:\n  e: |\n    f\n",
            "a: yes\nb: 2024-01-01\na: c\n",
            "true: 1\n1.50: 2\n~: 3\n",
            "a: .nan\nb: .inf\n",
            "",
        ] {
            assert_eq!(found(yaml), None, "{yaml}");
        }
    }
}
