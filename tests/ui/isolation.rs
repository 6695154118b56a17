include_agents::include_agents!("ui/isolation.md");

fn main() {}
