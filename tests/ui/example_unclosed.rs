include_agents::include_agents!("ui/example_unclosed.md");

fn main() {}
