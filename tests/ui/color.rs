include_agents::include_agents!("ui/color.md");

fn main() {}
