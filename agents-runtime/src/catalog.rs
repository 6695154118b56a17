//! What all generated enums have in common.

use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::str::FromStr;

use crate::{AgentDefinition, UnknownAgent};

/// A catalog of agents: what every enum that `include_agents!` generates implements.
///
/// With it, code can work with agents of any catalog:
///
/// ```
/// use include_agents_runtime::Catalog;
///
/// /// The names of the agents that may run shell commands.
/// fn with_a_shell<A: Catalog>() -> impl Iterator<Item = &'static str> {
///     let agents = A::ALL.iter().map(|agent| agent.definition());
///     agents.filter(|agent| agent.tools().allows("Bash")).map(|agent| agent.name())
/// }
/// ```
pub trait Catalog:
    Copy
    + Ord
    + Hash
    + Debug
    + Display
    + FromStr<Err = UnknownAgent>
    + AsRef<str>
    + Send
    + Sync
    + 'static
{
    /// Every agent, ordered by name.
    const ALL: &'static [Self];

    /// The agent's content.
    fn definition(self) -> &'static AgentDefinition;

    /// The agent of this name.
    fn from_name(name: &str) -> Option<Self>;
}
