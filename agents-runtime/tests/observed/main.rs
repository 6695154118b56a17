//! [`Tools::allows`] and the grammar of tool lists against Claude Code: `tools.jsonl` has what Claude Code 2.1.332 did with
//! each file, in a session without `Glob` and `Grep` beside `Bash`, and with the MCP servers `git` and `my-db`.

use include_agents_runtime::__private::{Reference, References};
use include_agents_runtime::{AgentDefinition, Memory, Settings, Tool};
use serde_json::Value as Json;
use serde_yaml::{Mapping, Value as Yaml};

/// The tools that the session offers to an agent without `tools`.
const OFFERED: [&str; 24] = [
    "Agent",
    "Bash",
    "CronCreate",
    "CronDelete",
    "CronList",
    "Edit",
    "EnterWorktree",
    "ExitWorktree",
    "ListAgents",
    "Monitor",
    "NotebookEdit",
    "Read",
    "ReportFindings",
    "SendMessage",
    "Skill",
    "TaskStop",
    "WebFetch",
    "WebSearch",
    "Write",
    "mcp__git__get_issue",
    "mcp__git__get_pr",
    "mcp__git__list_issues",
    "mcp__my-db__get_row",
    "mcp__my-db__query",
];

/// Those that depend on more than the file: they are offered to agents in the foreground only.
const FOREGROUND: [&str; 5] = [
    "CronCreate",
    "CronDelete",
    "CronList",
    "ListAgents",
    "ReportFindings",
];

struct Observed {
    file: String,
    agent: AgentDefinition,
    is_background: bool,
    /// The tools that Claude Code sent; `None` where it refused to start the agent with zero tools.
    granted: Option<Vec<String>>,
}

/// The rows that are about tools: the file loads, and libyaml reads it as Claude Code does.
fn observed() -> Vec<Observed> {
    let rows = include_str!("tools.jsonl").lines();
    let rows = rows.map(|row| serde_json::from_str::<Json>(row).expect("a row is JSON"));
    rows.filter(|row| row["outcome"] != "dropped")
        .map(|row| {
            let file = row["file"].as_str().expect("a file").to_owned();
            let text = row["text"].as_str().expect("a text");
            let (_, rest) = text.split_once("---\n").expect("front matter");
            let (yaml, _) = rest.split_once("---").expect("the end of front matter");
            let yaml = match serde_yaml::from_str::<Mapping>(yaml) {
                Ok(yaml) => yaml,
                // `tools: *`: the recovery of Claude Code reads the line as a text.
                Err(_) => serde_yaml::from_str(&yaml.replace("tools: *", "tools: '*'"))
                    .unwrap_or_else(|error| panic!("{file}: {error}")),
            };
            let granted = match (&row["tools"], &row["refusal"]) {
                (Json::Array(tools), _) => {
                    let tools = tools.iter().filter_map(Json::as_str);
                    Some(tools.map(str::to_owned).collect())
                }
                (_, Json::String(_)) => None,
                _ => Some(OFFERED.map(str::to_owned).to_vec()),
            };
            Observed {
                agent: agent(&yaml),
                is_background: yaml.contains_key("background"),
                file,
                granted,
            }
        })
        .collect()
}

fn agent(yaml: &Mapping) -> AgentDefinition {
    let mut agent = AgentDefinition::new("a", "d", "p");
    let mut settings: Settings<'static> = Settings::new();
    if let Some(tools) = yaml.get("tools") {
        agent = agent.with_tools(references(tools).leak());
    }
    if let Some(disallowed) = yaml.get("disallowedTools") {
        settings = settings.with_disallowed_tools(references(disallowed).leak());
    }
    if let Some(memory) = yaml.get("memory").and_then(Yaml::as_str) {
        settings = match memory.parse::<Memory>() {
            Ok(memory) => settings.with_memory(memory),
            Err(_) => settings,
        };
    }
    agent.with_settings(Box::leak(Box::new(settings)))
}

