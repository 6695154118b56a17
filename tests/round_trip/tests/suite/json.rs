//! The catalog as JSON for Claude Code's `--agents`, read back, equals the files. The expected values come from the
//! entries of the front matter, before anything has given them types.

use std::path::Path;

use crate::common::compile_in;
use include_agents_reader::claude_code::Field;
use include_agents_reader::document::Document;
use include_agents_reader::yaml::Value;
use include_agents_round_trip::original::Agent;
use serde_json::{Map, Value as Json};

#[test]
fn the_json_read_back_equals_the_files() {
    let call = r#""../../agents/catalog", "fixtures""#;
    let compiled = compile_in(Path::new(env!("CARGO_MANIFEST_DIR")), call);
    let files: Map<String, Json> = compiled
        .checked
        .catalog
        .agents
        .iter()
        .map(|entry| (entry.document.name.clone(), expected(&entry.document)))
        .collect();
    assert_eq!(files.len(), Agent::ALL.len());

    let json = serde_json::to_string(&include_agents::agent_map::<Agent>()).expect("it serializes");
    let read: Json = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(read, Json::Object(files));
}

/// The name of an agent is what its enum reads and writes.
#[test]
fn the_enum_reads_back() {
    for agent in Agent::ALL {
        let json = serde_json::to_string(agent).expect("it serializes");
        assert_eq!(json, format!("{:?}", agent.name()));
        assert_eq!(serde_json::from_str::<Agent>(&json).ok(), Some(*agent));
    }
    let error = serde_json::from_str::<Agent>("\"minimul\"").expect_err("there is none");
    assert!(error.to_string().contains("`minimal`"), "{error}");
}

/// All fields of the format stand in the fixtures, so that nothing is compared with nothing.
#[test]
fn the_fixtures_set_every_field() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let compiled = compile_in(
        folder,
        r#""fixtures", allow(untracked_folder, disallow_takes_whole_tool, memory_adds_tools)"#,
    );
    assert!(
        compiled.checked.problems.is_empty(),
        "{:?}",
        compiled.checked.problems
    );
    let catalog = &compiled.checked.catalog;
    let everything = catalog.find("everything").expect("it is there");
    let document = &catalog.agents[everything].document;
    let entries = document
        .front_matter
        .as_ref()
        .expect("it has one")
        .entries();
    for field in Field::ALL {
        let field = field.key();
        let mut keys = entries.iter().map(|entry| entry.key.value.as_str());
        assert!(keys.any(|key| key == field), "no `{field}`");
    }
}

/// What Claude Code's option has of a file.
fn expected(document: &Document) -> Json {
    let mut agent = Map::new();
    let entries = document
        .front_matter
        .as_ref()
        .expect("it has one")
        .entries();
    for entry in entries {
        let (key, value) = (entry.key.value.as_str(), &entry.value.value);
        let value = match Field::from_key(key) {
            // The option has no color, nothing experimental, and no keys of the author's own. Names are its keys.
            None | Some(Field::Name | Field::Color | Field::Experimental) => continue,
            Some(Field::Tools) if matches!(value, Value::Text(every) if every.as_str() == "*") => {
                continue;
            }
            Some(Field::Background | Field::OmitClaudeMd) if *value == Value::Bool(false) => {
                continue;
            }
            Some(Field::Tools | Field::DisallowedTools | Field::Skills) => list(value),
            Some(_) => json(value),
        };
        agent.insert(key.to_owned(), value);
    }
    agent.insert("prompt".to_owned(), document.prompt().into());
    Json::Object(agent)
}

/// A list, or comma-separated names; in the fixtures, those in parentheses are followed by a space.
fn list(value: &Value) -> Json {
    match value {
        Value::Text(text) => {
            let mut names: Vec<String> = Vec::new();
            for part in text.split(", ") {
                match names.last_mut() {
                    Some(open) if open.contains('(') && !open.contains(')') => {
                        *open = format!("{open}, {part}");
                    }
                    _ => names.push(part.to_owned()),
                }
            }
            names.into()
        }
        _ => json(value),
    }
}

fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => (*value).into(),
        Value::Int(value) => (*value).into(),
        Value::Float(value) => (*value).into(),
        Value::Text(value) => value.as_str().into(),
        Value::List(values) => values.iter().map(|item| json(&item.value)).collect(),
        Value::Map(entries) => entries
            .iter()
            .map(|entry| {
                let key = entry.key.value.as_str().to_owned();
                (key, json(&entry.value.value))
            })
            .collect(),
    }
}
