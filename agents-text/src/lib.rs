//! Reads what agent files consist of, with the place of everything. It knows no agents: what a key means, and what is
//! wrong with it, `include-agents-reader` knows, which depends on this crate.
//!
//! | module | what it reads |
//! |---|---|
//! | [`yaml`] | values as Claude Code reads them |
//! | [`outline`] | sections, lists and code of a prompt |
//! | [`examples`] | the dialogues of a description |
//! | [`invisible`] | characters without a shape of their own |
//! | [`secrets`] | keys, tokens and passwords |
//!
//! All of it runs without optimization in every build of its users, for which [`bytes`] and [`order`] are made.

pub mod bytes;
#[cfg(test)]
mod corpus;
pub mod examples;
pub mod invisible;
pub mod order;
pub mod outline;
pub mod secrets;
pub mod span;
pub mod yaml;
