include_agents::include_agents!("call/agents", limits(front_matter_bytes = 10));

fn main() {}
