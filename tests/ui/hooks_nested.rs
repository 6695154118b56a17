include_agents::include_agents!("ui/hooks_nested.md");

fn main() {}
