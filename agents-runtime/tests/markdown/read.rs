//! Reads a file as Claude Code does, if it is strictly valid YAML.

use include_agents_runtime::{
    AgentDefinition, Color, Effort, Isolation, Map, McpServer, Memory, Model, PermissionMode,
    Settings, Tool, Value,
};
use serde_yaml::{Mapping, Value as Yaml};

pub(crate) fn read(text: &str) -> Result<AgentDefinition, String> {
    let text = text.strip_prefix("---\n").ok_or("no front matter")?;
    // The first one, wherever it is.
    let (yaml, body) = text.split_once("---").ok_or("never closed")?;
    let mapping: Mapping = serde_yaml::from_str(yaml).map_err(|error| error.to_string())?;
    let mut agent = AgentDefinition::new("", "", leak(body.trim_matches(is_space)));
    let (mut settings, mut metadata) = (Settings::new(), Vec::new());
    for (key, value) in &mapping {
        let key = key.as_str().ok_or("a key that is not a text")?;
        let text = || value.as_str().ok_or(format!("`{key}` is not a text"));
        agent = match key {
            "name" => renamed(&agent, leak(text()?)),
            "description" => described(&agent, leak(&unescaped(text()?))),
            "tools" => agent.with_tools(tools(value)?),
            "model" => agent.with_model(Model::new(leak(text()?))),
            "color" => agent.with_color(
                text()?
                    .parse::<Color>()
                    .map_err(|error| error.to_string())?,
            ),
            _ => agent,
        };
        settings = match key {
            "name" | "description" | "tools" | "model" | "color" => settings,
            "disallowedTools" => settings.with_disallowed_tools(tools(value)?),
            "permissionMode" => {
                settings.with_permission_mode(PermissionMode::parse(text()?).ok_or("a mode")?)
            }
            "maxTurns" => settings.with_max_turns(number(value)?),
            "autoCompactWindow" => settings.with_auto_compact_window(number(value)?),
            "observer" => settings.with_observer(leak(text()?)),
            "observerMessage" => settings.with_observer_message(leak(text()?)),
            "observeSubagents" => settings.with_observe_subagents(value.as_bool().ok_or("a bool")?),
            "observeToolResults" => {
                settings.with_observe_tool_results(value.as_bool().ok_or("a bool")?)
            }
            "skills" => settings.with_skills(texts(value)?),
            "mcpServers" => settings.with_mcp_servers(servers(value)?),
            "hooks" => settings.with_hooks(map(value)?),
            "memory" => settings.with_memory(Memory::parse(text()?).ok_or("a memory")?),
            "background" => settings.with_background(value.as_bool().ok_or("a bool")?),
            "omitClaudeMd" => settings.with_omit_claude_md(value.as_bool().ok_or("a bool")?),
            "effort" => settings.with_effort(match value {
                Yaml::Number(_) => Effort::Level(value.as_i64().ok_or("a whole number")?),
                _ => Effort::parse(text()?).ok_or("an effort")?,
            }),
            "isolation" => settings.with_isolation(Isolation::parse(text()?).ok_or("isolation")?),
            "initialPrompt" => settings.with_initial_prompt(leak(text()?)),
            "experimental" => settings.with_experimental(map(value)?),
            _ => {
                metadata.push((leak(key), constant(value)?));
                settings
            }
        };
    }
    let settings = settings.with_metadata(Map::new(metadata.leak()));
    Ok(agent.with_settings(Box::leak(Box::new(settings))))
}

pub(crate) fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// What JavaScript trims.
pub(crate) fn is_space(character: char) -> bool {
    character == '\u{feff}' || (character != '\u{85}' && character.is_whitespace())
}

/// Claude Code reads `\n` in a description as a line feed, after YAML is done with it.
pub(crate) fn unescaped(description: &str) -> String {
    description.replace("\\n", "\n")
}

fn renamed(agent: &AgentDefinition, name: &'static str) -> AgentDefinition {
    rebuilt(agent, name, agent.description())
}

fn described(agent: &AgentDefinition, description: &'static str) -> AgentDefinition {
    rebuilt(agent, agent.name(), description)
}

fn rebuilt(
    agent: &AgentDefinition,
    name: &'static str,
    description: &'static str,
) -> AgentDefinition {
    let mut rebuilt = AgentDefinition::new(name, description, agent.prompt());
    if let Some(tools) = agent.tools().listed() {
        rebuilt = rebuilt.with_tools(tools.iter().collect::<Vec<_>>().leak());
    }
    if let Some(model) = agent.model() {
        rebuilt = rebuilt.with_model(model);
    }
    if let Some(color) = agent.color() {
        rebuilt = rebuilt.with_color(color);
    }
    rebuilt
}

fn tools(value: &Yaml) -> Result<&'static [Tool<'static>], String> {
    let tools: Vec<_> = match value {
        Yaml::String(text) => split(text),
        _ => texts(value)?.iter().flat_map(|text| split(text)).collect(),
    };
    Ok(tools.leak())
}

/// At commas and spaces, but not in parentheses, which do not nest.
fn split(text: &str) -> Vec<Tool<'static>> {
    let mut is_inside = false;
    let parts = text.split(|character| {
        is_inside = match character {
            '(' => true,
            ')' => false,
            _ => is_inside,
        };
        !is_inside && (character == ',' || character == ' ')
    });
    parts
        .map(|part| part.trim_matches(is_space))
        .filter(|part| !part.is_empty())
        .map(|part| Tool::new(leak(part)))
        .collect()
}

fn texts(value: &Yaml) -> Result<&'static [&'static str], String> {
    let items = value.as_sequence().ok_or("no sequence")?;
    let texts: Option<Vec<_>> = items.iter().map(|item| item.as_str().map(leak)).collect();
    Ok(texts.ok_or("not all are texts")?.leak())
}

fn number<N: TryFrom<u64>>(value: &Yaml) -> Result<N, String> {
    let number = value.as_u64().and_then(|number| number.try_into().ok());
    number.ok_or_else(|| "no number".to_owned())
}

fn servers(value: &Yaml) -> Result<&'static [McpServer<'static>], String> {
    let items = value.as_sequence().ok_or("no sequence")?;
    let mut servers = Vec::new();
    for item in items {
        if let Some(name) = item.as_str() {
            servers.push(McpServer::new(leak(name)));
        } else {
            for (name, config) in map(item)? {
                let config = config.as_map().ok_or("no configuration")?;
                servers.push(McpServer::new(name).with_config(config));
            }
        }
    }
    Ok(servers.leak())
}

fn map(value: &Yaml) -> Result<Map<'static>, String> {
    constant(value)?
        .as_map()
        .ok_or_else(|| "no mapping".to_owned())
}

fn constant(value: &Yaml) -> Result<Value<'static>, String> {
    Ok(match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => Value::Bool(*value),
        Yaml::Number(number) => match number.as_i64() {
            Some(number) => Value::Int(number),
            None => Value::Float(number.as_f64().ok_or("no number")?),
        },
        Yaml::String(text) => Value::Str(leak(text)),
        Yaml::Sequence(items) => {
            let items: Result<Vec<_>, _> = items.iter().map(constant).collect();
            Value::list(items?.leak())
        }
        Yaml::Mapping(mapping) => {
            let mut entries = Vec::new();
            for (key, value) in mapping {
                let key = key.as_str().ok_or("a key that is not a text")?;
                entries.push((leak(key), constant(value)?));
            }
            Value::Map(Map::new(entries.leak()))
        }
        Yaml::Tagged(_) => return Err("a tag".to_owned()),
    })
}
