//! The facts about Claude Code, each in one table, which the rest of the reader uses.
//!
//! `docs/claude-code.md` says how each of them was observed.

pub mod about;
pub mod agents;
pub mod colors;
pub mod consequences;
pub mod dialogue;
pub mod fields;
pub mod hooks;
pub mod js;
pub mod models;
pub mod names;
pub mod plugins;
pub mod servers;
pub mod shapes;
pub mod tools;
pub mod values;

pub use fields::{Field, ValueType};
/// The tools that `memory` adds.
pub use include_agents_runtime::__private::MEMORY as MEMORY_TOOLS;
/// Whether a name is that of a built-in tool, or an older one that Claude Code still understands.
pub use include_agents_runtime::__private::is_built_in as is_built_in_tool;
pub use include_agents_runtime::Tool;

/// The version of Claude Code that the facts were observed on.
pub const VERSION: &str = "2.1.332";
