include_agents::include_agents!("ui/memory.md");

fn main() {}
