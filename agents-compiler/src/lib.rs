//! The engine of `include-agents`.

#[cfg(test)]
mod corpus;
pub mod outline;
pub mod span;
