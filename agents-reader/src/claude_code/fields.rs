//! The keys of the front matter.

use include_agents_runtime::__private::LEAST_AUTO_COMPACT_WINDOW;

/// What a field accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueType {
    /// A string.
    Text,
    /// Names, separated by commas or as a list.
    Names,
    /// A list of names, or of maps from a name to a configuration.
    Servers,
    /// A map.
    Map,
    /// The name or id of a model.
    Model,
    /// One of a few names.
    Choice,
    /// One of a few names, or a whole number.
    Effort,
    /// The name of a color.
    Color,
    /// A whole number. What is more than `most` counts as `most`.
    Integer {
        /// The least that Claude Code accepts.
        least: u64,
        /// The most that the type of the field holds.
        most: u64,
    },
    /// `true` or `false`, where the field is absent `false`.
    Boolean,
    /// Only `true`; anything else is `false`, as where the field is absent.
    True,
    /// Only `false`, with or without quotes; anything else is `true`, as where the field is absent.
    False,
    /// Only `true`; anything else is `false`. Where the field is absent, it is `true`.
    TrueOrAbsent,
}

impl ValueType {
    /// Whether a list is such a value.
    #[must_use]
    pub const fn takes_list(self) -> bool {
        matches!(self, Self::Names | Self::Servers)
    }

    /// Whether a list or a map is such a value.
    #[must_use]
    pub const fn takes_collection(self) -> bool {
        self.takes_list() || matches!(self, Self::Map)
    }
}

/// Declares the keys once: the enum and the facts about each of them.
macro_rules! fields {
    ($($variant:ident $key:literal $value_type:ident $({ $($bounds:tt)* })? $($property:ident)*;)*) => {
        /// A key of the front matter that Claude Code knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Field {
            $(#[doc = concat!("`", $key, "`.")] $variant,)*
        }

        impl Field {
            /// Every key, in the order of Claude Code's documentation.
            pub const ALL: &'static [Field] = &[$(Field::$variant,)*];

            /// The key as it is written: `permissionMode`.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Field::$variant => $key,)* }
            }

            /// What the field accepts.
            #[must_use]
            pub const fn value_type(self) -> ValueType {
                match self { $(Field::$variant => ValueType::$value_type $({ $($bounds)* })?,)* }
            }

            const fn properties(self) -> &'static [Property] {
                match self { $(Field::$variant => &[$(Property::$property),*],)* }
            }
        }
    };
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Property {
    /// Without it, a file is not an agent.
    Required,
    /// It has no effect in the agents of a plugin.
    IgnoredInPlugins,
}

fields! {
    Name "name" Text Required;
    Description "description" Text Required;
    Tools "tools" Names;
    DisallowedTools "disallowedTools" Names;
    Model "model" Model;
    PermissionMode "permissionMode" Choice IgnoredInPlugins;
    MaxTurns "maxTurns" Integer { least: 1, most: u32::MAX as u64 };
    AutoCompactWindow "autoCompactWindow" Integer { least: LEAST_AUTO_COMPACT_WINDOW, most: u64::MAX };
    Skills "skills" Names;
    McpServers "mcpServers" Servers IgnoredInPlugins;
    Hooks "hooks" Map IgnoredInPlugins;
    Memory "memory" Choice;
    Background "background" Boolean;
    OmitClaudeMd "omitClaudeMd" True;
    Effort "effort" Effort;
    Isolation "isolation" Choice;
    Color "color" Color;
    InitialPrompt "initialPrompt" Text IgnoredInPlugins;
    Observer "observer" Text IgnoredInPlugins;
    ObserverMessage "observerMessage" Text IgnoredInPlugins;
    ObserveSubagents "observeSubagents" False IgnoredInPlugins;
    ObserveToolResults "observeToolResults" TrueOrAbsent IgnoredInPlugins;
    Experimental "experimental" Map;
}

impl Field {
    /// The field of exactly that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.key() == key)
    }

    /// Whether a file without it is not an agent.
    #[must_use]
    pub fn is_required(self) -> bool {
        self.properties().contains(&Property::Required)
    }

    /// Whether it has no effect in the agents of a plugin.
    #[must_use]
    pub fn is_ignored_in_plugins(self) -> bool {
        self.properties().contains(&Property::IgnoredInPlugins)
    }
}

/// What people write for these keys, by habit or from the formats of other tools.
pub const CONFUSIONS: &[(&str, Field)] = &[
    ("allowed-tools", Field::Tools),
    ("allowedTools", Field::Tools),
    ("allowed_tools", Field::Tools),
    ("agent", Field::Name),
    ("bypassPermissions", Field::PermissionMode),
    ("colour", Field::Color),
    ("denied-tools", Field::DisallowedTools),
    ("desc", Field::Description),
    ("excludedTools", Field::DisallowedTools),
    ("id", Field::Name),
    ("mcp", Field::McpServers),
    ("permissions", Field::PermissionMode),
    ("reasoningEffort", Field::Effort),
    ("reasoning_effort", Field::Effort),
    ("summary", Field::Description),
    ("turns", Field::MaxTurns),
    ("when_to_use", Field::Description),
    ("whenToUse", Field::Description),
];

/// Keys of neighboring formats and of users that look like one of these keys and mean something else.
pub const UNRELATED: &[&str] = &[
    "mode", "modes", "models", "role", "roles", "tags", "type", "names", "hook",
];

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn keys_are_found_exactly() {
        for &field in Field::ALL {
            assert_eq!(Field::from_key(field.key()), Some(field));
        }
        assert_eq!(Field::from_key("Name"), None);
    }

    #[test]
    fn properties_are_those_of_the_documentation() {
        let keys = |has: fn(Field) -> bool| -> Vec<&str> {
            let fields = Field::ALL.iter().copied();
            fields.filter(|field| has(*field)).map(Field::key).collect()
        };
        assert_eq!(keys(Field::is_required), ["name", "description"]);
        assert_eq!(
            keys(Field::is_ignored_in_plugins),
            [
                "permissionMode",
                "mcpServers",
                "hooks",
                "initialPrompt",
                "observer",
                "observerMessage",
                "observeSubagents",
                "observeToolResults"
            ]
        );
    }
}
