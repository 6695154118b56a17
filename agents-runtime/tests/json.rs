//! The feature `serde`.

mod common;

use std::fmt::{self, Debug};
use std::str::FromStr;

use common::{EVERYTHING, NOTHING};
use include_agents_runtime::{
    AgentDefinition, AgentMap, AgentNames, Catalog, Color, Effort, Isolation, Map, Memory, Model,
    PermissionMode, Rgb, SectionKind, Settings, Speaker, Tool, Tools, UnknownAgent, Value,
    agent_map,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

fn to_json(value: impl Serialize) -> Json {
    let text = serde_json::to_string(&value).expect("it serializes");
    serde_json::from_str(&text).expect("it is JSON")
}

fn everything_for_claude_code() -> Json {
    json!({
        "description": "Does everything.\n\n<example>\nuser: \"Do it\"\n</example>",
        "prompt": "You do it.\n\n## Rules\n\n- be brief\n- be kind",
        "tools": ["Read", "Agent(reviewer, tester)", "Bash(git:*)"],
        "disallowedTools": ["Bash(npm run: *)", "Write"],
        "model": "claude-sonnet-4-5-20250929",
        "permissionMode": "acceptEdits",
        "mcpServers": ["github", { "docs": { "command": "docs-server", "args": ["--a---b"] } }],
        "hooks": { "Stop": [{ "hooks": [{ "type": "command", "timeout": 10 }] }] },
        "maxTurns": 8,
        "autoCompactWindow": 150_000,
        "skills": ["git", "true"],
        "initialPrompt": "Start: now",
        "memory": "project",
        "effort": 42,
        "background": true,
        "omitClaudeMd": true,
        "isolation": "worktree",
        "observer": "auditor, timekeeper",
        "observerMessage": "Be brief",
        "observeSubagents": false,
        "observeToolResults": false,
    })
}

fn nothing_for_claude_code() -> Json {
    json!({ "description": "Does nothing", "prompt": "Rest." })
}

#[test]
fn a_definition_is_what_claude_code_reads() {
    assert_eq!(to_json(EVERYTHING), everything_for_claude_code());
    assert_eq!(to_json(NOTHING), nothing_for_claude_code());
}

#[test]
fn no_tools_are_not_inherited_tools() {
    const NO_TOOLS: AgentDefinition = NOTHING.with_tools(&[]);
    assert_eq!(to_json(NO_TOOLS)["tools"], json!([]));
    assert_eq!(to_json(NOTHING).get("tools"), None);
}

#[test]
fn in_full_there_is_all_the_rest() {
    let mut full = everything_for_claude_code();
    let rest = json!({
        "name": "everything",
        "path": "agents/everything.md",
        "color": "#3b82f6",
        "whenToUse": "Does everything.",
        "examples": [{
            "turns": [{ "speaker": "user", "text": "Do it" }],
            "commentary": "It is to be done",
        }],
        "experimental": { "cacheTtl": "1h" },
        "metadata": {
            "category": "quality",
            "version": "1.0",
            "priority": -2,
            "weight": 0.5,
            "draft": true,
            "emoji": null,
            "x: y": { "a": [null] },
        },
    });
    let (Some(full), Json::Object(rest)) = (full.as_object_mut(), rest) else {
        panic!("both are maps");
    };
    full.extend(rest);
    assert_eq!(to_json(EVERYTHING.full()), Json::Object(full.clone()));
    assert_eq!(
        to_json(NOTHING.full()),
        json!({
            "name": "nothing",
            "whenToUse": "Does nothing",
            "description": "Does nothing",
            "prompt": "Rest.",
        }),
    );
}

#[test]
fn settings_are_their_part_of_it() {
    const SETTINGS: Settings<'_> = Settings::new()
        .with_max_turns(3)
        .with_metadata(Map::new(&[("a", Value::Int(1))]));
    assert_eq!(
        to_json(SETTINGS),
        json!({ "maxTurns": 3, "metadata": { "a": 1 } })
    );
    assert_eq!(to_json(Settings::new()), json!({}));
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Agent {
    Everything,
    Nothing,
}

impl Catalog for Agent {
    const ALL: &'static [Self] = &[Self::Everything, Self::Nothing];

    fn definition(self) -> &'static AgentDefinition {
        match self {
            Self::Everything => &EVERYTHING,
            Self::Nothing => &NOTHING,
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|agent| agent.as_ref() == name)
    }
}

impl fmt::Display for Agent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_ref())
    }
}

impl AsRef<str> for Agent {
    fn as_ref(&self) -> &str {
        self.definition().name()
    }
}

impl FromStr for Agent {
    type Err = UnknownAgent;

    fn from_str(name: &str) -> Result<Self, UnknownAgent> {
        Self::from_name(name).ok_or_else(|| UnknownAgent::among(name, &[]))
    }
}

include_agents_runtime::__private::impl_serialize!(Agent);
include_agents_runtime::__private::impl_deserialize!(Agent);

