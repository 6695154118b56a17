include_agents::include_agents!("ui/example_nested.md");

fn main() {}
