//! The macro in other people's crates and builds. Each module is one family of issues that users of such macros have
//! made; what is built is in `tests/downstream`, or written by the test.

mod isolation;
mod levels;
mod package;
mod rebuild;
mod recipes;
mod reproducible;
mod rust_analyzer;
mod shared_cache;
mod stale_test;
mod surroundings;
mod unused_agents;
mod versions;
