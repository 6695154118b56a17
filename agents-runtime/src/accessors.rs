//! The accessors that a generated enum shares with a definition: each is declared once, and the call of one macro is all
//! that a catalog has to emit for them.

/// Gives an enum that has `definition()` its accessors: `accessors!(pub Agent)`. `metadata` is apart: a call that declares
/// fields gives it their types.
#[doc(hidden)]
#[macro_export]
macro_rules! __accessors {
    ($(#[$attribute:meta])* $visibility:vis $agent:ident) => {
        $crate::__accessor! {
            $(#[$attribute])*
            $visibility $agent
            name: &'static $crate::__private::str = "The name by which Claude Code knows the agent.";
            description: &'static $crate::__private::str = "When to use the agent, as Claude Code reads it.";
            when_to_use: &'static $crate::__private::str = "The description without its examples.";
            examples: $crate::List<'static, $crate::Example<'static>> = "The example dialogues of the description.";
            model: $crate::__private::Option<$crate::Model<'static>> = "The model that it requests.";
            color: $crate::__private::Option<$crate::Color> = "The color in which Claude Code shows it.";
            tools: $crate::Tools<'static> = "The tools that it may use.";
            disallowed_tools: $crate::List<'static, $crate::Tool<'static>> = "The tools that it may not use.";
            permission_mode: $crate::__private::Option<$crate::PermissionMode> = "Its permission mode.";
            max_turns: $crate::__private::Option<$crate::__private::u32> = "The maximum number of turns.";
            auto_compact_window: $crate::__private::Option<$crate::__private::u64> =
                "The number of tokens at which its conversation is compacted.";
            skills: $crate::List<'static, &'static $crate::__private::str> = "The skills that are loaded for it.";
            mcp_servers: $crate::List<'static, $crate::McpServer<'static>> = "The MCP servers that it may use.";
            hooks: $crate::Map<'static> = "Its hooks, by event.";
            memory: $crate::__private::Option<$crate::Memory> = "The scope of its memory.";
            background: $crate::__private::bool = "Whether it runs in the background.";
            omit_claude_md: $crate::__private::bool = "Whether it runs without the project's CLAUDE.md.";
            effort: $crate::__private::Option<$crate::Effort> = "The effort that its model spends.";
            isolation: $crate::__private::Option<$crate::Isolation> = "How it is isolated from the working tree.";
            initial_prompt: $crate::__private::Option<&'static $crate::__private::str> = "The first message to it.";
            observer: $crate::AgentNames<'static> = "The agents that observe it in the background.";
            observer_message: $crate::__private::Option<&'static $crate::__private::str> =
                "What its observers receive with each digest.";
            observe_subagents: $crate::__private::bool = "Whether observers extend to subagents.";
            observe_tool_results: $crate::__private::bool =
                "Whether the digests that it receives as an observer include the results of tools.";
            experimental: $crate::Map<'static> = "Its experimental settings.";
            prompt: &'static $crate::__private::str = "The system prompt: the body of the file.";
            introduction: &'static $crate::__private::str = "The part of the prompt before its first section.";
            sections: $crate::Sections<'static> = "The sections of the prompt.";
            conclusion: &'static $crate::__private::str = "The part of the prompt after its last section.";
            params: $crate::List<'static, $crate::Param<'static>> = "The parameters of the prompt.";
            to_markdown: $crate::Markdown<'static> = "The agent as the text of a file that compiles to an equal agent.";
            group: &'static $crate::__private::str = "The folder of the file below the folder of the call, such as `review/rust`; empty at its top.";
            path: &'static $crate::__private::str = "The file, relative to the crate, with `/` on every platform.";
        }
    };
}

/// Gives an enum the accessor `metadata`.
#[doc(hidden)]
#[macro_export]
macro_rules! __metadata_accessor {
    ($(#[$attribute:meta])* $visibility:vis $agent:ident) => {
        $crate::__accessor! {
            $(#[$attribute])*
            $visibility $agent
            metadata: $crate::Map<'static> = "Every key of the front matter that Claude Code does not know.";
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __accessor {
    (
        $(#[$attribute:meta])*
        $visibility:vis $agent:ident
        $($name:ident: $result:ty = $summary:literal;)*
    ) => {
        $(#[$attribute])*
        impl $agent {
            $(
                #[doc = $summary]
                #[must_use]
                $visibility const fn $name(self) -> $result {
                    self.definition().$name()
                }
            )*
        }
    };
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    #[test]
    fn the_enum_has_every_accessor_of_a_definition() {
        let of_definition = include_str!("definition/mod.rs")
            .lines()
            .filter_map(|line| {
                line.strip_prefix("    pub const fn ")?
                    .split_once("(&self)")
            })
            .map(|(name, _)| name);
        let of_enum: Vec<&str> = include_str!("accessors.rs")
            .lines()
            .filter_map(|line| line.strip_prefix("            ")?.split_once(": $crate::"))
            .map(|(name, _)| name)
            .chain(include_str!("accessors.rs").lines().filter_map(|line| {
                let (name, _) = line.trim_start().split_once(": &'static $crate::")?;
                Some(name)
            }))
            .collect();
        // An enum has a definition, which has this one.
        let missing =
            of_definition.filter(|name| !of_enum.contains(name) && *name != "to_markdown");
        assert_eq!(missing.collect::<Vec<_>>(), [] as [&str; 0]);
    }
}
