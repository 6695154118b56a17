//! Gives the entries of a front matter the types of the format.
//!
//! Values that fit no type are reported here. The lints check whether values make sense together.

mod color;
mod hooks;
mod plugin;
mod scalar;
mod servers;
mod shape;
mod tools;

use std::collections::HashMap;

use include_agents_runtime::{Isolation, Memory, PermissionMode};

use crate::agent::{Agent, Model, Setting};
use crate::claude_code::{Field, ValueType, values};
use crate::errors;
use crate::front_matter::FrontMatter;
use crate::front_matter::js;
use crate::lint::Lint;
use crate::lints::invalid_value;
use crate::order;
use crate::report::Report;
use crate::shape::{Dialect, Shape};
use crate::span::Span;
use crate::yaml::{Entry, Node, Spanned, Text, Value};
use plugin::description_in_plugin;

/// Reads entries of a front matter, usually all of them, into the types of the format.
///
/// Of duplicate keys the last one wins, as in Claude Code.
pub(crate) fn lower(
    front_matter: &FrontMatter,
    entries: &[Entry],
    shape: &Shape,
    report: &mut Report<'_>,
) -> Agent {
    let last: HashMap<&str, usize> = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| (entry.key.value.as_str(), index))
        .collect();
    let mut lowering = Lowering {
        agent: Agent::default(),
        front_matter,
        shape,
        report,
    };
    for (index, entry) in entries.iter().enumerate() {
        if last.get(entry.key.value.as_str()) == Some(&index) {
            lowering.entry(entry);
        }
    }
    if shape.dialect == Dialect::Plugin {
        lowering.describe_by_when_to_use();
    }
    order::sort_by(&mut lowering.agent.settings, |(a, _), (b, _)| a.cmp(b));
    lowering.agent
}

struct Lowering<'a, 'r> {
    agent: Agent,
    front_matter: &'a FrontMatter,
    /// Which keys hold the fields.
    shape: &'a Shape,
    report: &'a mut Report<'r>,
}

