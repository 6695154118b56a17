//! Reads custom keys with serde.

use std::fmt;

use include_agents_reader::diagnostic::{Diagnostic, Subject};
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess,
    SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::agent::LoadedAgent;
use super::place::{Step, find, written};
use super::problem::Problem;
use crate::{Definition, ListIter, Value};

impl<'a> LoadedAgent<'a> {
    /// Reads the [metadata](Definition::metadata) as a struct that derives [`Deserialize`].
    ///
    /// ```
    /// use include_agents::load::Layers;
    ///
    /// include_agents::include_agents!("catalog");
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Metadata {
    ///     #[serde(default)]
    ///     priority: u8,
    /// }
    ///
    /// let agents = Layers::of::<Agent>().load();
    /// let metadata: Metadata = agents.of(Agent::CloudflareRustExpert).metadata_as()?;
    /// assert_eq!(metadata.priority, 0);
    /// # Ok::<(), include_agents::load::Problem>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error with the place in the file if a key is missing, or if its value does not have the type of the field.
    pub fn metadata_as<T: Deserialize<'a>>(&self) -> Result<T, Problem> {
        let value = Value::Map(self.metadata());
        T::deserialize(ValueDeserializer { value }).map_err(|error| error.problem(self))
    }
}

/// An error, and the way from the metadata to the value that it is about, the innermost step first.
#[derive(Debug)]
pub(super) struct Error {
    message: String,
    path: Vec<Step>,
    is_key: bool,
}

impl Error {
    fn inside(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }

    fn problem(mut self, agent: &LoadedAgent<'_>) -> Problem {
        self.path.reverse();
        let definition: &Definition<'_> = agent;
        let (headline, label) = if self.is_key || self.path.is_empty() {
            (self.message, String::new())
        } else {
            let path = written(&self.path);
            (format!("invalid value for `{path}`"), self.message)
        };
        if let Some(text) = agent.text() {
            let span = find(text, &self.path, self.is_key);
            let diagnostic = Diagnostic::error(span, headline).label(label);
            return Problem::in_file(&diagnostic, definition.path(), text);
        }
        // Of an agent that is compiled in, the program has no front matter to show.
        let subject = Subject::path(0, definition.path());
        let mut diagnostic = Diagnostic::error_about(subject, headline);
        if !label.is_empty() {
            diagnostic = diagnostic.note(label);
        }
        Problem::elsewhere(&diagnostic)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self {
            message: message.to_string(),
            path: Vec::new(),
            is_key: false,
        }
    }
}

struct ValueDeserializer<'a> {
    value: Value<'a>,
}

impl<'de> Deserializer<'de> for ValueDeserializer<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Int(value) => visitor.visit_i64(value),
            Value::Float(value) => visitor.visit_f64(value),
            Value::Str(text) => visitor.visit_borrowed_str(text),
            Value::List(values) => visitor.visit_seq(Items {
                rest: values.iter(),
                index: 0,
            }),
            Value::Map(map) => visitor.visit_map(Entries {
                rest: map.iter(),
                entry: None,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value {
            Value::Str(text) => visitor.visit_enum(text.into_deserializer()),
            Value::Map(map) if map.len() == 1 => match map.entries().get(0) {
                Some(entry) => visitor.visit_enum(Variant { entry }),
                None => self.deserialize_any(visitor),
            },
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'a> {
    rest: ListIter<'a, Value<'a>>,
    index: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(value) = self.rest.next() else {
            return Ok(None);
        };
        let index = self.index;
        self.index += 1;
        let item = seed.deserialize(ValueDeserializer { value });
        item.map(Some)
            .map_err(|error| error.inside(Step::Index(index)))
    }
}

struct Entries<'a> {
    rest: ListIter<'a, (&'a str, Value<'a>)>,
    /// The entry whose value is next.
    entry: Option<(&'a str, Value<'a>)>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.entry = Some((key, value));
        let found = seed.deserialize(BorrowedStrDeserializer::new(key));
        found.map(Some).map_err(|error: Error| Error {
            is_key: true,
            ..error.inside(Step::Key(key.to_owned()))
        })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some((key, value)) = self.entry.take() else {
            return Err(de::Error::custom("a value was asked for before its key"));
        };
        let found = seed.deserialize(ValueDeserializer { value });
        found.map_err(|error| error.inside(Step::Key(key.to_owned())))
    }
}

/// A variant with data: a mapping of one entry.
struct Variant<'a> {
    entry: (&'a str, Value<'a>),
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let key = self.entry.0;
        let variant = seed.deserialize(BorrowedStrDeserializer::new(key));
        variant
            .map(|variant| (variant, self))
            .map_err(|error: Error| Error {
                is_key: true,
                ..error.inside(Step::Key(key.to_owned()))
            })
    }
}

impl<'de> Variant<'de> {
    fn inner(&self) -> ValueDeserializer<'de> {
        ValueDeserializer {
            value: self.entry.1,
        }
    }

    fn inside(&self, error: Error) -> Error {
        error.inside(Step::Key(self.entry.0.to_owned()))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        <()>::deserialize(self.inner()).map_err(|error| self.inside(error))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.inner())
            .map_err(|error| self.inside(error))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        let value = self.inner().deserialize_any(visitor);
        value.map_err(|error| self.inside(error))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let value = self.inner().deserialize_any(visitor);
        value.map_err(|error| self.inside(error))
    }
}
