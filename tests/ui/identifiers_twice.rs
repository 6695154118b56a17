include_agents::include_agents!("ui/identifiers_twice");

fn main() {}
