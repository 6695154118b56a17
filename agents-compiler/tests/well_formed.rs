//! Every value of every field that Claude Code documents is accepted without a diagnostic.

use std::fmt::Write as _;
use std::fs;

use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{Environment, compile};

/// The fields of an agent file, and what they may hold.
const FIELDS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "reviewer",
            "Code Reviewer",
            "3d-artist",
            "\"null\"",
            "審査",
            "a",
            "FP&A Analyst",
        ],
    ),
    (
        "description",
        &[
            "Reviews.",
            "'It''s for reviews.'",
            "\"a\\tb\"",
            "|\n  Two\n  lines.",
            ">-\n  Folded\n  lines.",
            "Use it: always",
            "`code` first",
        ],
    ),
    (
        "tools",
        &[
            "Read",
            "Read, Grep",
            "[Read, Grep]",
            "\n  - Read\n  - Grep",
            "\"*\"",
            "*",
            "[]",
            "Bash(git:*)",
            "Agent(Explore, Plan)",
            "Task(Plan)",
            "mcp__a",
            "mcp__a__b",
            "mcp__a__*",
            "TodoWrite, NotebookEdit",
        ],
    ),
    ("disallowedTools", &["Write", "Bash", "[Write, Edit]"]),
    (
        "model",
        &[
            "sonnet",
            "opus",
            "haiku",
            "fable",
            "inherit",
            "claude-sonnet-4-5-20250929",
            "gpt-5.4",
            "openai/gpt-oss",
            "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2:1",
            "claude-opus-5-5[1m]",
        ],
    ),
    (
        "permissionMode",
        &[
            "default",
            "acceptEdits",
            "auto",
            "dontAsk",
            "bypassPermissions",
            "plan",
            "manual",
        ],
    ),
    ("maxTurns", &["1", "250"]),
    ("skills", &["[review]", "\n  - review\n  - test"]),
    (
        "mcpServers",
        &[
            "[github]",
            "\n  - github\n  - search:\n      command: search",
        ],
    ),
    (
        "hooks",
        &[
            "{}",
            "\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - { type: command, command: x }\n  Stop: []",
        ],
    ),
    ("memory", &["user", "project", "local"]),
    ("background", &["true", "false"]),
    ("omitClaudeMd", &["true", "false"]),
    (
        "effort",
        &[
            "low", "medium", "high", "xhigh", "max", "HIGH", "3", "-1", "\"7\"",
        ],
    ),
    ("isolation", &["worktree", "remote"]),
    (
        "color",
        &[
            "red",
            "blue",
            "green",
            "yellow",
            "purple",
            "orange",
            "pink",
            "cyan",
            "\"#3B82F6\"",
            "'#3b82f6'",
        ],
    ),
    ("autoCompactWindow", &["100000", "1e5", "\"200000\""]),
    ("observer", &["a", "a, b"]),
    ("observerMessage", &["Look."]),
    ("observeSubagents", &["true", "false", "\"false\""]),
    ("observeToolResults", &["true", "false"]),
    ("initialPrompt", &["Begin.", "|\n  Begin\n  here."]),
    ("experimental", &["{ cacheTtl: 5m }", "\n  cacheTtl: 1h"]),
    ("author", &["Ada", "{ name: Ada }", "[a, b]", "3"]),
];

#[test]
fn every_documented_value_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let agents = folder.path().join("agents");
    fs::create_dir(&agents).unwrap();
    let mut number = 0;
    for (field, values) in FIELDS {
        for value in *values {
            number += 1;
            let mut text = String::from("---\n");
            for (required, usual) in [
                ("name", format!("agent-{number}")),
                ("description", "Does it.".into()),
            ] {
                if required != *field {
                    let _ = writeln!(text, "{required}: {usual}");
                }
            }
            let _ = writeln!(text, "{field}: {value}\n---\n\nDo it.");
            fs::write(agents.join(format!("{number:03}.md")), text).unwrap();
        }
    }
    let invocation: Invocation = syn::parse_str("\"agents\"").unwrap();
    let environment = Environment {
        manifest_dir: folder.path().to_owned(),
        working_dir: folder.path().to_owned(),
        variable: &|name| (name == "OUT_DIR").then(|| "out".to_owned()),
    };
    let compiled = compile(&invocation, &environment);
    let said: Vec<String> = compiled
        .checked
        .problems
        .iter()
        .chain(&compiled.checked.faults)
        .map(|diagnostic| compiled.checked.render(diagnostic))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n\n"));
    assert_eq!(compiled.checked.catalog.agents.len(), number);
}
