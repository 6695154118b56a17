//! Users may change the prompts of our agents, and not what these agents may do.

#![deny(warnings)]

use std::path::Path;

use include_agents::Definition;
use include_agents::load::{Agents, Layers, Problem, Problems};

include_agents::include_agents!("agents", allow(untracked_folder));

include_agents::assert_all!(
    Agent,
    |agent| !agent.tools().allows("Write"),
    "scouts do not write"
);

/// The layers of the program: the system's files, and the project's over them.
pub fn layers(system: &Path, project: &Path) -> Layers<Agent> {
    Layers::of::<Agent>()
        .source(include_agents::source!())
        .folder(system)
        .folder(project)
        .options(|options| options.deny("unknown_tool"))
        .require("the tools of built-in agents stay as they are", |agent| {
            Agent::from_name(agent.name()).is_none_or(|ours| agent.tools() == ours.tools())
        })
}

/// What every agent has to keep, wherever it is from.
pub fn may_write(agents: &Agents<Agent>) -> Vec<&str> {
    let writers = agents.check(|agent| !agent.tools().allows("Write"));
    writers
        .iter()
        .map(|agent| agent.definition().name())
        .collect()
}

/// For a program that would rather not start.
pub fn strict(system: &Path, project: &Path) -> Result<Agents<Agent>, Problems> {
    layers(system, project).load_strict()
}

/// Keys of our own.
#[derive(Debug, PartialEq, serde::Deserialize)]
pub struct Metadata {
    /// Who answers for the agent.
    #[serde(default)]
    pub team: String,
    /// The order in lists.
    #[serde(default)]
    pub priority: u8,
}

/// The keys of an agent of any author.
pub fn metadata(agents: &Agents<Agent>, name: &str) -> Option<Result<Metadata, Problem>> {
    Some(agents.get(name)?.metadata_as())
}

/// Takes either: an agent that is compiled in, and one of a file.
pub fn system_prompt(agent: &Definition<'_>) -> String {
    format!("{}\n\nTools: {}", agent.prompt(), agent.tools())
}
