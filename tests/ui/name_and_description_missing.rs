include_agents::include_agents!("ui/name_and_description_missing.md");

fn main() {}
