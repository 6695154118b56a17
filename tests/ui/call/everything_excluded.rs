include_agents::include_agents!("call/agents", exclude("**"));

fn main() {}
