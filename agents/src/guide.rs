//! Recipes: how agents get to where they are used. One page for each.

#[doc = include_str!("guide/axum.md")]
pub mod axum {}

#[doc = include_str!("guide/cli.md")]
pub mod cli {}

#[doc = include_str!("guide/mcp.md")]
pub mod mcp {}

#[doc = include_str!("guide/rig.md")]
pub mod rig {}

#[doc = include_str!("guide/lints.md")]
pub mod lints {}
