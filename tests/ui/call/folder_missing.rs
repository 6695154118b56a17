include_agents::include_agents!("call/agent");

fn main() {}
