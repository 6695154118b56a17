//! Catalogs: their agents by name.

use core::fmt;
use core::marker::PhantomData;

use serde::{Deserializer, Serialize, Serializer, ser::SerializeMap};

use super::values::Text;
use core::ops::Deref;

use crate::{AgentDefinition, Catalog, Definition};

/// Agents that serialize as the map `{name: definition}`, the argument of Claude Code's `--agents` option. Needs the
/// feature `serde`.
///
/// [`agent_map`] is that of a whole catalog. Here is one of some of its agents:
///
/// ```
/// use include_agents_runtime::{AgentDefinition, AgentMap};
///
/// static TABLE: [AgentDefinition; 2] = [
///     AgentDefinition::new("reviewer", "Reviews", "You review."),
///     AgentDefinition::new("tester", "Tests", "You test."),
/// ];
///
/// let tester = TABLE.iter().filter(|agent| agent.name() == "tester");
/// assert_eq!(
///     serde_json::to_string(&AgentMap::new(tester))?,
///     r#"{"tester":{"description":"Tests","prompt":"You test."}}"#,
/// );
/// assert_eq!(serde_json::to_value(AgentMap::new(&TABLE))?.as_object().map(|map| map.len()), Some(2));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AgentMap<I> {
    agents: I,
}

impl<'a, I: IntoIterator<Item: Deref<Target = Definition<'a>>> + Clone> AgentMap<I> {
    /// The map of these agents, in this order. That their names are different is up to you:
    /// [`try_new`](AgentMap::try_new) checks it.
    #[must_use]
    pub const fn new(agents: I) -> Self {
        Self { agents }
    }

    /// The map of these agents, in this order, if no two of them have the same name: for the agents of several catalogs.
    ///
    /// ```
    /// use include_agents_runtime::{AgentDefinition, AgentMap};
    ///
    /// static OURS: [AgentDefinition; 1] = [AgentDefinition::new("reviewer", "Reviews", "You review.")];
    /// static THEIRS: [AgentDefinition; 1] = [AgentDefinition::new("tester", "Tests", "You test.")];
    ///
    /// let both = AgentMap::try_new(OURS.iter().chain(&THEIRS))?;
    /// assert!(serde_json::to_string(&both)?.contains("tester"));
    ///
    /// let error = AgentMap::try_new(OURS.iter().chain(&OURS)).unwrap_err();
    /// assert_eq!(error.to_string(), "two agents are named `reviewer`");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If two agents have the same name. Claude Code would read only the last of them. It compares each name with each, which
    /// takes a millisecond for 1,000 agents.
    pub fn try_new(agents: I) -> Result<Self, DuplicateName<'a>> {
        for (index, agent) in agents.clone().into_iter().enumerate() {
            let name = agent.name();
            let mut earlier = agents.clone().into_iter().take(index);
            if earlier.any(|other| other.name() == name) {
                return Err(DuplicateName { name });
            }
        }
        Ok(Self { agents })
    }
}

/// The error of [`AgentMap::try_new`]: two agents have the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DuplicateName<'a> {
    name: &'a str,
}

impl<'a> DuplicateName<'a> {
    /// The name.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }
}

impl fmt::Display for DuplicateName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "two agents are named `{}`", self.name)
    }
}

impl core::error::Error for DuplicateName<'_> {}

impl<'a, I: IntoIterator<Item: Deref<Target = Definition<'a>>> + Clone> Serialize for AgentMap<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = self.agents.clone().into_iter().count();
        let mut map = serializer.serialize_map(Some(count))?;
        for agent in self.agents.clone() {
            map.serialize_entry(agent.name(), &*agent)?;
        }
        map.end()
    }
}

/// All agents of a catalog, as the argument of Claude Code's `--agents` option. Needs the feature `serde`.
///
/// ```
/// use include_agents_runtime::{Catalog, agent_map};
///
/// /// The option for the command line of Claude Code. (Linux takes no argument of more than 128 KB.)
/// fn agents_option<A: Catalog>() -> serde_json::Result<[String; 2]> {
///     Ok(["--agents".to_owned(), serde_json::to_string(&agent_map::<A>())?])
/// }
/// ```
#[must_use]
pub fn agent_map<A: Catalog>()
-> AgentMap<impl Iterator<Item = &'static AgentDefinition> + Clone + Send + Sync> {
    AgentMap::new(A::ALL.iter().map(|agent| agent.definition()))
}

/// `Serialize` of a generated enum.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize_name<A: AsRef<str>, S: Serializer>(
    agent: A,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(agent.as_ref())
}

/// `Deserialize` of a generated enum.
///
/// # Errors
///
/// Where there is no text, or not the name of an agent.
pub fn deserialize_name<'de, A: Catalog, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<A, D::Error> {
    deserializer.deserialize_str(Text {
        what: "the name of an agent",
        value: PhantomData,
    })
}
