include_agents::include_agents!("call/agents", constants = 3);

fn main() {}
