include_agents::include_agents!("catalog/names_twice");

fn main() {}
