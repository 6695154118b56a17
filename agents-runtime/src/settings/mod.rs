//! The front matter that few agents have.

mod shown;
mod table;

use crate::packed::{Packed, tagged};
use crate::{
    AgentNames, Effort, Isolation, List, Map, McpServer, Memory, Param, PermissionMode, Tool,
};
use shown::Show as _;
pub(crate) use shown::Shown;
pub(crate) use table::each_setting;

/// Declares the struct, its setters, and how it is unpacked and shown.
macro_rules! declare {
    ($(
        $(#[$doc:meta])*
        $key:literal $letter:literal $unpack:path;
        $field:ident: $type:ty = $default:expr;
        $setter:ident($argument:ty) $make:path;
    )+) => {
        /// The front matter that few agents have, for [`AgentDefinition::with_settings`](crate::AgentDefinition::with_settings).
        ///
        /// It is separate so that agents without it, which are most, do not pay for it: of 657 real agents, 12 have any.
        /// It is read through the accessors of [`AgentDefinition`](crate::AgentDefinition).
        ///
        /// ```
        /// use include_agents_runtime::{AgentDefinition, Memory, Settings};
        ///
        /// static AGENT: AgentDefinition = AgentDefinition::new("a", "A", "You are a.")
        ///     .with_settings(&Settings::new().with_max_turns(12).with_memory(Memory::Project));
        ///
        /// assert_eq!(AGENT.max_turns(), Some(12));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Settings<'a> {
            $(pub(crate) $field: $type,)+
            pub(crate) params: List<'a, Param<'a>>,
            pub(crate) metadata: Map<'a>,
        }

        impl<'a> Settings<'a> {
            /// The keys of the settings.
            #[doc(hidden)]
            pub const KEYS: &'static [&'static str] = &[$($key),+];

            /// Settings with nothing set.
            #[must_use]
            pub const fn new() -> Self {
                Self {
                    $($field: $default,)+
                    params: List::empty(),
                    metadata: Map::empty(),
                }
            }

            $(
                #[doc = concat!("Sets `", $key, "`.")]
                #[must_use]
                pub const fn $setter(mut self, $field: $argument) -> Self {
                    self.$field = $make($field);
                    self
                }
            )+

            /// Sets the parameters of the prompt, `params`, a key of include-agents.
            #[must_use]
            pub const fn with_params(mut self, params: &'a [Param<'a>]) -> Self {
                self.params = List::new(params);
                self
            }

            /// Sets every other key.
            #[must_use]
            pub const fn with_metadata(mut self, metadata: Map<'a>) -> Self {
                self.metadata = metadata;
                self
            }

            /// The letter of a setting where it is packed.
            #[doc(hidden)]
            #[must_use]
            pub fn letter(key: &str) -> Option<char> {
                match key {
                    $($key => Some($letter),)+
                    _ => None,
                }
            }

            /// Reads settings that are packed: elements whose first letter says which field the rest is. What is not
            /// there has its default, so a bool that is there has the other value.
            pub(crate) const fn unpack(text: &'a str) -> Self {
                let mut settings = Self::new();
                let mut fields = Packed(text);
                while let Some(field) = fields.next() {
                    let (letter, content) = tagged(field);
                    match letter as char {
                        $($letter => settings.$field = $unpack(content),)+
                        PARAMS => settings.params = List::packed(content),
                        METADATA => settings.metadata = unpack_map(content),
                        _ => {}
                    }
                }
                settings
            }

            /// The settings that are set, with their keys.
            pub(crate) fn shown(&self) -> impl Iterator<Item = (&'static str, Shown<'a>)> {
                let default = Self::new();
                let all = [$(
                    (
                        $key,
                        (self.$field != default.$field)
                            .then(|| self.$field.show())
                            .flatten(),
                    ),
                )+];
                all.into_iter().filter_map(|(key, value)| Some((key, value?)))
            }
        }
    };
}

each_setting!(declare);

/// The letter of the parameters.
pub const PARAMS: char = 'A';

/// The letter of the keys that are not settings.
pub const METADATA: char = 'X';

/// The least `autoCompactWindow` that Claude Code accepts, in tokens.
pub const LEAST_AUTO_COMPACT_WINDOW: u64 = 100_000;

const fn unless_ignored(tokens: u64) -> Option<u64> {
    if tokens < LEAST_AUTO_COMPACT_WINDOW {
        None
    } else {
        Some(tokens)
    }
}

const fn itself<T: Copy>(value: T) -> T {
    value
}

const fn unpack_tokens(digits: &str) -> Option<u64> {
    match u64::from_str_radix(digits, 10) {
        Ok(tokens) => Some(tokens),
        Err(_) => None,
    }
}

const fn unpack_turns(digits: &str) -> Option<u32> {
    match u32::from_str_radix(digits, 10) {
        Ok(turns) => Some(turns),
        Err(_) => None,
    }
}

const fn unpack_map(entries: &str) -> Map<'_> {
    Map::of(List::packed(entries))
}

/// That a bool is there says what it is.
const fn yes(_: &str) -> bool {
    true
}

const fn no(_: &str) -> bool {
    false
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_claude_code_ignores_is_not_set() {
        let window = |tokens| {
            Settings::new()
                .with_auto_compact_window(tokens)
                .auto_compact_window
        };
        assert_eq!(window(99_999), None);
        assert_eq!(window(100_000), Some(100_000));
        assert_eq!(window(u64::MAX), Some(u64::MAX));
    }
}
