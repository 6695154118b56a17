//! What the editor shows about the word under the cursor, and where it leads.

use include_agents_reader::claude_code::{Field, about, is_built_in_tool, values};
use include_agents_reader::document::Document;
use include_agents_reader::rights::Rights;
use serde_json::{Value, json};
use std::fmt::Write as _;

use super::context::{Context, context, word};
use super::positions::{Encoding, range};
use super::uri;
use super::workspace::View;

/// What a field does and accepts, what an agent is granted, what a delegate is for.
pub(crate) fn hover(view: &View, offset: usize, encoding: Encoding) -> Value {
    let span = word(&view.text, offset);
    let name = view.text.get(span.clone()).unwrap_or_default();
    let text = match context(&view.text, span.end) {
        Context::Key(key) => (view.options.field(key)).map(|field| of_field(view, field)),
        Context::Delegate(_) => view.agent(name).map(of_agent),
        Context::Value { key, .. } => {
            let field = view.options.field(key);
            if is_built_in_tool(name)
                && matches!(field, Some(Field::Tools | Field::DisallowedTools))
            {
                Some(format!("`{name}`: a built-in tool.\n\n{}", granted(view)))
            } else if field == Some(Field::Observer) {
                view.agent(name).map(of_agent)
            } else {
                field.map(|field| of_field(view, field))
            }
        }
        Context::Nested { .. } | Context::Elsewhere => None,
    };
    text.map_or(Value::Null, |text| {
        json!({
            "contents": { "kind": "markdown", "value": text },
            "range": range(&view.text, &span, encoding),
        })
    })
}

/// The file of the agent whose name is under the cursor.
pub(crate) fn definition(view: &View, offset: usize, encoding: Encoding) -> Value {
    let span = word(&view.text, offset);
    let name = view.text.get(span.clone()).unwrap_or_default();
    let is_reference = match context(&view.text, span.end) {
        Context::Delegate(_) => true,
        Context::Value { key, .. } => view.options.field(key) == Some(Field::Observer),
        _ => false,
    };
    let Some(agent) = view.agent(name).filter(|_| is_reference) else {
        return Value::Null;
    };
    let text = &agent.source.text;
    let name = text.find("name:").unwrap_or(0);
    let end = text
        .get(name..)
        .and_then(|rest| rest.find(['\r', '\n']))
        .map_or(text.len(), |at| name + at);
    json!({ "uri": uri::of_path(&agent.source.absolute), "range": range(text, &(name..end), encoding) })
}

fn of_field(view: &View, field: Field) -> String {
    let mut text = format!("**{}**: {}", view.options.key(field), about::field(field));
    let names = values::names(field);
    if !names.is_empty() {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let _ = write!(text, "\n\nOne of {}.", names.join(", "));
    }
    if matches!(field, Field::Tools | Field::DisallowedTools | Field::Memory) {
        let _ = write!(text, "\n\n{}", granted(view));
    }
    text
}

fn of_agent(agent: &Document) -> String {
    format!("**{}**: {}", agent.name, agent.description())
}

/// What the agent of the view is granted.
fn granted(view: &View) -> String {
    let Some(document) = view
        .document()
        .filter(|document| document.front_matter.is_some())
    else {
        return "Granted: unknown, as the front matter cannot be read.".to_owned();
    };
    let rights = Rights::of(document);
    let list = |names: Vec<&String>| -> String {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        names.join(", ")
    };
    if rights.inherits {
        let denied = list(rights.denied.iter().collect());
        let except = if denied.is_empty() {
            String::new()
        } else {
            format!(", except {denied}")
        };
        return format!("Granted: every tool of its caller{except}.");
    }
    let tools = list(rights.tools.difference(&rights.denied).collect());
    if tools.is_empty() {
        "Granted: no tools.".to_owned()
    } else {
        format!("Granted: {tools}.")
    }
}
