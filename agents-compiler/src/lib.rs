//! The engine of `include-agents`.

pub mod diagnostic;
pub mod source;
pub mod span;
