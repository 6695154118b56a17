//! Packs what an agent has lists of: see `packed` in the runtime, which reads it.

use std::fmt::Write as _;

use include_agents_runtime::{Isolation, Memory};

use crate::agent::{Agent, McpServer, ToolRef};
use crate::document::Document;
use crate::examples::{Example, Speaker, Text};
use crate::front_matter::yaml::Value;

/// Examples, tools and settings of an agent.
pub(super) fn pack(document: &Document) -> String {
    let (agent, description) = (&document.agent, document.description());
    let mut out = String::new();
    let examples = list(&document.description.examples, |example| {
        pack_example(example, description)
    });
    element(&mut out, &examples);
    let tools = agent.tools.as_deref();
    element(&mut out, &option(tools.map(pack_tools).as_deref()));
    element(&mut out, &pack_settings(agent));
    out
}

/// Appends an element: its length and itself.
fn element(out: &mut String, content: &str) {
    // Writing to a string does not fail.
    let _ = write!(out, "{}:", content.len());
    out.push_str(content);
}

fn list<T>(items: impl IntoIterator<Item = T>, pack: impl Fn(T) -> String) -> String {
    let mut out = String::new();
    for item in items {
        element(&mut out, &pack(item));
    }
    out
}

fn option(content: Option<&str>) -> String {
    content.map_or_else(|| "-".to_owned(), |content| format!("+{content}"))
}

fn pack_tools(tools: &[ToolRef]) -> String {
    list(tools, |tool| tool.value.clone())
}

fn pack_example(example: &Example, description: &str) -> String {
    let text = |text: &Option<Text>| option(text.as_ref().map(|text| text.as_str(description)));
    let turns = list(&example.turns, |turn| {
        let letter = match turn.speaker {
            Speaker::User => 'u',
            Speaker::Assistant => 'a',
        };
        format!("{letter}{}", turn.text.as_str(description))
    });
    let mut out = String::new();
    element(&mut out, &text(&example.context));
    element(&mut out, &turns);
    element(&mut out, &text(&example.commentary));
    out
}

/// The fields that are set, with the letters that `Settings::unpack` knows them by.
fn pack_settings(agent: &Agent) -> String {
    // A new field has to be packed, too.
    let Agent {
        name: _,
        description: _,
        tools: _,
        model: _,
        color: _,
        disallowed_tools,
        permission_mode,
        max_turns,
        skills,
        mcp_servers,
        hooks,
        memory,
        background,
        omit_claude_md,
        effort,
        isolation,
        initial_prompt,
        experimental,
        metadata,
    } = agent;
    let mut out = String::new();
    let mut field = |letter: char, content: &str| element(&mut out, &format!("{letter}{content}"));
    if !disallowed_tools.is_empty() {
        field('D', &pack_tools(disallowed_tools));
    }
    if !skills.is_empty() {
        field('S', &list(skills, Clone::clone));
    }
    if !mcp_servers.is_empty() {
        field('M', &list(mcp_servers, pack_server));
    }
    for (letter, entries) in [('H', hooks), ('E', experimental)] {
        if !entries.is_empty() {
            field(letter, &pack_entries(borrowed(entries)));
        }
    }
    if !metadata.is_empty() {
        let entries = metadata
            .iter()
            .map(|(key, value)| (key.as_str(), &value.value));
        field('X', &pack_entries(entries));
    }
    let texts = [
        ('I', initial_prompt.as_deref()),
        (
            'p',
            permission_mode.as_ref().map(|mode| mode.value.as_str()),
        ),
        ('m', memory.map(Memory::as_str)),
        ('i', isolation.map(Isolation::as_str)),
    ];
    for (letter, text) in texts {
        if let Some(text) = text {
            field(letter, text);
        }
    }
    if let Some(turns) = max_turns {
        field('T', &turns.to_string());
    }
    if let Some(effort) = effort {
        field('e', &effort.to_string());
    }
    for (letter, flag) in [('b', *background), ('o', *omit_claude_md)] {
        if flag {
            field(letter, "");
        }
    }
    out
}

fn borrowed(entries: &[(String, Value)]) -> impl Iterator<Item = (&str, &Value)> {
    entries.iter().map(|(key, value)| (key.as_str(), value))
}

fn pack_server(server: &McpServer) -> String {
    let config = server
        .config
        .as_deref()
        .map(|entries| pack_entries(borrowed(entries)));
    let mut out = String::new();
    element(&mut out, &server.name);
    element(&mut out, &option(config.as_deref()));
    out
}

/// Entries, of duplicate keys the last value at the place of the first, as in generated code.
fn pack_entries<'a>(entries: impl Iterator<Item = (&'a str, &'a Value)>) -> String {
    let mut unique: Vec<(&str, &Value)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for (key, value) in entries {
        let place = *places.entry(key).or_insert(unique.len());
        match unique.get_mut(place) {
            Some(entry) => entry.1 = value,
            None => unique.push((key, value)),
        }
    }
    list(unique, |(key, value)| {
        let mut out = String::new();
        element(&mut out, key);
        element(&mut out, &pack_value(value));
        out
    })
}

fn pack_value(value: &Value) -> String {
    match value {
        Value::Null => "n".to_owned(),
        Value::Bool(true) => "t".to_owned(),
        Value::Bool(false) => "f".to_owned(),
        Value::Int(number) => format!("i{number}"),
        Value::Float(number) => format!("d{:x}", number.to_bits()),
        Value::Str(text) => format!("s{text}"),
        Value::List(items) => format!("l{}", list(items, pack_value)),
        Value::Map(entries) => format!("m{}", pack_entries(borrowed(entries))),
    }
}
