include_agents::include_agents!("ui/stray_key.md");

fn main() {}
