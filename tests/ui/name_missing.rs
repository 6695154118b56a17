include_agents::include_agents!("ui/name_missing.md");

fn main() {}
