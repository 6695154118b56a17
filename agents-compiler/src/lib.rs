//! The engine of `include-agents`: agent files in, typed Rust out, without rustc.
//!
//! [`include_agents_reader`] reads the files; this package generates Rust. Its phases:
//!
//! | phase | module | what it does |
//! |---|---|---|
//! | parse the call | [`invocation`] | the grammar of `include_agents!` |
//! | read and check | [`compile`](fn@compile) | the reader's catalog |
//! | declared fields | [`schema`], [`records`] | the structs of the call, and front matters read by them |
//! | emit | [`emit`](mod@emit) | an enum, a table, messages |
//! | document | `pages` | what rustdoc shows |
//!
//! [`compile`](fn@compile) runs them up to the records, [`expand`] is the whole macro.

mod compile;
pub mod emit;
mod environment;
mod escape;
mod expand;
mod host;
pub mod invocation;
mod pages;
pub mod records;
pub mod schema;
mod sentence;

pub use compile::{Compiled, compile, compile_sources};
pub use environment::Environment;
pub use expand::{expand, expand_summary, expand_with};
pub use host::{Host, Locate, Tokenize};
