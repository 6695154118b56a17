//! One agent, as Claude Code reads it, and in full.

use super::record::{Fields, Record, serialize_records};
use serde::{Serialize, Serializer};

use crate::settings::Shown;
use crate::{Definition, Settings};

serialize_records!(Definition<'_>, FullDefinition<'_>, Settings<'_>);

/// The fields are those of Claude Code's `--agents` option and of the SDK's `AgentDefinition`.
impl Record for Definition<'_> {
    const NAME: &'static str = "AgentDefinition";

    fn fields<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        fields.field("description", self.description())?;
        fields.field("prompt", self.prompt())?;
        fields.optional("tools", self.tools().listed())?;
        fields.optional("model", self.model())?;
        shared_settings(&self.settings(), fields)
    }
}

impl Record for Settings<'_> {
    const NAME: &'static str = "Settings";

    fn fields<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        shared_settings(self, fields)?;
        fields.map(EXPERIMENTAL, self.experimental)?;
        fields.list("params", self.params)?;
        fields.map("metadata", self.metadata)
    }
}

/// The settings that the option `--agents` has.
fn shared_settings<F: Fields>(settings: &Settings<'_>, fields: &mut F) -> Result<(), F::Error> {
    let mut shared = settings.shown().filter(|(key, _)| *key != EXPERIMENTAL);
    shared.try_for_each(|(key, value)| fields.field(key, &value))
}

const EXPERIMENTAL: &str = "experimental";

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Bool(flag) => flag.serialize(serializer),
            Self::Effort(effort) => effort.serialize(serializer),
            Self::Names(names) => names.serialize(serializer),
            Self::Tools(tools) => tools.serialize(serializer),
            Self::Servers(servers) => servers.serialize(serializer),
            Self::Map(map) => map.serialize(serializer),
        }
    }
}

/// Everything that is known of an agent, for an API of your own: see [`Definition::full`].
///
/// It serializes as what a [`Definition`] does, with these keys more: `name`, `path`, `color`, `whenToUse`,
/// `examples`, `experimental`, `params` and `metadata`, absent where there is nothing. The outline is left out, for it is the
/// prompt once more: serialize [`Definition::sections`] where you need it.
#[derive(Clone, Copy, Debug)]
pub struct FullDefinition<'a> {
    agent: Definition<'a>,
}

impl<'a> Definition<'a> {
    /// The view that serializes as everything that is known of the agent. Needs the feature `serde`.
    ///
    /// ```
    /// use include_agents_runtime::AgentDefinition;
    ///
    /// const AGENT: AgentDefinition = AgentDefinition::new("tester", "Tests the code", "You test.");
    ///
    /// assert_eq!(
    ///     serde_json::to_string(&AGENT)?,
    ///     r#"{"description":"Tests the code","prompt":"You test."}"#,
    /// );
    /// assert_eq!(
    ///     serde_json::to_string(&AGENT.full())?,
    ///     r#"{"name":"tester","whenToUse":"Tests the code","description":"Tests the code","prompt":"You test."}"#,
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub const fn full(&self) -> FullDefinition<'a> {
        FullDefinition { agent: *self }
    }
}

impl Record for FullDefinition<'_> {
    const NAME: &'static str = "FullDefinition";

    fn fields<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        let agent = self.agent;
        fields.field("name", agent.name())?;
        fields.optional("path", (!agent.path().is_empty()).then_some(agent.path()))?;
        fields.optional("color", agent.color())?;
        fields.field("whenToUse", agent.when_to_use())?;
        fields.list("examples", agent.examples())?;
        agent.fields(fields)?;
        fields.map(EXPERIMENTAL, agent.experimental())?;
        fields.list("params", agent.params())?;
        fields.map("metadata", agent.metadata())
    }
}
