include_agents::include_agents!("ui/effort_negative.md");

fn main() {}
