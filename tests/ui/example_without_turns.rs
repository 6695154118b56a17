include_agents::include_agents!("ui/example_without_turns.md");

fn main() {}
