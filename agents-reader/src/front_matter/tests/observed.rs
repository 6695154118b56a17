//! Compares reading with what Claude Code was observed to do: where the front matter ends, its YAML, and its recovery.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;

use crate::front_matter::recover::{Ends, recover};
use crate::front_matter::split::{Split, split};
use crate::yaml::{Document, Node, parse_map};

/// The texts of an agent that is there for Claude Code.
struct Read {
    name: String,
    description: String,
    prompt: String,
}

fn document(text: &str, yaml: std::ops::Range<usize>) -> Option<Document> {
    parse_map(text, yaml.clone())
        .or_else(|_| {
            let recovery = recover(text, yaml, Ends::Client);
            let mut document = parse_map(&recovery.yaml, 0..recovery.yaml.len())?;
            document.relocate(|span| recovery.source(span));
            Ok::<_, crate::yaml::Error>(document)
        })
        .ok()
}

/// Reads a file as Claude Code does, with the few of its rules about names that matter here.
fn read(text: &str) -> Option<Read> {
    let Split::Parts(parts) = split(text) else {
        return None;
    };
    let document = document(text, parts.yaml.clone())?;
    let value = |key: &str| {
        let text = document.get(key).and_then(Node::as_text)?;
        (!text.as_str().is_empty()).then_some(text)
    };
    let name = value("name")?.as_str().to_owned();
    let is_refused = name.starts_with('-')
        || name.contains([':', '\u{FF1A}'])
        || name.encode_utf16().count() > 256;
    let description = value("description")?.replaced("\\n", "\n");
    (!is_refused).then(|| Read {
        name,
        description: description.into_string(),
        prompt: text[parts.prompt(text)].to_owned(),
    })
}

#[test]
fn reads_what_claude_code_was_observed_to_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/observed");
    let mut count = 0;
    let mut differences = Vec::new();
    for file in fs::read_dir(&folder).into_iter().flatten().flatten() {
        // Plugins have rules of their own.
        let is_of_plugins = file.path().file_stem().is_some_and(|it| it == "plugin");
        if file.path().extension().is_none_or(|it| it != "jsonl") || is_of_plugins {
            continue;
        }
        for line in fs::read_to_string(file.path()).unwrap_or_default().lines() {
            let observed: Json = serde_json::from_str(line).expect("a line of JSON");
            let (Some(text), Some(outcome)) =
                (observed["text"].as_str(), observed["outcome"].as_str())
            else {
                continue;
            };
            // Hooks of the wrong shape, which this module does not check.
            if observed["log"]
                .to_string()
                .contains("Unknown parsing error")
            {
                continue;
            }
            count += 1;
            let read = read(text);
            let agrees = match (&read, outcome) {
                (None, outcome) => outcome == "dropped",
                (Some(_), "dropped") => false,
                (Some(read), _) => {
                    let lines = |text: &str| text.trim().replace("\r\n", "\n");
                    let same = |key: &str, ours: &str| {
                        let theirs = observed[key].as_str();
                        theirs.is_none_or(|theirs| lines(theirs) == lines(ours))
                    };
                    same("name", &read.name)
                        && same("description", &read.description)
                        && same("prompt", &read.prompt)
                }
            };
            if !agrees {
                differences.push(format!(
                    "{text:?}\n    observed: {observed}\n    here: {:?}",
                    read.map(|read| (read.name, read.description, read.prompt))
                ));
            }
        }
    }
    if count == 0 {
        println!("skipped: no observed agent files in {}", folder.display());
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
