include_agents::include_agents!("ui/effort.md");

fn main() {}
