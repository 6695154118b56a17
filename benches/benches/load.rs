//! Loading agents at run time, against a crate for front matters and against reading the bytes alone; reloading; memory.
//!
//! ```text
//! cargo bench -p include-agents-benches --features load --bench load
//! ```

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use include_agents::load::{Agents, Layers};
use include_agents_benches::agents::agents;
use include_agents_benches::medians;

include_agents::include_agents!("../agents/catalog", allow(all), stale_test = false);

const AGENTS: usize = 1_000;
const ROUNDS: usize = 11;
const RELOADS: usize = 10_000;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bytes = 0;
    for agent in agents(AGENTS) {
        bytes += agent.text.len();
        fs::write(folder.path().join(format!("{}.md", agent.name)), agent.text).expect("a file");
    }
    let (whole, tenths) = (bytes / 1_000_000, bytes / 100_000 % 10);
    println!("{AGENTS} agents, {whole}.{tenths} MB");
    times(folder.path());
    memory();
}

fn load(folder: &Path) -> Agents<Agent> {
    Layers::of::<Agent>().folder(folder).load()
}

fn times(folder: &Path) {
    let loaded = std::cell::RefCell::new(load(folder));
    println!("{} agents in force", loaded.borrow().iter().len());
    let ours = || {
        black_box(load(folder));
    };
    let unchanged = || assert!(loaded.borrow_mut().reload().is_empty());
    let gray = || {
        let matter = gray_matter::Matter::<gray_matter::engine::YAML>::new();
        for path in files(folder) {
            let text = fs::read_to_string(path).expect("a file");
            let parsed: Result<gray_matter::ParsedEntity, _> = matter.parse(&text);
            black_box(parsed.is_ok());
        }
    };
    let raw = || {
        for path in files(folder) {
            black_box(fs::read(path).expect("a file"));
        }
    };
    println!("| | ms |\n|---|--:|");
    let names = [
        "load",
        "reload, nothing changed",
        "gray_matter, front matter only",
        "bytes alone",
    ];
    for (name, time) in names
        .iter()
        .zip(medians(&[&ours, &unchanged, &gray, &raw], ROUNDS))
    {
        println!("| {name} | {:.2} |", time.as_secs_f64() * 1e3);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .collect()
}

/// A file is changed and read again, ten thousand times.
fn memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = ["one ", "two "].map(|word| {
        format!(
            "---\nname: a\ndescription: A\n---\n\n{}\n",
            word.repeat(2_000)
        )
    });
    let file = folder.path().join("a.md");
    fs::write(&file, &texts[0]).expect("a file");
    let mut agents = load(folder.path());
    let mut before = 0;
    for round in 0..RELOADS {
        if round == RELOADS / 10 {
            before = resident();
        }
        fs::write(&file, &texts[(round + 1) % 2]).expect("a file");
        assert_eq!(agents.reload().changed(), ["a"]);
    }
    let after = resident();
    println!(
        "\nmemory after {} reloads: {before} KB, after {RELOADS}: {after} KB",
        RELOADS / 10
    );
}

/// KB that the process has in memory; 0 where nothing tells.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or_default()
}
