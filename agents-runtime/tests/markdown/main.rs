//! From a definition to a file and back: [`read`] is a small reader of strictly valid files, independent of the
//! compiler's.

mod bun;
#[path = "../common/mod.rs"]
mod common;
mod hostile;
mod read;

use std::path::Path;

use common::{EVERYTHING, NOTHING};
use include_agents_runtime::{AgentDefinition, Map, Settings, Tool, Value};
use read::read;

/// What a file says: all of an agent but what is made of its texts, and its path.
fn content(agent: &AgentDefinition) -> AgentDefinition {
    agent
        .with_path("")
        .with_when_to_use(agent.description())
        .with_examples(&[])
        .with_outline(&[])
}

#[track_caller]
fn check(agent: &AgentDefinition) {
    let markdown = agent.to_markdown().to_string();
    assert_eq!(read(&markdown), Ok(content(agent)), "{markdown}");
}

#[test]
fn everything_prints_readably_and_reads_back() {
    let markdown = EVERYTHING.to_markdown().to_string();
    assert_eq!(
        markdown,
        r##"---
name: everything
description: |-
  Does everything.

  <example>
  user: "Do it"
  </example>
tools: Read, Agent(reviewer, tester), Bash(git:*)
model: claude-sonnet-4-5-20250929
color: "#3b82f6"
disallowedTools: ["Bash(npm run: *)", "Write"]
permissionMode: acceptEdits
maxTurns: 8
autoCompactWindow: 150000
skills: ["git", "true"]
mcpServers: ["github", {"docs": {"command": "docs-server", "args": ["--a--\u002db"]}}]
hooks: {"Stop": [{"hooks": [{"type": "command", "timeout": 10}]}]}
memory: project
background: true
omitClaudeMd: true
effort: 42
isolation: worktree
initialPrompt: "Start: now"
observer: auditor, timekeeper
observerMessage: Be brief
observeSubagents: false
observeToolResults: false
experimental: {"cacheTtl": "1h"}
category: quality
version: "1.0"
priority: -2
weight: 0.5
draft: true
emoji: null
"x: y": {"a": [null]}
---

You do it.

## Rules

- be brief
- be kind
"##
    );
    check(&EVERYTHING);
}

#[test]
fn nothing_is_not_written() {
    assert_eq!(
        NOTHING.to_markdown().to_string(),
        "---\nname: nothing\ndescription: Does nothing\n---\n\nRest.\n"
    );
    assert_eq!(
        AgentDefinition::new("a", "b", "").to_markdown().to_string(),
        "---\nname: a\ndescription: b\n---\n"
    );
}

#[test]
fn no_tools_are_not_inherited_tools() {
    const NO_TOOLS: AgentDefinition = NOTHING.with_tools(&[]);
    assert!(NO_TOOLS.to_markdown().to_string().contains("\ntools: []\n"));
    check(&NO_TOOLS);
    check(&NOTHING);
}

#[test]
fn tools_that_commas_do_not_separate_are_a_sequence() {
    static TOOLS: [&[Tool<'_>]; 6] = [
        &[Tool::new("mcp__s__*"), Tool::new("Agent(a, (b, c)")],
        &[Tool::new("Bash(git, Read"), Tool::new("Write")],
        &[Tool::new("Bash)"), Tool::new("Write")],
        &[Tool::new("Bash(a #b)"), Tool::new("Write")],
        &[Tool::new("y")],
        &[Tool::new("Bash(git log --- x)")],
    ];
    for tools in TOOLS {
        check(&NOTHING.with_tools(tools));
    }
    let markdown = NOTHING.with_tools(TOOLS[1]).to_markdown().to_string();
    assert!(
        markdown.contains(r#"tools: ["Bash(git, Read", "Write"]"#),
        "{markdown}"
    );
}

#[test]
fn numbers_that_json_does_not_know_read_back() {
    static SETTINGS: Settings<'_> = Settings::new().with_metadata(Map::new(&[
        ("large", Value::Float(1e300)),
        ("small", Value::Float(-1e-300)),
        ("zero", Value::Float(-0.0)),
        ("least", Value::Int(i64::MIN)),
        (
            "infinite",
            Value::list(&[Value::Float(f64::INFINITY), Value::Float(f64::NEG_INFINITY)]),
        ),
        ("not a number", Value::Float(f64::NAN)),
    ]));
    let agent = NOTHING.with_settings(&SETTINGS);
    let read = read(&agent.to_markdown().to_string()).unwrap();
    // Not a number is not equal to itself.
    assert_eq!(
        format!("{:?}", read.metadata()),
        format!("{:?}", agent.metadata())
    );
}

#[test]
fn metadata_cannot_pretend_to_be_a_field() {
    static SETTINGS: Settings<'_> = Settings::new().with_metadata(Map::new(&[
        ("name", Value::Str("other")),
        ("tools", Value::Null),
        ("Name", Value::Str("kept")),
        ("Name", Value::Str("a duplicate")),
    ]));
    let markdown = NOTHING.with_settings(&SETTINGS).to_markdown().to_string();
    assert_eq!(
        markdown,
        "---\nname: nothing\ndescription: Does nothing\nName: kept\n---\n\nRest.\n"
    );
}

/// Claude Code merges the value of `<<` into the mapping around it, even where the key is quoted.
#[test]
fn what_would_be_merged_is_not_written() {
    const TOOLS: Value<'_> = Value::Map(Map::new(&[("tools", Value::Null)]));
    static SETTINGS: Settings<'_> = Settings::new()
        .with_hooks(Map::new(&[("<<", TOOLS), ("Stop", Value::Null)]))
        .with_metadata(Map::new(&[("<<", Value::list(&[TOOLS]))]));
    static TEXT: Settings<'_> = Settings::new().with_metadata(Map::new(&[("<<", Value::Str("a"))]));
    let agent = NOTHING.with_settings(&SETTINGS);
    assert_eq!(
        agent.to_markdown().to_string(),
        "---\nname: nothing\ndescription: Does nothing\nhooks: {\"Stop\": null}\n---\n\nRest.\n"
    );
    check(&NOTHING.with_settings(&TEXT));
}

/// Real files: those that are valid YAML read the same after they were printed.
#[test]
fn the_corpus_reads_back() {
    let shared = std::env::var("INCLUDE_AGENTS_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared").to_owned());
    let corpus = Path::new(&shared).join("corpus");
    if !corpus.is_dir() {
        println!("skipped: ../shared/corpus is absent");
        return;
    }
    let mut files = 0;
    for_each_file(&corpus, &mut |text| {
        // Only the compiler reads files that are not strictly valid.
        let Ok(agent) = read(&text.replace("\r\n", "\n")) else {
            return;
        };
        files += 1;
        check(&agent);
    });
    assert!(files > 500, "only {files} files are valid");
}

fn for_each_file(directory: &Path, visit: &mut impl FnMut(&str)) {
    for entry in directory.read_dir().expect("the corpus is readable") {
        let path = entry.expect("the corpus is readable").path();
        if path.is_dir() {
            for_each_file(&path, visit);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            visit(&std::fs::read_to_string(&path).expect("the corpus is UTF-8"));
        }
    }
}
