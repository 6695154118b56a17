//! Agents where a program needs names, and names where it needs agents.

#![deny(warnings, missing_docs)]

include_agents::include_agents! {
    #[agents(default = "tester")]
    pub enum Agent in "agents";
}

/// The same agents, with a derived `Default`.
pub mod derived {
    include_agents::include_agents! {
        #[derive(Debug, Default)]
        #[agents(default = "reviewer")]
        pub enum Agent in "agents";
    }
}

/// A field that falls back to the default agent, in a struct that derives `Default`, too.
#[derive(Debug, Default)]
pub struct Settings {
    /// Who answers.
    pub agent: Agent,
}

/// A rule that takes longer than rustc allows other constants, as one for a thousand agents does.
const fn is_sound(agent: Agent) -> bool {
    let mut steps = 0_u32;
    while steps < 1_100_000 {
        steps += 1;
    }
    !agent.prompt().is_empty()
}

include_agents::assert_all!(Agent, |agent| is_sound(agent), "a prompt");

/// Accepts anything that converts into an agent, as builders do.
///
/// # Errors
///
/// If there is no such agent.
pub fn pick<T: TryInto<Agent>>(agent: T) -> Result<Agent, T::Error> {
    agent.try_into()
}

/// Takes any name.
pub fn label(name: impl Into<&'static str>) -> &'static str {
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_agents() {
        assert_eq!(pick("reviewer"), Ok(Agent::Reviewer));
        assert_eq!(pick(Agent::Tester), Ok(Agent::Tester));
        let error = pick("reviewr").unwrap_err();
        assert_eq!(error.nearest(), Some("reviewer"));
    }

    #[test]
    fn agents_become_names() {
        assert_eq!(label(Agent::Reviewer), "reviewer");
        assert!(Agent::Reviewer == *"reviewer" && Agent::Reviewer == "reviewer");
        assert_ne!(Agent::Reviewer, "tester");
        assert_eq!(Agent::Reviewer, Agent::Reviewer);
    }

    #[test]
    fn one_agent_is_the_default() {
        assert_eq!(Settings::default().agent, Agent::Tester);
        assert_eq!(derived::Agent::default(), derived::Agent::Reviewer);
    }

    #[test]
    fn agents_print_as_files() {
        assert_eq!(
            Agent::Reviewer.to_markdown().to_string(),
            "---\nname: reviewer\ndescription: Reviews a change.\n---\n\nYou review.\n"
        );
    }
}
