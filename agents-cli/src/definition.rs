//! Agents as the runtime's definitions, which know how to print themselves as JSON and Markdown.

use include_agents_reader::document::Document;
use include_agents_reader::front_matter::yaml::Value as Yaml;
use include_agents_runtime::{AgentDefinition, List, Map, McpServer, Model, Settings, Tool, Value};

/// The definition of an agent.
///
/// Definitions are made of constants, so what they hold is never freed: a command makes each of them once and then ends.
#[must_use]
pub fn definition(document: &Document) -> &'static AgentDefinition {
    let agent = &document.agent;
    let disallowed: Vec<Tool<'static>> = agent
        .disallowed_tools
        .iter()
        .map(|it| tool(&it.value))
        .collect();
    let skills: Vec<&'static str> = agent.skills.iter().map(|it| text(it)).collect();
    let servers = agent.mcp_servers.iter().map(|server| {
        let named = McpServer::new(text(&server.name));
        match &server.config {
            Some(config) => named.with_config(map(config)),
            None => named,
        }
    });
    let metadata: Vec<(String, Yaml)> = agent
        .metadata
        .iter()
        .map(|(key, value)| (key.clone(), value.value.clone()))
        .collect();
    let mut settings = Settings::new()
        .with_disallowed_tools(leak(disallowed))
        .with_skills(leak(skills))
        .with_mcp_servers(leak(servers.collect()))
        .with_hooks(map(&agent.hooks))
        .with_background(agent.background)
        .with_omit_claude_md(agent.omit_claude_md)
        .with_experimental(map(&agent.experimental))
        .with_metadata(map(&metadata));
    if let Some(mode) = &agent.permission_mode {
        settings = settings.with_permission_mode(mode.value);
    }
    if let Some(turns) = agent.max_turns {
        settings = settings.with_max_turns(turns);
    }
    if let Some(memory) = agent.memory {
        settings = settings.with_memory(memory);
    }
    if let Some(effort) = agent.effort {
        settings = settings.with_effort(effort);
    }
    if let Some(isolation) = agent.isolation {
        settings = settings.with_isolation(isolation);
    }
    if let Some(prompt) = &agent.initial_prompt {
        settings = settings.with_initial_prompt(text(prompt));
    }
    let mut definition = AgentDefinition::new(
        text(&document.name),
        text(document.description()),
        text(document.prompt()),
    )
    .with_path(text(&document.source.relative))
    .with_settings(Box::leak(Box::new(settings)));
    if let Some(tools) = &agent.tools {
        definition = definition.with_tools(leak(tools.iter().map(|it| tool(&it.value)).collect()));
    }
    if let Some(model) = &agent.model {
        definition = definition.with_model(Model::new(text(&model.value.0)));
    }
    if let Some(color) = agent.color {
        definition = definition.with_color(color);
    }
    Box::leak(Box::new(definition))
}

fn text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

fn leak<T>(items: Vec<T>) -> &'static [T] {
    Box::leak(items.into_boxed_slice())
}

fn tool(reference: &str) -> Tool<'static> {
    Tool::new(text(reference))
}

fn map(entries: &[(String, Yaml)]) -> Map<'static> {
    let entries = entries.iter().map(|(key, item)| (text(key), value(item)));
    Map::new(leak(entries.collect()))
}

fn value(yaml: &Yaml) -> Value<'static> {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => Value::Bool(*value),
        Yaml::Int(value) => Value::Int(*value),
        Yaml::Float(value) => Value::Float(*value),
        Yaml::Str(value) => Value::Str(text(value)),
        Yaml::List(items) => Value::List(List::new(leak(items.iter().map(value).collect()))),
        Yaml::Map(entries) => Value::Map(map(entries)),
    }
}
