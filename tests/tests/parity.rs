//! The compiler against the client, on the real files beside the project.

use std::fs;

use include_agents_tests::parity::{self, Blocks, Collection, Lints, Parity};

/// The corpus; `None`, and a line that says so, where it is not there.
fn corpus() -> Option<Collection> {
    let folder = parity::corpus();
    if !folder.is_dir() {
        println!("skipped: ../shared/corpus is absent");
        return None;
    }
    Some(Collection::read(&folder).expect("verdicts"))
}

#[test]
fn the_client_and_we_agree_on_every_file() {
    let Some(corpus) = corpus() else { return };
    let parity = Parity::of(&corpus);
    println!("{parity}");
    assert_eq!(parity.mismatches, []);
    assert_eq!(parity.other, []);
    for tally in [
        parity.loads,
        parity.names,
        parity.descriptions,
        parity.prompts,
        parity.rejected,
    ] {
        assert!(tally.all > 0 && tally.is_complete(), "{parity}");
    }
    let all = parity.loads.all + parity.rejected.all + parity.no_agents.all;
    assert_eq!(all, corpus.members.len());
}

/// What is rejected is blamed on the line where the colon stands.
#[test]
fn rejected_files_are_blamed_on_the_line_that_is_to_blame() {
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

/// The default levels refuse what nobody means, and hardly anything else. A collection is compiled as one catalogue here,
/// so that the second agents of one name, which stand in other plugins, are counted among the refused.
#[test]
fn few_real_files_are_refused() {
    let Some(corpus) = corpus() else { return };
    let lints = Lints::of(&corpus);
    println!("{lints}");
    assert!(lints.refused.len() * 20 < lints.loaded, "{lints}");
}

/// A collection of our own: one file of each kind, and verdicts that are right for the first nine and wrong for the rest.
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
    (
        "b/no-text.md",
        "---\nname: a\ndescription: [b]\n---\nBody\n",
        r#""client": "loads", "name": "a", "prompt_sha": "6ccaa6415b5ee449""#,
    ),
    (
        "b/recovered.md",
        "---\nname: a\ndescription: b: c\n---\nBody\n",
        r#""client": "loads", "strict": false, "name": "a", "description_sha": "e4aed0564d6a9935""#,
    ),
    ("b/cut.md", "---\nname: a\ndescription: b --- Body\n", LOADS),
    (
        "b/crlf.md",
        "---\r\nname: a\r\ndescription: b: c\r\n---\r\nBody\r\n",
        r#""client": "rejected", "strict": false"#,
    ),
    (
        "b/rejected.md",
        "---\nname: a\ndescription: 'it's'\n---\nBody\n",
        r#""client": "rejected""#,
    ),
    ("b/notes.md", "# Notes\n", r#""client": "not-an-agent""#),
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
    ("c/refused.md", "---\nname: a\n---\nBody\n", LOADS),
    (
        "c/accepted.md",
        "---\nname: a\ndescription: b\n---\nBody\n",
        r#""client": "rejected""#,
    ),
    (
        "c/agent.md",
        "---\nname: a\ndescription: b\n---\nBody\n",
        r#""client": "not-an-agent""#,
    ),
    (
        "c/other.md",
        "---\nname: a\ndescription: b\n---\nBody\n",
        r#""client": "sleeps""#,
    ),
];

/// A file that loads as `a`, with the description `b` and the prompt `Body`.
const LOADS: &str = r#""client": "loads", "strict": true, "name": "a", "description_sha": "3e23e8160039594a", "prompt_sha": "6ccaa6415b5ee449""#;

#[test]
fn a_verdict_that_does_not_hold_is_noticed() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let mut verdicts = Vec::new();
    for (file, text, verdict) in FILES {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
        verdicts.push(format!("{{\"file\": \"{file}\", {verdict}}}"));
    }
    verdicts.push(r#"{"file": "c/gone.md", "client": "loads"}"#.to_owned());
    fs::write(folder.path().join("verdicts.jsonl"), verdicts.join("\n")).expect("a file");
    let collection = Collection::read(folder.path()).expect("verdicts");

    let parity = Parity::of(&collection);
    let files: Vec<&str> = parity.mismatches.iter().map(|(file, _)| &**file).collect();
    let wrong: Vec<&str> = FILES[9..].iter().map(|(file, ..)| *file).collect();
    assert_eq!(
        files,
        [wrong.as_slice(), &["c/gone.md"]].concat(),
        "{parity}"
    );
    assert_eq!(parity.on_purpose.len(), 1, "{parity}");
    assert_eq!(parity.reasons[0].0, "b/rejected.md");
    assert!(parity.reasons[0].1.starts_with("line 3: "), "{parity}");
    assert_eq!((parity.loads.equal, parity.loads.all), (9, 11), "{parity}");

    let lints = Lints::of(&collection);
    let files_of = |lint: &str| lints.fired.get(lint).map_or(0, |fired| fired.files.len());
    assert_eq!(files_of("cut_front_matter"), 1, "{lints}");
    assert_eq!(files_of("duplicate_key"), 1, "{lints}");
    assert_eq!(files_of("crlf_recovery"), 1, "{lints}");
    assert_eq!(files_of("unreadable"), 1, "{lints}");
    assert_eq!(files_of("two agents are named …"), 11, "{lints}");
}
