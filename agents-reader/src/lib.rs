//! Reads and checks agent files of Claude Code, from bytes to a checked catalog and diagnostics, without rustc.
//!
//! | phase | module | what it does |
//! |---|---|---|
//! | find and read | [`source`] | folders, globs, limits, text |
//! | split and parse | [`front_matter`] | Claude Code's front matter, its recovery, values, spans |
//! | give types | [`agent`] | entries become the fields of the format |
//! | outline | [`outline`], [`examples`] | what body and description consist of |
//! | check | [`rules`], [`lint`] | one function for each rule |
//!
//! Every phase reports [problems](diagnostic) with byte spans; none stops the others. [`check()`] runs them all.

pub mod agent;
pub mod at;
mod bytes;
pub mod catalog;
mod check;
#[cfg(test)]
mod corpus;
pub mod diagnostic;
pub mod document;
pub mod examples;
pub mod front_matter;
pub mod identifiers;
pub mod lint;
pub mod options;
pub mod outline;
pub mod parallel;
pub mod prompt;
pub mod report;
pub mod rules;
pub mod source;
pub mod span;

pub use check::{Checked, check, check_sources};
