//! The compiler against Claude Code, on the real files beside the project.

use std::fs;

use include_agents_tests::observed::{Aspect, Outcome};
use include_agents_tests::parity::{self, Blocks, Collection, Lints, Parity};
use include_agents_tests::sandbox::skip;

/// The corpus; `None`, and a line that says so, if it is absent.
fn corpus() -> Option<Collection> {
    let folder = parity::corpus();
    if !folder.is_dir() {
        skip("../shared/corpus is absent");
        return None;
    }
    Some(Collection::read(&folder).expect("observations"))
}

#[test]
fn the_compiler_and_claude_code_agree_on_every_file() {
    let Some(corpus) = corpus() else { return };
    let parity = Parity::of(&corpus);
    println!("{parity}");
    let tallies = [
        ("loads", parity.outcome(Outcome::Loads)),
        ("refused", parity.outcome(Outcome::Refused)),
        ("dropped", parity.outcome(Outcome::Dropped)),
        ("duplicate", parity.outcome(Outcome::Duplicate)),
        ("built-in", parity.outcome(Outcome::BuiltIn)),
        ("name", parity.value(Aspect::Name)),
        ("description", parity.value(Aspect::Description)),
        ("prompt", parity.value(Aspect::Prompt)),
        ("tools", parity.value(Aspect::Tools)),
        ("files", parity.files),
    ];
    assert!(tallies.iter().all(|(_, tally)| tally.all > 0), "{parity}");
    assert_eq!(parity.files.all, corpus.members.len());
    let is_equal = tallies.iter().all(|(_, tally)| tally.equal == tally.all);
    assert!(is_equal, "{parity}");
}

/// What Claude Code drops is blamed on the line with the colon.
#[test]
fn dropped_files_are_reported_at_the_line_at_fault() {
    let Some(corpus) = corpus() else { return };
    let parity = Parity::of(&corpus);
    let line = |name: &str| {
        let (_, reason) = parity
            .reasons
            .iter()
            .find(|(file, _)| file.ends_with(name))?;
        Some(reason.split(':').next()?.to_owned())
    };
    assert_eq!(line("api-architect.md").as_deref(), Some("line 3"));
    assert_eq!(line("prompt-engineer.md").as_deref(), Some("line 7"));
}

#[test]
fn every_block_is_split() {
    let Some(corpus) = corpus() else { return };
    let blocks = Blocks::of(&corpus);
    println!("{blocks}");
    assert_eq!(blocks.mismatches, []);
    assert!(blocks.blocks > 100);
    assert_eq!(blocks.split, blocks.blocks);
}

/// The default levels refuse what no one means, and hardly anything else. A collection is compiled as one catalog here,
/// so that the second agents of one name, which stand in other plugins, are counted among the refused.
#[test]
fn few_real_files_are_refused() {
    let Some(corpus) = corpus() else { return };
    let lints = Lints::of(&corpus);
    println!("{lints}");
    assert!(lints.refused.len() * 20 < lints.loaded, "{lints}");
}

