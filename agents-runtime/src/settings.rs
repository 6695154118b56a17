//! The front matter that few agents have.

use crate::{Effort, Isolation, Map, McpServer, Memory, PermissionMode, Tool};

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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a field of the format"
)]
pub struct Settings {
    pub(crate) disallowed_tools: &'static [Tool],
    pub(crate) skills: &'static [&'static str],
    pub(crate) mcp_servers: &'static [McpServer],
    pub(crate) hooks: Map,
    pub(crate) experimental: Map,
    pub(crate) metadata: Map,
    pub(crate) initial_prompt: Option<&'static str>,
    pub(crate) observer: &'static str,
    pub(crate) observer_message: Option<&'static str>,
    pub(crate) auto_compact_window: Option<u64>,
    pub(crate) max_turns: Option<u32>,
    pub(crate) effort: Option<Effort>,
    pub(crate) permission_mode: Option<PermissionMode>,
    pub(crate) memory: Option<Memory>,
    pub(crate) isolation: Option<Isolation>,
    pub(crate) background: bool,
    pub(crate) omit_claude_md: bool,
    pub(crate) observe_subagents: bool,
    pub(crate) observe_tool_results: bool,
}

/// Makes the setter of a field: `Settings` has many, all alike.
macro_rules! setters {
    ($($(#[$doc:meta])* $setter:ident($field:ident: $type:ty) $(=> $wrap:ident)?;)+) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub const fn $setter(mut self, $field: $type) -> Self {
                self.$field = $($wrap)?($field);
                self
            }
        )+
    };
}

impl Settings {
    /// Settings with nothing set.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            disallowed_tools: &[],
            skills: &[],
            mcp_servers: &[],
            hooks: Map::empty(),
            experimental: Map::empty(),
            metadata: Map::empty(),
            initial_prompt: None,
            observer: "",
            observer_message: None,
            auto_compact_window: None,
            max_turns: None,
            effort: None,
            permission_mode: None,
            memory: None,
            isolation: None,
            background: false,
            omit_claude_md: false,
            observe_subagents: true,
            observe_tool_results: true,
        }
    }

    setters! {
        /// Sets `disallowedTools`.
        with_disallowed_tools(disallowed_tools: &'static [Tool]);
        /// Sets `permissionMode`.
        with_permission_mode(permission_mode: PermissionMode) => Some;
        /// Sets `maxTurns`.
        with_max_turns(max_turns: u32) => Some;
        /// Sets `autoCompactWindow`, in tokens. Less than 100,000, which Claude Code ignores, is not set.
        with_auto_compact_window(auto_compact_window: u64) => unless_ignored;
        /// Sets `skills`.
        with_skills(skills: &'static [&'static str]);
        /// Sets `mcpServers`.
        with_mcp_servers(mcp_servers: &'static [McpServer]);
        /// Sets `hooks`.
        with_hooks(hooks: Map);
        /// Sets `memory`.
        with_memory(memory: Memory) => Some;
        /// Sets `background`.
        with_background(background: bool);
        /// Sets `omitClaudeMd`.
        with_omit_claude_md(omit_claude_md: bool);
        /// Sets `effort`.
        with_effort(effort: Effort) => Some;
        /// Sets `isolation`.
        with_isolation(isolation: Isolation) => Some;
        /// Sets `initialPrompt`.
        with_initial_prompt(initial_prompt: &'static str) => Some;
        /// Sets `observer`: the name of an agent, or up to four names with commas between them.
        with_observer(observer: &'static str);
        /// Sets `observerMessage`.
        with_observer_message(observer_message: &'static str) => Some;
        /// Sets `observeSubagents`.
        with_observe_subagents(observe_subagents: bool);
        /// Sets `observeToolResults`.
        with_observe_tool_results(observe_tool_results: bool);
        /// Sets `experimental`.
        with_experimental(experimental: Map);
        /// Sets every other key.
        with_metadata(metadata: Map);
    }
}

/// The least `autoCompactWindow` that Claude Code accepts, in tokens.
pub const LEAST_AUTO_COMPACT_WINDOW: u64 = 100_000;

const fn unless_ignored(tokens: u64) -> Option<u64> {
    if tokens < LEAST_AUTO_COMPACT_WINDOW {
        None
    } else {
        Some(tokens)
    }
}

impl Default for Settings {
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