#[test]
fn an_agent_is_its_name() {
    for agent in Agent::ALL {
        check(agent, &json!(agent.as_ref()));
    }
    let error = serde_json::from_str::<Agent>(r#""stranger""#).unwrap_err();
    assert!(
        error.to_string().contains("no agent of this name"),
        "{error}"
    );
    let error = serde_json::from_str::<Agent>("1").unwrap_err();
    assert!(
        error.to_string().contains("expected the name of an agent"),
        "{error}"
    );
}

#[test]
fn a_catalog_is_a_map() {
    let expected = json!({
        "everything": everything_for_claude_code(),
        "nothing": nothing_for_claude_code(),
    });
    assert_eq!(to_json(agent_map::<Agent>()), expected);
    assert_eq!(to_json(AgentMap::new([&EVERYTHING, &NOTHING])), expected);
    assert_eq!(
        to_json(AgentMap::new(&[NOTHING])),
        json!({ "nothing": nothing_for_claude_code() })
    );
    assert_eq!(
        to_json(AgentMap::new([] as [&AgentDefinition; 0])),
        json!({})
    );
}

#[test]
fn the_outline_is_a_list_of_sections() {
    assert_eq!(
        to_json(EVERYTHING.sections()),
        json!([{
            "title": "Rules",
            "level": 2,
            "kind": "heading",
            "text": "- be brief\n- be kind",
            "items": ["be brief", "be kind"],
        }]),
    );
    assert_eq!(to_json(NOTHING.sections()), json!([]));
}

#[test]
fn tools_are_two_lists_of_texts() {
    const TOOLS: Tools<'_> = Tools::only(&[Tool::new("Read")]).without(&[Tool::new("Bash")]);
    const NAMES: AgentNames<'_> = Tool::new("Agent(a, b)").agents();
    assert_eq!(
        to_json(TOOLS),
        json!({ "tools": ["Read"], "disallowedTools": ["Bash"] })
    );
    assert_eq!(to_json(Tools::inherited()), json!({}));
    assert_eq!(to_json(Tools::only(&[])), json!({ "tools": [] }));
    assert_eq!(to_json(NAMES), json!(["a", "b"]));
}

#[test]
fn kinds_of_tools_are_tagged() {
    for (tool, kind) in [
        ("Read", json!({ "kind": "built-in" })),
        ("Task(a)", json!({ "kind": "agent" })),
        ("mcp__s", json!({ "kind": "mcp", "server": "s" })),
        (
            "mcp__s__t",
            json!({ "kind": "mcp", "server": "s", "tool": "t" }),
        ),
        ("*", json!({ "kind": "every" })),
        ("reed", json!({ "kind": "other" })),
    ] {
        assert_eq!(to_json(Tool::new(tool).kind()), kind, "{tool}");
    }
}

#[test]
fn a_value_is_the_same_value() {
    const TWICE: Map<'_> = Map::new(&[("a", Value::Int(1)), ("a", Value::Int(2))]);
    assert_eq!(to_json(Value::Int(i64::MIN)), json!(i64::MIN));
    assert_eq!(to_json(Value::Float(f64::NAN)), json!(null));
    assert_eq!(to_json(Value::Float(1.0)), json!(1.0));
    assert_eq!(serde_json::to_string(&TWICE).unwrap(), r#"{"a":1}"#);
}

#[track_caller]
fn check<T: Serialize + DeserializeOwned + Debug + PartialEq>(value: &T, json: &Json) {
    assert_eq!(to_json(value), *json);
    assert_eq!(serde_json::from_value::<T>(json.clone()).unwrap(), *value);
    // YAML has its own idea of what is a number.
    let yaml = serde_yaml::to_string(value).unwrap();
    assert_eq!(serde_yaml::from_str::<T>(&yaml).unwrap(), *value);
}

#[test]
fn the_sets_read_back() {
    for mode in PermissionMode::ALL {
        check(mode, &json!(mode.as_str()));
    }
    for memory in Memory::ALL {
        check(memory, &json!(memory.as_str()));
    }
    for isolation in Isolation::ALL {
        check(isolation, &json!(isolation.as_str()));
    }
    for speaker in Speaker::ALL {
        check(speaker, &json!(speaker.as_str()));
    }
    for kind in SectionKind::ALL {
        check(kind, &json!(kind.as_str()));
    }
    for color in Color::NAMED {
        check(color, &json!(color.as_str()));
    }
    for effort in Effort::NAMED {
        check(effort, &json!(effort.as_str()));
    }
    check(&Rgb::new(1, 2, 3), &json!("#010203"));
    check(&Color::Rgb(Rgb::new(1, 2, 3)), &json!("#010203"));
    for level in [i64::MIN, -1, 0, i64::MAX] {
        check(&Effort::Level(level), &json!(level));
    }
    for model in Model::NAMED {
        assert_eq!(to_json(model), json!(model.as_str()));
    }
    assert_eq!(to_json(Model::Id("gpt-5.4")), json!("gpt-5.4"));
}

#[test]
fn what_is_not_in_a_set_says_what_would_be() {
    let error = serde_json::from_str::<PermissionMode>(r#""plann""#).unwrap_err();
    assert!(
        error.to_string().contains("did you mean `plan`?"),
        "{error}"
    );
    let error = serde_json::from_str::<Memory>("1").unwrap_err();
    assert!(error.to_string().contains("expected a memory"), "{error}");
    for effort in ["9223372036854775808", "1.5", r#""hihg""#, "null"] {
        let error = serde_json::from_str::<Effort>(effort).unwrap_err();
        assert!(
            error.to_string().contains("a whole number"),
            "{effort}: {error}"
        );
    }
}
