//! Replacements of the lints about tools never grant more than the file names.

use std::collections::BTreeSet;

use include_agents_runtime::__private::split;
use include_agents_runtime::Tool;
use proptest::prelude::*;

use crate::agent::Agent;
use crate::diagnostic::Diagnostic;
use crate::options::FileOptions;
use crate::source::Source;
use crate::tools::{added_by_memory, gives_something, read, taking};

/// What an agent is given: names of tools and references to servers; `None` for everything.
fn granted(agent: &Agent) -> Option<BTreeSet<String>> {
    let listed = agent.tools.as_ref()?.iter();
    let given = listed.filter(|tool| {
        gives_something(tool) && taking(&agent.disallowed_tools, read(tool)).is_none()
    });
    let given = given.map(|tool| split(&tool.value).0.to_owned());
    let added = added_by_memory(agent).into_iter().map(str::to_owned);
    Some(given.chain(added).collect())
}

fn check(text: &str) -> (Option<Agent>, Vec<Diagnostic>) {
    let source = Source::in_memory("agents/a.md", text);
    let mut checked = crate::check_sources(
        &["agents".to_owned()],
        vec![source],
        &FileOptions::default(),
    );
    let entry = checked.catalog.agents.pop();
    (entry.map(|entry| entry.document.agent), checked.problems)
}

/// Every replacement that is suggested for a file, and the file with it.
fn fixed(text: &str) -> Vec<(Diagnostic, String)> {
    let (_, problems) = check(text);
    let fixes = problems.iter().flat_map(|problem| {
        let replacements = problem
            .helps
            .iter()
            .filter_map(|help| help.replacement.as_ref());
        replacements.map(move |(span, new)| {
            let mut fixed = text.to_owned();
            fixed.replace_range(span.clone(), new);
            (problem.clone(), fixed)
        })
    });
    fixes.collect()
}

/// Lowercase, without punctuation.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    letters.collect::<String>().to_lowercase()
}

#[track_caller]
fn assert_narrow(text: &str) {
    let (before, _) = check(text);
    let Some(before) = before else { return };
    for (problem, fixed) in fixed(text) {
        let (after, _) = check(&fixed);
        let after = after.expect("the file is still an agent");
        let named = plain(text);
        let Some(granted_after) = granted(&after) else {
            assert!(before.tools.is_none(), "{problem:?}\n{fixed}");
            continue;
        };
        let had = granted(&before).unwrap_or_default();
        for tool in granted_after {
            // A misspelled name is not in the text; its letters are a replacement of one reference.
            let is_named = named.contains(&plain(&tool)) || problem.lint == Some("unknown_tool");
            assert!(
                is_named || had.contains(&tool),
                "{tool}: {problem:?}\n{fixed}"
            );
        }
    }
}

fn file(fields: &str) -> String {
    format!("---\nname: a\ndescription: Do it.\n{fields}\n---\n\nDo it.\n")
}

#[test]
fn fixes_are_read_as_they_are_meant() {
    for (bad, good) in [
        (
            "tools: read, bash(git log:*)",
            "tools: Read, Bash(git log:*)",
        ),
        ("tools: Read;Grep", "tools: Read, Grep"),
        ("tools: Read; Grep", "tools: Read, Grep"),
        ("tools: \"Read\\tWrite\"", "tools: \"Read, Write\""),
        ("tools: [read]", "tools: [Read]"),
        ("tools:\n  - Read.", "tools:\n  - Read"),
        ("tools: |\n  - Read\n  - Grep", "tools: |\n  Read, Grep"),
        ("tools: Read | Grep", "tools: Read, Grep"),
        ("tools: Read, bash", "tools: Read, Bash"),
        ("disallowedTools: bash", "disallowedTools: Bash"),
        (
            "disallowedTools: Write;Edit",
            "disallowedTools: Write, Edit",
        ),
    ] {
        let fixes = fixed(&file(bad));
        let texts: Vec<&str> = fixes.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, [file(good)], "{bad}");
        let (_, problems) = check(&file(good));
        assert_eq!(problems, [], "{good}");
    }
}

#[test]
fn unclear_entries_have_no_replacement() {
    for fields in [
        "tools: all",
        "tools: codebase, editFiles",
        "tools: runTests",
        "tools: mcp__github__get_*",
        "tools: mcp__*",
        "tools: Bash(git, Read",
        "tools: Read, LS",
        "tools: Read, Telescope",
        "tools: false",
        "tools:",
        "disallowedTools: '*'",
        "disallowedTools: all",
        "tools: Read\nmemory: user",
        "model: opus,sonnet",
        "model: default",
    ] {
        let fixes = fixed(&file(fields));
        assert!(fixes.is_empty(), "{fields}: {fixes:?}");
        let (_, problems) = check(&file(fields));
        assert_eq!(problems.len(), 1, "{fields}: {problems:?}");
        assert!(
            !problems[0].helps.is_empty()
                || fields.contains("Telescope")
                || fields.contains("model"),
            "{fields}"
        );
    }
}

proptest! {
    #[test]
    fn fixes_never_widen(
        words in prop::collection::vec(
            prop_oneof![
                prop::sample::select(Tool::BUILT_IN).prop_map(str::to_owned),
                prop::sample::select(vec![
                    "read", "BASH", "all", "*", "Bash(git *)", "Bash(", "Agent(x, y)", "mcp__s__t", "mcp__s__*",
                    "mcp__s__g*", "and", "|", "-", "codebase", "MultiEdit", "Read.", "[Write]", "web_fetch", "edit",
                ]).prop_map(str::to_owned),
            ],
            1..5,
        ),
        separator in prop::sample::select(vec![", ", " ", "; ", ";", "\\t", " | ", ","]),
        key in prop::sample::select(vec!["tools", "disallowedTools"]),
        quoted in any::<bool>(),
    ) {
        let list = words.join(separator);
        let list = if quoted { format!("\"{list}\"") } else { list };
        assert_narrow(&file(&format!("{key}: {list}")));
        assert_narrow(&file(&format!("{key}:\n  - {}", words.join("\n  - "))));
    }
}
