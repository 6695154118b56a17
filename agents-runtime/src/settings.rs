//! The front matter that few agents have.

use crate::packed::{Packed, tagged};
use crate::{Effort, Isolation, List, Map, McpServer, Memory, PermissionMode, Tool};

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
pub struct Settings<'a> {
    pub(crate) disallowed_tools: List<'a, Tool<'a>>,
    pub(crate) skills: List<'a, &'a str>,
    pub(crate) mcp_servers: List<'a, McpServer<'a>>,
    pub(crate) hooks: Map<'a>,
    pub(crate) experimental: Map<'a>,
    pub(crate) metadata: Map<'a>,
    pub(crate) initial_prompt: Option<&'a str>,
    pub(crate) observer: &'a str,
    pub(crate) observer_message: Option<&'a str>,
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
    ($($(#[$doc:meta])* $setter:ident($field:ident: $type:ty) $(=> $wrap:path)?;)+) => {
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

impl<'a> Settings<'a> {
    /// Settings with nothing set.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            disallowed_tools: List::empty(),
            skills: List::empty(),
            mcp_servers: List::empty(),
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
        with_disallowed_tools(disallowed_tools: &'a [Tool<'a>]) => List::new;
        /// Sets `permissionMode`.
        with_permission_mode(permission_mode: PermissionMode) => Some;
        /// Sets `maxTurns`.
        with_max_turns(max_turns: u32) => Some;
        /// Sets `autoCompactWindow`, in tokens. Less than 100,000, which Claude Code ignores, is not set.
        with_auto_compact_window(auto_compact_window: u64) => unless_ignored;
        /// Sets `skills`.
        with_skills(skills: &'a [&'a str]) => List::new;
        /// Sets `mcpServers`.
        with_mcp_servers(mcp_servers: &'a [McpServer<'a>]) => List::new;
        /// Sets `hooks`.
        with_hooks(hooks: Map<'a>);
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
        with_initial_prompt(initial_prompt: &'a str) => Some;
        /// Sets `observer`: the name of an agent, or up to four names with commas between them.
        with_observer(observer: &'a str);
        /// Sets `observerMessage`.
        with_observer_message(observer_message: &'a str) => Some;
        /// Sets `observeSubagents`.
        with_observe_subagents(observe_subagents: bool);
        /// Sets `observeToolResults`.
        with_observe_tool_results(observe_tool_results: bool);
        /// Sets `experimental`.
        with_experimental(experimental: Map<'a>);
        /// Sets every other key.
        with_metadata(metadata: Map<'a>);
    }
}

/// Reading what is packed.
impl<'a> Settings<'a> {
    /// Reads settings that are packed: elements whose first letter says which field the rest is.
    ///
    /// ```text
    /// D disallowedTools, S skills, M mcpServers: lists; H hooks, E experimental, X other keys: lists of entries
    /// I initialPrompt, O observer, P observerMessage: texts; W autoCompactWindow, T maxTurns: digits
    /// p permissionMode, e effort, m memory, i isolation: as in the file
    /// b background, o omitClaudeMd: true; s observeSubagents, r observeToolResults: false
    /// ```
    pub(crate) const fn unpack(text: &'a str) -> Self {
        let mut settings = Self::new();
        let mut fields = Packed(text);
        while let Some(field) = fields.next() {
            let (field, content) = tagged(field);
            match field {
                b'D' => settings.disallowed_tools = List::packed(content),
                b'S' => settings.skills = List::packed(content),
                b'M' => settings.mcp_servers = List::packed(content),
                b'H' => settings.hooks = Map::of(List::packed(content)),
                b'E' => settings.experimental = Map::of(List::packed(content)),
                b'X' => settings.metadata = Map::of(List::packed(content)),
                b'I' => settings.initial_prompt = Some(content),
                b'O' => settings.observer = content,
                b'P' => settings.observer_message = Some(content),
                b'W' => settings.auto_compact_window = number(content),
                b'T' => {
                    settings.max_turns = match u32::from_str_radix(content, 10) {
                        Ok(turns) => Some(turns),
                        Err(_) => None,
                    }
                }
                b'p' => settings.permission_mode = PermissionMode::parse(content),
                b'e' => settings.effort = Effort::parse(content),
                b'm' => settings.memory = Memory::parse(content),
                b'i' => settings.isolation = Isolation::parse(content),
                b'b' => settings.background = true,
                b'o' => settings.omit_claude_md = true,
                b's' => settings.observe_subagents = false,
                b'r' => settings.observe_tool_results = false,
                _ => {}
            }
        }
        settings
    }
}

const fn number(digits: &str) -> Option<u64> {
    match u64::from_str_radix(digits, 10) {
        Ok(number) => Some(number),
        Err(_) => None,
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
