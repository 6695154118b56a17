include_agents::include_agents!("ui/name_misspelled.md");

fn main() {}
