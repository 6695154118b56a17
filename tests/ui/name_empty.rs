include_agents::include_agents!("ui/name_empty.md");

fn main() {}