/// The references of a value: of a text, or of the texts of a list. Everything else has none.
fn references(value: &Yaml) -> Vec<Tool<'static>> {
    let texts = match value {
        Yaml::String(text) => vec![text.as_str()],
        Yaml::Sequence(items) => items.iter().filter_map(Yaml::as_str).collect(),
        _ => Vec::new(),
    };
    let mut tools = Vec::new();
    for text in texts {
        for range in References::of(text) {
            tools.push(Tool::new(text[range].to_owned().leak()));
        }
    }
    tools
}

#[test]
fn allows_is_what_claude_code_grants() {
    let (mut compared, mut wrong) = (0, Vec::new());
    for Observed {
        file,
        agent,
        is_background,
        granted,
    } in observed()
    {
        let tools = agent.tools();
        let granted = granted.unwrap_or_default();
        for tool in OFFERED.into_iter().chain(["Glob", "Grep"]) {
            let is_session = match tool {
                "Glob" | "Grep" => tools.is_inherited() || tools.allows("Bash"),
                _ => is_background && FOREGROUND.contains(&tool),
            };
            if !is_session {
                compared += 1;
                if tools.allows(tool) != granted.iter().any(|name| name == tool) {
                    wrong.push(format!("{file}: {tool} ({tools})"));
                }
            }
        }
        // What the plan mode offers, for one: more than what the file grants is never sent.
        for tool in &granted {
            if !tools.allows(tool) {
                wrong.push(format!("{file}: {tool} is granted ({tools})"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 6000, "only {compared} answers are compared");
}

/// A list of which nothing exists is refused, and only such a list.
#[test]
fn what_is_refused_gives_nothing() {
    // Whether a tool or a server of that name is there depends on the session.
    const SESSION: [&str; 4] = ["mcp__", "ExitPlanMode", "AskUserQuestion", "TodoWrite"];
    let mut refused = 0;
    for Observed {
        file,
        agent,
        granted,
        ..
    } in observed()
    {
        let tools = agent.tools();
        let Some(listed) = tools.listed() else {
            assert!(granted.is_some(), "{file}");
            continue;
        };
        let references = || listed.iter().map(|tool| Reference::read(tool.as_str()));
        let nothing = !listed.is_empty()
            && !references().any(Reference::gives_something)
            && tools.added_by_memory().is_empty();
        let is_session = listed.iter().any(|tool| {
            SESSION
                .iter()
                .any(|name| !name.is_empty() && tool.name().starts_with(name))
        });
        refused += usize::from(granted.is_none());
        if granted.is_none() && !is_session && tools.disallowed().is_empty() {
            assert!(nothing, "{file} is refused");
        }
        if granted.is_some() {
            assert!(!nothing, "{file} is not refused");
        }
    }
    assert!(refused > 30, "only {refused} agents are refused");
}

/// An entry that takes nothing leaves every tool, and only such an entry.
#[test]
fn what_takes_nothing_leaves_everything() {
    let mut compared = 0;
    for Observed {
        file,
        agent,
        granted,
        ..
    } in observed()
    {
        let tools = agent.tools();
        let Some(granted) = granted.filter(|_| tools.listed().is_none()) else {
            continue;
        };
        if tools.disallowed().is_empty() {
            continue;
        }
        compared += 1;
        let references = || {
            tools
                .disallowed()
                .iter()
                .map(|tool| Reference::read(tool.as_str()))
        };
        let is_void = references().any(|reference| reference == Reference::Every);
        let takes = !is_void && references().any(Reference::takes_something);
        let offered = ["Glob", "Grep", "ToolSearch", "ExitPlanMode"];
        let is_session =
            |tool: Tool<'_>| offered.contains(&tool.name()) || tool.name() == "mcp__my_db";
        if !tools.disallowed().iter().any(is_session) {
            assert_eq!(takes, granted.len() < OFFERED.len(), "{file}");
        }
    }
    assert!(compared > 50, "only {compared} files are compared");
}
