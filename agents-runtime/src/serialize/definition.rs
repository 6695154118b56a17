//! One agent, as Claude Code reads it, and in full.

use super::record::{Fields, Record, serialize_records};
use crate::{AgentNames, Definition, Settings};

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
        fields.map("experimental", self.experimental)?;
        fields.map("metadata", self.metadata)
    }
}

/// The settings that the option `--agents` has.
fn shared_settings<F: Fields>(settings: &Settings<'_>, fields: &mut F) -> Result<(), F::Error> {
    fields.list("disallowedTools", settings.disallowed_tools)?;
    fields.optional("permissionMode", settings.permission_mode)?;
    fields.list("mcpServers", settings.mcp_servers)?;
    fields.map("hooks", settings.hooks)?;
    fields.optional("maxTurns", settings.max_turns)?;
    fields.optional("autoCompactWindow", settings.auto_compact_window)?;
    fields.list("skills", settings.skills)?;
    fields.optional("initialPrompt", settings.initial_prompt)?;
    fields.optional("memory", settings.memory)?;
    fields.optional("effort", settings.effort)?;
    fields.flag("background", settings.background)?;
    fields.flag("omitClaudeMd", settings.omit_claude_md)?;
    fields.optional("isolation", settings.isolation)?;
    let observer = (!AgentNames::of(settings.observer).is_empty()).then_some(settings.observer);
    fields.optional("observer", observer)?;
    fields.optional("observerMessage", settings.observer_message)?;
    fields.unset("observeSubagents", settings.observe_subagents)?;
    fields.unset("observeToolResults", settings.observe_tool_results)
}

/// Everything that is known of an agent, for an API of your own: see [`Definition::full`].
///
/// It serializes as what a [`Definition`] does, with these keys more: `name`, `path`, `color`, `whenToUse`,
/// `examples`, `experimental` and `metadata`, absent where there is nothing. The outline is left out, for it is the
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
        fields.map("experimental", agent.experimental())?;
        fields.map("metadata", agent.metadata())
    }
}
