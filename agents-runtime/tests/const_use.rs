//! Everything is usable in `const` context: each constant below is evaluated by the compiler.

use include_agents_runtime::{
    AgentDefinition, AgentNames, Color, Effort, Example, Isolation, Items, List, Map, McpServer,
    Memory, Model, PermissionMode, Rgb, Section, SectionKind, Sections, Settings, Speaker, Tool,
    ToolKind, Tools, Turn, Value,
};

const PROMPT: &str = "You review.\n\n## Rules\n\n- be brief\n- be kind\n\nThe end.";

static AGENT: AgentDefinition = AgentDefinition::new("reviewer", "Reviews. <example>…", PROMPT)
    .with_path("agents/reviewer.md")
    .with_when_to_use("Reviews.")
    .with_examples(&[Example::new(
        Some("A change"),
        &[
            Turn::new(Speaker::User, "Look"),
            Turn::new(Speaker::Assistant, "Calling"),
        ],
        Some("It is a change"),
    )])
    .with_model(Model::new("opus"))
    .with_color(Color::Rgb(Rgb::new(1, 2, 255)))
    .with_tools(&[
        Tool::new("Read"),
        Tool::new("Agent(a, b)"),
        Tool::new("mcp__docs__*"),
    ])
    .with_outline(b"!-2@#%)\"#(#'")
    .with_settings(
        &Settings::new()
            .with_disallowed_tools(&[Tool::new("Bash(git push *)")])
            .with_permission_mode(PermissionMode::Plan)
            .with_max_turns(8)
            .with_auto_compact_window(100_000)
            .with_observer("a, b")
            .with_observer_message("Look")
            .with_observe_subagents(false)
            .with_observe_tool_results(false)
            .with_skills(&["git"])
            .with_mcp_servers(&[McpServer::new("docs").with_config(Map::new(&[]))])
            .with_hooks(Map::new(&[("Stop", Value::list(&[Value::Null]))]))
            .with_memory(Memory::Project)
            .with_background(true)
            .with_omit_claude_md(true)
            .with_effort(Effort::XHigh)
            .with_isolation(Isolation::Worktree)
            .with_initial_prompt("Start.")
            .with_experimental(Map::new(&[("cacheTtl", Value::Str("1h"))]))
            .with_metadata(Map::new(&[
                ("category", Value::Str("quality")),
                ("priority", Value::Int(2)),
                ("weight", Value::Float(0.5)),
                ("draft", Value::Bool(true)),
                ("nested", Value::Map(Map::new(&[("a", Value::Null)]))),
            ])),
    );

