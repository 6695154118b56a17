//! The compiler and the macro against what Claude Code was observed to do, file by file.

mod cases;
mod downstream;
mod in_process;
mod observe;

use include_agents_tests::observed::{self, Observation};

/// The observations.
fn observations() -> Vec<Observation> {
    observed::read_all().expect("the observations can be read")
}
