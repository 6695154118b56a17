include_agents::include_agents!("ui/duplicate_key.md");

fn main() {}
