//! The engine of `include-agents`: agent files in, typed Rust out, without rustc.
//!
//! The pipeline, in the order in which a file goes through it:
//!
//! | phase | module | what it does |
//! |---|---|---|
//! | understand the call | [`invocation`] | the grammar of `include_agents!` |
//! | find and read | [`source`] | folders, globs, limits, text |
//! | split and parse | [`front_matter`] | the client's front matter, its recovery, values, spans |
//! | give types | [`agent`] | entries become the fields of the format |
//! | outline | [`outline`], [`examples`] | what body and description consist of |
//! | own fields | [`schema`] | the structs of the call, and front matters read by them |
//! | check | `check`, [`lint`] | one function for each rule |
//! | emit | [`emit`](mod@emit) | an enum, a table, messages |
//! | document | `pages` | what rustdoc shows, where it runs |
//!
//! Every phase reports [problems](diagnostic) with byte spans; none stops the others. [`compile`] runs them all
//! up to the check, [`expand`] is the whole macro.

pub mod agent;
mod bytes;
pub mod catalogue;
mod check;
mod compile;
#[cfg(test)]
mod corpus;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod examples;
mod expand;
pub mod front_matter;
pub mod invocation;
pub mod lint;
pub mod outline;
mod pages;
mod parallel;
pub mod prompt;
mod report;
pub mod schema;
pub mod source;
pub mod span;

pub use compile::{Compiled, Environment, compile, compile_sources};
pub use expand::{Locate, expand, expand_summary, expand_with};
