include_agents::include_agents!("ui/cal");

fn main() {}
