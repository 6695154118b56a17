include_agents::include_agents!("ui/empty_prompt.md");

fn main() {}
