//! What pages cost, of 1,000 agents. It takes a minute, and wants a machine that does nothing else:
//!
//! ```text
//! cargo test -p include-agents-tests --test suite -- --ignored --nocapture measure
//! ```

use std::path::Path;
use std::time::{Duration, Instant};

use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{Compiled, compile_sources};
use include_agents_reader::source::Source;
use include_agents_tests::sandbox::{Output, Sandbox, workspace_root};

use super::gallery::{agents, corpus};
use super::library;

const COUNT: usize = 1000;

#[test]
#[ignore = "a measurement"]
fn a_thousand_pages_cost_at_most_twice_what_written_ones_do() {
    let sources = sources();
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    println!("{COUNT} agents, {bytes} bytes");

    let generated = library("generated");
    for source in &sources {
        generated.write(&source.relative, &source.text);
    }
    let lib = "//! Generated.\ninclude_agents::include_agents!(\"agents\", allow(all));\n";
    generated.write("src/lib.rs", lib);

    let written = library("written");
    let call: Invocation = syn::parse_str("\"agents\", allow(all)").unwrap();
    written.write(
        "src/lib.rs",
        &write_by_hand(&compile_sources(&call, sources)),
    );

    let ours = document(&generated, "generated");
    let theirs = document(&written, "written");
    println!("pages:   {ours:?}\nby hand: {theirs:?}");

    let facade = best(&generated, &["check"]);
    let direct = "//! Without a choice.\n::include_agents::__private::include_agents! {\n    \
                  (::include_agents) \"agents\", allow(all)\n}\n";
    generated.write("src/lib.rs", direct);
    let direct = best(&generated, &["check"]);
    println!("check:   {facade:?}, without the choice between docs and pages {direct:?}");

    assert!(ours.time < theirs.time * 2);
    assert!(ours.bytes < theirs.bytes * 2);
}

/// Real agents, or else the bundled ones, again and again under names of their own.
fn sources() -> Vec<Source> {
    let folder = corpus().unwrap_or_else(|| workspace_root().join("agents/catalog"));
    let texts = agents(&folder);
    (0..COUNT)
        .zip(texts.iter().cycle())
        .map(|(number, (name, _, text))| {
            let text = text.replacen(
                &format!("name: {name}"),
                &format!("name: agent-{number}"),
                1,
            );
            let text = text.replacen(
                &format!("name: \"{name}\""),
                &format!("name: agent-{number}"),
                1,
            );
            Source::in_memory(format!("agents/agent-{number}.md"), text)
        })
        .collect()
}

/// The same agents as someone without a macro would write them: a constant for each, and the text of its file as docs.
fn write_by_hand(compiled: &Compiled) -> String {
    use std::fmt::Write as _;
    let mut lib = String::from("//! Written by hand.\nuse include_agents::AgentDefinition;\n");
    for entry in &compiled.checked.catalog.agents {
        let document = &entry.document;
        let (name, description) = (&document.name, document.description());
        let prompt = document.prompt();
        let head = document
            .source
            .text
            .get(..document.prompt.span.start)
            .unwrap();
        let docs =
            format!("{description}\n\n~~~~~~text\n{head}\n~~~~~~\n\n## Prompt\n\n{prompt}\n");
        let constant = &entry.identifiers.constant;
        let _ = writeln!(
            lib,
            "#[doc = {docs:?}]\npub const {constant}: &AgentDefinition = \
             &AgentDefinition::new({name:?}, {description:?}, {prompt:?});"
        );
    }
    lib
}

#[derive(Debug)]
struct Cost {
    time: Duration,
    bytes: u64,
}

/// The best of three runs of rustdoc, and the size of what it wrote.
fn document(sandbox: &Sandbox, name: &str) -> Cost {
    let time = best(sandbox, &["doc", "--no-deps"]);
    let bytes = size(&sandbox.target().join("doc").join(name));
    Cost { time, bytes }
}

fn best(sandbox: &Sandbox, arguments: &[&str]) -> Duration {
    let run = || {
        let lib = std::fs::read_to_string(sandbox.path("src/lib.rs")).unwrap();
        sandbox.write("src/lib.rs", &lib);
        let start = Instant::now();
        let _: Output = sandbox.cargo(arguments).succeed();
        start.elapsed()
    };
    // The first one builds the dependencies, too.
    let _ = run();
    (0..3).map(|_| run()).min().unwrap_or_default()
}

fn size(folder: &Path) -> u64 {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            if entry.path().is_dir() {
                size(&entry.path())
            } else {
                entry.metadata().unwrap().len()
            }
        })
        .sum()
}
