//! Parity with Claude Code on real files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::super::split::{Split, split};
use super::super::yaml::{self, Value};
use super::super::{Part, js, parse};
use super::LIMIT;

/// Where the real files and Claude Code's verdicts on them are; `None`, and a line that says so, where they are not.
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

/// The verdicts, each with the file's text.
fn verdicts() -> Vec<(Json, String)> {
    let Some(corpus) = corpus() else {
        return Vec::new();
    };
    let verdicts = fs::read_to_string(corpus.join("verdicts.jsonl")).expect("the verdicts");
    let read = |line: &str| {
        let verdict: Json = serde_json::from_str(line).expect("JSON");
        let file = verdict["file"].as_str().expect("a path");
        let text = fs::read_to_string(corpus.join(file)).expect("UTF-8");
        (verdict, text)
    };
    verdicts.lines().map(read).collect()
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
fn reads_what_the_client_reads() {
    let mut counts = [0; 4];
    for (verdict, text) in verdicts() {
        let file = &verdict["file"];
        let Split::Parts(parts) = split(&text) else {
            assert_eq!(verdict["split"], false, "{file}: not split");
            counts[0] += 1;
            continue;
        };
        assert_eq!(verdict["split"], true, "{file}: split");
        assert_eq!(
            verdict["prompt_sha"],
            sha(&text[parts.prompt(&text)]),
            "{file}: prompt"
        );
        let yaml = parts.yaml;
        assert_eq!(
            verdict["strict"],
            yaml::read(&text[yaml.clone()]).is_ok(),
            "{file}: strict"
        );
        let Ok(front_matter) = parse(&text, yaml, LIMIT) else {
            assert_eq!(verdict["client"], "rejected", "{file}: refused");
            counts[1] += 1;
            continue;
        };
        assert_eq!(verdict["client"], "loads", "{file}: accepted");
        assert!(!front_matter.crlf_recovery, "{file}");
        assert_eq!(
            verdict["strict"],
            front_matter.recovered.is_empty(),
            "{file}: recovery"
        );
        counts[if front_matter.recovered.is_empty() {
            2
        } else {
            3
        }] += 1;
        let mut keys: Vec<&str> = Vec::new();
        for (key, _) in &front_matter.entries {
            if !keys.contains(&key.as_str()) {
                keys.push(key);
            }
        }
        assert_eq!(verdict["keys"], Json::from(keys), "{file}: keys");
        for key in ["name", "model", "color"] {
            let value = front_matter
                .get(key)
                .and_then(Value::as_str)
                .map(|text| text.trim_matches(js::is_space));
            assert_eq!(verdict[key], Json::from(value), "{file}: {key}");
        }
        let description = front_matter.get("description").and_then(Value::as_str);
        if let Some(expected) = verdict.get("description_sha") {
            assert_eq!(
                expected,
                &Json::from(description.map(sha)),
                "{file}: description"
            );
        }
    }
    println!("not an agent, rejected, valid, recovered: {counts:?}");
}

/// Each of the two files that Claude Code rejects has a description over several lines with `: ` in it.
#[test]
fn explains_the_line_at_fault() {
    for (verdict, text) in verdicts() {
        let Split::Parts(parts) = split(&text) else {
            continue;
        };
        let Err(fault) = parse(&text, parts.yaml.clone(), LIMIT) else {
            continue;
        };
        let file = &verdict["file"];
        assert_eq!(
            fault.headline, "a colon inside the text of `description`",
            "{file}"
        );
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
        assert_eq!(front_matter.recovered, [], "{file}");
    }
}

/// Every text of every file: the place of a character that is not white space holds that character.
#[test]
fn places_are_exact() {
    let (mut texts, mut characters) = (0, 0);
    for (verdict, text) in verdicts() {
        let Split::Parts(parts) = split(&text) else {
            continue;
        };
        let Ok(front_matter) = parse(&text, parts.yaml, LIMIT) else {
            continue;
        };
        for (n, (key, value)) in front_matter.entries.iter().enumerate() {
            let file = &verdict["file"];
            assert_eq!(
                &text[front_matter.span(&text, &[n], &Part::Key)],
                key,
                "{file}"
            );
            let (Value::Str(value), source) =
                (value, &text[front_matter.span(&text, &[n], &Part::Value)])
            else {
                continue;
            };
            texts += 1;
            let escapes = source.starts_with(['"', '\'']);
            // All of them would take minutes.
            for (at, c) in value
                .char_indices()
                .filter(|(_, c)| !c.is_whitespace())
                .step_by(43)
            {
                let place =
                    &text[front_matter.span(&text, &[n], &Part::Text(at..at + c.len_utf8()))];
                characters += 1;
                assert!(
                    place == c.to_string() || (escapes && place.len() > 1),
                    "{file}, {key}: {c:?} at {place:?}"
                );
            }
        }
    }
    println!("{texts} texts, {characters} characters");
}
