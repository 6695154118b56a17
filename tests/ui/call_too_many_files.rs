include_agents::include_agents!("ui/names_twice", limits(files = 1));

fn main() {}
