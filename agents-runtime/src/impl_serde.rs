//! How the generated enums get their implementations of serde's traits: generated code cannot see the features of
//! this package, so it calls a macro that can.

/// Implements `Serialize` for a catalog: an agent is its name.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serialize {
    ($agent:ty) => {
        impl $crate::__private::serde::Serialize for $agent {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> $crate::__private::serde::Result<S::Ok, S::Error> {
                $crate::__private::serde::serialize_name(*self, serializer)
            }
        }
    };
}

/// Implements `Deserialize` for a catalog: an agent is its name.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_deserialize {
    ($agent:ty) => {
        impl<'de> $crate::__private::serde::Deserialize<'de> for $agent {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> $crate::__private::serde::Result<Self, D::Error> {
                $crate::__private::serde::deserialize_name(deserializer)
            }
        }
    };
}

/// Implements nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serialize {
    ($agent:ty) => {};
}

/// Implements nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_deserialize {
    ($agent:ty) => {};
}

/// What the macros call.
#[cfg(feature = "serde")]
pub mod serde {
    pub use core::result::Result;
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub use crate::serialize::{deserialize_name, serialize_name};
}
