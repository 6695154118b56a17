include_agents::include_agents!("catalog/names_twice", limits(files = 1));

fn main() {}
