include_agents::include_agents!("ui/duplicate_description.md");

fn main() {}
