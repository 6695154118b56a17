//! Tests of the YAML reader.

mod differential;
mod errors;
mod generate;
mod hostile;
mod observed;
mod places;
mod values;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::value::{Node, Value};
use super::{Document, Error, ErrorKind, parse};

/// Writes a value as `bun.mjs` writes it.
fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Int(value) => Json::String(format!("#{value}")),
        Value::Float(value) => {
            let mut text = "#".to_owned();
            super::map::write_number(&mut text, *value);
            Json::String(text)
        }
        Value::Text(text) if text.as_str().starts_with('#') => {
            Json::String(format!("#{}", text.as_str()))
        }
        Value::Text(text) => Json::String(text.as_str().to_owned()),
        Value::List(items) => Json::Array(items.iter().map(json).collect()),
        Value::Map(entries) => {
            // The last one of a name counts.
            let entries: BTreeMap<_, _> = entries
                .iter()
                .map(|entry| (entry.key.value.as_str().to_owned(), &entry.value))
                .collect();
            Json::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| (key, json(value)))
                    .collect(),
            )
        }
    }
}

fn read(text: &str) -> Result<Document, Error> {
    parse(text, 0..text.len())
}

/// Whether this reader's result agrees with an answer of Bun; if not, what it is instead.
fn disagreement(text: &str, answer: &Json) -> Option<String> {
    match (read(text), answer.get("value")) {
        (Ok(document), Some(value)) => {
            let read = json(&document.root);
            (read != *value).then(|| read.to_string())
        }
        (Ok(document), None) => Some(json(&document.root).to_string()),
        (Err(_), None) => None,
        (Err(error), Some(value)) => {
            let agrees = match error.kind {
                ErrorKind::SeveralDocuments => value.is_array(),
                kind => kind.is_limit(),
            };
            (!agrees).then(|| error.to_string())
        }
    }
}
