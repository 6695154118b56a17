//! The macro of `include-agents`.
