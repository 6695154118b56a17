include_agents::include_agents!("ui/name_too_long.md");

fn main() {}
