//! Entries of a front matter become the fields of the format.

mod color;
mod nested;

use std::collections::HashMap;

use include_agents_runtime::{Effort, Isolation, Memory, PermissionMode};

use super::tools::split_list;
use super::{Agent, At, Field, Located, Model, ToolRef};
use crate::diagnostic::{Diagnostic, nearest};
use crate::front_matter::quote::scalar;
use crate::front_matter::yaml::Value;
use crate::lint::Lint;
use crate::report::Report;

/// Reads the entries of a front matter into the types of the format.
///
/// Of duplicate keys the last one wins, as with the client.
pub(crate) fn lower(entries: &[(String, Value)], report: &mut Report<'_>) -> Agent {
    let last: HashMap<&str, usize> = entries
        .iter()
        .enumerate()
        .map(|(entry, (key, _))| (key.as_str(), entry))
        .collect();
    let mut lowering = Lowering {
        agent: Agent::default(),
        report,
    };
    for (entry, (key, value)) in entries.iter().enumerate() {
        if last.get(key.as_str()) == Some(&entry) {
            lowering.entry(key, value, &At::value(entry));
        }
    }
    lowering.agent
}

struct Lowering<'a, 'r> {
    agent: Agent,
    report: &'a mut Report<'r>,
}

impl Lowering<'_, '_> {
    fn entry(&mut self, key: &str, value: &Value, at: &At) {
        let Some(field) = Field::from_key(key) else {
            let value = Located {
                value: value.clone(),
                at: at.clone(),
            };
            self.agent.metadata.push((key.to_owned(), value));
            return;
        };
        match field {
            Field::Name => self.agent.name = self.name(value, at),
            Field::Description => self.agent.description = self.description(value, at),
            Field::Tools => self.agent.tools = self.tools(value, at),
            Field::DisallowedTools => {
                self.agent.disallowed_tools = self.tool_list("disallowedTools", value, at);
            }
            Field::Model => {
                self.agent.model = self.string("model", value, at).map(|id| Located {
                    value: Model(id),
                    at: at.clone(),
                });
            }
            Field::PermissionMode => {
                self.agent.permission_mode = self
                    .closed(
                        "permissionMode",
                        value,
                        at,
                        PermissionMode::parse,
                        &names(PermissionMode::ALL, |m| m.as_str()),
                    )
                    .map(|mode| Located {
                        value: mode,
                        at: at.clone(),
                    });
            }
            Field::Memory => {
                self.agent.memory = self.closed(
                    "memory",
                    value,
                    at,
                    Memory::parse,
                    &names(Memory::ALL, |m| m.as_str()),
                );
            }
            Field::Isolation => {
                self.agent.isolation = self.closed(
                    "isolation",
                    value,
                    at,
                    Isolation::parse,
                    &names(Isolation::ALL, |i| i.as_str()),
                );
            }
            Field::MaxTurns => self.agent.max_turns = self.max_turns(value, at),
            Field::Effort => self.agent.effort = self.effort(value, at),
            Field::Color => self.agent.color = self.color(value, at),
            Field::Background => self.agent.background = self.boolean("background", value, at),
            Field::OmitClaudeMd => {
                self.agent.omit_claude_md = self.boolean("omitClaudeMd", value, at);
            }
            Field::Skills => {
                let skills = self.tool_list("skills", value, at);
                self.agent.skills = skills.into_iter().map(|skill| skill.value).collect();
            }
            Field::McpServers => self.agent.mcp_servers = self.mcp_servers(value, at),
            Field::Hooks => self.agent.hooks = self.hooks(value, at),
            Field::InitialPrompt => {
                self.agent.initial_prompt = self.string("initialPrompt", value, at);
            }
            Field::Experimental => self.agent.experimental = self.experimental(value, at),
        }
    }

