//! Two agents for the tests of what goes out: one with everything, one with nothing.

use include_agents_runtime::{
    AgentDefinition, Color, Effort, Example, Isolation, Map, McpServer, Memory, Model,
    PermissionMode, Rgb, Settings, Speaker, Tool, Turn, Value,
};

pub(crate) static NOTHING: AgentDefinition =
    AgentDefinition::new("nothing", "Does nothing", "Rest.");

pub(crate) static EVERYTHING: AgentDefinition = AgentDefinition::new(
    "everything",
    "Does everything.\n\n<example>\nuser: \"Do it\"\n</example>",
    "You do it.\n\n## Rules\n\n- be brief\n- be kind",
)
.with_path("agents/everything.md")
.with_when_to_use("Does everything.")
.with_examples(&[Example::new(
    None,
    &[Turn::new(Speaker::User, "Do it")],
    Some("It is to be done"),
)])
.with_model(Model::Id("claude-sonnet-4-5-20250929"))
.with_color(Color::Rgb(Rgb::new(0x3b, 0x82, 0xf6)))
.with_tools(&[
    Tool::new("Read"),
    Tool::new("Agent(reviewer, tester)"),
    Tool::new("Bash(git:*)"),
])
.with_outline(b"!,0>#%)\"#(#'")
.with_settings(
    &Settings::new()
        .with_disallowed_tools(&[Tool::new("Bash(npm run: *)"), Tool::new("Write")])
        .with_permission_mode(PermissionMode::AcceptEdits)
        .with_max_turns(8)
        .with_auto_compact_window(150_000)
        .with_skills(&["git", "true"])
        .with_mcp_servers(&[
            McpServer::new("github"),
            McpServer::new("docs").with_config(Map::new(&[
                ("command", Value::Str("docs-server")),
                ("args", Value::list(&[Value::Str("--a---b")])),
            ])),
        ])
        .with_hooks(Map::new(&[(
            "Stop",
            Value::list(&[Value::Map(Map::new(&[(
                "hooks",
                Value::list(&[Value::Map(Map::new(&[
                    ("type", Value::Str("command")),
                    ("timeout", Value::Int(10)),
                ]))]),
            )]))]),
        )]))
        .with_memory(Memory::Project)
        .with_background(true)
        .with_omit_claude_md(true)
        .with_effort(Effort::Level(42))
        .with_isolation(Isolation::Worktree)
        .with_initial_prompt("Start: now")
        .with_observer("auditor, timekeeper")
        .with_observer_message("Be brief")
        .with_observe_subagents(false)
        .with_observe_tool_results(false)
        .with_experimental(Map::new(&[("cacheTtl", Value::Str("1h"))]))
        .with_metadata(Map::new(&[
            ("category", Value::Str("quality")),
            ("version", Value::Str("1.0")),
            ("priority", Value::Int(-2)),
            ("weight", Value::Float(0.5)),
            ("draft", Value::Bool(true)),
            ("emoji", Value::Null),
            (
                "x: y",
                Value::Map(Map::new(&[("a", Value::list(&[Value::Null]))])),
            ),
        ])),
);
