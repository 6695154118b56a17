include_agents::include_agents!("ui/name_boolean.md");

fn main() {}
