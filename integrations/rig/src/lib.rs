//! A [rig](https://docs.rs/rig-agent) agent built from an agent file.
//!
//! What a file says and what rig asks for meet in few places:
//!
//! | the file | rig |
//! |---|---|
//! | the body | the preamble |
//! | `name` | the name, which rig gives its traces |
//! | `description` | the description, without its examples: they tell the *client* when to delegate |
//! | `maxTurns` | the default budget of model calls; a file without it leaves rig's own, which is one call |
//! | `tools`, `disallowedTools` | which of the tools on offer the agent is given |
//!
//! `model` is not among them, for the file says `opus` and only you know which provider that is: match on
//! [`Model`](include_agents::Model), and hand the model of your choice to [`build`].
//!
//! ```
//! use include_agents_rig::{Agent, build};
//! use rig_agent::core::{DynModel, operation::Completion};
//!
//! fn reviewer(model: impl Into<DynModel<Completion>>) -> rig_agent::Agent {
//!     build(Agent::Reviewer.definition(), model, Vec::new())
//! }
//! ```

use include_agents::Definition;
use rig_agent::AgentBuilder;
use rig_agent::core::{DynModel, operation::Completion};
use rig_agent::tool::DynamicTool;

include_agents::include_agents!("../agents");

/// The rig agent of an agent file.
///
/// Of the tools on offer it is given those that its file allows. They are called as the file calls them, so a tool that
/// reads files is named `Read`.
#[must_use]
pub fn build(
    agent: &Definition<'_>,
    model: impl Into<DynModel<Completion>>,
    mut tools: Vec<DynamicTool>,
) -> rig_agent::Agent {
    tools.retain(|tool| agent.tools().allows(tool.name().as_str()));
    let mut builder = AgentBuilder::new(model)
        .name(agent.name())
        .description(agent.when_to_use())
        .preamble(agent.prompt());
    // No agent has more turns than a machine can count.
    if let Some(turns) = agent
        .max_turns()
        .and_then(|turns| usize::try_from(turns).ok())
    {
        builder = builder.default_max_turns(turns);
    }
    builder.dynamic_tools(tools).build()
}
