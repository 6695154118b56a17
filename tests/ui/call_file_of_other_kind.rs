include_agents::include_agents!("ui/call_empty.rs");

fn main() {}