impl<'a> Lowering<'a, '_> {
    /// The key of a field in the files of this call.
    fn key(&self, field: Field) -> &'a str {
        self.shape.keys.of(field)
    }

    fn entry(&mut self, entry: &Entry) {
        let field = self.shape.keys.field(&entry.key.value);
        if field.is_some_and(|field| self.shape.ignores(field)) {
            return;
        }
        if self.shape.dialect == Dialect::Agents {
            self.misplaced_guards(entry);
        }
        let Some(field) = field else {
            self.agent.metadata.push(entry.clone());
            return;
        };
        let node = &entry.value;
        match field {
            Field::Name => self.agent.name = self.name(node),
            Field::Description => self.agent.description = self.description(node),
            Field::Tools => self.agent.tools = self.tools(entry),
            Field::DisallowedTools => self.agent.disallowed_tools = self.references(field, node),
            Field::Model => {
                let id = self.text(field, node);
                self.agent.model = id
                    .filter(|id| !id.trim_matches(js::is_space).is_empty())
                    .map(|id| located(node, Model(id)));
            }
            Field::PermissionMode => {
                let mode = self.choice(field, node, PermissionMode::parse);
                self.agent.permission_mode = mode.map(|mode| located(node, mode));
            }
            Field::Memory => self.agent.memory = self.choice(field, node, Memory::parse),
            Field::Color => self.agent.color = self.color(entry),
            _ => {
                let setting = self.setting(field, node);
                let settings = setting.map(|setting| (field, setting));
                self.agent.settings.extend(settings);
            }
        }
    }

    /// The value of a field that few agents set; `None` where it says no more than an absent one.
    fn setting(&mut self, field: Field, node: &Node) -> Option<Setting> {
        match field.value_type() {
            ValueType::Text => self.text(field, node).map(Setting::Text),
            ValueType::Names => {
                let names = self.names(field, node);
                (!names.is_empty()).then_some(Setting::Names(names))
            }
            ValueType::Servers => {
                let servers = self.mcp_servers(node);
                (!servers.is_empty()).then_some(Setting::Servers(servers))
            }
            ValueType::Map => {
                let entries = match field {
                    Field::Hooks => self.hooks(node),
                    _ => self.experimental(field, node),
                };
                (!entries.is_empty()).then_some(Setting::Map(entries))
            }
            ValueType::Integer { least, most } => {
                self.integer(field, node, least, most).map(Setting::Integer)
            }
            ValueType::Boolean | ValueType::True => self
                .boolean(field, node)
                .filter(|value| *value)
                .map(Setting::Boolean),
            ValueType::False | ValueType::TrueOrAbsent => self
                .boolean(field, node)
                .filter(|value| !value)
                .map(Setting::Boolean),
            ValueType::Effort => self.effort(node).map(Setting::Effort),
            ValueType::Choice => {
                let isolation = self.choice(field, node, Isolation::parse);
                isolation.map(Setting::Isolation)
            }
            // Fields of these types are not settings.
            ValueType::Model | ValueType::Color => None,
        }
    }

    fn name(&mut self, node: &Node) -> Option<Spanned<Text>> {
        let key = self.key(Field::Name);
        if self.shape.dialect == Dialect::Plugin {
            return self.name_in_plugin(key, node);
        }
        let name = match &node.value {
            Value::Text(name) => located(node, name.clone()),
            Value::Null => {
                self.report.error(errors::name::empty(key, &node.span));
                return None;
            }
            value => {
                let text = self.report.text_at(node);
                let error = errors::name::not_a_string(key, value, text, &node.span);
                self.report.error(error);
                return None;
            }
        };
        if let Some(refused) = errors::name::refused(key, &name) {
            self.report.error(refused);
            return (!name.value.is_empty()).then_some(name);
        }
        self.refuse_white_space(Field::Name, &name);
        Some(name)
    }

    fn description(&mut self, node: &Node) -> Option<Spanned<Text>> {
        let key = self.key(Field::Description);
        if self.shape.dialect == Dialect::Plugin {
            return description_in_plugin(node);
        }
        let error = match &node.value {
            Value::Text(text) if !text.is_empty() => {
                let description = located(node, text.replaced("\\n", "\n"));
                self.refuse_white_space(Field::Description, &description);
                return Some(description);
            }
            Value::Text(_) | Value::Null if self.shape.description_is_optional => return None,
            Value::Text(_) | Value::Null => errors::description::empty(key, &node.span),
            value => {
                let text = self.report.text_at(node);
                errors::description::not_a_string(key, value, text, &node.span)
            }
        };
        self.report.error(error);
        None
    }

    /// Claude Code accepts white space as a name or a description.
    fn refuse_white_space(&mut self, field: Field, text: &Spanned<Text>) {
        if text.value.trim().is_empty() {
            let diagnostic = invalid_value::white_space(self.key(field), &text.span);
            self.report.lint(Lint::INVALID_VALUE, diagnostic);
        }
    }

    /// Names in a list, or in a text with commas.
    fn names(&mut self, field: Field, node: &Node) -> Vec<String> {
        let key = self.key(field);
        let mut names = Vec::new();
        let mut add = |name: &str| {
            let name = name.trim_matches(js::is_space);
            if !name.is_empty() {
                names.push(name.to_owned());
            }
        };
        match &node.value {
            Value::Null => {}
            Value::Text(text) => text.split(',').for_each(add),
            Value::List(items) => {
                for item in items {
                    match &item.value {
                        Value::Text(name) => add(name),
                        _ => self.wrong_type(&format!("an item of `{key}`"), "a string", item),
                    }
                }
            }
            _ => {
                let expected = "a list or comma-separated names";
                self.wrong_type(&format!("`{key}`"), expected, node);
            }
        }
        names
    }

    fn experimental(&mut self, field: Field, node: &Node) -> Vec<Entry> {
        let entries = match &node.value {
            Value::Null => return Vec::new(),
            Value::Map(entries) => entries,
            _ => {
                self.wrong_type(&format!("`{}`", self.key(field)), "a map", node);
                return Vec::new();
            }
        };
        for entry in entries {
            let key = entry.key.value.as_str();
            if key == "cacheTtl" {
                let names = || values::CACHE_TTL.to_vec();
                let parse = |text: &str| names().contains(&text).then_some(());
                self.one_of(None, key, &entry.value, parse, names);
            }
        }
        entries.clone()
    }

    fn text(&mut self, field: Field, node: &Node) -> Option<String> {
        match &node.value {
            Value::Text(text) => Some(text.as_str().to_owned()),
            Value::Null => None,
            _ => {
                self.wrong_type(&format!("`{}`", self.key(field)), "a string", node);
                None
            }
        }
    }

    fn choice<T>(
        &mut self,
        field: Field,
        node: &Node,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.one_of(Some(field), self.key(field), node, parse, || {
            values::names(field)
        })
    }

    /// A value of a closed set, whose names are only needed for a message.
    fn one_of<T>(
        &mut self,
        field: Option<Field>,
        key: &str,
        node: &Node,
        parse: impl Fn(&str) -> Option<T>,
        names: impl Fn() -> Vec<&'static str>,
    ) -> Option<T> {
        let text = match &node.value {
            Value::Null => return None,
            Value::Text(text) => text.as_str(),
            _ => self.report.text_at(node),
        };
        let parsed = node.as_str().and_then(parse);
        if parsed.is_none() {
            let diagnostic = invalid_value::closed(field, key, text, &names(), &node.span);
            self.report.lint(Lint::INVALID_VALUE, diagnostic);
        }
        parsed
    }

    fn wrong_type(&mut self, what: &str, expected: &str, node: &Node) {
        let diagnostic = invalid_value::wrong_type(what, expected, node.value.kind(), &node.span);
        self.report.lint(Lint::INVALID_VALUE, diagnostic);
    }
}

/// What a node says, with its place.
fn located<T>(node: &Node, value: T) -> Spanned<T> {
    let span: Span = node.span.clone();
    Spanned { value, span }
}
