//! Packs what an agent has lists of: see `packed` in the runtime, which reads it.

use std::collections::HashMap;
use std::fmt::Write as _;

use include_agents_runtime::__private::{METADATA, PARAMS};
use include_agents_runtime::Settings;

use crate::agent::{Agent, McpServer, Param, Setting, ToolRef};
use crate::claude_code::Field;
use crate::document::Document;
use crate::examples::{Example, Speaker, Text};
use crate::yaml::{Entry, Node, Value};

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
    let depth = u32::try_from(document.source.group_depth()).unwrap_or_default();
    let depth = char::from_digit(depth, 16).map(String::from);
    element(&mut out, &depth.unwrap_or_default());
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
    list(tools, |tool| tool.value.to_string())
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

/// The fields that are set, with their letters.
fn pack_settings(agent: &Agent) -> String {
    let mut out = String::new();
    let mut pack = |letter: char, content: &str| element(&mut out, &format!("{letter}{content}"));
    let mut field = |field: Field, content: &str| {
        if let Some(letter) = Settings::letter(field.key()) {
            pack(letter, content);
        }
    };
    if !agent.disallowed_tools.is_empty() {
        field(Field::DisallowedTools, &pack_tools(&agent.disallowed_tools));
    }
    if let Some(mode) = &agent.permission_mode {
        field(Field::PermissionMode, mode.value.as_str());
    }
    if let Some(memory) = agent.memory {
        field(Field::Memory, memory.as_str());
    }
    for (key, setting) in &agent.settings {
        field(*key, &pack_setting(setting));
    }
    if !agent.params.is_empty() {
        pack(PARAMS, &list(&agent.params, pack_param));
    }
    if !agent.metadata.is_empty() {
        pack(METADATA, &pack_entries(&agent.metadata));
    }
    out
}

fn pack_setting(setting: &Setting) -> String {
    match setting {
        Setting::Text(text) => text.clone(),
        Setting::Integer(number) => number.to_string(),
        // That it is there says what it is.
        Setting::Boolean(_) => String::new(),
        Setting::Names(names) => list(names, Clone::clone),
        Setting::Servers(servers) => list(servers, pack_server),
        Setting::Map(entries) => pack_entries(entries),
        Setting::Effort(effort) => effort.to_string(),
        Setting::Isolation(isolation) => isolation.as_str().to_owned(),
    }
}

/// The first letter of its type, and its name.
fn pack_param(param: &Param) -> String {
    let kind = param.kind.as_str();
    format!("{}{}", kind.get(..1).unwrap_or_default(), param.name.value)
}

fn pack_server(server: &McpServer) -> String {
    let config = server.config.as_deref().map(pack_entries);
    let mut out = String::new();
    element(&mut out, &server.name);
    element(&mut out, &option(config.as_deref()));
    out
}

/// Entries, of duplicate keys the last value at the place of the first, as in generated code.
fn pack_entries(entries: &[Entry]) -> String {
    let mut unique: Vec<&Entry> = Vec::new();
    let mut places = HashMap::new();
    for entry in entries {
        let place = *places
            .entry(entry.key.value.as_str())
            .or_insert(unique.len());
        match unique.get_mut(place) {
            Some(earlier) => *earlier = entry,
            None => unique.push(entry),
        }
    }
    list(unique, |entry| {
        let mut out = String::new();
        element(&mut out, &entry.key.value);
        element(&mut out, &pack_value(&entry.value));
        out
    })
}

fn pack_value(node: &Node) -> String {
    match &node.value {
        Value::Null => "n".to_owned(),
        Value::Bool(true) => "t".to_owned(),
        Value::Bool(false) => "f".to_owned(),
        Value::Int(number) => format!("i{number}"),
        Value::Float(number) => format!("d{:x}", number.to_bits()),
        Value::Text(text) => format!("s{text}"),
        Value::List(items) => format!("l{}", list(items, pack_value)),
        Value::Map(entries) => format!("m{}", pack_entries(entries)),
    }
}
