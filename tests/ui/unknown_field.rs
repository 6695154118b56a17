include_agents::include_agents!("ui/unknown_field.md", deny(unknown_field));

fn main() {}
