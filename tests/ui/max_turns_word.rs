include_agents::include_agents!("ui/max_turns_word.md");

fn main() {}
