//! What is one value of JSON: the closed sets, which read back, and the open values, which need an allocator to.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{self, Unexpected, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    Color, Effort, Element, Isolation, List, Map, Memory, Model, Param, ParamKind, PermissionMode,
    Rgb, SectionKind, Speaker, Tool, Value,
};

macro_rules! serialize_as_text {
    ($($name:ty),+ $(,)?) => {
        $(
            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }
        )+
    };
}

macro_rules! deserialize_from_text {
    ($($name:ty: $what:literal),+ $(,)?) => {
        $(
            /// By the rules of its `FromStr`.
            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_str(Text { what: $what, value: PhantomData })
                }
            }
        )+
    };
}

serialize_as_text!(
    Color,
    Isolation,
    Memory,
    Model<'_>,
    ParamKind,
    PermissionMode,
    Rgb,
    SectionKind,
    Speaker,
    Tool<'_>,
);

deserialize_from_text!(
    Color: "a color",
    Isolation: "an isolation",
    Memory: "a memory",
    ParamKind: "the type of a parameter",
    PermissionMode: "a permission mode",
    Rgb: "a color such as `#3b82f6`",
    SectionKind: "a section kind",
    Speaker: "a speaker",
);

/// Reads a value from its text.
pub(super) struct Text<T> {
    pub(super) what: &'static str,
    pub(super) value: PhantomData<T>,
}

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

impl Serialize for Effort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Level(level) => serializer.serialize_i64(level),
            named => serializer.serialize_str(named.as_str().unwrap_or_default()),
        }
    }
}

/// From a name or a number, or from a text that holds the number.
impl<'de> Deserialize<'de> for Effort {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NameOrNumber)
    }
}

struct NameOrNumber;

impl Visitor<'_> for NameOrNumber {
    type Value = Effort;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an effort: a name or a whole number")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Effort, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Effort, E> {
        i64::try_from(number)
            .map(Effort::Level)
            .map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Effort, E> {
        Ok(Effort::Level(number))
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(value),
            Self::Int(value) => serializer.serialize_i64(value),
            Self::Float(value) => serializer.serialize_f64(value),
            Self::Str(value) => serializer.serialize_str(value),
            Self::List(values) => values.serialize(serializer),
            Self::Map(map) => map.serialize(serializer),
        }
    }
}

impl<'a, T: Element<'a> + Serialize> Serialize for List<'a, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_list(self.len(), self.iter(), serializer)
    }
}

impl Serialize for Param<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("name", self.name())?;
        map.serialize_entry("type", &self.kind())?;
        map.end()
    }
}

impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.unique().count()))?;
        for (key, value) in self.unique() {
            map.serialize_entry(key, &value)?;
        }
        map.end()
    }
}

/// Serializes a list of known length; of an iterator alone, serde may not know it.
pub(super) fn serialize_list<S: Serializer>(
    len: usize,
    items: impl Iterator<Item: Serialize>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(len))?;
    for item in items {
        list.serialize_element(&item)?;
    }
    list.end()
}
