//! What pages cost, of 1,000 agents. It takes a minute, and wants a machine that does nothing else:
//!
//! ```text
//! cargo test -p include-agents-tests --test pages -- --ignored --nocapture
//! ```

use std::path::Path;
use std::time::{Duration, Instant};

use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::source::Source;
use include_agents_compiler::{Compiled, compile_sources};
use include_agents_tests::downstream::{Sandbox, workspace_root};

use crate::gallery::{agents, corpus};

const COUNT: usize = 1000;

#[test]
#[ignore = "a measurement"]
fn a_thousand_pages_cost_at_most_twice_what_written_ones_do() {
    let sources = sources();
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    println!("{COUNT} agents, {bytes} bytes");

    let generated = Sandbox::empty(env!("CARGO_TARGET_TMPDIR"), "pages-generated");
    generated.write_manifest("generated", "");
    for source in &sources {
        generated.write(&source.relative, &source.text);
    }
    let lib = "//! Generated.\ninclude_agents::include_agents!(\"agents\", allow(all));\n";
    generated.write("src/lib.rs", lib);

    let written = Sandbox::empty(env!("CARGO_TARGET_TMPDIR"), "pages-written");
    written.write_manifest("written", "");
    let call: Invocation = syn::parse_str("\"agents\", allow(all)").unwrap();
    written.write(
        "src/lib.rs",
        &write_by_hand(&compile_sources(&call, sources)),
    );

    let (ours, theirs) = (
        document(&generated, "generated"),
        document(&written, "written"),
    );
    println!("pages:   {ours:?}\nby hand: {theirs:?}");
    println!("check:   {:?}", check(&generated));
    assert!(ours.time < theirs.time * 2);
    assert!(ours.bytes < theirs.bytes * 2);
    println!("check:   {:?}", check(&generated));
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
            Source::in_memory(&format!("agents/agent-{number}.md"), &text)
        })
        .collect()
}

/// The same agents as constants with their texts as docs, as somebody without a macro would write them.
fn write_by_hand(compiled: &Compiled) -> String {
    use std::fmt::Write as _;
    let mut lib = String::from("//! Written by hand.\n");
    for entry in &compiled.catalogue.agents {
        let document = &entry.document;
        let description = document.description().replace(['<', '[', '`'], " ");
        let (name, prompt) = (&document.name, document.prompt());
        let docs = format!("{description}\n\n~~~~~~text\n{prompt}\n~~~~~~\n");
        let constant = &entry.identifiers.constant;
        let _ = writeln!(
            lib,
            "#[doc = {docs:?}]\npub const {constant}: &str = {name:?};"
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

fn check(sandbox: &Sandbox) -> Duration {
    best(sandbox, &["check"])
}

fn best(sandbox: &Sandbox, arguments: &[&str]) -> Duration {
    let run = || {
        let lib = std::fs::read_to_string(sandbox.path("src/lib.rs")).unwrap();
        sandbox.write("src/lib.rs", &lib);
        let start = Instant::now();
        let _ = sandbox.cargo(arguments).succeed();
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
        .map(|entry| match entry.file_type().unwrap().is_dir() {
            true => size(&entry.path()),
            false => entry.metadata().unwrap().len(),
        })
        .sum()
}
