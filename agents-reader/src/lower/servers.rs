//! `mcpServers`.

use super::Lowering;
use super::shape::{self, Mismatch};
use crate::agent::McpServer;
use crate::claude_code::servers::TYPES;
use crate::claude_code::shapes::Kind;
use crate::lint::Lint;
use crate::lints::invalid_value;
use crate::span::Span;
use crate::yaml::{Entry, Node, Value};

impl Lowering<'_, '_> {
    pub(super) fn mcp_servers(&mut self, node: &Node) -> Vec<McpServer> {
        let items = match &node.value {
            Value::Null => return Vec::new(),
            Value::List(items) => items,
            value => {
                let expected = "a list of names or of `name: configuration`";
                let what = "`mcpServers`";
                let diagnostic =
                    invalid_value::wrong_type(what, expected, value.kind(), &node.span);
                let names: Vec<String> = match value {
                    Value::Map(entries) => {
                        let names = entries.iter().map(|entry| &entry.key.value);
                        names.map(|name| format!("`- {name}`")).collect()
                    }
                    _ => Vec::new(),
                };
                let diagnostic = if names.is_empty() {
                    diagnostic
                } else {
                    diagnostic.help(format!("write a list: {}", names.join(", ")))
                };
                self.report.lint(Lint::INVALID_VALUE, diagnostic);
                return Vec::new();
            }
        };
        let mut servers = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(name) => servers.push(McpServer {
                    name: name.as_str().to_owned(),
                    config: None,
                }),
                // One bad configuration costs all servers of its item.
                Value::Map(entries) if entries.iter().all(|entry| self.is_server(entry)) => {
                    let configured = entries.iter().map(|entry| McpServer {
                        name: entry.key.value.as_str().to_owned(),
                        config: Some(fields(&entry.value).to_vec()),
                    });
                    servers.extend(configured);
                }
                Value::Map(_) => {}
                _ => {
                    let expected = "a name or `name: configuration`";
                    self.wrong_type("an item of `mcpServers`", expected, item);
                }
            }
        }
        servers
    }

    /// Whether Claude Code takes a configuration. If not, it is reported.
    fn is_server(&mut self, entry: &Entry) -> bool {
        let name = entry.key.value.as_str();
        let what = format!("the configuration of `{name}`");
        if !matches!(entry.value.value, Value::Map(_)) {
            self.wrong_type(&what, "a map", &entry.value);
            return false;
        }
        let config = fields(&entry.value);
        let Some(kind) = kind(config) else {
            let types = TYPES.iter().map(|kind| kind.name);
            let expected = types.collect::<Vec<_>>().join(", ");
            let place = shape::entry(config, "type").unwrap_or(entry);
            let headline = format!("unknown type of the MCP server `{name}`");
            let expected = format!("one of {expected}");
            self.unusable(headline, &expected, &place.value.span);
            return false;
        };
        let Some(mismatch) = shape::compare(config, kind, &[]) else {
            return true;
        };
        let (headline, expected) = match mismatch {
            Mismatch::Missing(key) => {
                let headline = format!("missing `{key}` of the MCP server `{name}`");
                let has_url = kind.name == "stdio" && shape::entry(config, "url").is_some();
                let expected = if has_url {
                    "`type: http`, or another type that has a URL".to_owned()
                } else {
                    format!("a `{key}`")
                };
                (headline, expected)
            }
            Mismatch::Value(wrong, shape) => {
                let key = wrong.key.value.as_str();
                let kind = wrong.value.value.kind();
                let headline = format!("invalid type for `{key}` of the MCP server `{name}`");
                (headline, format!("{}, found {kind}", shape.expected()))
            }
        };
        let place = match mismatch {
            Mismatch::Missing(_) => entry.key.span.clone(),
            Mismatch::Value(..) => shape::place(&mismatch, &entry.value),
        };
        self.unusable(headline, &expected, &place);
        false
    }

    /// Reports a configuration that Claude Code ignores.
    fn unusable(&mut self, headline: String, expected: &str, at: &Span) {
        let diagnostic = invalid_value::unusable(headline, expected, at);
        self.report.lint(Lint::INVALID_VALUE, diagnostic);
    }
}

/// The entries of a map.
fn fields(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}

/// The kind of server that a configuration is for.
fn kind(config: &[Entry]) -> Option<&'static Kind> {
    match shape::entry(config, "type") {
        None => TYPES.first(),
        Some(entry) => {
            let name = entry.value.as_str()?;
            TYPES.iter().find(|kind| kind.name == name)
        }
    }
}
