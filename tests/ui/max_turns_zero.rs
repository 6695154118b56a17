include_agents::include_agents!("ui/max_turns_zero.md");

fn main() {}
