//! `cargo run --release -p include-agents-tests --bin parity -- FOLDER`: the compiler against Claude Code, on any
//! folder of agent files with an `observed.jsonl`.
//!
//! Prints three tables as Markdown. The exit code is 1 if a file is not treated as Claude Code treats it, and 2 if the
//! folder cannot be read.

use std::path::PathBuf;
use std::process::ExitCode;

use include_agents_tests::parity::{self, Blocks, Collection, Lints, Parity};

fn main() -> ExitCode {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(parity::corpus, PathBuf::from);
    let collection = match Collection::read(&folder) {
        Ok(collection) => collection,
        Err(reason) => {
            eprintln!("{reason}");
            return ExitCode::from(2);
        }
    };
    let comparison = Parity::of(&collection);
    let blocks = Blocks::of(&collection);
    println!("# {} files\n", collection.members.len());
    println!("## Parity with Claude Code\n\n{comparison}");
    println!(
        "## Lints, with the default levels\n\n{}",
        Lints::of(&collection)
    );
    println!("## Examples\n\n{blocks}");
    if comparison.holds() && blocks.hold() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
