include_agents::include_agents!("ui/misspelled_field.md");

fn main() {}
