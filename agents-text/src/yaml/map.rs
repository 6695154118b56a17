//! The entries of a map, with merge keys.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::budget::Budget;
use super::error::Error;
use super::text::Text;
use super::value::{Entry, KeyType, Node, Properties, Spanned, Value};
use crate::span::Span;

/// A key that was read.
pub(super) struct Key {
    text: Text,
    span: Span,
    properties: Option<Box<Properties>>,
    type_: KeyType,
}

impl Key {
    /// Makes a key of a value.
    pub(super) fn new(node: Node) -> Self {
        let key_type = match node.value {
            Value::Text(_) => KeyType::Text,
            Value::Null => KeyType::Null,
            Value::Bool(_) => KeyType::Bool,
            Value::Int(_) | Value::Float(_) => KeyType::Number,
            Value::List(_) | Value::Map(_) => KeyType::Collection,
        };
        let text = match node.value {
            Value::Text(text) => text,
            value => {
                let mut text = String::new();
                write_key(&mut text, &value);
                Text::made_from(text, node.span.clone())
            }
        };
        Self {
            text,
            span: node.span,
            properties: node.properties,
            type_: key_type,
        }
    }
}

/// Writes a value as JavaScript turns it into a text.
fn write_key(out: &mut String, value: &Value) {
    // A `String` takes everything.
    let _ = match value {
        Value::Null => write!(out, "null"),
        Value::Bool(value) => write!(out, "{value}"),
        Value::Int(value) => write!(out, "{value}"),
        Value::Float(value) => {
            write_number(out, *value);
            Ok(())
        }
        Value::Text(text) => write!(out, "{}", text.as_str()),
        Value::Map(_) => write!(out, "[object Object]"),
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                if !matches!(item.value, Value::Null) {
                    write_key(out, &item.value);
                }
            }
            Ok(())
        }
    };
}

/// Writes a float as JavaScript does: with an exponent from 1e21 on and below 1e-6.
pub(super) fn write_number(out: &mut String, value: f64) {
    let size = value.abs();
    let _ = if value.is_nan() {
        write!(out, "NaN")
    } else if value.is_infinite() {
        write!(out, "{}Infinity", if value < 0.0 { "-" } else { "" })
    } else if (1e-6..1e21).contains(&size) {
        write!(out, "{value}")
    } else {
        let text = format!("{value:e}");
        let sign = if text.contains("e-") { "" } else { "+" };
        write!(out, "{}", text.replacen('e', &format!("e{sign}"), 1))
    };
}

/// The entries of a map that is being read.
#[derive(Default)]
pub(super) struct Entries {
    list: Vec<Entry>,
    end: usize,
}

impl Entries {
    pub(super) fn with(list: Vec<Entry>, end: usize) -> Self {
        Self { list, end }
    }

    /// The end of the last entry.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    pub(super) fn finish(self) -> Vec<Entry> {
        self.list
    }

    /// Adds an entry whose value is missing, which nothing can be merged from.
    pub(super) fn add_unmerged(&mut self, key: Key, value: Node) {
        self.end = value.span.end.max(key.span.end);
        self.list.push(Entry {
            key: Spanned {
                value: key.text,
                span: key.span,
            },
            key_properties: key.properties,
            value,
            merged: None,
            key_type: key.type_,
        });
    }

    /// Adds an entry. If its key is `<<`, with or without quotes, and its value a map or a list, it adds the entries of
    /// the maps there instead: those whose keys are not there yet, the last one of each map first.
    pub(super) fn add(&mut self, key: Key, value: Node, budget: &mut Budget) -> Result<(), Error> {
        if key.type_ != KeyType::Text || key.text.as_str() != "<<" {
            self.add_unmerged(key, value);
            return Ok(());
        }
        let end = value.span.end;
        match value.value {
            Value::Map(entries) => self.merge(entries, &key.span, budget)?,
            Value::List(items) => {
                for item in items {
                    if let Value::Map(entries) = item.value {
                        self.merge(entries, &key.span, budget)?;
                    }
                }
            }
            _ => self.add_unmerged(key, value),
        }
        self.end = end;
        Ok(())
    }

    fn merge(
        &mut self,
        entries: Vec<Entry>,
        place: &Span,
        budget: &mut Budget,
    ) -> Result<(), Error> {
        budget.spend(self.list.len() + entries.len(), place.start)?;
        let name = |entry: &Entry| (entry.key_type, entry.key.value.as_str().to_owned());
        let mut names: HashSet<_> = self.list.iter().map(name).collect();
        for mut entry in entries.into_iter().rev() {
            if entry.key_type == KeyType::Collection || names.insert(name(&entry)) {
                entry.merged = Some(place.clone());
                self.list.push(entry);
            }
        }
        Ok(())
    }
}
