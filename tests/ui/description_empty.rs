include_agents::include_agents!("ui/description_empty.md");

fn main() {}
