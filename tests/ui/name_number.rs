include_agents::include_agents!("ui/name_number.md");

fn main() {}
