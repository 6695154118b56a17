include_agents::include_agents!("ui/description_missing.md");

fn main() {}
