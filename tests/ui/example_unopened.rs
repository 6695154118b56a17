include_agents::include_agents!("ui/example_unopened.md");

fn main() {}
