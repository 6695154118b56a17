include_agents::include_agents!("ui/name_blank.md");

fn main() {}
