//! What including agents costs a build, against tables written by hand and against comparable crates.
//!
//! ```text
//! cargo run --release -p include-agents-benches --features builds --bin builds             # every row
//! cargo run --release -p include-agents-benches --features builds --bin builds -- check    # some rows
//! ```
//!
//! The rows are `clean`, `layers`, `check`, `typical`, `floor`, `build`, `optimized`, `release`, `prompts`, `linear`,
//! `memory`, `size` and `start`. Crates are generated below `target/measured`; all are built by the `cargo` that runs this,
//! contenders take turns, and what is printed are medians. Measured is the last commit, or the one that
//! `INCLUDE_AGENTS_COMMIT` names.

mod crates;
mod package;
mod peak;
mod rows;

use std::env;

use crates::Workshop;

type Row = (&'static str, fn(&Workshop) -> std::io::Result<()>);

const ROWS: &[Row] = &[
    ("clean", rows::clean),
    ("check", rows::check),
    ("build", rows::build),
    ("typical", rows::typical),
    ("layers", rows::layers),
    ("floor", rows::floor),
    ("optimized", rows::optimized),
    ("release", rows::release),
    ("prompts", rows::prompts),
    ("linear", rows::linear),
    ("memory", rows::memory),
    ("size", rows::size),
    ("start", rows::start),
];

fn main() -> std::io::Result<()> {
    if let Some(command) = env::args_os().nth(1)
        && env::var_os(peak::REPORT).is_some()
    {
        // Cargo runs this as the wrapper around rustc.
        return peak::run(&command, env::args_os().skip(2));
    }
    let wanted: Vec<String> = env::args().skip(1).collect();
    let workshop = Workshop::open()?;
    println!("| row | ours | baseline | ratio | goal | met |");
    println!("|---|--:|--:|--:|--:|---|");
    for (name, row) in ROWS {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            row(&workshop)?;
        }
    }
    Ok(())
}
