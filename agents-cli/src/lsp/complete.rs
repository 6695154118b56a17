//! Completion of keys, values, tools and the names of agents.

use include_agents_reader::claude_code::{
    Field, Tool, ValueType, about, agents, hooks, models, values,
};
use include_agents_runtime::Color;
use serde_json::{Value, json};

use super::context::{Context, context, keys};
use super::positions::{Encoding, range};
use super::workspace::View;

/// The kinds of items that the protocol numbers.
const PROPERTY: u8 = 10;
const VALUE: u8 = 12;
const REFERENCE: u8 = 18;

/// The items for the word before the cursor.
pub(crate) fn complete(view: &View, offset: usize, encoding: Encoding) -> Value {
    let (word, items) = match context(&view.text, offset) {
        Context::Key(word) => (word, key_items(view)),
        Context::Value { key, word } => (word, value_items(view, key)),
        Context::Delegate(word) => (word, agent_items(view)),
        Context::Nested { key: "hooks", word } => (
            word,
            hooks::EVENTS.iter().map(|it| item(it, PROPERTY)).collect(),
        ),
        Context::Nested { .. } | Context::Elsewhere => return Value::Null,
    };
    let replaced = range(&view.text, &(offset - word.len()..offset), encoding);
    let items = items.into_iter().map(|mut item| {
        let new = item["insertText"].take();
        let new = if new.is_null() {
            item["label"].clone()
        } else {
            new
        };
        item["textEdit"] = json!({ "range": replaced, "newText": new });
        if let Some(item) = item.as_object_mut() {
            item.remove("insertText");
        }
        item
    });
    Value::Array(items.collect())
}

fn item(label: &str, kind: u8) -> Value {
    json!({ "label": label, "kind": kind })
}

/// The keys that the file does not have yet.
fn key_items(view: &View) -> Vec<Value> {
    let taken = keys(&view.text);
    let declared = view
        .options
        .declared
        .iter()
        .flat_map(|declared| &declared.keys);
    let known = Field::ALL
        .iter()
        .map(|field| (view.options.key(*field), about::field(*field)));
    let all = known.chain(declared.map(|key| (key.as_str(), "Declared in agents.toml.")));
    let items = all
        .filter(|(key, _)| !taken.contains(key))
        .map(|(key, about)| {
            let mut item = item(key, PROPERTY);
            item["insertText"] = format!("{key}: ").into();
            item["documentation"] = about.into();
            item
        });
    items.collect()
}

fn value_items(view: &View, key: &str) -> Vec<Value> {
    let Some(field) = view.options.field(key) else {
        return Vec::new();
    };
    let list = |names: Vec<&str>| names.into_iter().map(|name| item(name, VALUE)).collect();
    match field.value_type() {
        ValueType::Names if matches!(field, Field::Tools | Field::DisallowedTools) => {
            let own = view.options.shape.tools.names();
            list(own.chain(Tool::BUILT_IN.iter().copied()).collect())
        }
        ValueType::Model => list(models::aliases().collect()),
        ValueType::Color => list(Color::NAMED.iter().map(Color::as_str).collect()),
        ValueType::Boolean => list(vec!["true", "false"]),
        ValueType::Choice | ValueType::Effort => list(values::names(field)),
        _ if field == Field::Observer => agent_items(view),
        _ => Vec::new(),
    }
}

fn agent_items(view: &View) -> Vec<Value> {
    let own = view.document().map(|document| document.file);
    let others = view
        .checked
        .catalog
        .all()
        .filter(|document| Some(document.file) != own);
    let others = others.map(|document| {
        let mut item = item(&document.name, REFERENCE);
        item["documentation"] = document.description().into();
        item
    });
    others
        .chain(agents::BUILT_IN.iter().map(|name| item(name, REFERENCE)))
        .collect()
}
