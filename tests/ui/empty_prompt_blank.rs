include_agents::include_agents!("ui/empty_prompt_blank.md");

fn main() {}
