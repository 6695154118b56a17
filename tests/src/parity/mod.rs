//! Compares the compiler with Claude Code on a folder of real files.
//!
//! Such a folder has a file `observed.jsonl` with an [`Observation`](crate::observed::Observation) of each agent file.
//! [`Collection::read`] reads it; [`Parity::of`], [`Lints::of`] and [`Blocks::of`] each make a table, which prints as
//! Markdown.
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
pub use collection::{Collection, Member};
pub use comparison::{Parity, Tally};
pub use lints::Lints;

use std::path::PathBuf;

/// The real files beside the project: `../shared/corpus`, or `corpus` in the folder that `INCLUDE_AGENTS_SHARED` names.
#[must_use]
pub fn corpus() -> PathBuf {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    shared.join("corpus")
}
