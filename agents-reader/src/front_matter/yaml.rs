//! Reads YAML into values. This is the only module that knows which library does it.
//!
//! Order and duplicates of keys are kept, since both matter to diagnostics, and input that is out to exhaust time or
//! memory is refused.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::Deserialize as _;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use crate::bytes::find_unusual;

use super::plain;

/// A value of a front matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, `~`, or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer that 64 bits hold.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Str(String),
    /// A list.
    List(Vec<Value>),
    /// A map, in the order of the file, duplicates included. A merge key (`<<`) is a key like any other.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// What a message calls a value of this type, with its article.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "a boolean",
            Self::Int(_) | Self::Float(_) => "a number",
            Self::Str(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::Str(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The text of a value that stands in the place of a key, as JavaScript would convert it.
    fn into_key(self) -> String {
        match self {
            Self::Str(text) => text,
            other => other.to_string(),
        }
    }
}

/// Writes flow style, for keys that are no texts and for messages.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Int(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
            Self::Str(value) => f.write_str(value),
            Self::List(items) => {
                f.write_str("[")?;
                for (n, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if n == 0 { "" } else { ", " })?;
                }
                f.write_str("]")
            }
            Self::Map(entries) => {
                f.write_str("{")?;
                for (n, (key, value)) in entries.iter().enumerate() {
                    write!(f, "{}{key}: {value}", if n == 0 { "" } else { ", " })?;
                }
                f.write_str("}")
            }
        }
    }
}

/// Why a text is no front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The reason.
    pub kind: ErrorKind,
    /// Where the parser noticed it: an offset in bytes, on a character boundary. Often behind the fault.
    pub at: usize,
}

/// The kinds of reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// It is not YAML; the parser's own words, without the position.
    Syntax(String),
    /// A character that YAML does not allow, not even inside quotes.
    Control(char),
    /// An alias (`*x`) of an anchor that is not there.
    Anchor,
    /// Lists and maps nested too deeply.
    Depth,
    /// Aliases that multiply the content beyond measure.
    Aliases,
    /// More than one document (`...`, and something after it).
    Documents,
    /// It is YAML, but a list or a scalar and no map; what it is, with an article.
    NoMap(&'static str),
}

/// Reads a front matter: one document with a map at its root. An empty one is an empty map.
///
/// # Errors
///
/// When the text is anything else.
pub fn read(yaml: &str) -> Result<Vec<(String, Value)>, Error> {
    match plain::read(yaml) {
        Some(entries) => Ok(entries),
        None => read_by_library(yaml),
    }
}

/// [`read`], without its short cut.
pub(super) fn read_by_library(yaml: &str) -> Result<Vec<(String, Value)>, Error> {
    // libyaml would report these without a position.
    if let Some((at, c)) = find_forbidden(yaml) {
        return Err(Error {
            kind: ErrorKind::Control(c),
            at,
        });
    }
    if let Some(at) = nests_too_deeply(yaml) {
        return Err(Error {
            kind: ErrorKind::Depth,
            at,
        });
    }
    let breaks = Breaks::find(yaml);
    let shielded = breaks.shield(yaml);
    let seed = Seed {
        budget: &Cell::new(budget(yaml.len())),
        breaks: &breaks,
    };
    let mut documents = serde_yaml::Deserializer::from_str(&shielded);
    let root = match documents.next() {
        None => Value::Null,
        Some(document) => seed
            .deserialize(document)
            .map_err(|error| describe(yaml, &error, &seed))?,
    };
    if let Some(second) = documents.next() {
        // Trouble behind the end of the map looks like a second document, too.
        return Err(match de::IgnoredAny::deserialize(second) {
            Err(error) if error.location().is_some() => describe(yaml, &error, &seed),
            _ => Error {
                kind: ErrorKind::Documents,
                at: end_of_document(yaml).unwrap_or(0),
            },
        });
    }
    match root {
        Value::Map(entries) => Ok(entries),
        Value::Null => Ok(Vec::new()),
        // The client reads an empty text as no front matter as well.
        Value::Str(text) if text.is_empty() => Ok(Vec::new()),
        other => {
            let at = yaml.len() - yaml.trim_start().len();
            Err(Error {
                kind: ErrorKind::NoMap(other.kind()),
                at,
            })
        }
    }
}

/// Reads a single value, such as what stands behind a colon; `None` when it is not YAML.
#[must_use]
pub fn read_value(yaml: &str) -> Option<Value> {
    // In the place of a map's value, since some values would be read otherwise at the root.
    match read(&format!("x: {yaml}\n")).ok()?.pop()? {
        (key, value) if key == "x" => Some(value),
        _ => None,
    }
}

/// The first character that YAML does not allow.
fn find_forbidden(yaml: &str) -> Option<(usize, char)> {
    let mut from = 0;
    while let Some(at) = find_unusual(yaml, from) {
        let c = yaml.get(at..)?.chars().next()?;
        if is_forbidden(c) {
            return Some((at, c));
        }
        from = at + c.len_utf8();
    }
    None
}

