//! Values that keep their places.

use std::fmt;

use super::text::Text;
use crate::span::{Span, ToSpan};

/// A value and its place in the file. Two are equal if their values are, whatever their places.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place, in bytes.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T> ToSpan for &Spanned<T> {
    fn to_span(self) -> Span {
        self.span.clone()
    }
}

/// A value, how it is written and where.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its place, with quotes and brackets, without tag and anchor. The place of an alias is the alias, and its parts have
    /// the places of the anchored value. Nothing at all has an empty place.
    pub span: Span,
    /// How it is written.
    pub style: Style,
    /// What is written before it, or instead of it.
    pub properties: Option<Box<Properties>>,
}

/// The ways to write a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Nothing is written, as after `key:` at the end of a line.
    Empty,
    /// Without quotes.
    Plain,
    /// In single quotes.
    SingleQuoted,
    /// In double quotes.
    DoubleQuoted,
    /// Below a `|`.
    Literal,
    /// Below a `>`.
    Folded,
    /// A list or map in brackets.
    Flow,
    /// A list or map with a line for each item or entry.
    Block,
}

/// Tags, anchors and aliases of a value. They rarely mean what the author of a front matter wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// The place of its tag, as in `!x value`.
    pub tag: Option<Span>,
    /// The place of its anchor, as in `&x value`.
    pub anchor: Option<Span>,
    /// The place of the alias that it is written as, as in `*x`.
    pub alias: Option<Span>,
}

/// A value of a front matter.
#[derive(Clone, Debug)]
pub enum Value {
    /// `null`, `~`, or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, of at most 2^53. To Claude Code, a JavaScript program, `1.0` and `1e0` are as whole as `1`.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(Text),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file, duplicates included.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key. Claude Code turns keys that are not texts into texts: `1.50` into `1.5`.
    pub key: Spanned<Text>,
    /// Tags, anchors and aliases of the key.
    pub key_properties: Option<Box<Properties>>,
    /// The value.
    pub value: Node,
    /// The place of the merge key (`<<`) that the entry came from.
    pub merged: Option<Span>,
    /// Distinguishes keys of different types that are equal as texts.
    pub(super) key_type: KeyType,
}

/// The types of keys that merging tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum KeyType {
    Text,
    Null,
    Bool,
    Number,
    /// Lists and maps are equal to no other key.
    Collection,
}

impl Node {
    /// Returns the text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&Text> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the decoded text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        self.as_text().map(Text::as_str)
    }

    /// Returns the entry of this key that counts, if it is a map: the last one.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        let Value::Map(entries) = &self.value else {
            return None;
        };
        let is_it = |entry: &&Entry| entry.key.value.as_str() == key;
        entries.iter().rev().find(is_it)
    }

    /// Returns the value of this key that counts, if it is a map: the last one.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Nothing at all.
    pub(super) fn empty(at: usize) -> Self {
        Self {
            value: Value::Null,
            span: at..at,
            style: Style::Empty,
            properties: None,
        }
    }

    pub(super) fn properties_mut(&mut self) -> &mut Properties {
        self.properties.get_or_insert_default()
    }

    /// Moves the places by a function that keeps their order.
    pub(super) fn relocate(&mut self, to: &dyn Fn(&Span) -> Span) {
        self.span = to(&self.span);
        if let Some(properties) = &mut self.properties {
            properties.relocate(to);
        }
        match &mut self.value {
            Value::Text(text) => text.relocate(to),
            Value::List(items) => items.iter_mut().for_each(|item| item.relocate(to)),
            Value::Map(entries) => {
                for entry in entries {
                    entry.key.span = to(&entry.key.span);
                    entry.key.value.relocate(to);
                    if let Some(properties) = &mut entry.key_properties {
                        properties.relocate(to);
                    }
                    entry.merged = entry.merged.as_ref().map(to);
                    entry.value.relocate(to);
                }
            }
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {}
        }
    }
}

/// What is not a number is equal to itself here.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            (Self::Int(one), Self::Int(other)) => one == other,
            (Self::Float(one), Self::Float(other)) => {
                one == other || one.is_nan() && other.is_nan()
            }
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::List(one), Self::List(other)) => one == other,
            (Self::Map(one), Self::Map(other)) => one == other,
            _ => false,
        }
    }
}

/// Values are equal when they read the same, whatever their places and styles.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// Entries are equal when their keys and their values are.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.value == other.value
    }
}

/// Writes flow style, for messages.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Int(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
            Self::Text(value) => f.write_str(value),
            Self::List(items) => {
                f.write_str("[")?;
                for (n, item) in items.iter().enumerate() {
                    let comma = if n == 0 { "" } else { ", " };
                    write!(f, "{comma}{}", item.value)?;
                }
                f.write_str("]")
            }
            Self::Map(entries) => {
                f.write_str("{")?;
                for (n, entry) in entries.iter().enumerate() {
                    let comma = if n == 0 { "" } else { ", " };
                    write!(f, "{comma}{}: {}", entry.key.value, entry.value.value)?;
                }
                f.write_str("}")
            }
        }
    }
}

impl ToSpan for &Node {
    fn to_span(self) -> Span {
        self.span.clone()
    }
}

impl Properties {
    fn relocate(&mut self, to: &dyn Fn(&Span) -> Span) {
        for place in [&mut self.tag, &mut self.anchor, &mut self.alias] {
            *place = place.as_ref().map(to);
        }
    }
}

/// The largest whole number up to which a float holds every whole number.
const LARGEST_INT: f64 = 9_007_199_254_740_992.0;

impl Value {
    /// A number, which Claude Code reads as a float.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a whole number of this size is not truncated"
    )]
    pub(super) fn number(value: f64) -> Self {
        if value.abs() <= LARGEST_INT && value.fract() == 0.0 {
            Self::Int(value as i64)
        } else {
            Self::Float(value)
        }
    }

    /// Returns what a message calls a value of this type, with its article.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "a boolean",
            Self::Int(_) | Self::Float(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its place, from the `#` to the end of the line.
    pub span: Span,
    /// Whether only white space precedes it on its line.
    pub is_alone: bool,
}
