//! The conversions of a generated enum, so that a call of `include_agents!` emits few tokens for them.

/// Implements the conversion of a name into an agent: not with `report_unused`, where no agent would be unused.
#[doc(hidden)]
#[macro_export]
macro_rules! __conversions_from_name {
    ($agent:ident) => {
        impl $crate::__private::TryFrom<&$crate::__private::str> for $agent {
            type Error = $crate::UnknownAgent;

            fn try_from(
                name: &$crate::__private::str,
            ) -> $crate::__private::Result<Self, $crate::UnknownAgent> {
                $crate::__private::FromStr::from_str(name)
            }
        }
    };
}

/// Implements the conversion of an agent into its name, and the comparison with a name.
#[doc(hidden)]
#[macro_export]
macro_rules! __conversions_into_name {
    ($agent:ident) => {
        impl $crate::__private::From<$agent> for &'static $crate::__private::str {
            fn from(agent: $agent) -> Self {
                agent.name()
            }
        }

        impl $crate::__private::PartialEq<$crate::__private::str> for $agent {
            fn eq(&self, name: &$crate::__private::str) -> $crate::__private::bool {
                self.name() == name
            }
        }

        impl $crate::__private::PartialEq<&$crate::__private::str> for $agent {
            fn eq(&self, name: &&$crate::__private::str) -> $crate::__private::bool {
                self.name() == *name
            }
        }
    };
}
