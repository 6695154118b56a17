include_agents::include_agents!("no/such/folder");

fn main() {}
