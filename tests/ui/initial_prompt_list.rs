include_agents::include_agents!("ui/initial_prompt_list.md");

fn main() {}
