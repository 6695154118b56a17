include_agents::include_agents!("ui/misspelled_field_snake_case.md");

fn main() {}
