//! Compares the compiler with the client on a folder of real files.
//!
//! Such a folder has a file `verdicts.jsonl` with one line for each agent file: what the client did with it, and hashes of
//! what it read. [`Collection::read`] takes it in; [`Parity::of`], [`Lints::of`] and
//! [`Blocks::of`] each make a table, which prints as Markdown.
//!
//! ```sh
//! cargo run --release -p include-agents-tests --bin parity -- ../shared/corpus
//! ```

mod blocks;
mod collection;
mod comparison;
mod lints;
mod table;

pub use blocks::Blocks;
pub use collection::{Collection, Member, Verdict};
pub use comparison::Parity;
pub use lints::Lints;

use std::path::PathBuf;

use include_agents_compiler::Compiled;
use include_agents_compiler::invocation::Invocation;
use include_agents_reader::diagnostic::{Problem, position};

/// The real files beside the project: `../shared/corpus`, or `corpus` in the folder that `INCLUDE_AGENTS_SHARED` names.
#[must_use]
pub fn corpus() -> PathBuf {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    shared.join("corpus")
}

/// The macro call under which files are compiled.
fn call(options: &str) -> Invocation {
    syn::parse_str(&format!("\"agents\", {options}")).expect("a call of ours")
}

/// A problem in a few words: its line, and what it is.
fn in_short(compiled: &Compiled, problem: &Problem) -> String {
    let text = problem
        .file
        .and_then(|file| compiled.checked.file(file))
        .map_or("", |(_, text)| text);
    let (line, _) = position(text, problem.span.start);
    let found_by = problem.lint.map(|lint| format!("`{lint}`: "));
    format!(
        "line {line}: {}{}",
        found_by.unwrap_or_default(),
        problem.headline
    )
}
