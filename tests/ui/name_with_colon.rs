include_agents::include_agents!("ui/name_with_colon.md");

fn main() {}
