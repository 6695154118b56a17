//! Parity with Claude Code on real files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::super::split::{Split, split};
use super::super::{js, parse};
use super::LIMIT;
use crate::yaml::Node;

/// Where the real files are, and what Claude Code was observed to do with them; `None`, and a line that says so, where they are not.
fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let corpus = shared.join("corpus");
    if corpus.is_dir() {
        return Some(corpus);
    }
    println!("skipped: ../shared/corpus is absent");
    None
}

/// The observations, each with the file's text.
fn observations() -> Vec<(Json, String)> {
    let Some(corpus) = corpus() else {
        return Vec::new();
    };
    let observed = fs::read_to_string(corpus.join("observed.jsonl")).expect("observations");
    let read = |line: &str| {
        let observed: Json = serde_json::from_str(line).expect("JSON");
        let file = observed["file"].as_str().expect("a path");
        let text = fs::read_to_string(corpus.join(file)).expect("UTF-8");
        (observed, text)
    };
    observed.lines().map(read).collect()
}

/// The first 16 hex digits of the SHA-256 of a text, trimmed and with line feeds.
fn sha(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let hash = Sha256::digest(text.trim_matches(js::is_space));
    let mut hex = String::new();
    for byte in hash.iter().take(8) {
        write!(hex, "{byte:02x}").expect("a string");
    }
    hex
}

#[test]
fn reads_what_claude_code_reads() {
    let (mut dropped, mut valid, mut recovered) = (0, 0, 0);
    for (observed, text) in observations() {
        let file = &observed["file"];
        let read = match split(&text) {
            Split::Parts(parts) => parse(&text, parts.yaml.clone(), LIMIT)
                .ok()
                .map(|read| (parts, read)),
            _ => None,
        };
        let Some((parts, front_matter)) = read else {
            assert_eq!(observed["outcome"], "dropped", "{file}");
            dropped += 1;
            continue;
        };
        let is_valid = front_matter.recovered.is_empty();
        (valid, recovered) = (
            valid + usize::from(is_valid),
            recovered + usize::from(!is_valid),
        );
        if observed["outcome"] == "dropped" {
            continue;
        }
        let value = |key: &str| front_matter.get(key).and_then(Node::as_text);
        let name = value("name").expect("a name");
        if observed["name"].is_string() {
            assert_eq!(observed["name"], name.as_str(), "{file}");
        }
        // Of two files with one name, Claude Code may show the description of the other one.
        let has_double = observed["log"].to_string().contains("Duplicate agent name");
        let has_double = has_double || observed["outcome"] == "built-in";
        if !has_double {
            let description = value("description").expect("a description");
            let description = sha(&description.replaced("\\n", "\n"));
            assert_eq!(observed["description_sha"], description, "{file}");
        }
        if !has_double && observed["prompt_sha"].is_string() {
            let prompt = sha(&text[parts.prompt(&text)]);
            assert_eq!(observed["prompt_sha"], prompt, "{file}");
        }
    }
    println!("dropped {dropped}, valid {valid}, recovered {recovered}");
}

/// Each of the two files that Claude Code rejects has a description over several lines with `: ` in it.
#[test]
fn explains_the_line_at_fault() {
    for (observed, text) in observations() {
        let Split::Parts(parts) = split(&text) else {
            continue;
        };
        let Err(fault) = parse(&text, parts.yaml.clone(), LIMIT) else {
            continue;
        };
        let file = &observed["file"];
        assert_eq!(fault.headline, "unquoted colon in `description`", "{file}");
        let line = text[..fault.span.start].matches('\n').count() + 1;
        let expected = if file.as_str().expect("a path").ends_with("api-architect.md") {
            3
        } else {
            7
        };
        assert_eq!(line, expected, "{file}: {fault:?}");
        assert_eq!(&text[fault.span.start..=fault.span.end], ": ");
        let help = fault.helps.into_iter().next().expect("a help");
        let (span, replacement) = help.replacement.expect("a fix");
        assert!(replacement.starts_with("description: |\n"), "{file}");
        let fixed = format!("{}{replacement}{}", &text[..span.start], &text[span.end..]);
        let Split::Parts(parts) = split(&fixed) else {
            unreachable!()
        };
        let front_matter = parse(&fixed, parts.yaml, LIMIT).expect("fixed");
        assert!(front_matter.recovered.is_empty(), "{file}");
    }
}

/// Every text of every file: the place of a character that is not white space holds that character.
#[test]
fn places_are_exact() {
    let (mut texts, mut characters) = (0, 0);
    for (observed, text) in observations() {
        let Split::Parts(parts) = split(&text) else {
            continue;
        };
        let Ok(front_matter) = parse(&text, parts.yaml, LIMIT) else {
            continue;
        };
        for entry in front_matter.entries() {
            let file = &observed["file"];
            let (key, node) = (&entry.key, &entry.value);
            assert_eq!(&text[key.span.clone()], key.value.as_str(), "{file}");
            let Some(value) = node.as_text() else {
                continue;
            };
            texts += 1;
            let escapes = text[node.span.clone()].starts_with(['"', '\'']);
            for (at, c) in value.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let place = &text[value.span(at..at + c.len_utf8())];
                characters += 1;
                assert!(
                    place == c.to_string() || (escapes && place.len() > 1),
                    "{file}, {key:?}: {c:?} at {place:?}"
                );
            }
        }
    }
    println!("{texts} texts, {characters} characters");
}
