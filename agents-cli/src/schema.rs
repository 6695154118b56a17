//! The JSON Schema of the front matter.

use include_agents_reader::claude_code::{
    Field, Tool, ValueType, about, hooks, models, names, values,
};
use include_agents_reader::options::PARAMS;
use include_agents_reader::shape::Shape;
use include_agents_runtime::{Color, ParamKind};
use serde_json::{Map, Value, json};

use include_agents_reader::config::DeclaredField;

/// The JSON Schema (draft 2020-12) of the front matter of an agent file: the keys that Claude Code knows, and those that
/// `agents.toml` declares.
///
/// It accepts whatever Claude Code applies, and no value that Claude Code ignores or for which it drops the agent. Unknown
/// keys are accepted unless keys are declared. `shape` says which keys hold the fields.
#[must_use]
pub fn schema(declared: &[DeclaredField], shape: &Shape) -> Value {
    let mut properties = Map::new();
    for &field in Field::ALL {
        let mut schema = of_field(field, shape);
        schema["description"] = about::field(field).into();
        properties.insert(shape.keys.of(field).to_owned(), schema);
    }
    properties.insert(PARAMS.to_owned(), params());
    let required = Field::ALL
        .iter()
        .filter(|field| !shape.may_lack(**field))
        .map(|field| shape.keys.of(*field));
    let mut required: Vec<&str> = required.collect();
    for field in declared {
        let mut schema = match field.value_type.as_str() {
            "any" => json!({}),
            name => json!({ "type": name }),
        };
        if let Some(description) = &field.description {
            schema["description"] = description.as_str().into();
        }
        properties.insert(field.key.clone(), schema);
        if field.is_required {
            required.push(&field.key);
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a Claude Code agent file",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": declared.is_empty(),
    })
}

/// The parameters of a prompt: a key of ours.
fn params() -> Value {
    let kinds: Vec<&str> = ParamKind::ALL.iter().map(|kind| kind.as_str()).collect();
    json!({
        "type": "object",
        "minProperties": 1,
        "additionalProperties": { "enum": kinds },
        "description": "The parameters of the prompt, and their types. `{{x}}` in the prompt stands for the value of `x`. Claude Code \
                        ignores this key.",
    })
}

/// What a field accepts.
fn of_field(field: Field, shape: &Shape) -> Value {
    let choice = |names: Vec<&str>| json!({ "enum": or_null(names.into_iter().map(Value::from)) });
    match field.value_type() {
        ValueType::Text if field == Field::Name => json!({
            "type": "string",
            "minLength": 1,
            "maxLength": names::MOST_UNITS,
            "pattern": "^[^-:：][^:：]*$",
        }),
        ValueType::Text if field.is_required() => json!({ "type": "string", "minLength": 1 }),
        ValueType::Text => json!({ "type": ["string", "null"] }),
        ValueType::Names if matches!(field, Field::Tools | Field::DisallowedTools) => {
            let own = shape.tools.names();
            let tools: Vec<&str> = Tool::BUILT_IN.iter().copied().chain(own).collect();
            let name = json!({ "anyOf": [{ "enum": tools }, { "type": "string" }] });
            json!({ "anyOf": [name, { "type": "array", "items": name }, { "type": "null" }] })
        }
        ValueType::Names => json!({
            "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "type": ["string", "null"] }],
        }),
        ValueType::Servers => json!({
            "type": ["array", "null"],
            "items": { "anyOf": [
                { "type": "string" },
                { "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": {
                    "type": "object",
                    "anyOf": [{ "required": ["command"] }, { "required": ["url"] }],
                } },
            ] },
        }),
        ValueType::Map if field == Field::Hooks => hooks(),
        ValueType::Map => json!({ "type": ["object", "null"] }),
        ValueType::Model => json!({
            "anyOf": [{ "enum": models::aliases().collect::<Vec<_>>() }, { "type": ["string", "null"] }],
        }),
        ValueType::Effort => json!({ "anyOf": [
            choice(values::names(field)),
            { "type": "integer" },
            { "type": "string", "pattern": any_case(&values::names(field)) },
        ] }),
        ValueType::Color => json!({
            "anyOf": [
                { "enum": Color::NAMED.iter().map(Color::as_str).collect::<Vec<_>>() },
                { "type": ["string", "null"] },
            ],
        }),
        ValueType::Integer { least, .. } => json!({ "anyOf": [
            { "type": ["integer", "null"], "minimum": least },
            { "type": "string", "pattern": "^\\s*[1-9][0-9]*\\s*$" },
        ] }),
        ValueType::True | ValueType::TrueOrAbsent => json!({ "enum": [true, false, null] }),
        ValueType::Boolean | ValueType::False => {
            json!({ "enum": [true, false, "true", "false", null] })
        }
        _ => choice(values::names(field)),
    }
}

/// The values, or nothing, which counts as absent.
fn or_null(values: impl Iterator<Item = Value>) -> Vec<Value> {
    values.chain([Value::Null]).collect()
}

/// A pattern for words in any case, or a whole number: `^([lL][oO][wW]|-?[0-9]+)$`.
fn any_case(words: &[&str]) -> String {
    let mut patterns = Vec::new();
    for word in words {
        let mut pattern = String::new();
        for c in word.chars() {
            pattern.extend(['[', c.to_ascii_lowercase(), c.to_ascii_uppercase(), ']']);
        }
        patterns.push(pattern);
    }
    format!("^({}|-?[0-9]+)$", patterns.join("|"))
}

/// A hook that cannot be loaded under an event that guards makes Claude Code drop the agent.
fn hooks() -> Value {
    let guard = json!({
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "required": ["hooks"],
            "properties": {
                "matcher": { "type": "string" },
                "hooks": { "type": "array", "items": {
                    "type": "object",
                    "required": ["type"],
                    "properties": { "type": { "type": "string" }, "command": { "type": "string" } },
                } },
            },
        },
    });
    let properties = hooks::EVENTS.iter().map(|&event| {
        let is_guard = hooks::GUARDS.contains(&event);
        let schema = if is_guard { guard.clone() } else { json!({}) };
        (event.to_owned(), schema)
    });
    json!({ "type": ["object", "null"], "properties": properties.collect::<Map<_, _>>() })
}
