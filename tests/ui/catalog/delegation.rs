include_agents::include_agents! {
    #[agents(deny(dangling_agent, delegation_cycle))]
    pub enum Agent in "catalog/delegation";
}

// The names that exist are references all the same.
const _: () = assert!(matches!(Agent::Lead.delegates(), [Agent::Writer]));
const _: () = assert!(matches!(Agent::Writer.delegated_by(), [Agent::Lead, Agent::Reviewer]));

fn main() {}
