include_agents::include_agents!("ui/call", limits(file_bytes = 10));

fn main() {}
