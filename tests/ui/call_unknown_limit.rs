include_agents::include_agents!("ui/call", limits(file_byte = 10));

fn main() {}
