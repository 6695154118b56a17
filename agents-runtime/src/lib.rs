//! The types of [`include-agents`](https://docs.rs/include-agents): AI agent files, compiled into constants.
//!
//! This package is what the generated code is made of, and all of it that is left at run time: plain data in
//! `static` tables, read through `const fn` accessors. It is `no_std`, does not allocate, contains no `unsafe`
//! and has no dependencies. You normally reach it through `include-agents`, which re-exports everything here.
//!
//! # What is what
//!
//! - [`AgentDefinition`] is one agent file: its front matter, its prompt, the outline of its prompt.
//! - [`Catalog`] is what every generated enum implements, for code that works with any catalog.
//! - [`Tools`] answers the questions of a policy: may this agent run `Bash`?
//! - [`Model`], [`Color`], [`Effort`], [`PermissionMode`], [`Memory`], [`Isolation`] are the closed sets of the format;
//!   [`Value`] and [`Map`] are the open rest.
//! - [`Sections`], [`Section`] and [`Items`] are lazy views of the prompt's outline. They are slices of the prompt.
//!
//! # Definitions made by hand
//!
//! Tests often want an agent that is in no file. The same `const` builders that generated code uses are there
//! for that:
//!
//! ```
//! use include_agents_runtime::{AgentDefinition, Model, PermissionMode, Settings, Tool};
//!
//! static REVIEWER: AgentDefinition =
//!     AgentDefinition::new("reviewer", "Reviews a change", "You are a reviewer.")
//!         .with_model(Model::Opus)
//!         .with_tools(&[Tool::new("Read"), Tool::new("Bash(git:*)")])
//!         .with_settings(&Settings::new().with_permission_mode(PermissionMode::Plan));
//!
//! // A project policy, checked when the crate is built.
//! const _: () = assert!(!REVIEWER.tools().allows("Write"));
//!
//! assert_eq!(REVIEWER.model(), Some(Model::Opus));
//! ```
//!
//! # Out into the world
//!
//! [`AgentDefinition::to_markdown`] prints an agent as a file. With the feature `serde`, every type serializes:
//!
//! | type | as |
//! |---|---|
//! | `AgentMap` | `{name: definition}`, the argument of Claude Code's `--agents` option |
//! | [`AgentDefinition`] | one agent of that, the `AgentDefinition` of its SDK |
//! | `FullDefinition` | all that is known of an agent: the same, and its name, path, color, examples, metadata, … |
//! | [`Settings`] | its part of a `FullDefinition` |
//! | [`PermissionMode`], [`Memory`], [`Isolation`], [`Speaker`], [`SectionKind`], [`ParamKind`], [`Color`], [`Rgb`], [`Model`], [`Tool`] | a string |
//! | [`Effort`] | a string or a number |
//! | [`Value`], [`Map`] | the same value; infinite numbers are `null` in JSON, which has none |
//! | [`McpServer`] | its name, or `{name: configuration}` |
//! | [`Tools`] | `{"tools"?: […], "disallowedTools"?: […]}`; without `tools`, they are inherited |
//! | [`ToolKind`] | `{"kind": "built-in"`, `"agent"`, `"mcp"`, `"every"` or `"other", "server"?, "tool"?}` |
//! | [`Param`] | `{"name", "type"}` |
//! | [`Example`], [`Turn`] | `{"context"?, "turns": […], "commentary"?}`, `{"speaker", "text"}` |
//! | [`Section`] | `{"title", "level", "kind", "text", "items"?: […]}` |
//! | [`Sections`], [`Items`], [`AgentNames`] | a list |
//! | a generated enum | its agent's name |
//!
//! Keys are camelCase, and absent fields are omitted. Strings and numbers read back, too, except for
//! [`Model`] and [`Tool`]: to keep a text, they would need an allocator.
//!
//! # Growing without breaking
//!
//! Every struct has private fields, and every enum whose format may gain a value is `#[non_exhaustive]`.

#![no_std]

// The tests format and collect; the crate itself must do without.
#[cfg(test)]
extern crate std;

mod accessors;
mod catalog;
mod closed;
mod color;
mod conversions;
mod definition;
mod effort;
mod error;
mod example;
mod group;
mod impl_serde;
mod list;
mod lookup;
mod markdown;
mod mcp;
mod model;
mod nearest;
mod outline;
mod packed;
mod param;
mod reference;
mod rule;
#[cfg(feature = "serde")]
mod serialize;
mod settings;
mod template;
mod text;
mod texts;
mod tool;
mod tool_names;
mod tools;
mod value;

pub use catalog::Catalog;
pub use closed::{Isolation, Memory, PermissionMode, SectionKind, Speaker};
pub use color::{Color, Rgb};
pub use definition::{AgentDefinition, Definition};
pub use effort::Effort;
pub use error::{ParseValueError, UnknownAgent};
pub use example::{Example, Turn};
pub use list::{Element, List, ListIter};
pub use markdown::Markdown;
pub use mcp::McpServer;
pub use model::Model;
pub use outline::{Items, ItemsIter, Section, Sections, SectionsIter};
pub use param::{Param, ParamKind};
#[cfg(feature = "serde")]
pub use serialize::{AgentMap, DuplicateName, FullDefinition, agent_map};
pub use settings::Settings;
pub use tool::{AgentNames, AgentNamesIter, Tool, ToolKind};
pub use tools::Tools;
pub use value::{Map, Value};

/// What generated code calls. It is not part of the public API and changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use core::cmp::PartialEq;
    pub use core::convert::{From, TryFrom};
    pub use core::option::Option;
    pub use core::primitive::{bool, str, u32, u64};
    pub use core::result::Result;
    pub use core::str::FromStr;

    pub use crate::__accessors as accessors;
    pub use crate::__conversions_from_name as conversions_from_name;
    pub use crate::__conversions_into_name as conversions_into_name;
    pub use crate::__impl_deserialize as impl_deserialize;
    pub use crate::__impl_serialize as impl_serialize;
    pub use crate::__metadata_accessor as metadata_accessor;
    pub use crate::definition::{Embedded, Extra, NO_EXTRAS, embedded, table};
    pub use crate::example::{assistant, example, user};
    #[cfg(feature = "serde")]
    pub use crate::impl_serde::serde;
    pub use crate::lookup::{Hash, Index, UNOPTIMIZED, find, tail};
    pub use crate::markdown::FREQUENT_KEYS;
    pub use crate::reference::{Reference, References, next_agent, split};
    pub use crate::rule::Broken;
    pub use crate::settings::{LEAST_AUTO_COMPACT_WINDOW, METADATA, PARAMS};
    pub use crate::template::{Argument, ParamRef, Piece, Pieces, fill, find_braces};
    pub use crate::text::{cut, tracked};
    pub use crate::texts::{DEEPEST_GROUP, LONGEST_PATH};
    pub use crate::tool_names::{MEMORY, canonical, is_built_in, retired};
}
