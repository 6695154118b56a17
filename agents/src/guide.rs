//! Recipes, one page for each.

#[doc = include_str!("guide/axum.md")]
pub mod axum {}

#[doc = include_str!("guide/building.md")]
pub mod building {}

#[doc = include_str!("guide/cli.md")]
pub mod cli {}

#[doc = include_str!("guide/json.md")]
pub mod json {}

#[doc = include_str!("guide/lints.md")]
pub mod lints {}

#[doc = include_str!("guide/compatibility.md")]
pub mod compatibility {}

#[doc = include_str!("guide/mcp.md")]
pub mod mcp {}

#[doc = include_str!("guide/policies.md")]
pub mod policies {}

#[doc = include_str!("guide/references.md")]
pub mod references {}

#[doc = include_str!("guide/rig.md")]
pub mod rig {}

#[doc = include_str!("guide/typed_fields.md")]
pub mod typed_fields {}
