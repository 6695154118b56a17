//! The fields that hold maps: `mcpServers`, `hooks`, `experimental`.

use super::Lowering;
use crate::agent::McpServer;
use crate::at::At;
use crate::claude_code::{hooks, values};
use crate::front_matter::yaml::Value;
use crate::lint::Lint;
use crate::lints::unknown_hook;

impl Lowering<'_, '_> {
    pub(super) fn mcp_servers(&mut self, value: &Value, at: &At) -> Vec<McpServer> {
        let items = match value {
            Value::Null => return Vec::new(),
            Value::List(items) => items,
            _ => {
                self.wrong_type(
                    "`mcpServers`",
                    "a list of names or of `name: configuration`",
                    value,
                    at,
                );
                return Vec::new();
            }
        };
        let mut servers = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let at = at.item(index);
            match item {
                Value::Str(name) => servers.push(McpServer {
                    name: name.clone(),
                    config: None,
                }),
                Value::Map(entries) => {
                    for (entry, (name, config)) in entries.iter().enumerate() {
                        match config {
                            Value::Map(config) => servers.push(McpServer {
                                name: name.clone(),
                                config: Some(config.clone()),
                            }),
                            Value::Null => servers.push(McpServer {
                                name: name.clone(),
                                config: None,
                            }),
                            _ => self.wrong_type(
                                &format!("the configuration of `{name}`"),
                                "a map",
                                config,
                                &at.item(entry),
                            ),
                        }
                    }
                }
                _ => self.wrong_type(
                    "an item of `mcpServers`",
                    "a name or `name: configuration`",
                    item,
                    &at,
                ),
            }
        }
        servers
    }

    pub(super) fn hooks(&mut self, value: &Value, at: &At) -> Vec<(String, Value)> {
        let entries = match value {
            Value::Null => return Vec::new(),
            Value::Map(entries) => entries,
            _ => {
                self.wrong_type("`hooks`", "a map from event names to lists", value, at);
                return Vec::new();
            }
        };
        for (index, (event, value)) in entries.iter().enumerate() {
            if !hooks::EVENTS.contains(&event.as_str()) {
                let diagnostic = unknown_hook::unknown(event, &at.item_key(index));
                self.report.lint(Lint::UNKNOWN_HOOK, diagnostic);
            } else if !matches!(value, Value::List(_)) {
                self.wrong_type(
                    &format!("`{event}`"),
                    "a list of hooks",
                    value,
                    &at.item(index),
                );
            }
        }
        entries.clone()
    }

    pub(super) fn experimental(&mut self, value: &Value, at: &At) -> Vec<(String, Value)> {
        match value {
            Value::Null => Vec::new(),
            Value::Map(entries) => {
                for (index, (key, value)) in entries.iter().enumerate() {
                    if key == "cacheTtl" {
                        let names = || values::CACHE_TTL.to_vec();
                        let parse = |text: &str| names().contains(&text).then_some(());
                        self.one_of(key, value, &at.item(index), parse, names);
                    }
                }
                entries.clone()
            }
            _ => {
                self.wrong_type("`experimental`", "a map", value, at);
                Vec::new()
            }
        }
    }
}
