include_agents::include_agents!("ui/call", limits(front_matter_bytes = 10));

fn main() {}
