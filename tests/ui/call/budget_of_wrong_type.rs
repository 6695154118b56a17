include_agents::include_agents!("call/agents", description_budget = "long");

fn main() {}