/// A collection of our own: one file of each kind, and observations that are right for the first 12 and wrong for the rest.
const FILES: &[(&str, &str, &str)] = &[
    (
        "a/plain.md",
        "---\nname: a\ndescription: b\n---\nBody\n",
        LOADS,
    ),
    (
        "a/windows.md",
        "\u{FEFF}---\r\nname: a\r\ndescription: b\r\n---\r\nBody\r\n",
        LOADS,
    ),
    (
        "a/last-wins.md",
        "---\nname: x\nname: a\ndescription: b\n---\nBody\n",
        LOADS,
    ),
    ("a/cut.md", "---\nname: a\ndescription: b --- Body\n", LOADS),
    (
        "a/recovered.md",
        "---\nname: a\ndescription: b: c\n---\nBody\n",
        r#""outcome": "loads", "name": "a", "description_sha": "e4aed0564d6a9935", "listed": "All tools", "all_tools": true"#,
    ),
    (
        "a/tools.md",
        "---\nname: a\ndescription: b\ntools: Read, Grep, TodoWrite\n---\nBody\n",
        r#""outcome": "loads", "name": "a", "listed": "Read, Grep, TodoWrite", "tools": ["Read"], "all_tools": false"#,
    ),
    (
        "a/dropped.md",
        "---\nname: a\ndescription: 'it's'\n---\nBody\n",
        r#""outcome": "dropped""#,
    ),
    ("a/notes.md", "# Notes\n", r#""outcome": "dropped""#),
    (
        "a/built-in.md",
        "---\nname: Plan\ndescription: b\n---\nBody\n",
        r#""outcome": "built-in""#,
    ),
    (
        "a/no-git.md",
        "---\nname: a\ndescription: b\nisolation: worktree\n---\nBody\n",
        r#""outcome": "refused", "name": "a", "description": "b", "refusal": "no git repository for a worktree""#,
    ),
    (
        "b/first.md",
        "---\nname: a\ndescription: b\n---\nThe other of the two is loaded\n",
        LOADS,
    ),
    (
        "b/second.md",
        "---\nname: a\ndescription: b\n---\nBody\n",
        r#""outcome": "duplicate", "log": ["[agents] Duplicate agent name 'a' (projectSettings): first.md, second.md"]"#,
    ),
    (
        "c/name.md",
        "---\nname: b\ndescription: b\n---\nBody\n",
        LOADS,
    ),
    (
        "c/description.md",
        "---\nname: a\ndescription: c\n---\nBody\n",
        LOADS,
    ),
    (
        "c/prompt.md",
        "---\nname: a\ndescription: b\n---\nBodies\n",
        LOADS,
    ),
    (
        "c/fewer-tools.md",
        "---\nname: a\ndescription: b\ntools: Read\n---\nBody\n",
        LOADS,
    ),
    (
        "c/more-tools.md",
        "---\nname: a\ndescription: b\n---\nBody\n",
        r#""outcome": "loads", "name": "a", "tools": ["Read"], "all_tools": false"#,
    ),
    ("c/refused.md", "---\nname: a\n---\nBody\n", LOADS),
    ("c/skipped.md", "# Notes\n", LOADS),
    (
        "c/accepted.md",
        "---\nname: a\ndescription: b\n---\nBody\n",
        r#""outcome": "dropped""#,
    ),
    (
        "c/starts.md",
        "---\nname: a\ndescription: b\ntools: Read\n---\nBody\n",
        r#""outcome": "refused", "name": "a", "refusal": "would be spawned with zero tools: unrecognized [Read].""#,
    ),
];

/// A file that loads as `a`, with the description `b`, the prompt `Body` and every tool.
const LOADS: &str = r#""outcome": "loads", "name": "a", "description_sha": "3e23e8160039594a", "prompt_sha": "6ccaa6415b5ee449", "listed": "All tools", "all_tools": true"#;

#[test]
fn an_observation_that_does_not_hold_is_noticed() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut observed = Vec::new();
    for (file, text, observation) in FILES {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
        observed.push(format!("{{\"file\": \"{file}\", {observation}}}"));
    }
    observed.push(format!("{{\"file\": \"c/gone.md\", {LOADS}}}"));
    let write = |text: &str| fs::write(folder.path().join("observed.jsonl"), text).expect("a file");
    write(&observed.join("\n"));
    let collection = Collection::read(folder.path()).expect("observations");

    let parity = Parity::of(&collection);
    let files: Vec<&str> = parity.mismatches.iter().map(|(file, _)| &**file).collect();
    let wrong: Vec<&str> = FILES[12..].iter().map(|(file, ..)| *file).collect();
    assert_eq!(
        files,
        [wrong.as_slice(), &["c/gone.md"]].concat(),
        "{parity}"
    );
    assert_eq!(parity.reasons[0].0, "a/dropped.md");
    assert!(parity.reasons[0].1.starts_with("line 3: "), "{parity}");
    let loads = parity.outcome(Outcome::Loads);
    assert_eq!((loads.equal, loads.all), (12, 15), "{parity}");
    let tools = parity.value(Aspect::Tools);
    assert_eq!((tools.equal, tools.all), (10, 12), "{parity}");

    let lints = Lints::of(&collection);
    let files_of = |lint: &str| lints.fired.get(lint).map_or(0, |fired| fired.files.len());
    assert_eq!(files_of("cut_front_matter"), 1, "{lints}");
    assert_eq!(files_of("duplicate_key"), 1, "{lints}");
    assert_eq!(files_of("unreadable"), 1, "{lints}");

    for line in [
        "{}",
        "[",
        r#"{"file": "a.md", "outcome": "sleeps"}"#,
        r#"{"file": "a.md", "outcome": "loads"}"#,
    ] {
        write(line);
        let reason = Collection::read(folder.path()).expect_err("no observation");
        assert!(reason.contains("observed.jsonl:1: "), "{reason}");
    }
}
