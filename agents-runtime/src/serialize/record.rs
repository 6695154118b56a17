//! Records: structs whose absent fields are left out.

use core::convert::Infallible;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{Element, List, Map};

/// What serializes as a record.
pub(super) trait Record {
    /// The name of the type, for the formats that write one.
    const NAME: &'static str;

    /// Hands over the fields that are there.
    fn fields<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error>;
}

/// What takes the fields of a record.
pub(super) trait Fields {
    type Error;

    fn field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Self::Error>;

    /// A field that may be absent.
    fn optional<T: Serialize>(
        &mut self,
        key: &'static str,
        value: Option<T>,
    ) -> Result<(), Self::Error> {
        value.map_or(Ok(()), |value| self.field(key, &value))
    }

    /// A list that is absent where it is empty.
    fn list<'a, T: Serialize + Element<'a>>(
        &mut self,
        key: &'static str,
        values: List<'a, T>,
    ) -> Result<(), Self::Error> {
        self.optional(key, (!values.is_empty()).then_some(values))
    }

    /// A mapping that is absent where it is empty.
    fn map(&mut self, key: &'static str, map: Map<'_>) -> Result<(), Self::Error> {
        self.optional(key, (!map.is_empty()).then_some(map))
    }
}

/// Serializes a record. It is asked for its fields twice, since some formats want to know beforehand how many there
/// are.
pub(super) fn serialize<R: Record, S: Serializer>(
    record: &R,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut count = Count(0);
    let Ok(()) = record.fields(&mut count);
    let mut out = serializer.serialize_struct(R::NAME, count.0)?;
    record.fields(&mut Write(&mut out))?;
    out.end()
}

struct Count(usize);

impl Fields for Count {
    type Error = Infallible;

    fn field<T: Serialize + ?Sized>(&mut self, _: &'static str, _: &T) -> Result<(), Infallible> {
        self.0 += 1;
        Ok(())
    }
}

struct Write<'a, S>(&'a mut S);

impl<S: SerializeStruct> Fields for Write<'_, S> {
    type Error = S::Error;

    fn field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        self.0.serialize_field(key, value)
    }
}

/// Makes records serialize: a blanket implementation could not, for `Serialize` is not ours.
macro_rules! serialize_records {
    ($($record:ty),+ $(,)?) => {
        $(
            impl serde::Serialize for $record {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    crate::serialize::record::serialize(self, serializer)
                }
            }
        )+
    };
}
pub(super) use serialize_records;
