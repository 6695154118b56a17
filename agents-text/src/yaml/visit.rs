//! Every key and every value, whatever it is nested in.

use super::text::Text;
use super::value::{Entry, Node, Properties, Value};

/// Something that a front matter consists of.
pub enum Part<'a> {
    /// A key.
    Key(&'a Text, Option<&'a Properties>),
    /// A value.
    Value(&'a Node),
}

/// Calls `visit` for each key and each value, in the order of the file. What aliases and merge keys repeat is left out.
pub fn visit<'a>(entries: &'a [Entry], visit_one: &mut dyn FnMut(Part<'a>)) {
    for entry in entries {
        if entry.merged.is_none() {
            visit_one(Part::Key(&entry.key.value, entry.key_properties.as_deref()));
            visit_node(&entry.value, visit_one);
        }
    }
}

fn visit_node<'a>(node: &'a Node, visit_one: &mut dyn FnMut(Part<'a>)) {
    visit_one(Part::Value(node));
    let properties = node.properties.as_deref();
    if properties.is_some_and(|it| it.alias.is_some()) {
        return;
    }
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| visit_node(item, visit_one)),
        Value::Map(entries) => visit(entries, visit_one),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Text(_) => {}
    }
}
