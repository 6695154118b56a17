//! The fact table of an agent.

use std::fmt::Write as _;

use include_agents_runtime::__private::is_built_in;

use super::Links;
use crate::escape;
use include_agents_reader::agent::{Agent, McpServer, Setting, ToolRef};
use include_agents_reader::catalog::Entry;
use include_agents_reader::claude_code::Field;
use include_agents_reader::order;
use include_agents_reader::tools::{name_of, named_agents};
use include_agents_reader::yaml::Value;

/// Where Claude Code's tools are described.
const TOOLS: &str = "https://code.claude.com/docs/en/tools-reference";
/// Where MCP servers are described.
const MCP: &str = "https://code.claude.com/docs/en/mcp";

/// What is shown for an agent without `model`, as opposed to `model: inherit`.
pub(super) const NO_MODEL: &str = "not set";

/// What is shown for an agent without `tools`.
pub(super) const ALL_TOOLS: &str = "all (inherited)";

/// Writes the table: a row for the model, the color and the tools, then one for each field that is set.
///
/// A cell with links is Markdown between blank lines, every other one is HTML.
pub(super) fn write(entry: &Entry, links: &Links<'_>, out: &mut String) {
    let document = &entry.document;
    let agent = &document.agent;
    out.push_str("<table class=\"ia-facts\"><tbody>");
    row(
        "Name",
        &format!("<code>{}</code>", escape::to_html(&document.name)),
        out,
    );
    linked_row("In Rust", &links.link_variant(entry), out);
    let model = agent
        .model
        .as_ref()
        .map_or(NO_MODEL, |model| model.value.0.as_str());
    row("Model", &escape::to_html(model), out);
    if let Some(color) = &agent.color {
        let mut cell = String::new();
        write_dot(agent, &mut cell);
        let _ = write!(cell, "{color}");
        row("Color", &cell, out);
    }
    match agent.tools.as_deref() {
        None => row("Tools", ALL_TOOLS, out),
        Some([]) => row("Tools", "none", out),
        Some(tools) => linked_row("Tools", &link_tools(tools, links), out),
    }
    if !agent.disallowed_tools.is_empty() {
        let tools = link_tools(&agent.disallowed_tools, links);
        linked_row("Disallowed tools", &tools, out);
    }
    write_delegation(entry, links, out);
    write_settings(agent, out);
    write_params(entry, out);
    for entry in &agent.metadata {
        let key = format!("<code>{}</code>", escape::to_html(&entry.key.value));
        row(&key, &show(&entry.value.value), out);
    }
    row("Source", &escape::to_html(&document.source.relative), out);
    out.push_str("</tbody></table>");
}

/// The parameters of the prompt, with a link to the struct that prints it.
fn write_params(entry: &Entry, out: &mut String) {
    let params = entry.document.agent.params.iter();
    let params: Vec<String> = params
        .map(|param| {
            let name = escape::to_markdown(&param.name.value);
            format!("<code>{name}</code> ({})", param.kind)
        })
        .collect();
    if !params.is_empty() {
        let structure = entry.identifiers.prompt();
        let cell = format!("[`{structure}`](struct@{structure}): {}", params.join(", "));
        linked_row("Parameters", &cell, out);
    }
}

/// A round mark in the color of the agent, and a space; nothing for an agent without a color.
pub(super) fn write_dot(agent: &Agent, out: &mut String) {
    if let Some(color) = agent.color {
        let (red, green, blue) = color.to_rgb();
        let _ = write!(
            out,
            "<span class=\"ia-dot\" style=\"background:#{red:02x}{green:02x}{blue:02x}\" \
             title=\"{color}\"></span> "
        );
    }
}

/// Which agents this one may call, and which may call it.
fn write_delegation(entry: &Entry, links: &Links<'_>, out: &mut String) {
    let (to, from) = (links.delegates(entry), links.callers(entry));
    if !to.is_empty() {
        linked_row("Delegates to", &to.join(", "), out);
    }
    if !from.is_empty() {
        linked_row("Delegated to by", &from.join(", "), out);
    }
}

