include_agents::include_agents!("ui/max_turns_quoted.md");

fn main() {}
