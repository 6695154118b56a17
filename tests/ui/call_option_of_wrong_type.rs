include_agents::include_agents!("ui/call", constants = 3);

fn main() {}
