include_agents::include_agents!("");

fn main() {}
