//! What editors show: rust-analyzer expands the macro with its own server of procedural macros, and has to understand
//! what comes out.

mod client;

use std::env;
use std::fs;

use client::Editor;

use crate::TEMPORARY;
use include_agents_tests::sandbox::{Sandbox, is_there, skip};

/// The program, where one runs: `RUST_ANALYZER` names it, else it is on the path. It is run to find out, since rustup puts
/// a proxy on the path whether its component is installed or not.
fn rust_analyzer() -> Option<String> {
    let program = env::var("RUST_ANALYZER").unwrap_or_else(|_| "rust-analyzer".to_owned());
    is_there(&program, &["--version"]).then_some(program)
}

/// What `rust-analyzer diagnostics` has to say about the crates of a sandbox, but for hints about style.
///
/// It looks at `include-agents` as well, since that is not a dependency from a registry. What it says of that is left out.
fn diagnostics(program: &str, sandbox: &Sandbox) -> Vec<String> {
    let run = sandbox
        .command(program)
        .arguments(&["diagnostics", "."])
        .run();
    assert!(run.stdout.contains("diagnostic scan complete"), "{run}");
    let folder = fs::canonicalize(sandbox.folder()).expect("the sandbox is there");
    let folder = folder.display().to_string();
    // Each follows a progress bar, drawn with backspaces.
    run.stdout
        .split(['\n', '\r', '\u{8}'])
        .filter_map(|line| line.split_once("at crate "))
        .map(|(_, report)| report.to_owned())
        .filter(|report| report.contains(&folder) && !report.contains(": WeakWarning "))
        .collect()
}

/// Whether it sees the standard library's sources, without which it understands no one's code.
fn standard_library_is_there(program: &str) -> bool {
    let sandbox = Sandbox::empty(TEMPORARY, "rust-analyzer-std");
    let manifest = "[package]\nname = \"alone\"\nedition = \"2024\"\n\n[workspace]\n";
    sandbox.write("Cargo.toml", manifest);
    sandbox.write(
        "src/lib.rs",
        "#[derive(Clone, Debug)]\npub struct Text(pub String);\n\n\
         pub fn length(text: &Text) -> usize {\n    text.clone().0.len()\n}\n",
    );
    let reports = diagnostics(program, &sandbox);
    if !reports.is_empty() {
        skip(&format!(
            "`{program}` finds no sources of the standard library: `rustup component add rust-src`, or name them in \
             RUST_SRC_PATH, and `cargo fetch` what they depend on"
        ));
    }
    reports.is_empty()
}

/// In the crates of `tests/downstream` it finds nothing wrong, wherever and however they call the macro. That it looks is
/// shown by a mistake inside a function, where it once had every item twice and knew no method of them.
#[test]
fn diagnostics_find_the_one_mistake_that_there_is() {
    let Some(program) = rust_analyzer() else {
        return;
    };
    if !standard_library_is_there(&program) {
        return;
    }
    let sandbox = Sandbox::empty(TEMPORARY, "rust-analyzer-crates");
    sandbox.copy_crates();
    let file = "places/src/lib.rs";
    let text = fs::read_to_string(sandbox.path(file)).expect("the crate is there");
    let mistake = "
/// The mistake.
#[must_use]
pub fn mistake() -> u8 {
    include_agents::include_agents!(\"../agents\");
    Agent::ALL[0].name()
}
";
    sandbox.write(file, &(text + mistake));
    let reports = diagnostics(&program, &sandbox);
    let [report] = &reports[..] else {
        panic!("one mistake, and it says: {reports:#?}");
    };
    assert!(report.starts_with("places, file "), "{report}");
    assert!(
        report.ends_with("expected u8, found &'static str"),
        "{report}"
    );
}

/// After `Agent::`, every agent is offered with its docs; hovering over one shows its summary, model and tools.
#[test]
fn completion_and_hover_show_the_short_docs() {
    let Some(program) = rust_analyzer() else {
        return;
    };
    let sandbox = Sandbox::empty(TEMPORARY, "rust-analyzer-editor");
    sandbox.write_manifest("editor", &[], "");
    sandbox.write(
        "agents/reviewer.md",
        "---\nname: reviewer\ndescription: Use this agent to review a change. It is strict.\nmodel: opus\n\
         tools: Read, Grep\n---\nYou review.\n",
    );
    sandbox.write_agent("agents/writer.md", "writer");
    sandbox.write(
        "src/lib.rs",
        "include_agents::include_agents!(\"agents\");

pub fn at_the_top() -> (&'static str, &'static str) {
    (Agent::Reviewer.name(), WRITER.prompt())
}

pub fn inside() -> usize {
    include_agents::include_agents! {
        enum Inner in \"agents\";
    }
    Inner::Writer.prompt().len()
}
",
    );
    let mut editor = Editor::open(&program, &sandbox, "src/lib.rs");

    let reviewer = "Use this agent to review a change.\n\nModel: opus. Tools: Read, Grep.";
    let writer = "Does the work of writer\n\nModel: not set. Tools: all (inherited).";
    for path in ["Agent::", "Inner::"] {
        let offered = editor.complete(path);
        for (label, docs) in [("Reviewer", reviewer), ("Writer", writer)] {
            let found: Vec<_> = offered.iter().filter(|(it, _)| it == label).collect();
            let [(_, shown)] = &found[..] else {
                panic!("{label} is offered once after {path}: {offered:#?}");
            };
            assert_eq!(shown, docs, "{path}{label}");
        }
        let offers = |name: &str| offered.iter().any(|(label, _)| label.starts_with(name));
        assert!(offers("from_name") && offers("ALL"), "{path}: {offered:#?}");
    }
    for (place, docs) in [
        ("Agent::Reviewer", reviewer),
        ("WRITER", writer),
        ("Inner::Writer", writer),
        ("(Agent", "The 2 agents in `agents`."),
        (
            "Inner::Writer.prompt",
            "The system prompt: the body of the file.",
        ),
    ] {
        let hover = editor.hover(place);
        assert!(hover.ends_with(docs), "{place}: {hover}");
    }
}