    /// The client drops a file whose name is missing, no string, or refused by its rules, and says nothing.
    fn name(&mut self, value: &Value, at: &At) -> Option<Located<String>> {
        let Value::Str(name) = value else {
            let diagnostic = match value {
                Value::Null => {
                    Diagnostic::at(at, "`name` is empty").label("expected the agent's name")
                }
                Value::Int(_) | Value::Float(_) | Value::Bool(_) => {
                    let text = self.report.text_at(at);
                    Diagnostic::at(at, format!("`name` is {}, not a string", value.kind()))
                        .label("expected a string")
                        .replace(at, format!("\"{text}\""), "put it in quotes")
                }
                _ => Diagnostic::at(at, format!("`name` is {}, not a string", value.kind()))
                    .label("expected a string"),
            };
            self.report.error(diagnostic.note(SKIPS));
            return None;
        };
        let located = Located {
            value: name.clone(),
            at: at.clone(),
        };
        if name.trim().is_empty() {
            self.report.error(
                Diagnostic::at(at, "`name` is empty")
                    .label("expected the agent's name")
                    .note(SKIPS),
            );
            return None;
        }
        if let Some(colon) = name.find(':') {
            let fixed = name.replace(':', "-");
            self.report.error(
                Diagnostic::at(
                    &at.text(colon..colon + 1),
                    format!("the name `{name}` holds a colon"),
                )
                .label("the client refuses names with a `:`")
                .note(SKIPS)
                .replace(at, scalar(&fixed), "use a hyphen"),
            );
        } else if name.starts_with('-') {
            let fixed = name.trim_start_matches('-').to_owned();
            self.report.error(
                Diagnostic::at(
                    &at.text(0..1),
                    format!("the name `{name}` begins with a hyphen"),
                )
                .label("the client refuses names that begin with a `-`")
                .note(SKIPS)
                .replace(at, scalar(&fixed), "leave it away"),
            );
        } else if name.chars().count() > MAX_NAME {
            self.report.error(
                Diagnostic::at(
                    at,
                    format!("the name has {} characters", name.chars().count()),
                )
                .label(format!(
                    "the client refuses names of more than {MAX_NAME} characters"
                ))
                .note(SKIPS),
            );
        }
        Some(located)
    }

    /// The client drops a file whose description is missing, empty, null or a number; other types it takes somehow.
    fn description(&mut self, value: &Value, at: &At) -> Option<Located<String>> {
        let text = match value {
            Value::Str(text) if !text.trim().is_empty() => text.clone(),
            Value::Str(_) | Value::Null => {
                self.report.error(
                    Diagnostic::at(at, "`description` is empty")
                        .label("expected when to use the agent")
                        .note(SKIPS),
                );
                return None;
            }
            Value::Int(_) | Value::Float(_) => {
                let text = self.report.text_at(at);
                self.report.error(
                    Diagnostic::at(at, "`description` is a number, not a string")
                        .label("expected when to use the agent")
                        .note(SKIPS)
                        .replace(at, format!("\"{text}\""), "put it in quotes"),
                );
                return None;
            }
            Value::Bool(_) | Value::List(_) | Value::Map(_) => {
                let text = self.report.text_at(at);
                self.report.lint(
                    Lint::InvalidValue,
                    Diagnostic::at(
                        at,
                        format!("`description` is {}, not a string", value.kind()),
                    )
                    .label("expected a string")
                    .note("the client shows it as it prints such a value")
                    .help("put the text in quotes"),
                );
                text.into_owned()
            }
        };
        Some(Located {
            value: text,
            at: at.clone(),
        })
    }

    /// Absent means every tool, and so does `*`; empty means none.
    fn tools(&mut self, value: &Value, at: &At) -> Option<Vec<ToolRef>> {
        if matches!(value, Value::Null)
            || matches!(value, Value::Str(text) if text.trim().is_empty())
        {
            self.report.lint(
                Lint::EmptyTools,
                Diagnostic::at(&At { part: crate::front_matter::Part::Key, ..at.clone() }, "`tools` has no value")
                    .label("an empty list of tools")
                    .note("the client gives this agent no tool at all")
                    .help("name the tools, write `tools: []` for none, or leave the line away to inherit all"),
            );
            return Some(Vec::new());
        }
        let tools = self.tool_list("tools", value, at);
        let everything = tools.iter().any(|tool| tool.value == "*");
        (!everything).then_some(tools)
    }

