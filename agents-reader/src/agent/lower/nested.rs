//! The fields that hold maps: `mcpServers`, `hooks`, `experimental`.

use super::Lowering;
use crate::agent::{At, McpServer};
use crate::diagnostic::{Diagnostic, nearest};
use crate::front_matter::yaml::Value;
use crate::lint::Lint;

/// The events that the client's documentation lists for hooks.
const HOOK_EVENTS: &[&str] = &[
    "PreToolUse",
    "PostToolUse",
    "PostToolUseFailure",
    "PermissionRequest",
    "UserPromptSubmit",
    "Notification",
    "Stop",
    "SubagentStart",
    "SubagentStop",
    "PreCompact",
    "SessionStart",
    "SessionEnd",
];

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
        for (index, (event, hooks)) in entries.iter().enumerate() {
            if !HOOK_EVENTS.contains(&event.as_str()) {
                let key = at.item_key(index);
                let mut diagnostic = Diagnostic::at(&key, format!("unknown hook event `{event}`"))
                    .label("the client knows no such event")
                    .note("the client never runs these hooks");
                if let Some(near) = nearest(event, HOOK_EVENTS.iter().copied()) {
                    diagnostic = diagnostic.replace(
                        &key,
                        near.to_owned(),
                        format!("did you mean `{near}`?"),
                    );
                }
                self.report.lint(Lint::UnknownHook, diagnostic);
            } else if !matches!(hooks, Value::List(_)) {
                self.wrong_type(
                    &format!("`{event}`"),
                    "a list of hooks",
                    hooks,
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
                        let parse = |text: &str| ["5m", "1h"].contains(&text).then_some(());
                        self.closed("cacheTtl", value, &at.item(index), parse, &["5m", "1h"]);
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
