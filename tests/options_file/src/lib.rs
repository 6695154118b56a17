//! A catalog whose options are in `agents.toml`; the call overrides one of them.

include_agents::include_agents!("agents", config = "agents.toml", prompt_budget = 100);

#[cfg(test)]
mod tests {
    use super::Agent;

    #[test]
    fn the_options_of_the_file_hold() {
        assert_eq!(Agent::ALL, [Agent::Reviewer]);
        assert!(Agent::Reviewer.tools().allows("search_orders"));
    }
}
