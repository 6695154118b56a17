//! One sample for each lint: why it exists, a file that it finds, and the same file mended.
//!
//! The lints' page of the documentation is [made](page) from this table, and a test checks every sample.

mod allowed;
mod denied;
mod page;
mod tests;
mod warned;

use super::Lint;

/// What a lint is there for, by example.
pub(super) struct Sample {
    pub(super) lint: Lint,
    /// Why the rule exists.
    pub(super) why: &'static str,
    /// What the call says besides the folder `"agents"`, if anything.
    pub(super) call: &'static str,
    /// A file in which this lint, and no other, finds something.
    pub(super) bad: File,
    /// What it should be.
    pub(super) mended: File,
}

/// A file of a sample.
pub(super) struct File {
    /// Relative to the crate.
    pub(super) path: &'static str,
    pub(super) text: &'static str,
}

/// A file in the folder of the agents.
const fn agent(text: &'static str) -> File {
    File {
        path: "agents/reviewer.md",
        text,
    }
}

/// The samples, in the order of [`Lint::ALL`].
pub(super) fn samples() -> impl Iterator<Item = &'static Sample> {
    let all = || {
        denied::SAMPLES
            .iter()
            .chain(warned::SAMPLES)
            .chain(allowed::SAMPLES)
    };
    Lint::ALL
        .iter()
        .filter_map(move |lint| all().find(|sample| sample.lint == *lint))
}
