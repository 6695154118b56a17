include_agents::include_agents!("call/agents", include("*.agent.md"));

fn main() {}
