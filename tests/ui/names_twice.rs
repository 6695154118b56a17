include_agents::include_agents!("ui/names_twice");

fn main() {}
