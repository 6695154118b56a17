//! The fact table of an agent.

use std::fmt::Write as _;

use include_agents_runtime::__private::is_built_in;

use super::Links;
use crate::escape;
use include_agents_reader::agent::{Agent, McpServer, ToolRef};
use include_agents_reader::catalog::Entry;
use include_agents_reader::front_matter::yaml::Value;
use include_agents_reader::tools::{name_of, named_agents};

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
    for (key, value) in &agent.metadata {
        let key = format!("<code>{}</code>", escape::to_html(key));
        row(&key, &show(&value.value), out);
    }
    row("Source", &escape::to_html(&document.source.relative), out);
    out.push_str("</tbody></table>");
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

/// The fields that few agents set.
fn write_settings(agent: &Agent, out: &mut String) {
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            row(key, &value, out);
        }
    };
    let map = |entries: &[(String, Value)]| {
        (!entries.is_empty()).then(|| show(&Value::Map(entries.to_vec())))
    };
    add(
        "Permission mode",
        agent
            .permission_mode
            .as_ref()
            .map(|mode| mode.value.to_string()),
    );
    add("Max turns", agent.max_turns.map(|turns| turns.to_string()));
    add("Skills", list(agent.skills.iter().map(String::as_str)));
    add(
        "MCP servers",
        list(agent.mcp_servers.iter().map(|server| server.name.as_str())),
    );
    for McpServer { name, config } in &agent.mcp_servers {
        let key = format!("<code>{}</code>", escape::to_html(name));
        add(&key, config.as_deref().and_then(map));
    }
    add("Hooks", map(&agent.hooks));
    add("Memory", agent.memory.map(|memory| memory.to_string()));
    add("Background", agent.background.then(|| "yes".to_owned()));
    add(
        "Omits CLAUDE.md",
        agent.omit_claude_md.then(|| "yes".to_owned()),
    );
    add("Effort", agent.effort.map(|effort| effort.to_string()));
    add(
        "Isolation",
        agent.isolation.map(|isolation| isolation.to_string()),
    );
    add(
        "Initial prompt",
        agent.initial_prompt.as_deref().map(escape::to_html),
    );
    add("Experimental", map(&agent.experimental));
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> Option<String> {
    let items: Vec<String> = items
        .map(|item| format!("<code>{}</code>", escape::to_html(item)))
        .collect();
    (!items.is_empty()).then(|| items.join(", "))
}

/// A value: a string as it is, anything else as YAML.
fn show(value: &Value) -> String {
    match value {
        Value::Str(text) => escape::to_html(text),
        other => format!("<code>{}</code>", escape::to_html(&other.to_string())),
    }
}

fn row(key: &str, cell: &str, out: &mut String) {
    let _ = write!(out, "<tr><th>{key}</th><td>{cell}</td></tr>");
}

fn linked_row(key: &str, cell: &str, out: &mut String) {
    let _ = write!(out, "<tr><th>{key}</th><td>\n\n{cell}\n\n</td></tr>");
}
