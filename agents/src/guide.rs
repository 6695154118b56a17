//! From a first agent to policies, testing, publishing and running: one page for each task, in the order to read them.
//!
//! **Write agents**
//!
//! 1. [Your first agent](first_agent): write an agent file, include it, use it.
//! 2. [Lints](lints): every problem that is reported, with an example and its fix.
//! 3. [Typed fields](typed_fields): give custom front matter keys a type.
//! 4. [References](references): let agents name other agents, and check the names.
//! 5. [Shared text](shared_text): use one text in several prompts.
//! 6. [Parameters](parameters): put values into a prompt when your program runs.
//! 7. [Agents without a name](without_a_name): include files of another shape, and lay folders over each other.
//! 8. [Your own tools](own_tools): check the tools of agents that your program runs itself.
//! 9. [Plugins](plugins): check the agents of a Claude Code plugin.
//!
//! **Keep them right**
//!
//! 10. [Policies](policies): enforce project policy at compile time.
//! 11. [Testing](testing): test what the compiler cannot know, and set up continuous integration.
//! 12. [Build times](building): keep a build with hundreds of agents fast.
//! 13. [Publishing](publishing): ship a crate with agents.
//! 14. [Compatibility](compatibility): know which change of a file breaks users of your crate.
//!
//! Without a Rust project, and in editors: [in CI and pre-commit](ci), [in your editor](editor), [installing](install).
//!
//! **Run them**
//!
//! 15. [JSON and files](json): pass agents to other programs.
//! 16. [Claude Code](cli): pass a catalog to `claude --agents`.
//! 17. [rig]: run an agent against any vendor's model.
//! 18. [MCP](mcp): serve agents as prompts.
//! 19. [axum]: serve agents as JSON and as A2A cards.
#![cfg_attr(
    feature = "load",
    doc = "20. [Agents that users can change](load): lay files over the agents that are compiled in, at run time."
)]

#[doc = include_str!("guide/first_agent.md")]
pub mod first_agent {}

#[doc = include_str!("guide/lints.md")]
pub mod lints {}

#[doc = include_str!("guide/typed_fields.md")]
pub mod typed_fields {}

#[doc = include_str!("guide/references.md")]
pub mod references {}

#[doc = include_str!("guide/shared_text.md")]
pub mod shared_text {}

#[doc = include_str!("guide/parameters.md")]
pub mod parameters {}

#[doc = include_str!("guide/without_a_name.md")]
pub mod without_a_name {}

#[doc = include_str!("guide/own_tools.md")]
pub mod own_tools {}

#[doc = include_str!("guide/plugins.md")]
pub mod plugins {}

#[doc = include_str!("guide/policies.md")]
pub mod policies {}

#[doc = include_str!("guide/testing.md")]
pub mod testing {}

#[doc = include_str!("guide/building.md")]
pub mod building {}

#[doc = include_str!("guide/publishing.md")]
pub mod publishing {}

#[doc = include_str!("guide/compatibility.md")]
pub mod compatibility {}

#[doc = include_str!("guide/json.md")]
pub mod json {}

#[doc = include_str!("guide/cli.md")]
pub mod cli {}

#[doc = include_str!("guide/rig.md")]
pub mod rig {}

#[doc = include_str!("guide/mcp.md")]
pub mod mcp {}

#[doc = include_str!("guide/axum.md")]
pub mod axum {}

#[cfg(feature = "load")]
#[doc = include_str!("guide/load.md")]
pub mod load {}

#[doc = include_str!("guide/ci.md")]
pub mod ci {}

#[doc = include_str!("guide/editor.md")]
pub mod editor {}

#[doc = include_str!("guide/install.md")]
pub mod install {}
