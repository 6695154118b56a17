include_agents::include_agents!("ui/skills_map.md");

fn main() {}
