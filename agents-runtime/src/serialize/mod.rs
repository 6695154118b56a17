//! The feature `serde`: what goes out as JSON, and the little that comes in. What becomes of which type is in the
//! documentation of the crate.
//!
//! Most types are records whose absent fields are left out. They are written by hand, without the derive: their keys
//! are those of Claude Code and not the names of our fields, and a derive would be the slowest part of a build.

mod catalog;
mod definition;
mod outline;
mod record;
mod tools;
mod values;

pub use catalog::{AgentMap, DuplicateName, agent_map, deserialize_name, serialize_name};
pub use definition::FullDefinition;
