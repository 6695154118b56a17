//! Gives the entries of a front matter the types of the format.
//!
//! Values that no type holds are reported here. Whether values make sense together is the business of the lints.

mod color;
mod nested;

use std::collections::HashMap;
use std::ops::Range;

use include_agents_runtime::__private::References;
use include_agents_runtime::{Effort, Isolation, Memory, PermissionMode};

use crate::agent::{Agent, Model, ToolRef};
use crate::at::{At, Located};
use crate::claude_code::{Field, values};
use crate::errors;
use crate::front_matter::Part;
use crate::front_matter::yaml::Value;
use crate::lint::Lint;
use crate::lints::{empty_tools, invalid_value};
use crate::report::Report;

/// Reads the entries of a front matter into the types of the format.
///
/// Of duplicate keys the last one wins, as in Claude Code.
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
            Field::DisallowedTools => self.agent.disallowed_tools = self.names(field, value, at),
            Field::Model => {
                self.agent.model = self.string(field, value, at).map(|id| Located {
                    value: Model(id),
                    at: at.clone(),
                });
            }
            Field::PermissionMode => {
                let mode = self.choice(field, value, at, PermissionMode::parse);
                self.agent.permission_mode = mode.map(|mode| Located {
                    value: mode,
                    at: at.clone(),
                });
            }
            Field::Memory => self.agent.memory = self.choice(field, value, at, Memory::parse),
            Field::Isolation => {
                self.agent.isolation = self.choice(field, value, at, Isolation::parse);
            }
            Field::MaxTurns => self.agent.max_turns = self.max_turns(value, at),
            Field::Effort => self.agent.effort = self.effort(value, at),
            Field::Color => self.agent.color = self.color(value, at),
            Field::Background => self.agent.background = self.boolean(field, value, at),
            Field::OmitClaudeMd => self.agent.omit_claude_md = self.boolean(field, value, at),
            Field::Skills => {
                let skills = self.names(field, value, at);
                self.agent.skills = skills.into_iter().map(|skill| skill.value).collect();
            }
            Field::McpServers => self.agent.mcp_servers = self.mcp_servers(value, at),
            Field::Hooks => self.agent.hooks = self.hooks(value, at),
            Field::InitialPrompt => self.agent.initial_prompt = self.string(field, value, at),
            Field::Experimental => self.agent.experimental = self.experimental(value, at),
        }
    }

    fn name(&mut self, value: &Value, at: &At) -> Option<Located<String>> {
        let name = match value {
            Value::Str(name) if !name.trim().is_empty() => name,
            Value::Str(_) | Value::Null => {
                self.report.error(errors::name::empty(at));
                return None;
            }
            _ => {
                let text = self.report.text_at(at);
                self.report
                    .error(errors::name::not_a_string(value, &text, at));
                return None;
            }
        };
        if let Some(refused) = errors::name::refused(name, at) {
            self.report.error(refused);
        }
        Some(Located {
            value: name.clone(),
            at: at.clone(),
        })
    }

    fn description(&mut self, value: &Value, at: &At) -> Option<Located<String>> {
        let text = match value {
            Value::Str(text) if !text.trim().is_empty() => text.clone(),
            Value::Str(_) | Value::Null => {
                self.report.error(errors::description::empty(at));
                return None;
            }
            Value::Int(_) | Value::Float(_) => {
                let text = self.report.text_at(at);
                self.report.error(errors::description::number(&text, at));
                return None;
            }
            Value::Bool(_) | Value::List(_) | Value::Map(_) => {
                let diagnostic = invalid_value::description(value.kind(), at);
                self.report.lint(Lint::INVALID_VALUE, diagnostic);
                self.report.text_at(at).into_owned()
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
            || matches!(value, Value::Str(text) if References::of(text).next().is_none())
        {
            let key = At {
                part: Part::Key,
                ..at.clone()
            };
            self.report
                .lint(Lint::EMPTY_TOOLS, empty_tools::no_value(&key));
            return Some(Vec::new());
        }
        if !matches!(value, Value::Str(_) | Value::List(_)) {
            let diagnostic = invalid_value::tools(value.kind(), at);
            self.report.lint(Lint::INVALID_VALUE, diagnostic);
            return Some(Vec::new());
        }
        let tools = self.names(Field::Tools, value, at);
        let everything = tools.iter().any(|tool| tool.value == "*");
        (!everything).then_some(tools)
    }

    /// A comma separated string, or a list of strings.
    fn names(&mut self, field: Field, value: &Value, at: &At) -> Vec<ToolRef> {
        let split = |text: &str, at: &At| -> Vec<ToolRef> {
            let parts: Vec<Range<usize>> = if field == Field::Skills {
                parts_at_commas(text)
            } else {
                References::of(text).collect()
            };
            let located = parts.into_iter().map(|range| Located {
                value: text.get(range.clone()).unwrap_or_default().to_owned(),
                at: at.text(range),
            });
            located.collect()
        };
        let key = field.key();
        match value {
            Value::Null => Vec::new(),
            Value::Str(text) => split(text, at),
            Value::List(items) => {
                let mut names = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let at = at.item(index);
                    match item {
                        Value::Str(text) => names.extend(split(text, &at)),
                        _ => {
                            self.wrong_type(&format!("an item of `{key}`"), "a string", item, &at);
                        }
                    }
                }
                names
            }
            _ => {
                let expected = "names, separated by commas, or a list";
                self.wrong_type(&format!("`{key}`"), expected, value, at);
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
            self.report
                .lint(Lint::INVALID_VALUE, invalid_value::max_turns(&text, at));
        }
        turns
    }

    fn effort(&mut self, value: &Value, at: &At) -> Option<Effort> {
        match value {
            Value::Null => None,
            Value::Int(level) => Some(Effort::Level(*level)),
            Value::Str(text) if text.trim().parse::<i64>().is_ok() => {
                text.trim().parse().ok().map(Effort::Level)
            }
            _ => self.choice(Field::Effort, value, at, Effort::parse),
        }
    }

    fn boolean(&mut self, field: Field, value: &Value, at: &At) -> bool {
        match value {
            Value::Bool(value) => *value,
            Value::Null => false,
            Value::Str(text) if text == "true" => true,
            Value::Str(text) if text == "false" => false,
            _ => {
                let text = self.report.text_at(at);
                let diagnostic = invalid_value::boolean(field.key(), &text, at);
                self.report.lint(Lint::INVALID_VALUE, diagnostic);
                false
            }
        }
    }

    fn string(&mut self, field: Field, value: &Value, at: &At) -> Option<String> {
        match value {
            Value::Str(text) => Some(text.clone()),
            Value::Null => None,
            _ => {
                self.wrong_type(&format!("`{}`", field.key()), "a string", value, at);
                None
            }
        }
    }

    fn choice<T>(
        &mut self,
        field: Field,
        value: &Value,
        at: &At,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.one_of(field.key(), value, at, parse, || values::names(field))
    }

    /// A value of a closed set, whose names are only needed for a message.
    fn one_of<T>(
        &mut self,
        key: &str,
        value: &Value,
        at: &At,
        parse: impl Fn(&str) -> Option<T>,
        names: impl Fn() -> Vec<&'static str>,
    ) -> Option<T> {
        let text = match value {
            Value::Null => return None,
            Value::Str(text) => text.clone(),
            _ => self.report.text_at(at).into_owned(),
        };
        let parsed = value.as_str().and_then(parse);
        if parsed.is_none() {
            let diagnostic = invalid_value::closed(key, &text, &names(), at);
            self.report.lint(Lint::INVALID_VALUE, diagnostic);
        }
        parsed
    }

    fn wrong_type(&mut self, what: &str, expected: &str, value: &Value, at: &At) {
        let diagnostic = invalid_value::wrong_type(what, expected, value.kind(), at);
        self.report.lint(Lint::INVALID_VALUE, diagnostic);
    }
}

/// The parts of a text between commas, trimmed, without empty ones, as ranges of it.
fn parts_at_commas(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut offset = 0;
    for part in text.split(',') {
        let start = offset + (part.len() - part.trim_start().len());
        offset += part.len() + 1;
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            parts.push(start..start + trimmed.len());
        }
    }
    parts
}
