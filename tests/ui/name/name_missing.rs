include_agents::include_agents!("name/name_missing.md");

fn main() {}
