//! The engine of `include-agents`.

pub mod span;
