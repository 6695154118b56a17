include_agents::include_agents!("ui/front_matter_is_prose.md");

fn main() {}
