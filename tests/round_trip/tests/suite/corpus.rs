//! Real files: compiled, printed and compiled again, they say the same.

use std::fs;
use std::path::PathBuf;

use crate::common::compile_in;
use include_agents::{AgentDefinition, Map, McpServer, Model, Settings, Tool, Value};
use include_agents_reader::agent::{Agent, ToolRef};
use include_agents_reader::at::{At, Located};
use include_agents_reader::document::Document;
use include_agents_reader::front_matter::yaml::Value as Yaml;

#[test]
fn real_agents_print_as_files_that_say_the_same() {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    if !shared.join("corpus").is_dir() {
        println!("skipped: ../shared/corpus is absent");
        return;
    }
    let originals = compile_in(&shared, r#""corpus", allow(all)"#)
        .checked
        .catalog;
    let originals: Vec<_> = originals
        .agents
        .iter()
        .chain(&originals.duplicates)
        .map(|entry| &entry.document)
        // A file without a description has none to print.
        .filter(|document| document.agent.name.is_some() && document.agent.description.is_some())
        .collect();
    assert!(originals.len() > 600, "only {} agents", originals.len());

    let folder = tempfile::tempdir().expect("a folder");
    for original in originals {
        let file = &original.source.display;
        let markdown = definition(original).to_markdown().to_string();
        fs::write(folder.path().join("printed.md"), &markdown).expect("it is written");
        // One by one, for names occur in more than one collection.
        let printed = compile_in(folder.path(), r#""printed.md", allow(all)"#);
        assert!(
            !printed.has_errors(),
            "{file}: {:?}",
            printed.checked.problems
        );
        let printed = &printed.checked.catalog.agents[0].document;
        assert_eq!(
            unplaced(&original.agent),
            unplaced(&printed.agent),
            "{file}"
        );
        assert_eq!(original.prompt(), printed.prompt(), "{file}");
        assert_eq!(original.outline, printed.outline, "{file}");
        assert_eq!(original.description, printed.description, "{file}");
        let front_matter = printed.front_matter.as_ref().expect("it has one");
        assert!(
            front_matter.recovered.is_empty(),
            "{file} is printed as valid YAML"
        );
    }
}

/// What is known of a file, as the constants that rustc would make of it.
fn definition(document: &Document) -> AgentDefinition {
    let agent = &document.agent;
    let mut definition = AgentDefinition::new(
        leak(&document.name),
        leak(document.description()),
        leak(document.prompt()),
    )
    .with_settings(Box::leak(Box::new(settings(agent))));
    if let Some(listed) = &agent.tools {
        definition = definition.with_tools(tools(listed));
    }
    if let Some(model) = &agent.model {
        definition = definition.with_model(Model::new(leak(&model.value.0)));
    }
    if let Some(color) = agent.color {
        definition = definition.with_color(color);
    }
    definition
}

fn settings(agent: &Agent) -> Settings<'static> {
    let skills: Vec<_> = agent.skills.iter().map(|skill| leak(skill)).collect();
    let servers = agent.mcp_servers.iter().map(|server| {
        let known = McpServer::new(leak(&server.name));
        match &server.config {
            Some(config) => known.with_config(map(config)),
            None => known,
        }
    });
    let metadata = agent.metadata.iter();
    let metadata: Vec<_> = metadata
        .map(|(key, value)| (leak(key), constant(&value.value)))
        .collect();
    let mut settings = Settings::new()
        .with_disallowed_tools(tools(&agent.disallowed_tools))
        .with_skills(skills.leak())
        .with_mcp_servers(servers.collect::<Vec<_>>().leak())
        .with_hooks(map(&agent.hooks))
        .with_background(agent.background)
        .with_omit_claude_md(agent.omit_claude_md)
        .with_experimental(map(&agent.experimental))
        .with_metadata(Map::new(metadata.leak()));
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
        settings = settings.with_initial_prompt(leak(prompt));
    }
    settings
}

fn tools(tools: &[ToolRef]) -> &'static [Tool<'static>] {
    let tools = tools.iter().map(|tool| Tool::new(leak(&tool.value)));
    tools.collect::<Vec<_>>().leak()
}

fn map(entries: &[(String, Yaml)]) -> Map<'static> {
    let entries = entries
        .iter()
        .map(|(key, value)| (leak(key), constant(value)));
    Map::new(entries.collect::<Vec<_>>().leak())
}

fn constant(value: &Yaml) -> Value<'static> {
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => Value::Bool(*value),
        Yaml::Int(value) => Value::Int(*value),
        Yaml::Float(value) => Value::Float(*value),
        Yaml::Str(value) => Value::Str(leak(value)),
        Yaml::List(values) => Value::list(values.iter().map(constant).collect::<Vec<_>>().leak()),
        Yaml::Map(entries) => Value::Map(map(entries)),
    }
}

/// Constants live forever, and so do those of a test.
fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// The agent without the places of its values, which differ between files.
fn unplaced(agent: &Agent) -> Agent {
    let mut agent = agent.clone();
    place(&mut agent.name);
    place(&mut agent.description);
    place(&mut agent.model);
    place(&mut agent.permission_mode);
    let tools = agent.tools.iter_mut().flatten();
    for tool in tools.chain(&mut agent.disallowed_tools) {
        tool.at = At::value(0);
    }
    for (_, value) in &mut agent.metadata {
        value.at = At::value(0);
    }
    agent
}

fn place<T>(located: &mut Option<Located<T>>) {
    if let Some(located) = located {
        located.at = At::value(0);
    }
}
