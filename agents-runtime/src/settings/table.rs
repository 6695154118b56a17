//! Every setting, once.

/// Calls a macro with a row for each setting, in the order of Claude Code's documentation:
///
/// ```text
/// /// The docs of the accessor.
/// "the key" 'its letter where settings are packed' the function that unpacks it;
/// field: its type = what it is where it is absent;
/// setter(the type of its argument) the function that makes the field of it;
/// ```
macro_rules! each_setting {
    ($callback:ident) => {
        $callback! {
            /// The tools that the agent may not use: `disallowedTools`.
            "disallowedTools" 'D' List::packed;
            disallowed_tools: List<'a, Tool<'a>> = List::empty();
            with_disallowed_tools(&'a [Tool<'a>]) List::new;

            /// When the agent asks for permission: `permissionMode`.
            "permissionMode" 'p' PermissionMode::parse;
            permission_mode: Option<PermissionMode> = None;
            with_permission_mode(PermissionMode) Some;

            /// After how many turns the agent has to stop: `maxTurns`.
            "maxTurns" 'T' unpack_turns;
            max_turns: Option<u32> = None;
            with_max_turns(u32) Some;

            /// At how many tokens the conversation is compacted: `autoCompactWindow`. Claude Code ignores less than
            /// 100,000, and so does the setter.
            "autoCompactWindow" 'W' unpack_tokens;
            auto_compact_window: Option<u64> = None;
            with_auto_compact_window(u64) unless_ignored;

            /// The skills that the agent starts with: `skills`.
            "skills" 'S' List::packed;
            skills: List<'a, &'a str> = List::empty();
            with_skills(&'a [&'a str]) List::new;

            /// The MCP servers that the agent brings along: `mcpServers`.
            "mcpServers" 'M' List::packed;
            mcp_servers: List<'a, McpServer<'a>> = List::empty();
            with_mcp_servers(&'a [McpServer<'a>]) List::new;

            /// The agent's hooks, by the name of the event: `hooks`.
            "hooks" 'H' unpack_map;
            hooks: Map<'a> = Map::empty();
            with_hooks(Map<'a>) itself;

            /// Where the agent keeps what it learns: `memory`.
            "memory" 'm' Memory::parse;
            memory: Option<Memory> = None;
            with_memory(Memory) Some;

            /// Whether the agent always runs in the background: `background`.
            "background" 'b' yes;
            background: bool = false;
            with_background(bool) itself;

            /// Whether the agent runs without the project's `CLAUDE.md`: `omitClaudeMd`.
            "omitClaudeMd" 'o' yes;
            omit_claude_md: bool = false;
            with_omit_claude_md(bool) itself;

            /// The effort that the model spends on thinking: `effort`.
            "effort" 'e' Effort::parse;
            effort: Option<Effort> = None;
            with_effort(Effort) Some;

            /// Where the agent works: `isolation`.
            "isolation" 'i' Isolation::parse;
            isolation: Option<Isolation> = None;
            with_isolation(Isolation) Some;

            /// The first message to the agent where it is the main agent: `initialPrompt`.
            "initialPrompt" 'I' Some;
            initial_prompt: Option<&'a str> = None;
            with_initial_prompt(&'a str) Some;

            /// The agents that observe this one in the background: `observer`, comma-separated names.
            /// Claude Code starts the first four.
            "observer" 'O' AgentNames::of;
            observer: AgentNames<'a> = AgentNames::of("");
            with_observer(&'a str) AgentNames::of;

            /// What Claude Code adds to each digest that the observers receive: `observerMessage`.
            "observerMessage" 'P' Some;
            observer_message: Option<&'a str> = None;
            with_observer_message(&'a str) Some;

            /// Whether the subagents of this agent inherit its observers; for an observer, whether it also observes the
            /// subagents of the agents that name it: `observeSubagents`, true by default.
            "observeSubagents" 's' no;
            observe_subagents: bool = true;
            with_observe_subagents(bool) itself;

            /// Whether the digests that this agent receives as an observer include the results of tools:
            /// `observeToolResults`, true by default.
            "observeToolResults" 'r' no;
            observe_tool_results: bool = true;
            with_observe_tool_results(bool) itself;

            /// Experimental settings of Claude Code: `experimental`.
            "experimental" 'E' unpack_map;
            experimental: Map<'a> = Map::empty();
            with_experimental(Map<'a>) itself;
        }
    };
}

pub(crate) use each_setting;
