//! Reads and checks agent files of Claude Code, from bytes to a checked catalog and diagnostics, without rustc.
//!
//! | phase | module | what it does |
//! |---|---|---|
//! | find and read | [`source`] | folders, globs, limits, text |
//! | split and parse | [`front_matter`] | Claude Code's front matter, its recovery, values, spans |
//! | YAML | [`yaml`] | values as Claude Code reads them, with their places |
//! | give types | [`agent`] | entries become the fields of the format |
//! | outline | [`outline`], [`examples`] | what body and description consist of |
//! | check | [`lints`] | one file for each lint |
//!
//! [`yaml`], [`outline`] and [`examples`] know no agents: they are those of `include-agents-text`, from which this crate
//! re-exports what it takes and gives. What Claude Code knows is in [`claude_code`]. Every phase reports
//! [diagnostics](diagnostic) with byte spans; none stops the others. [`check()`] runs them all.

pub mod agent;
pub mod catalog;
mod check;
pub mod claude_code;
mod comments;
#[cfg(feature = "config")]
pub mod config;
pub mod delegation;
pub mod diagnostic;
pub mod document;
mod errors;
#[cfg(feature = "fix")]
pub mod fix;
pub mod front_matter;
pub mod identifiers;
mod key_block;
pub mod keys;
mod libyaml;
pub mod lint;
pub mod lints;
#[cfg(feature = "load")]
pub mod loaded;
mod lower;
mod meaning;
pub mod options;
pub mod parallel;
mod params;
mod parse;
pub mod partials;
pub mod prompt;
pub mod report;
pub mod rights;
mod rule;
pub mod settings;
pub mod shape;
pub mod skills;
pub mod source;
pub mod tools;
mod unknown;

pub use check::{Checked, check, check_sources, check_sources_with};
pub use include_agents_text::{bytes, examples, order, outline, span, yaml};

use include_agents_text::{invisible, secrets};
