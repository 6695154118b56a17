include_agents::include_agents!("ui/background.md");

fn main() {}