    /// A comma separated string, or a list of strings.
    fn tool_list(&mut self, field: &str, value: &Value, at: &At) -> Vec<ToolRef> {
        match value {
            Value::Null => Vec::new(),
            Value::Str(text) => split_list(text)
                .into_iter()
                .map(|range| Located {
                    value: text[range.clone()].to_owned(),
                    at: at.text(range),
                })
                .collect(),
            Value::List(items) => {
                let mut tools = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let at = at.item(index);
                    match item {
                        Value::Str(text) => {
                            tools.extend(split_list(text).into_iter().map(|range| Located {
                                value: text[range.clone()].to_owned(),
                                at: at.text(range),
                            }));
                        }
                        _ => {
                            self.wrong_type(
                                &format!("an item of `{field}`"),
                                "a string",
                                item,
                                &at,
                            );
                        }
                    }
                }
                tools
            }
            _ => {
                self.wrong_type(
                    &format!("`{field}`"),
                    "names, separated by commas, or a list",
                    value,
                    at,
                );
                Vec::new()
            }
        }
    }

    fn max_turns(&mut self, value: &Value, at: &At) -> Option<u32> {
        let number = match value {
            Value::Null => return None,
            Value::Int(number) => Some(*number),
            Value::Str(text) => text.trim().parse().ok(),
            _ => None,
        };
        let turns = number
            .filter(|&number| number > 0)
            .and_then(|number| u32::try_from(number).ok());
        if turns.is_none() {
            let text = self.report.text_at(at);
            self.report.lint(
                Lint::InvalidValue,
                Diagnostic::at(at, format!("invalid value `{text}` for `maxTurns`"))
                    .label("expected a positive integer")
                    .note(IGNORES),
            );
        }
        turns
    }

    fn effort(&mut self, value: &Value, at: &At) -> Option<Effort> {
        match value {
            Value::Null => None,
            Value::Int(level) if u32::try_from(*level).is_ok() => {
                u32::try_from(*level).ok().map(Effort::Level)
            }
            Value::Str(text) if text.trim().parse::<u32>().is_ok() => {
                text.trim().parse().ok().map(Effort::Level)
            }
            _ => self.closed(
                "effort",
                value,
                at,
                Effort::parse,
                &["low", "medium", "high", "xhigh", "max"],
            ),
        }
    }

    fn boolean(&mut self, field: &str, value: &Value, at: &At) -> bool {
        match value {
            Value::Bool(value) => *value,
            Value::Null => false,
            Value::Str(text) if text == "true" => true,
            Value::Str(text) if text == "false" => false,
            _ => {
                let text = self.report.text_at(at).into_owned();
                let mut diagnostic =
                    Diagnostic::at(at, format!("invalid value `{text}` for `{field}`"))
                        .label("expected `true` or `false`")
                        .note(IGNORES);
                if let Some(meant) = meant_boolean(&text) {
                    diagnostic = diagnostic.replace(
                        at,
                        meant.to_owned(),
                        format!("did you mean `{meant}`?"),
                    );
                }
                self.report.lint(Lint::InvalidValue, diagnostic);
                false
            }
        }
    }

    fn string(&mut self, field: &str, value: &Value, at: &At) -> Option<String> {
        match value {
            Value::Str(text) => Some(text.clone()),
            Value::Null => None,
            _ => {
                self.wrong_type(&format!("`{field}`"), "a string", value, at);
                None
            }
        }
    }

    fn closed<T>(
        &mut self,
        field: &str,
        value: &Value,
        at: &At,
        parse: impl Fn(&str) -> Option<T>,
        allowed: &[&str],
    ) -> Option<T> {
        if matches!(value, Value::Null) {
            return None;
        }
        let parsed = match value {
            Value::Str(text) => parse(text),
            _ => None,
        };
        if parsed.is_none() {
            let text = match value {
                Value::Str(text) => text.clone(),
                _ => self.report.text_at(at).into_owned(),
            };
            let mut diagnostic =
                Diagnostic::at(at, format!("invalid value `{text}` for `{field}`"))
                    .label(match allowed {
                        [only] => format!("expected `{only}`"),
                        _ if field == "effort" => {
                            format!("expected one of {}, or a whole number", allowed.join(", "))
                        }
                        _ => format!("expected one of {}", allowed.join(", ")),
                    })
                    .note(IGNORES);
            let meant = CONFUSIONS
                .iter()
                .find(|(of, wrong, _)| *of == field && *wrong == text)
                .map(|(_, _, meant)| *meant);
            if let Some(near) = meant.or_else(|| nearest(&text, allowed.iter().copied())) {
                diagnostic =
                    diagnostic.replace(at, near.to_owned(), format!("did you mean `{near}`?"));
            } else if let [only] = allowed {
                diagnostic = diagnostic.replace(
                    at,
                    (*only).to_owned(),
                    format!("the only value is `{only}`"),
                );
            }
            self.report.lint(Lint::InvalidValue, diagnostic);
        }
        parsed
    }

    fn wrong_type(&mut self, what: &str, expected: &str, value: &Value, at: &At) {
        self.report.lint(
            Lint::InvalidValue,
            Diagnostic::at(at, format!("{what} is {}", value.kind()))
                .label(format!("expected {expected}"))
                .note(IGNORES),
        );
    }
}

/// The longest name that the client takes, in characters (`format.md`, section 1).
const MAX_NAME: usize = 256;

pub(crate) const SKIPS: &str = "the client skips this agent in silence";
const IGNORES: &str = "the client ignores the value in silence";

/// Fields, what people write into them by habit, and what they mean by it where another value is nearer in letters.
const CONFUSIONS: &[(&str, &str, &str)] = &[
    ("effort", "minimal", "low"),
    ("memory", "global", "user"),
    ("memory", "repo", "project"),
];

fn names<T>(all: &[T], name: impl Fn(&T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(name).collect()
}

/// What a person who wrote another word for a boolean probably meant.
#[must_use]
pub fn meant_boolean(text: &str) -> Option<&'static str> {
    match text.trim_matches(['"', '\'']).to_ascii_lowercase().as_str() {
        "yes" | "on" | "1" | "y" | "true" => Some("true"),
        "no" | "off" | "0" | "n" | "false" => Some("false"),
        other => nearest(other, ["true", "false"]),
    }
}
