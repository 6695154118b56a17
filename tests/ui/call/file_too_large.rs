include_agents::include_agents!("call/agents", limits(file_bytes = 10));

fn main() {}
