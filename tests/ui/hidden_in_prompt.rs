include_agents::include_agents!("ui/hidden_in_prompt.md");

fn main() {}
