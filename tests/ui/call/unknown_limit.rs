include_agents::include_agents!("call/agents", limits(file_byte = 10));

fn main() {}
