//! Agents that users can change: files that are read at run time, in layers over the agents that are compiled in.
//!
//! The files are read by the same code as in the macro: the format, the lints and the messages are the same. What you get of an
//! agent is a [`Definition`](crate::Definition), whether it was compiled in or read from a file.
//!
//! ```
//! use include_agents::load::Layers;
//!
//! include_agents::include_agents!("catalog");
//!
//! let mut agents = Layers::of::<Agent>()
//!     .folder("/etc/app/agents")
//!     .folder(".claude/agents")
//!     .options(|options| options.deny("unknown_tool"))
//!     .load();
//!
//! for problem in agents.problems() {
//!     eprintln!("{problem}");
//! }
//! // Never absent: the topmost layer that has a valid file of that name.
//! let agent = agents.of(Agent::CloudflareRustExpert);
//! println!("{} is from {}: {}", agent.name(), agent.layer(), agent.prompt());
//!
//! for name in agents.reload().names() {
//!     println!("{name} has changed");
//! }
//! ```
//!
//! # What is in force
//!
//! A layer is above the layers that were added before it, and all are above the agents that are compiled in. Of each name,
//! the agent of the topmost layer is in force whose file has no error. Errors are what the macro reports as errors: what
//! Claude Code would not load, and denied lints. Warnings are reported and change nothing.
//!
//! A folder that does not exist is a layer without agents. A file that cannot be read, is not an agent, or breaks a limit
//! or a [rule](Layers::require) is a [`Problem`], and the layer below stays in force. On [`reload`](Agents::reload), an agent whose
//! file has become invalid stays unchanged, as long as the file exists.

mod agent;
mod agents;
mod changes;
mod folder;
mod layers;
mod metadata;
mod options;
mod place;
mod plan;
mod problem;
#[cfg(feature = "watch")]
mod watch;

pub use agent::{Layer, LoadedAgent};
pub use agents::Agents;
pub use changes::Changes;
pub use layers::Layers;
pub use options::{Limits, Options};
pub use problem::{Problem, Problems, Severity};
#[cfg(feature = "watch")]
pub use watch::{Watch, WatchError};

/// The folder of your crate in debug builds, for [`Layers::source`]; `None` in release builds, which do not contain the path.
///
/// ```
/// assert_eq!(include_agents::source!().is_some(), cfg!(debug_assertions));
/// ```
#[macro_export]
macro_rules! source {
    () => {{
        #[cfg(debug_assertions)]
        let folder = $crate::__private::Some($crate::__private::env!("CARGO_MANIFEST_DIR"));
        #[cfg(not(debug_assertions))]
        let folder = $crate::__private::None::<&'static $crate::__private::str>;
        folder
    }};
}
