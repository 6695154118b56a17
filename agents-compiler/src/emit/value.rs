//! Values of the front matter as constants.

use std::collections::HashMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::text::literal;
use include_agents_reader::yaml::{Entry, Value};

/// A value as an expression of the type `Value`.
fn value_of(value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(__p::Value::Null),
        Value::Bool(flag) => quote!(__p::Value::Bool(#flag)),
        Value::Int(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(__p::Value::Int(#number))
        }
        Value::Float(number) => float(*number),
        Value::Text(text) => {
            let text = literal(text);
            quote!(__p::Value::Str(#text))
        }
        Value::List(items) => {
            let items = items.iter().map(|item| value_of(&item.value));
            quote!(__p::Value::list(&[#(#items),*]))
        }
        Value::Map(entries) => {
            let map = map(entries);
            quote!(__p::Value::Map(#map))
        }
    }
}

fn float(number: f64) -> TokenStream {
    // A literal is finite, but YAML also has `.inf` and `.nan`.
    if number.is_finite() {
        let number = Literal::f64_unsuffixed(number);
        quote!(__p::Value::Float(#number))
    } else if number.is_nan() {
        quote!(__p::Value::Float(__p::f64::NAN))
    } else if number > 0.0 {
        quote!(__p::Value::Float(__p::f64::INFINITY))
    } else {
        quote!(__p::Value::Float(__p::f64::NEG_INFINITY))
    }
}

/// Entries as an expression of the type `Map`; of duplicate keys the last one wins.
pub(super) fn map(entries: &[Entry]) -> TokenStream {
    let mut unique: Vec<&Entry> = Vec::new();
    let mut places = HashMap::new();
    for entry in entries {
        let place = *places
            .entry(entry.key.value.as_str())
            .or_insert(unique.len());
        match unique.get_mut(place) {
            Some(earlier) => *earlier = entry,
            None => unique.push(entry),
        }
    }
    let entries = unique.into_iter().map(|entry| {
        let (key, value) = (literal(&entry.key.value), value_of(&entry.value.value));
        quote!((#key, #value))
    });
    quote!(__p::Map::new(&[#(#entries),*]))
}