fn link_tools(tools: &[ToolRef], links: &Links<'_>) -> String {
    let tools = tools.iter().map(|tool| link_tool(&tool.value, links));
    tools.collect::<Vec<_>>().join(", ")
}

/// A tool with a link by its kind: agents to their pages, built-in tools and MCP tools to their documentation.
fn link_tool(reference: &str, links: &Links<'_>) -> String {
    let agents: Vec<String> = named_agents(reference)
        .map(|(_, name)| links.link_name(name))
        .collect();
    let name = name_of(reference);
    if !agents.is_empty() {
        return format!(
            "<code>{}</code>({})",
            escape::to_markdown(name),
            agents.join(", ")
        );
    }
    let shown = escape::to_markdown(reference);
    let target = if name.starts_with("mcp__") {
        MCP
    } else if is_built_in(name) {
        TOOLS
    } else {
        return format!("<code>{shown}</code>");
    };
    format!("<a href=\"{target}\"><code>{shown}</code></a>")
}

/// The fields that few agents set, in the order of [`Field::ALL`].
fn write_settings(agent: &Agent, out: &mut String) {
    let mut rows: Vec<(Field, String)> = Vec::new();
    if let Some(mode) = &agent.permission_mode {
        rows.push((Field::PermissionMode, mode.value.to_string()));
    }
    if let Some(memory) = agent.memory {
        rows.push((Field::Memory, memory.to_string()));
    }
    let settings = agent.settings.iter();
    rows.extend(settings.map(|(field, setting)| (*field, show_setting(setting))));
    order::sort_by(&mut rows, |(one, _), (other, _)| one.cmp(other));
    for (field, cell) in rows {
        match label(field) {
            Some(label) => row(label, &cell, out),
            None => row(&format!("<code>{}</code>", field.key()), &cell, out),
        }
        if let Some(Setting::Servers(servers)) = agent.setting(field) {
            for McpServer { name, config } in servers {
                let key = format!("<code>{}</code>", escape::to_html(name));
                let config = config.as_ref().filter(|config| !config.is_empty());
                if let Some(config) = config {
                    row(&key, &show(&Value::Map(config.clone())), out);
                }
            }
        }
    }
}

/// What the table calls a field. Those without a name here are called by their key.
fn label(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::PermissionMode => "Permission mode",
        Field::MaxTurns => "Max turns",
        Field::Skills => "Skills",
        Field::McpServers => "MCP servers",
        Field::Hooks => "Hooks",
        Field::Memory => "Memory",
        Field::Background => "Background",
        Field::OmitClaudeMd => "Omits CLAUDE.md",
        Field::Effort => "Effort",
        Field::Isolation => "Isolation",
        Field::InitialPrompt => "Initial prompt",
        Field::Experimental => "Experimental",
        _ => return None,
    })
}

fn show_setting(setting: &Setting) -> String {
    match setting {
        Setting::Text(text) => escape::to_html(text),
        Setting::Integer(number) => number.to_string(),
        Setting::Boolean(true) => "yes".to_owned(),
        Setting::Boolean(false) => "no".to_owned(),
        Setting::Names(names) => list(names.iter().map(String::as_str)),
        Setting::Servers(servers) => list(servers.iter().map(|server| server.name.as_str())),
        Setting::Map(entries) => show(&Value::Map(entries.clone())),
        Setting::Effort(effort) => effort.to_string(),
        Setting::Isolation(isolation) => isolation.to_string(),
    }
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let items = items.map(|item| format!("<code>{}</code>", escape::to_html(item)));
    items.collect::<Vec<_>>().join(", ")
}

/// A value: a string as it is, anything else as YAML.
fn show(value: &Value) -> String {
    match value {
        Value::Text(text) => escape::to_html(text),
        other => format!("<code>{}</code>", escape::to_html(&other.to_string())),
    }
}

fn row(key: &str, cell: &str, out: &mut String) {
    let _ = write!(out, "<tr><th>{key}</th><td>{cell}</td></tr>");
}

fn linked_row(key: &str, cell: &str, out: &mut String) {
    let _ = write!(out, "<tr><th>{key}</th><td>\n\n{cell}\n\n</td></tr>");
}