#[test]
fn the_front_matter() {
    const NAME: &str = AGENT.name();
    const DESCRIPTION: &str = AGENT.description();
    const WHEN_TO_USE: &str = AGENT.when_to_use();
    const MODEL: Option<Model<'_>> = AGENT.model();
    const COLOR: Option<Color> = AGENT.color();
    const DISALLOWED: List<'_, Tool<'_>> = AGENT.disallowed_tools();
    const PERMISSION_MODE: Option<PermissionMode> = AGENT.permission_mode();
    const MAX_TURNS: Option<u32> = AGENT.max_turns();
    const AUTO_COMPACT_WINDOW: Option<u64> = AGENT.auto_compact_window();
    const OBSERVERS: AgentNames<'_> = AGENT.observer();
    const OBSERVER_MESSAGE: Option<&str> = AGENT.observer_message();
    const OBSERVE: (bool, bool) = (AGENT.observe_subagents(), AGENT.observe_tool_results());
    const SKILLS: List<'_, &str> = AGENT.skills();
    const DOCS: McpServer<'_> = AGENT.mcp_servers().get(0).expect("one server");
    const SERVER: (&str, Option<Map<'_>>) = (DOCS.name(), DOCS.config());
    const MEMORY: Option<Memory> = AGENT.memory();
    const BACKGROUND: bool = AGENT.background();
    const OMIT_CLAUDE_MD: bool = AGENT.omit_claude_md();
    const EFFORT: Option<Effort> = AGENT.effort();
    const ISOLATION: Option<Isolation> = AGENT.isolation();
    const INITIAL_PROMPT: Option<&str> = AGENT.initial_prompt();
    const PATH: &str = AGENT.path();

    assert_eq!((NAME, DESCRIPTION), ("reviewer", "Reviews. <example>…"));
    assert_eq!((WHEN_TO_USE, PATH), ("Reviews.", "agents/reviewer.md"));
    assert_eq!(MODEL, Some(Model::Opus));
    assert_eq!(COLOR, Color::parse("#0102FF"));
    assert_eq!(DISALLOWED, [Tool::new("Bash(git push *)")]);
    assert_eq!(PERMISSION_MODE, Some(PermissionMode::Plan));
    assert_eq!(MAX_TURNS, Some(8));
    assert_eq!(AUTO_COMPACT_WINDOW, Some(100_000));
    assert!(OBSERVERS.contains("b") && OBSERVERS.len() == 2);
    assert_eq!((OBSERVER_MESSAGE, OBSERVE), (Some("Look"), (false, false)));
    assert_eq!(SKILLS, ["git"]);
    assert_eq!(SERVER, ("docs", Some(Map::empty())));
    assert_eq!(MEMORY, Some(Memory::Project));
    assert_eq!((BACKGROUND, OMIT_CLAUDE_MD), (true, true));
    assert_eq!(EFFORT, Some(Effort::XHigh));
    assert_eq!(ISOLATION, Some(Isolation::Worktree));
    assert_eq!(INITIAL_PROMPT, Some("Start."));
}

#[test]
fn the_examples() {
    const EXAMPLE: Example<'_> = AGENT.examples().get(0).expect("one example");
    const CONTEXT: Option<&str> = EXAMPLE.context();
    const COMMENTARY: Option<&str> = EXAMPLE.commentary();
    const LAST: Turn<'_> = EXAMPLE.turns().get(1).expect("two turns");
    const SAID: (Speaker, &str) = (LAST.speaker(), LAST.text());

    assert_eq!(
        (CONTEXT, COMMENTARY),
        (Some("A change"), Some("It is a change"))
    );
    assert_eq!(SAID, (Speaker::Assistant, "Calling"));
}

const fn value(map: Map<'static>, index: usize) -> Value<'static> {
    map.entries().get(index).expect("an entry").1
}

#[test]
fn the_open_values() {
    const HOOKS: Map<'_> = AGENT.hooks();
    const EXPERIMENTAL: Option<Value<'_>> = AGENT.experimental().get("cacheTtl");
    const METADATA: Map<'_> = AGENT.metadata();
    const SIZE: (usize, bool) = (METADATA.len(), METADATA.is_empty());
    const FIRST: (&str, Value<'_>) = METADATA.entries().get(0).expect("an entry");
    const CATEGORY: Option<&str> = match METADATA.get("category") {
        Some(value) => value.as_str(),
        None => None,
    };
    const INT: Option<i64> = value(METADATA, 1).as_int();
    const FLOAT: Option<f64> = value(METADATA, 2).as_float();
    const BOOL: Option<bool> = value(METADATA, 3).as_bool();
    const NESTED: Option<Map<'_>> = value(METADATA, 4).as_map();
    const INNER: Option<Value<'_>> = value(METADATA, 4).get("a");
    const LIST: Option<List<'_, Value<'_>>> = value(HOOKS, 0).as_list();
    const _: () = assert!(Value::Null.is_null());

    assert_eq!(EXPERIMENTAL, Some(Value::Str("1h")));
    assert_eq!(SIZE, (5, false));
    assert_eq!(FIRST.0, "category");
    assert_eq!(CATEGORY, Some("quality"));
    assert_eq!((INT, FLOAT, BOOL), (Some(2), Some(0.5), Some(true)));
    assert_eq!(NESTED.map(Map::len), Some(1));
    assert_eq!(INNER, Some(Value::Null));
    assert_eq!(LIST, Some(List::new(&[Value::Null])));
}

#[test]
fn the_outline() {
    const TEXTS: [&str; 3] = [AGENT.prompt(), AGENT.introduction(), AGENT.conclusion()];
    const SECTIONS: Sections<'_> = AGENT.sections();
    const SIZE: (usize, bool) = (SECTIONS.len(), SECTIONS.is_empty());
    const RULES: Section<'_> = SECTIONS.get(0).expect("one section");
    const FOUND: Option<Section<'_>> = SECTIONS.find("Rules");
    const TITLE: &str = RULES.title();
    const KIND: (SectionKind, u8) = (RULES.kind(), RULES.level());
    const TEXT: &str = RULES.text();
    const MARKDOWN: &str = RULES.markdown();
    const ITEMS: Items<'_> = RULES.items();
    const ITEMS_SIZE: (usize, bool) = (ITEMS.len(), ITEMS.is_empty());
    const LAST: Option<&str> = ITEMS.get(1);

    assert_eq!(TEXTS, [PROMPT, "You review.", "The end."]);
    assert_eq!(SIZE, (1, false));
    assert_eq!(FOUND, Some(RULES));
    assert_eq!((TITLE, KIND), ("Rules", (SectionKind::Bold, 2)));
    assert_eq!(TEXT, "- be brief\n- be kind");
    assert_eq!(MARKDOWN, "## Rules\n\n- be brief\n- be kind");
    assert_eq!(ITEMS_SIZE, (2, false));
    assert_eq!(LAST, Some("be kind"));
}

#[test]
fn the_tools() {
    const TOOLS: Tools<'_> = AGENT.tools();
    const LISTED: Option<List<'_, Tool<'_>>> = TOOLS.listed();
    const DISALLOWED: List<'_, Tool<'_>> = TOOLS.disallowed();
    const DELEGATE: Tool<'_> = match LISTED {
        Some(tools) => tools.get(1).expect("three tools"),
        None => Tool::new("Agent"),
    };
    const TEXTS: (&str, &str, Option<&str>) =
        (DELEGATE.as_str(), DELEGATE.name(), DELEGATE.specifier());
    const KIND: ToolKind<'_> = DELEGATE.kind();
    const NAMES: AgentNames<'_> = DELEGATE.agents();
    const SECOND: Option<&str> = NAMES.get(1);
    const _: () = assert!(NAMES.len() == 2 && !NAMES.is_empty() && NAMES.contains("b"));
    const _: () = assert!(DELEGATE.is_built_in() && !TOOLS.is_inherited());
    const _: () = assert!(TOOLS.allows("Task(a)") && TOOLS.allows("mcp__docs__search"));
    const _: () = assert!(!TOOLS.allows("Bash") && !TOOLS.allows("NotebookEdit"));
    // The agent has a memory.
    const _: () = assert!(TOOLS.allows("Write") && TOOLS.added_by_memory().len() == 2);
    const _: () = assert!(Tools::inherited().allows("Write"));
    const _: () = assert!(!Tools::only(&[]).without(&[]).allows("Write"));

    assert_eq!(DISALLOWED, AGENT.disallowed_tools());
    assert_eq!(TEXTS, ("Agent(a, b)", "Agent", Some("a, b")));
    assert_eq!((KIND, SECOND), (ToolKind::Agent, Some("b")));
}

#[test]
fn the_closed_sets() {
    const MODE: Option<PermissionMode> = PermissionMode::parse("dontAsk");
    const EFFORT: [Option<Effort>; 2] = [Effort::parse("max"), Effort::parse("3")];
    const NAMES: [&str; 6] = [
        PermissionMode::ALL[0].as_str(),
        Memory::ALL[0].as_str(),
        Isolation::ALL[0].as_str(),
        Speaker::ALL[0].as_str(),
        SectionKind::ALL[0].as_str(),
        Model::Haiku.as_str(),
    ];
    const HIGH: Option<&str> = Effort::High.as_str();
    const TEAL: Color = Color::parse("#088").expect("a color");
    const TEAL_TEXT: &str = TEAL.as_str();
    const PARTS: Option<(u8, u8, u8)> = match TEAL {
        Color::Rgb(rgb) => Some((rgb.red(), rgb.green(), rgb.blue())),
        _ => None,
    };
    const RGB: (u8, u8, u8) = TEAL.to_rgb();
    const _: () = assert!(Memory::parse("x").is_none() && Rgb::parse("#0").is_none());

    assert_eq!(MODE, Some(PermissionMode::DontAsk));
    assert_eq!(EFFORT, [Some(Effort::Max), Some(Effort::Level(3))]);
    assert_eq!(
        NAMES,
        ["default", "user", "worktree", "user", "heading", "haiku"]
    );
    assert_eq!(HIGH, Some("high"));
    assert_eq!((TEAL_TEXT, PARTS), ("#008888", Some((0, 0x88, 0x88))));
    assert_eq!(Some(RGB), PARTS);
}
