include_agents::include_agents!("ui/front_matter_empty.md");

fn main() {}