/// What YAML's `c-printable` leaves out.
fn is_forbidden(c: char) -> bool {
    !matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// How many brackets may be open at once. The library refuses more than 128 levels anyway, but only after it has read
/// them all, in quadratic time; a text may hold some that are never closed.
const DEPTH: usize = 512;

/// Where the front matter has more brackets open than anyone would leave, be it in a text.
fn nests_too_deeply(yaml: &str) -> Option<usize> {
    // Without so many opening ones there is no such depth, and to count them is compiled into the standard library.
    if yaml.len() <= DEPTH || count_up_to(yaml, '[', DEPTH) + count_up_to(yaml, '{', DEPTH) <= DEPTH
    {
        return None;
    }
    let mut depth = 0_usize;
    for (at, byte) in yaml.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return Some(at);
        }
    }
    None
}

/// How often an ASCII character stands in a text, or `most` and one.
fn count_up_to(text: &str, character: char, most: usize) -> usize {
    text.matches(character).take(most + 1).count()
}

/// How much content a text of this length may stand for: its own, and four times that by aliases.
fn budget(length: usize) -> usize {
    length.saturating_mul(5).saturating_add(64 * 1024)
}

/// Where the `...` that ends the first document is.
fn end_of_document(yaml: &str) -> Option<usize> {
    let mut at = 0;
    for line in yaml.split_inclusive(['\n', '\r']) {
        if line
            .strip_prefix("...")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Translates the library's error.
fn describe(yaml: &str, error: &serde_yaml::Error, seed: &Seed<'_>) -> Error {
    let index = error.location().map_or(0, |location| location.index());
    // The library counts characters. It skips a byte order mark without counting it.
    let at = yaml
        .char_indices()
        .nth(index)
        .map_or(yaml.len(), |(at, _)| at);
    let message = error.to_string();
    let kind = if seed.budget.get() == 0 || message.starts_with("repetition limit") {
        ErrorKind::Aliases
    } else if message.contains("recursion limit") {
        ErrorKind::Depth
    } else if message.contains("unknown anchor") {
        ErrorKind::Anchor
    } else if let Some(at) = end_of_document(yaml).filter(|_| message.contains("<document start>"))
    {
        return Error {
            kind: ErrorKind::Documents,
            at,
        };
    } else {
        ErrorKind::Syntax(clean(&message))
    };
    Error { kind, at }
}

/// Takes the positions out of the library's message, and its context, which names a position as well.
fn clean(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or(message);
    message
        .split(", while ")
        .next()
        .unwrap_or(message)
        .to_owned()
}

/// The characters that end a line in YAML 1.1, which the library implements, and no longer do in YAML 1.2, which the
/// client implements. They are hidden from the library behind characters that the text does not use.
struct Breaks(Vec<(char, char)>);

impl Breaks {
    fn find(yaml: &str) -> Self {
        if find_unusual(yaml, 0).is_none() {
            return Self(Vec::new());
        }
        let mut unused = ('\u{E000}'..'\u{F8FF}').filter(|&c| !yaml.contains(c));
        Self(
            ['\u{85}', '\u{2028}', '\u{2029}']
                .into_iter()
                .filter(|&c| yaml.contains(c))
                .filter_map(|c| Some((c, unused.next()?)))
                .collect(),
        )
    }

    fn shield<'a>(&self, yaml: &'a str) -> Cow<'a, str> {
        if self.0.is_empty() {
            return Cow::Borrowed(yaml);
        }
        let swap = |c| {
            self.0
                .iter()
                .find(|(from, _)| *from == c)
                .map_or(c, |&(_, to)| to)
        };
        Cow::Owned(yaml.chars().map(swap).collect())
    }

    fn restore(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let swap = |c| {
            self.0
                .iter()
                .find(|(_, to)| *to == c)
                .map_or(c, |&(from, _)| from)
        };
        text.chars().map(swap).collect()
    }
}

/// Builds a [`Value`], and counts what it builds.
#[derive(Clone, Copy)]
struct Seed<'a> {
    /// What may still be built: one for each value and one for each byte of text. Zero once it was exceeded.
    budget: &'a Cell<usize>,
    breaks: &'a Breaks,
}

impl Seed<'_> {
    fn spend<E: de::Error>(&self, amount: usize) -> Result<(), E> {
        let left = self.budget.get().saturating_sub(amount);
        self.budget.set(left);
        if left == 0 {
            Err(E::custom("too much"))
        } else {
            Ok(())
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.spend(1)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Int(value))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "the client's numbers are floats; this is what it sees"
    )]
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Float(value as f64), Value::Int))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "the client's numbers are floats; this is what it sees"
    )]
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Float(value as f64))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "the client's numbers are floats; this is what it sees"
    )]
    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Value::Float(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        self.spend(value.len())?;
        Ok(Value::Str(self.breaks.restore(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key_seed(self)? {
            map.push((key.into_key(), entries.next_value_seed(self)?));
        }
        Ok(Value::Map(map))
    }

    /// A tag (`!x`) means nothing to the client: the value counts.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (de::IgnoredAny, content) = tagged.variant()?;
        content.newtype_variant_seed(self)
    }
}
