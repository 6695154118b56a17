//! The engine of `include-agents`.

pub mod front_matter;
pub mod span;
