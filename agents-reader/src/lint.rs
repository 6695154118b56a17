//! The lints: what can be said about an agent that the client loads, and how loudly.
//!
//! What cannot be used at all is a hard error and has no name here. Everything else is a [`Lint`], whose
//! [`Level`] a macro call sets with `deny(..)`, `warn(..)` and `allow(..)`, and a single file lowers with a front
//! matter comment: `# include-agents: allow(unknown_tool)`.

mod levels;
#[cfg(test)]
mod samples;

pub use levels::{Level, Levels};

/// Declares the lints once: the enum, its list and the names are all made from one list of lines.
macro_rules! lints {
    ($($variant:ident $name:literal $level:ident $summary:literal,)*) => {
        /// A named rule about agents that load.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Lint {
            $(#[doc = $summary] $variant,)*
        }

        impl Lint {
            /// Every lint, in the order of the documentation.
            pub const ALL: &'static [Lint] = &[$(Lint::$variant,)*];

            /// The name by which a macro call or a comment sets the level: `unknown_tool`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Lint::$variant => $name,)* }
            }

            /// The level where nobody has set one.
            #[must_use]
            pub const fn default_level(self) -> Level {
                match self { $(Lint::$variant => Level::$level,)* }
            }

            /// What it reports, in a few words.
            #[must_use]
            pub const fn summary(self) -> &'static str {
                match self { $(Lint::$variant => $summary,)* }
            }
        }
    };
}

lints! {
    InvalidValue "invalid_value" Deny "a value outside its closed set, or of the wrong type",
    UnknownModel "unknown_model" Deny "a model that is neither an alias nor a plausible id",
    UnknownColor "unknown_color" Deny "a colour that is neither one of the eight names nor `#rrggbb`",
    ColorCase "color_case" Warn "a colour name in other letter case",
    DuplicateKey "duplicate_key" Deny "a key that stands twice; the client keeps the last one",
    StrayKey "stray_key" Deny "an unindented line of a pasted example that became a key",
    CutFrontMatter "cut_front_matter" Deny "a `---` inside the front matter that ends it for the client",
    MisspelledField "misspelled_field" Deny "an unknown key close to a known one",
    UnknownField "unknown_field" Allow "any other key that the client does not know",
    NotAnAgent "not_an_agent" Deny "a Markdown file without front matter in an agents folder",
    EmptyPrompt "empty_prompt" Deny "an agent whose body is empty",
    MalformedExample "malformed_example" Deny "an `<example>` that is not closed, is nested, or has no turn",
    HiddenUnicode "hidden_unicode" Deny "characters that a reviewer cannot see",
    LiteralValue "literal_value" Deny "a list, map or comment that the client's recovery turns into literal text",
    UnknownHook "unknown_hook" Warn "a hook event that the client does not know",
    UnknownTool "unknown_tool" Warn "a tool that is not built in, no MCP tool and no agent",
    ToolConflict "tool_conflict" Warn "a tool that is both in `tools` and in `disallowedTools`",
    EmptyTools "empty_tools" Warn "a `tools` field without a value",
    DanglingAgent "dangling_agent" Warn "`Agent(x)` where no agent `x` exists",
    ExampleNamesOtherAgent "example_names_other_agent" Warn "an example whose assistant announces an agent that does not exist",
    UnterminatedFence "unterminated_fence" Warn "a code fence that is never closed",
    Secret "secret" Warn "something that looks like a key or a token",
    CrlfRecovery "crlf_recovery" Warn "CRLF line ends in a file that loads only by the recovery",
    RecoveredFrontMatter "recovered_front_matter" Allow "front matter that is not valid YAML and loads only by the recovery",
    NameStyle "name_style" Allow "a name that is not lowercase letters, digits and hyphens",
    NameDiffersFromFile "name_differs_from_file" Allow "a name that differs from the file's stem",
    BypassPermissions "bypass_permissions" Allow "`permissionMode: bypassPermissions`",
    InheritsAllTools "inherits_all_tools" Allow "no `tools`, so every tool is inherited",
    DescriptionBudget "description_budget" Allow "a description longer than the call's `description_budget`",
    PromptBudget "prompt_budget" Allow "a prompt longer than the call's `prompt_budget`",
    OutsidePackage "outside_package" Allow "an agent file outside the package, which `cargo package` would lose",
    DelegationCycle "delegation_cycle" Allow "agents that delegate to each other in a circle",
}

impl Lint {
    /// The lint of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Lint> {
        Lint::ALL.iter().copied().find(|lint| lint.name() == name)
    }
}
