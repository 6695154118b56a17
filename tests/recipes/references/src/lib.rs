//! A house whose agents name each other: in `tools`, and in fields of its own.

#![no_std]
#![deny(warnings)]

include_agents::include_agents! {
    #[agents(deny(dangling_agent, delegation_cycle))]
    pub enum Agent in "agents";

    /// Who answers for whom.
    #[derive(Debug)]
    pub struct Metadata {
        /// Who reads what the agent has done.
        pub reviewer: Option<Agent>,
        /// Who does the work where the agent is busy.
        pub deputies: &'static [Agent] = &[],
    }
}

// No one reviews themselves. (Enums are compared by their discriminants in const context.)
include_agents::assert_all!(
    Agent,
    |agent| match agent.metadata().reviewer {
        Some(reviewer) => reviewer as usize != agent as usize,
        None => matches!(agent, Agent::Critic),
    },
    "someone else reviews",
);

/// To whom the lead hands work.
pub const DELEGATES: &[Agent] = Agent::Lead.delegates();

#[test]
fn delegation_is_known_in_both_directions() {
    // `Explore` is one of Claude Code's own agents: not in the catalog, and not dangling.
    assert_eq!(DELEGATES, [Agent::Writer]);
    assert_eq!(Agent::Writer.delegates(), [Agent::Critic]);
    assert_eq!(Agent::Writer.delegated_by(), [Agent::Lead]);
    assert!(Agent::Critic.delegates().is_empty());
}

#[test]
fn fields_name_agents() {
    assert_eq!(Agent::Writer.metadata().reviewer, Some(Agent::Critic));
    assert_eq!(Agent::Writer.metadata().deputies, [Agent::Lead]);
    assert_eq!(Agent::Critic.metadata().reviewer, None);
}
